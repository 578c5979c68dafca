import type { Session } from "../session";
import type { State } from "../state";

/** Frames of the last ten seconds. */
const LATENESS_FRAMES = 600;
const BARS = 90;

/** Everything the overlay shows, read only while it is open. Undefined is what is not known yet, or not there. */
export interface Measured {
  pingMs: number | undefined;
  bestPingMs: number | undefined;
  /** Server's clock less the device's; true to half the best ping. */
  serverClockMs: number | undefined;
  framesPerSecond: number;
  bytesPerSecond: number;
  /** By how much the frames of the last ten seconds came after their time. */
  latenessP50Ms: number;
  latenessP99Ms: number;
  /** Of the last frames, oldest first. */
  lateness: number[];
  gaps: number;
  resumes: number;
  reconnects: number;
  playoutMs: number;
  /** Undefined, as the slack, for somebody who watches. */
  leadTicks: number | undefined;
  slackMs: number | undefined;
  slackTargetMs: number;
  corrections: { count: number; meanUnits: number; mostUnits: number };
  drawsPerSecond: number;
  renderer: string | undefined;
  tick: number;
  predictedTick: number;
  epoch: number;
  stream: string | undefined;
  engine: string | undefined;
}

export function measure(state: State, session: Session, nowMs: number): Measured {
  const { replica, socket } = session;
  const { lateness } = replica.clock;
  const offsetMs = socket.clock.offsetMs();
  return {
    pingMs: socket.clock.pingMs(),
    bestPingMs: socket.clock.quickestMs(),
    serverClockMs: offsetMs === undefined ? undefined : offsetMs + nowMs - Date.now(),
    framesPerSecond: state.framesPerSecond,
    bytesPerSecond: state.bytesPerSecond,
    latenessP50Ms: lateness.quantile(0.5, LATENESS_FRAMES),
    latenessP99Ms: lateness.quantile(0.99, LATENESS_FRAMES),
    lateness: lateness.list(BARS),
    gaps: session.gaps,
    resumes: session.resumes,
    reconnects: Math.max(0, socket.opened - 1),
    playoutMs: replica.playout.delayMs(),
    leadTicks: replica.prediction.leadTicks(),
    slackMs: replica.prediction.lead.slackMs(),
    slackTargetMs: replica.prediction.lead.targetMs(),
    corrections: replica.prediction.corrections.recent(nowMs),
    drawsPerSecond: state.drawsPerSecond,
    renderer: state.renderer,
    tick: replica.tick(),
    predictedTick: replica.predictedTick(),
    epoch: replica.epoch(),
    stream: socket.instance,
    engine: state.servedBy,
  };
}
