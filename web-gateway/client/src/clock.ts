import { Samples } from "./samples";
import { TICK_MS } from "./view";

const WINDOW = 120;
/** Ticks by which the estimate may run beyond the newest frame: a stalled server must not be predicted for long. */
export const MOST_AHEAD_TICKS = 15;
/** Frames after which a restarted clock is to be trusted. */
const SETTLED_FRAMES = 20;
/** So many frames in a row, each this late, did not wait on the way: the server itself paused. */
const PAUSE_FRAMES = 30;
const PAUSE_TICKS = 4;
/** How fast the estimate gives way when frames come later than they did; an early frame is believed at once. */
const YIELD_TICKS = 0.02;
/** What the overlay shows: ten seconds. */
const LATENESS_KEPT = 600;

/**
 * An estimate of the tick that would be arriving right now, from frames that did. Frames come late, never early, so the
 * earliest of the last two seconds say where the clock is; how much later the others came is their lateness.
 */
export class ServerClock {
  private readonly window = new Samples(WINDOW);
  private offsetTicks: number | undefined;
  private newest = -1;
  private observed = 0;
  /** Milliseconds by which each of the last frames came after its time, the newest last. */
  readonly lateness = new Samples(LATENESS_KEPT);

  observe(tick: number, nowMs: number): void {
    const sample = tick - nowMs / TICK_MS;
    this.window.add(sample);
    this.newest = tick;
    this.observed++;
    const best = this.window.max();
    if (this.offsetTicks === undefined || best > this.offsetTicks) this.offsetTicks = best;
    else if (this.paused()) this.rebase();
    else this.offsetTicks = Math.max(best, this.offsetTicks - YIELD_TICKS);
    this.lateness.add((this.offsetTicks - sample) * TICK_MS);
  }

  /** The server goes on at another pace or place: after a keyframe, or a move to another server. */
  restart(tick: number, nowMs: number): void {
    this.window.clear();
    this.offsetTicks = undefined;
    this.observed = 0;
    this.observe(tick, nowMs);
  }

  /** Whether enough frames came since the start that the clock will not be wrong by much. */
  settled(): boolean {
    return this.observed >= SETTLED_FRAMES;
  }

  /** Fractional tick arriving at this moment; -1 before the first frame. */
  tickAt(nowMs: number): number {
    if (this.offsetTicks === undefined) return -1;
    return Math.min(nowMs / TICK_MS + this.offsetTicks, this.newest + MOST_AHEAD_TICKS);
  }

  /** The newest frame's tick; -1 before the first. */
  newestTick(): number {
    return this.newest;
  }

  private paused(): boolean {
    return this.observed > PAUSE_FRAMES && this.window.max(PAUSE_FRAMES) < (this.offsetTicks ?? 0) - PAUSE_TICKS;
  }

  private rebase(): void {
    this.offsetTicks = this.window.max(PAUSE_FRAMES);
    this.window.keep(PAUSE_FRAMES);
  }
}
