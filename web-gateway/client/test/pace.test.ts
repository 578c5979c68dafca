import { expect, test } from "vitest";
import { Pace } from "../src/pace";
import { TICK_MS } from "../src/view";

const limits = { slowest: 0.9, fastest: 1.1, settleTicks: 10, leapAhead: 5, leapBack: 8 } as const;

/** Draws every half tick after a goal that moves at the true pace, this far away. */
function run(pace: Pace, away: number, draws: number, from = 0, most = Infinity): number[] {
  const ticks: number[] = [];
  for (let i = from; i < from + draws; i++) {
    pace.advance(i / 2 + away, most, (i * TICK_MS) / 2);
    ticks.push(pace.tick());
  }
  return ticks;
}

test("begins at its goal and gets to another one by pace alone", () => {
  const pace = new Pace(limits);
  run(pace, 0, 10);
  const ticks = run(pace, 4, 400, 10);

  for (let i = 1; i < ticks.length; i++) expect((ticks[i] ?? 0) - (ticks[i - 1] ?? 0)).toBeLessThanOrEqual(0.55 + 1e-9);
  expect(ticks.at(-1)).toBeCloseTo(409 / 2 + 4, 2);
});

test("slows down for a goal behind it, and does not turn round", () => {
  const pace = new Pace(limits);
  run(pace, 0, 10);
  const ticks = run(pace, -7, 400, 10);

  for (let i = 1; i < ticks.length; i++) expect((ticks[i] ?? 0) - (ticks[i - 1] ?? 0)).toBeGreaterThanOrEqual(0.45 - 1e-9);
  expect(ticks.at(-1)).toBeCloseTo(409 / 2 - 7, 2);
});

test("leaps only where the goal is too far, and says so", () => {
  const pace = new Pace(limits);
  run(pace, 0, 10);

  expect(pace.advance(4.5 + 5.4, Infinity, 5 * TICK_MS)).toBe(false);
  expect(pace.advance(20, Infinity, 5 * TICK_MS)).toBe(true);
  expect(pace.tick()).toBe(20);
  expect(pace.advance(11, Infinity, 5 * TICK_MS)).toBe(true);
  expect(pace.tick()).toBe(11);
});

test("waits at its limit, and does not go back when the limit does", () => {
  const pace = new Pace(limits);
  const ticks = run(pace, 0, 20, 0, 6);

  expect(ticks.at(-1)).toBe(6);
  expect(pace.advance(4, 3, 10 * TICK_MS)).toBe(false);
  expect(pace.tick()).toBe(6);
});
