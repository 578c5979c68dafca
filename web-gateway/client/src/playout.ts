import type { ServerClock } from "./clock";
import { Pace } from "./pace";
import { TICK_MS } from "./view";

const LEAST_MS = 33;
const MOST_MS = 150;
const RESERVE_MS = 5;
const LATE_SHARE = 0.9;
/** Frames whose lateness counts: two seconds. */
const RECENT_FRAMES = 120;
/** A line that has become worse is believed at once, one that has become better only in time. */
const GROW_MS = 300;
const SHRINK_MS = 3000;
const LIMITS = { slowest: 0.8, fastest: 1.25, settleTicks: 12, leapAhead: 30, leapBack: Infinity } as const;

/**
 * Where in the past the others are drawn: as far as nearly all frames come late, so that there is one to draw towards.
 * The drawn tick never goes back and never leaps over less than half a second.
 */
export class Playout {
  private readonly pace = new Pace(LIMITS);
  private delay = LEAST_MS;
  private goal = LEAST_MS;
  private seen = 0;
  private atMs = 0;

  constructor(private readonly clock: ServerClock) {}

  /** The fractional tick to draw now; -1 before the first frame. */
  tickAt(nowMs: number): number {
    const goalMs = this.goalMs();
    const slowness = goalMs > this.delay ? GROW_MS : SHRINK_MS;
    this.delay += (goalMs - this.delay) * (1 - Math.exp(-Math.max(0, nowMs - this.atMs) / slowness));
    this.atMs = nowMs;
    if (this.clock.newestTick() < 0) return -1;
    this.pace.advance(this.clock.tickAt(nowMs) - this.delay / TICK_MS, this.clock.newestTick(), nowMs);
    return this.pace.tick();
  }

  /** Milliseconds by which the others are meant to be drawn after the frames' own time, 33 to 150. */
  delayMs(): number {
    return this.delay;
  }

  /** The next tick is drawn wherever it is: another game, or a step back. */
  restart(): void {
    this.pace.reset();
  }

  private goalMs(): number {
    const { lateness } = this.clock;
    if (lateness.added !== this.seen) {
      this.seen = lateness.added;
      const lateMs = lateness.quantile(LATE_SHARE, RECENT_FRAMES);
      this.goal = Math.max(LEAST_MS, Math.min(MOST_MS, TICK_MS + lateMs + RESERVE_MS));
    }
    return this.goal;
  }
}
