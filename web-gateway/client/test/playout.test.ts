import { describe, expect, test } from "vitest";
import { ServerClock } from "../src/clock";
import { Playout } from "../src/playout";
import { TICK_MS } from "../src/view";
import { Agenda, drifting, random, SECOND_MS, Way, type Line } from "./network";

interface Shown {
  atMs: number;
  tick: number;
  newest: number;
  delayMs: number;
}

/** Frames over a line, drawn on a screen; gives every picture. */
function watch(line: Line, seconds: number, seed: number, ppm = 0, screenHz = 60, pauseMs = 0): Shown[] {
  const next = random(seed);
  const way = new Way(line, next);
  const pageMs = drifting(ppm);
  const clock = new ServerClock();
  const playout = new Playout(clock);
  const agenda = new Agenda();
  const shown: Shown[] = [];
  agenda.every(TICK_MS, 0, (nowMs, tick) => {
    const sentMs = nowMs + (nowMs > (seconds * SECOND_MS) / 2 ? pauseMs : 0);
    agenda.at(way.arrival(sentMs), (atMs) => clock.observe(tick, pageMs(atMs)));
  });
  agenda.every(1000 / screenHz, 200, (nowMs) => {
    const tick = playout.tickAt(pageMs(nowMs));
    shown.push({ atMs: nowMs, tick, newest: clock.newestTick(), delayMs: playout.delayMs() });
  });
  agenda.run(seconds * SECOND_MS);
  return shown;
}

function steps(shown: Shown[]): number[] {
  return shown.slice(1).map((s, i) => s.tick - (shown[i]?.tick ?? 0));
}

const after = (shown: Shown[], seconds: number): Shown[] => shown.filter((s) => s.atMs > seconds * SECOND_MS);
const starved = (shown: Shown[]): number => shown.filter((s) => s.tick >= s.newest).length / shown.length;

const quiet: Line = { delayMs: 2, jitterMs: 0.2 };
const wifi: Line = { delayMs: 20, jitterMs: 8 };
const lossy: Line = { delayMs: 40, jitterMs: 4, stallMs: 180, stallEveryMs: 1700 };
const awful: Line = { delayMs: 90, jitterMs: 90, stallMs: 700, stallEveryMs: 2100 };

describe.each([
  ["quiet", quiet],
  ["wifi", wifi],
  ["lossy", lossy],
  ["awful", awful],
])("on a line that is %s", (_, line) => {
  test.each([1, 2, 3])("stays within its bounds and never goes back, seed %i", (seed) => {
    for (const ppm of [-300, 300]) {
      const shown = watch(line, 20, seed, ppm, seed % 2 ? 60 : 144);
      expect(Math.min(...shown.map((s) => s.delayMs))).toBeGreaterThanOrEqual(33);
      expect(Math.max(...shown.map((s) => s.delayMs))).toBeLessThanOrEqual(150);
      expect(Math.max(...shown.map((s) => s.tick - s.newest))).toBeLessThanOrEqual(0);
      expect(Math.min(...steps(shown))).toBeGreaterThanOrEqual(0);
    }
  });
});

test("draws others as near as it may on a quiet line, evenly", () => {
  const shown = after(watch(quiet, 20, 7), 5);

  expect(shown.at(-1)?.delayMs).toBeCloseTo(33, 1);
  for (const step of steps(shown)) expect(Math.abs(step - 1)).toBeLessThan(0.03);
});

test("settles where nine of ten frames are in time, and keeps moving", () => {
  const shown = after(watch(wifi, 60, 11), 10);
  const delays = shown.map((s) => s.delayMs);

  expect(Math.min(...delays)).toBeGreaterThan(36);
  expect(Math.max(...delays)).toBeLessThan(70);
  expect(starved(shown)).toBeLessThan(0.1);
  for (const step of steps(shown)) expect(step).toBeLessThan(1.3);
});

test("grows fast where a line gets worse and shrinks slowly when it is good again", () => {
  const clock = new ServerClock();
  const playout = new Playout(clock);
  const delays: number[] = [];
  const late = (tick: number): number => (tick >= 300 && tick < 600 ? (tick % 3) * 30 : 0);
  for (let tick = 0; tick < 1800; tick++) {
    clock.observe(tick, tick * TICK_MS + late(tick));
    playout.tickAt(tick * TICK_MS + late(tick));
    delays.push(playout.delayMs());
  }

  expect(delays[299]).toBe(33);
  expect(delays[390]).toBeGreaterThan(75);
  expect(delays[599]).toBeCloseTo(60 + TICK_MS + 5, 0);
  expect(delays[800]).toBeGreaterThan(40);
  expect(delays[1799]).toBeLessThan(34);
});

test("makes up for a stall without a leap", () => {
  const shown = watch({ delayMs: 30, jitterMs: 1, stallMs: 250, stallEveryMs: 10_000 }, 19, 3);
  const all = steps(after(shown, 2));

  expect(Math.min(...all)).toBe(0);
  expect(Math.max(...all)).toBeLessThan(1.3);
  expect(steps(after(shown, 12)).every((step) => Math.abs(step - 1) < 0.1)).toBe(true);
});

test("goes on in step with a server that paused", () => {
  const shown = after(watch(quiet, 20, 5, 0, 60, 500), 12);

  expect(starved(shown)).toBe(0);
  for (const step of steps(after(shown, 14))) expect(Math.abs(step - 1)).toBeLessThan(0.03);
});

test("follows a clock that runs at another pace", () => {
  for (const ppm of [-1000, 1000]) {
    const shown = after(watch(quiet, 60, 9, ppm), 5);
    expect(starved(shown)).toBe(0);
    expect(Math.max(...shown.map((s) => s.newest - s.tick))).toBeLessThan(4);
    expect(Math.max(...shown.map((s) => s.delayMs))).toBeLessThan(36);
  }
});
