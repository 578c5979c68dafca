const LEAST_TICKS = 1.5;
/** The server takes no input for later than this. */
const MOST_TICKS = 28;
const CALM_MS = 1500;
/** What goes of the lead above its floor when all was well for that long, and at least how much. */
const LOWER_SHARE = 0.07;
const LOWER_TICKS = 0.1;

/**
 * How many ticks ahead of the arriving frames the own monkey is predicted, so that its inputs reach the server before
 * their tick. Raised at once when one was late, lowered slowly while none is.
 */
export class Lead {
  private value: number;
  private settledAtMs = 0;
  private quietUntilMs = 0;

  constructor(ticks = 4) {
    this.value = ticks;
  }

  ticks(): number {
    return this.value;
  }

  /** @param late how many ticks later than asked the last own input was applied; 0 or less is in time */
  report(late: number, nowMs: number): void {
    if (late > 0) {
      this.settledAtMs = nowMs;
      // The reports of inputs that were already on their way still speak of the old lead.
      if (nowMs < this.quietUntilMs) return;
      this.value = Math.min(MOST_TICKS, this.value + Math.min(8, late + 0.5));
      this.quietUntilMs = nowMs + 150 + this.value * 17;
    } else if (nowMs - this.settledAtMs > CALM_MS) {
      this.settledAtMs = nowMs;
      const lower = Math.max(LOWER_TICKS, (this.value - LEAST_TICKS) * LOWER_SHARE);
      this.value = Math.max(LEAST_TICKS, this.value - lower);
    }
  }
}
