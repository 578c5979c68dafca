import { expect, test } from "vitest";
import { ServerClock } from "../src/clock";
import { TICK_MS } from "../src/view";

test("follows the earliest frames and learns how late others are", () => {
  const clock = new ServerClock();
  for (let tick = 0; tick < 300; tick++) clock.observe(tick, 1000 + tick * TICK_MS + (tick % 3 === 0 ? 0 : 25));

  expect(clock.tickAt(1000 + 300 * TICK_MS)).toBeCloseTo(300, 1);
  expect(clock.delayTicks()).toBeGreaterThan(2);
  expect(clock.delayTicks()).toBeLessThan(3);
});

test("needs little delay on a quiet line", () => {
  const clock = new ServerClock();
  for (let tick = 0; tick < 200; tick++) clock.observe(tick, tick * TICK_MS);

  expect(clock.delayTicks()).toBe(1.25);
});

test("does not run away from a silent server", () => {
  const clock = new ServerClock();
  clock.observe(50, 0);

  expect(clock.tickAt(60_000)).toBe(65);
});

test("starts anew after a pause of the server", () => {
  const clock = new ServerClock();
  for (let tick = 0; tick < 100; tick++) clock.observe(tick, tick * TICK_MS);
  const laterMs = 100 * TICK_MS + 500;
  for (let tick = 100; tick < 220; tick++) clock.observe(tick, laterMs + (tick - 100) * TICK_MS);

  expect(clock.tickAt(laterMs + 120 * TICK_MS)).toBeCloseTo(220, 0);
});
