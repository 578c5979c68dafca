/** Pixels per CSS pixel, as shares of the device's own; each step costs about half of the one before. */
const STEPS = [1, 0.78, 0.6] as const;
const FRAMES = 45;
/** Frames slower than this make a game feel heavy. */
const SLOW_MS = 30;
/** Longer gaps are pauses of the page, not slow drawing. */
const PAUSE_MS = 400;

/** Lowers the picture's resolution where drawing it takes too long: a soft picture beats a slow one. Never raises it. */
export class Quality {
  private step = 0;
  private frames = 0;
  private slow = 0;

  /** @returns the new share of the device's resolution when it has just changed */
  report(gapMs: number): number | undefined {
    if (gapMs > PAUSE_MS) return undefined;
    this.frames++;
    if (gapMs > SLOW_MS) this.slow++;
    if (this.frames < FRAMES) return undefined;
    const heavy = this.slow > FRAMES * 0.6;
    this.frames = 0;
    this.slow = 0;
    if (!heavy || this.step >= STEPS.length - 1) return undefined;
    this.step++;
    return STEPS[this.step];
  }
}
