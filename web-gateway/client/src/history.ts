import type { View } from "./view";

const KEPT = 40;
/** Something that moved further than this within one tick was put there, it did not walk. */
const JUMP_UNITS = 90;

/** The last confirmed views, to be looked at between ticks. */
export class History {
  private readonly views: View[] = [];

  push(view: View): void {
    const last = this.views.at(-1);
    if (last && view.tick <= last.tick) this.views.length = 0;
    this.views.push(view);
    if (this.views.length > KEPT) this.views.shift();
  }

  clear(): void {
    this.views.length = 0;
  }

  newest(): View | undefined {
    return this.views.at(-1);
  }

  /** What was to be seen at a fractional tick, the nearest known where that is out of reach. */
  at(tick: number): View | undefined {
    const { views } = this;
    for (let i = views.length - 1; i >= 0; i--) {
      const before = views[i];
      if (!before || before.tick > tick) continue;
      const after = views[i + 1];
      return after ? between(before, after, (tick - before.tick) / (after.tick - before.tick)) : before;
    }
    return views[0];
  }
}

/** The view a share of the way from one to the next. What exists in only one of them is taken from the nearer end. */
export function between(a: View, b: View, share: number): View {
  const near = share < 0.5 ? a : b;
  return {
    ...near,
    tick: a.tick + (b.tick - a.tick) * share,
    monkeys: pairs(a.monkeys, b.monkeys, near.monkeys, (m) => m.seat, share),
    shots: pairs(a.shots, b.shots, near.shots, (s) => s.id, share),
    flights: pairs(a.flights, b.flights, near.flights, (f) => f.id, share),
  };
}

function pairs<T extends { x: number; y: number }>(a: T[], b: T[], near: T[], key: (t: T) => number, share: number): T[] {
  return near.map((thing) => {
    const from = a.find((t) => key(t) === key(thing));
    const to = b.find((t) => key(t) === key(thing));
    if (!from || !to || Math.hypot(to.x - from.x, to.y - from.y) > JUMP_UNITS) return thing;
    return { ...thing, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}
