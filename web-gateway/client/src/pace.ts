import { TICK_MS } from "./view";

export interface PaceLimits {
  /** Least and most ticks that pass in the time of one. */
  readonly slowest: number;
  readonly fastest: number;
  /** Ticks within which a difference would be made up if nothing limited the pace. */
  readonly settleTicks: number;
  /** A goal this many ticks ahead, or behind, is a new situation and taken at once. */
  readonly leapAhead: number;
  readonly leapBack: number;
}

/**
 * A clock in fractional ticks that runs after a goal, a little faster or slower. Whatever the goal does, what is drawn by
 * this clock moves evenly.
 */
export class Pace {
  private value: number | undefined;
  private atMs = 0;

  constructor(private readonly limits: PaceLimits) {}

  /**
   * @param goal where the clock should be now
   * @param most the clock does not run beyond this, it waits there
   * @returns whether it had to leap
   */
  advance(goal: number, most: number, nowMs: number): boolean {
    if (this.value === undefined) {
      this.set(Math.min(goal, most), nowMs);
      return true;
    }
    const passed = Math.max(0, nowMs - this.atMs) / TICK_MS;
    const { slowest, fastest, settleTicks, leapAhead, leapBack } = this.limits;
    const away = goal - (this.value + passed);
    if (away > leapAhead || away < -leapBack) {
      this.set(Math.min(goal, most), nowMs);
      return true;
    }
    const pace = Math.max(slowest, Math.min(fastest, 1 + away / settleTicks));
    // Whoever stands at the limit does not go back for it, it would only be seen.
    this.set(Math.max(this.value, Math.min(most, this.value + passed * pace)), nowMs);
    return false;
  }

  /** The clock's tick; the goal's at the last advance, less what is still to be made up. */
  tick(): number {
    return this.value ?? -1;
  }

  /** Forgets where it was; the next goal is taken as it is. */
  reset(): void {
    this.value = undefined;
  }

  private set(value: number, nowMs: number): void {
    this.value = value;
    this.atMs = nowMs;
  }
}
