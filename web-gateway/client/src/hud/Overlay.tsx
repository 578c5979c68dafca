import type { Session } from "../session";
import type { State } from "../state";

/** F3: what the connection and the prediction are doing. */
export function Overlay({ state, session }: { state: State; session: Session }) {
  if (!state.overlay) return null;
  const { replica, socket } = session;
  const rows: [string, string][] = [
    ["ping", socket.pingMs === undefined ? "–" : `${socket.pingMs.toFixed(0)} ms`],
    ["lead", `${replica.leadTicks().toFixed(2)} ticks`],
    ["others", `${replica.delayTicks().toFixed(2)} ticks behind`],
    ["tick", `${replica.tick()} → ${replica.predictedTick()}`],
    ["frames", `${state.framesPerSecond} /s`],
    ["bytes", `${state.bytesPerSecond} /s`],
    ["draws", `${state.drawsPerSecond} /s`],
    ["epoch", String(replica.epoch())],
    ["server", state.servedBy ?? "–"],
    ["game", state.gameId ?? "–"],
  ];
  return (
    <dl className="overlay" data-testid="overlay">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
