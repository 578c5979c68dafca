import type { Session } from "../session";
import type { State } from "../state";
import { TICK_MS } from "../view";
import { LatenessChart } from "./LatenessChart";
import { measure, type Measured } from "./measured";

/** F3: what the connection, the playout and the prediction are doing. Nothing is read while it is closed. */
export function Overlay({ state, session }: { state: State; session: Session }) {
  if (!state.overlay) return null;
  const m = measure(state, session, performance.now());
  return (
    <aside className="overlay panel" data-testid="overlay" aria-label="Connection and motion">
      <header>
        <h2>Under the hood</h2>
        <button
          className="close"
          aria-label="Close"
          onClick={() => {
            state.overlay = false;
          }}
        >
          <kbd>F3</kbd>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </header>
      <Connection m={m} />
      <Motion m={m} />
      <Place m={m} />
    </aside>
  );
}

function Connection({ m }: { m: Measured }) {
  return (
    <dl>
      <Row name="Ping" id="ping" value={ms(m.pingMs)} more={m.bestPingMs === undefined ? "" : `best ${ms(m.bestPingMs)}`} />
      <Row
        name="Server clock"
        id="clock"
        value={m.serverClockMs === undefined ? "–" : `${signed(m.serverClockMs, 1)} ms`}
        more={m.bestPingMs === undefined ? "" : `± ${ms(m.bestPingMs / 2)}`}
      />
      <Row name="Frames" id="frames" value={`${m.framesPerSecond.toFixed(1)} /s`} />
      <Row name="Received" id="bytes" value={`${Math.round(m.bytesPerSecond).toLocaleString("en")} B/s`} />
      <Row wide name="Lateness p50 · p99" id="lateness" value={`${m.latenessP50Ms.toFixed(1)} · ${ms(m.latenessP99Ms)}`} />
      <div className="chart">
        <LatenessChart lateness={m.lateness} playoutMs={m.playoutMs} />
      </div>
      <Row wide name="Gaps · resumes · reconnects" id="gaps" value={`${m.gaps} · ${m.resumes} · ${m.reconnects}`} />
    </dl>
  );
}

function Motion({ m }: { m: Measured }) {
  const { count, meanUnits, mostUnits } = m.corrections;
  return (
    <dl>
      <Row name="Playout delay" id="playout" value={ms(m.playoutMs)} more="others" />
      {m.leadTicks !== undefined && (
        <>
          <Row name="Own lead" id="lead" value={ms(m.leadTicks * TICK_MS)} more={`${m.leadTicks.toFixed(2)} ticks`} />
          <Row
            name="Input slack"
            id="slack"
            value={m.slackMs === undefined ? "–" : `${signed(m.slackMs, 1)} ms`}
            more={`aim ${signed(m.slackTargetMs, 1)} ms`}
          />
        </>
      )}
      <Row name="Pictures" id="pictures" value={`${m.drawsPerSecond.toFixed(1)} /s`} more={m.renderer ?? ""} />
      {m.leadTicks !== undefined && (
        <Row
          name="Corrections"
          id="corrections"
          value={`${count} in 10 s`}
          more={count ? `mean ${meanUnits.toFixed(1)}, most ${mostUnits.toFixed(1)} units` : ""}
        />
      )}
    </dl>
  );
}

function Place({ m }: { m: Measured }) {
  if (m.tick < 0) return null;
  return (
    <dl>
      <Row name="Tick" id="tick" value={m.tick} more={m.leadTicks === undefined ? "" : `predicted ${m.predictedTick}`} />
      <Row name="Epoch" id="epoch" value={m.epoch} />
      <Row name="Server" id="server" value={[m.stream, m.engine].filter(Boolean).join(" · ") || "–"} />
    </dl>
  );
}

interface RowProps {
  name: string;
  id: string;
  value: string | number;
  /** Said smaller behind the value. */
  more?: string;
  /** Takes the whole width where there are two columns. */
  wide?: boolean;
}

function Row({ name, id, value, more = "", wide = false }: RowProps) {
  return (
    <div className={`${wide ? "wide " : ""}about-${id}`}>
      <dt>{name}</dt>
      <dd data-testid={`measured-${id}`}>
        {value}
        {more && <small> {more}</small>}
      </dd>
    </div>
  );
}

function ms(value: number | undefined): string {
  return value === undefined ? "–" : `${value.toFixed(1)} ms`;
}

function signed(value: number, digits: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(digits)}`;
}
