import { expect, test } from "vitest";
import { ClockOffset } from "../src/offset";
import { nextBeatMs } from "../src/socket";
import { drifting, random, Way } from "./network";

const SERVER_MS = 1_763_829_000_000;

/** Heartbeats over a line; the server's clock is true, the page's may drift. */
function beat(offset: ClockOffset, seed: number, beats: number, ppm: number, jitterMs: number): number {
  const next = random(seed);
  const there = new Way({ delayMs: 20, jitterMs }, next);
  const back = new Way({ delayMs: 20, jitterMs }, next);
  const pageMs = drifting(ppm);
  let trueMs = 0;
  for (let i = 0; i < beats; i++) {
    trueMs += 2500;
    const atServerMs = there.arrival(trueMs);
    const hereMs = back.arrival(atServerMs);
    offset.answered(pageMs(trueMs), Math.floor(SERVER_MS + atServerMs), pageMs(hereMs));
  }
  return SERVER_MS + trueMs - pageMs(trueMs);
}

test("knows the server's clock to half of the quickest way, however jittery the others are", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const offset = new ClockOffset();
    const truth = beat(offset, seed, 40, 50, 30);
    const quickest = offset.quickestMs() ?? 0;

    expect(quickest).toBeGreaterThanOrEqual(40);
    expect(quickest).toBeLessThan(90);
    expect(Math.abs((offset.offsetMs() ?? 0) - truth)).toBeLessThan((quickest - 40) / 2 + 3.5);
  }
});

test("lets a long round trip show as ping but not disturb the clock", () => {
  const offset = new ClockOffset();
  offset.answered(1000, SERVER_MS + 10, 1020);
  offset.answered(2000, SERVER_MS + 1400, 2500);

  expect(offset.pingMs()).toBe(500);
  expect(offset.quickestMs()).toBe(20);
  expect(offset.offsetMs()).toBe(SERVER_MS + 10 - 1010);
});

test("forgets an exchange that is a minute old, and everything with the connection", () => {
  const offset = new ClockOffset();
  offset.answered(0, SERVER_MS, 4);
  offset.answered(70_000, SERVER_MS + 70_000, 70_030);
  expect(offset.quickestMs()).toBe(30);

  offset.forget();
  expect(offset.pingMs()).toBeUndefined();
  expect(offset.offsetMs()).toBeUndefined();
});

test("takes no answer from the future", () => {
  const offset = new ClockOffset();
  offset.answered(500, SERVER_MS, 400);
  offset.answered(300, Number.NaN, 400);

  expect(offset.pingMs()).toBeUndefined();
});

test("asks often at first and then four times in the server's interval", () => {
  const times = [0];
  for (let sent = 1; sent < 7; sent++) times.push((times.at(-1) ?? 0) + nextBeatMs(sent, 10_000));

  expect(times).toEqual([0, 500, 1000, 2000, 4500, 7000, 9500]);
  expect(nextBeatMs(9, 400)).toBe(1000);
});
