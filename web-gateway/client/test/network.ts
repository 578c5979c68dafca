import { TICK_MS } from "../src/view";

/** Numbers from 0 to 1 that are the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Line {
  /** Milliseconds of every message's way. */
  readonly delayMs: number;
  /** Mean of what comes on top, with a long tail. */
  readonly jitterMs: number;
  /** Now and then everything waits for this long, as behind a lost packet. */
  readonly stallMs?: number;
  readonly stallEveryMs?: number;
}

/** A way on which messages wait, but never overtake each other. */
export class Way {
  private arrivedMs = -Infinity;

  constructor(
    private readonly line: Line,
    private readonly next: () => number,
  ) {}

  arrival(sentMs: number): number {
    const { delayMs, jitterMs, stallMs = 0, stallEveryMs = Infinity } = this.line;
    let atMs = sentMs + delayMs - jitterMs * Math.log(1 - this.next());
    const stalledForMs = sentMs % stallEveryMs;
    if (sentMs > stallEveryMs && stalledForMs < stallMs) atMs += stallMs - stalledForMs;
    this.arrivedMs = Math.max(this.arrivedMs, atMs);
    return this.arrivedMs;
  }
}

/** Things that happen at their time, earliest first; what happens may plan more. */
export class Agenda {
  private readonly plan: { atMs: number; does: (nowMs: number) => void }[] = [];

  at(atMs: number, does: (nowMs: number) => void): void {
    let i = this.plan.length;
    while (i > 0 && (this.plan[i - 1]?.atMs ?? 0) > atMs) i--;
    this.plan.splice(i, 0, { atMs, does });
  }

  every(periodMs: number, fromMs: number, does: (nowMs: number, n: number) => void): void {
    const once = (n: number): void =>
      this.at(fromMs + n * periodMs, (nowMs) => {
        does(nowMs, n);
        once(n + 1);
      });
    once(0);
  }

  run(untilMs: number): void {
    for (let next = this.plan[0]; next && next.atMs < untilMs; next = this.plan[0]) {
      this.plan.shift();
      next.does(next.atMs);
    }
  }
}

/** A page's clock that runs away from the true one. */
export function drifting(partsPerMillion: number): (trueMs: number) => number {
  return (trueMs) => 5000 + trueMs * (1 + partsPerMillion / 1e6);
}

export const SECOND_MS = 60 * TICK_MS;
