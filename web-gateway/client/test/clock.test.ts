import { expect, test } from "vitest";
import { ServerClock } from "../src/clock";
import { TICK_MS } from "../src/view";

test("follows the earliest frames and tells how late the others were", () => {
  const clock = new ServerClock();
  for (let tick = 0; tick < 300; tick++) clock.observe(tick, 1000 + tick * TICK_MS + (tick % 3 === 0 ? 0 : 25));

  expect(clock.tickAt(1000 + 300 * TICK_MS)).toBeCloseTo(300, 1);
  expect(clock.lateness.quantile(0.5)).toBeCloseTo(25, 5);
  expect(clock.lateness.quantile(0.2)).toBeCloseTo(0, 5);
});

test("does not run away from a silent server", () => {
  const clock = new ServerClock();
  clock.observe(50, 0);

  expect(clock.tickAt(60_000)).toBe(65);
});

test("believes an early frame at once and a late one only in time", () => {
  const clock = new ServerClock();
  for (let tick = 0; tick < 130; tick++) clock.observe(tick, 100 + tick * TICK_MS);
  const quickMs = 80;
  clock.observe(130, quickMs + 130 * TICK_MS);
  const quick = clock.tickAt(quickMs + 130 * TICK_MS);
  for (let tick = 131; tick < 260; tick++) clock.observe(tick, 100 + tick * TICK_MS);
  const slow = clock.tickAt(100 + 259 * TICK_MS) - 259;

  expect(quick).toBeCloseTo(130, 5);
  expect(slow).toBeGreaterThan(0.5);
  expect(slow).toBeLessThan(20 / TICK_MS);
});

test("starts anew half a second after a pause of the server", () => {
  const clock = new ServerClock();
  for (let tick = 0; tick < 100; tick++) clock.observe(tick, tick * TICK_MS);
  const laterMs = 100 * TICK_MS + 500;
  for (let tick = 100; tick < 132; tick++) clock.observe(tick, laterMs + (tick - 100) * TICK_MS);

  expect(clock.tickAt(laterMs + 32 * TICK_MS)).toBeCloseTo(132, 5);
});

test("does not take frames that waited together for a pause", () => {
  const clock = new ServerClock();
  for (let tick = 0; tick < 100; tick++) clock.observe(tick, tick * TICK_MS);
  for (let tick = 100; tick < 130; tick++) clock.observe(tick, 130 * TICK_MS);

  expect(clock.tickAt(130 * TICK_MS)).toBeCloseTo(130, 5);
});
