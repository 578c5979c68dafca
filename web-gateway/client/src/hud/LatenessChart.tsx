import { TICK_MS } from "../view";

const WIDTH = 288;
const HEIGHT = 44;
const LEAST_SCALE_MS = 40;
const MOST_SCALE_MS = 200;
const STEP = 3.2;

/** The last frames' lateness as bars, newest right; those that came too late for the playout stand out. */
export function LatenessChart({ lateness, playoutMs }: { lateness: readonly number[]; playoutMs: number }) {
  const coveredMs = playoutMs - TICK_MS;
  const scaleMs = Math.min(MOST_SCALE_MS, Math.max(LEAST_SCALE_MS, coveredMs * 1.3, ...lateness));
  const y = (ms: number): number => HEIGHT - 1 - (Math.min(ms, scaleMs) / scaleMs) * (HEIGHT - 4);
  const bars = (wanted: (ms: number) => boolean): string =>
    lateness
      .map((ms, i) => (wanted(ms) ? `M${(WIDTH - (lateness.length - i - 0.5) * STEP).toFixed(1)} ${HEIGHT}V${(y(ms) - 1).toFixed(1)}` : ""))
      .join("");
  return (
    <svg className="lateness" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`Lateness of the last ${lateness.length} frames`}>
      <path className="covered" d={`M0 ${y(coveredMs).toFixed(1)}H${WIDTH}`} />
      <path className="in-time" d={bars((ms) => ms <= coveredMs)} />
      <path className="too-late" d={bars((ms) => ms > coveredMs)} />
    </svg>
  );
}
