import { TICK_MS } from "./view";

const SAMPLES = 90;
/** Ticks by which the estimate may run beyond the newest frame: a stalled server must not be predicted for long. */
const MOST_AHEAD_TICKS = 15;
/** A difference beyond this is a new situation, not drift. */
const SNAP_TICKS = 12;
const SLEW_TICKS = 0.06;

/**
 * An estimate of the tick that would be arriving right now, from frames that did. Frames come late, never early, so the
 * earliest of the last seconds say where the clock is; the spread of the rest says how far behind others must be drawn.
 */
export class ServerClock {
  private readonly samples: number[] = [];
  private at = 0;
  private offsetTicks: number | undefined;
  private newest = -1;
  private lateness = 0;

  observe(tick: number, nowMs: number): void {
    const sample = tick - nowMs / TICK_MS;
    this.samples[this.at] = sample;
    this.at = (this.at + 1) % SAMPLES;
    this.newest = tick;
    const best = Math.max(...this.samples);
    const sorted = [...this.samples].sort((a, b) => a - b);
    const late = best - (sorted[Math.floor(sorted.length * 0.06)] ?? best);
    this.lateness += (late - this.lateness) * 0.08;
    if (this.offsetTicks === undefined || Math.abs(best - this.offsetTicks) > SNAP_TICKS) this.offsetTicks = best;
    else this.offsetTicks += Math.max(-SLEW_TICKS, Math.min(SLEW_TICKS, best - this.offsetTicks));
  }

  /** The server goes on at another pace or place: after a pause, a keyframe, a move to another server. */
  restart(tick: number, nowMs: number): void {
    this.samples.length = 0;
    this.at = 0;
    this.offsetTicks = undefined;
    this.observe(tick, nowMs);
  }

  /** Fractional tick arriving at this moment; -1 before the first frame. */
  tickAt(nowMs: number): number {
    if (this.offsetTicks === undefined) return -1;
    return Math.min(nowMs / TICK_MS + this.offsetTicks, this.newest + MOST_AHEAD_TICKS);
  }

  /** How many ticks in the past others are drawn so that there are nearly always two frames to draw between. */
  delayTicks(): number {
    return Math.max(1.25, Math.min(12, 1 + this.lateness));
  }
}
