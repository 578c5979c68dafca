import { describe, expect, test } from "vitest";
import { MOST_AHEAD_TICKS, ServerClock } from "../src/clock";
import { ControlChanges, idle, THROW } from "../src/controls";
import { Lead } from "../src/lead";
import { Pace } from "../src/pace";
import { OWN_PACE } from "../src/prediction";
import { TICK_MS } from "../src/view";
import { Agenda, drifting, random, SECOND_MS, Way, type Line } from "./network";

interface Drawn {
  atMs: number;
  tick: number;
  leapt: boolean;
}

interface Input {
  sentMs: number;
  slackMs: number;
}

interface Played {
  drawn: Drawn[];
  inputs: Input[];
}

interface Play {
  there: Line;
  back: Line;
  seconds: number;
  seed: number;
  ppm?: number;
  screenHz?: number;
  /** Whether the server reports slack, or only late inputs can be noticed. */
  reports?: boolean;
  /** From half time on the way there takes this much longer. */
  worseMs?: number;
}

/** A player whose aim never rests, against a server that applies inputs at their tick and reports their slack. */
function play({ there, back, seconds, seed, ppm = 0, screenHz = 60, reports = true, worseMs = 0 }: Play): Played {
  const next = random(seed);
  const ways = { there: new Way(there, next), back: new Way(back, next) };
  const pageMs = drifting(ppm);
  const agenda = new Agenda();
  const clock = new ServerClock();
  const lead = new Lead();
  const own = new Pace(OWN_PACE);
  const drawn: Drawn[] = [];
  const inputs: Input[] = [];
  const waiting: { tick: number; arrivedMs: number; sentMs: number }[] = [];
  let windowMs = Infinity;
  let predicted = -1;

  agenda.every(TICK_MS, 0, (nowMs, tick) => {
    const applied = waiting.filter((i) => i.tick <= tick);
    for (const i of applied) {
      waiting.splice(waiting.indexOf(i), 1);
      const slackMs = nowMs - i.arrivedMs - (tick - i.tick) * TICK_MS;
      inputs.push({ sentMs: i.sentMs, slackMs });
      windowMs = Math.min(windowMs, slackMs);
    }
    const told = tick % 30 === 0 && windowMs < Infinity ? Math.max(-32, Math.min(31.75, windowMs)) : undefined;
    if (tick % 30 === 0) windowMs = Infinity;
    const last = applied.at(-1);
    agenda.at(ways.back.arrival(nowMs + 1), (atMs) => {
      clock.observe(tick, pageMs(atMs));
      if (last) lead.applied(last.tick, tick - last.tick, pageMs(atMs));
      if (reports && told !== undefined) lead.report(tick, told);
    });
  });
  agenda.every(1000 / screenHz, 300.5, (nowMs) => {
    const clockTick = clock.tickAt(pageMs(nowMs));
    const leapt = own.advance(clockTick + lead.ticks(), clock.newestTick() + MOST_AHEAD_TICKS + lead.ticks(), pageMs(nowMs));
    drawn.push({ atMs: nowMs, tick: own.tick(), leapt });
    const target = Math.floor(own.tick());
    if (target <= predicted) return;
    predicted = target;
    lead.sent(target, own.tick() - clockTick);
    const lateMs = nowMs > (seconds * SECOND_MS) / 2 ? worseMs : 0;
    agenda.at(ways.there.arrival(nowMs) + lateMs, (arrivedMs) => waiting.push({ tick: target, arrivedMs, sentMs: nowMs }));
  });
  agenda.run(seconds * SECOND_MS);
  return { drawn, inputs };
}

const slacks = (played: Played, fromSeconds: number): number[] =>
  played.inputs.filter((i) => i.sentMs > fromSeconds * SECOND_MS).map((i) => i.slackMs);
const late = (list: number[]): number => list.filter((slackMs) => slackMs < 0).length / list.length;
const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

const near: Line = { delayMs: 1, jitterMs: 0.3 };
const far: Line = { delayMs: 45, jitterMs: 2 };
const wifi: Line = { delayMs: 15, jitterMs: 5 };
const lossy: Line = { delayMs: 40, jitterMs: 3, stallMs: 180, stallEveryMs: 2900 };

describe.each([
  ["near", near, 22, 0.05],
  ["far", far, 28, 0.02],
  ["wifi", wifi, 45, 0.02],
])("on a line that is %s", (_, line, mostWaitMs, mostLate) => {
  test.each([1, 2, 3])("comes to send just in time, seed %i", (seed) => {
    for (const ppm of [-300, 0, 300])
      for (const screenHz of [60, 144]) {
        const list = slacks(play({ there: line, back: line, seconds: 40, seed, ppm, screenHz }), 15);

        expect(late(list)).toBeLessThanOrEqual(mostLate);
        expect(mean(list)).toBeLessThan(mostWaitMs);
      }
  });

  test.each([1, 2, 3])("keeps an even pace, seed %i", (seed) => {
    const { drawn } = play({ there: line, back: line, seconds: 40, seed, ppm: 200 });
    const calm = drawn.filter((d) => d.atMs > 8 * SECOND_MS);

    expect(calm.some((d) => d.leapt)).toBe(false);
    for (const [i, d] of calm.entries()) {
      const before = calm[i - 1];
      if (!before) continue;
      const pace = (d.tick - before.tick) / ((d.atMs - before.atMs) / TICK_MS);
      expect(pace).toBeGreaterThan(0.975);
      expect(pace).toBeLessThan(1.035);
    }
  });
});

test("is in time again soon after the way became longer", () => {
  const played = play({ there: near, back: near, seconds: 40, seed: 4, worseMs: 40 });

  expect(late(slacks(played, 19.8))).toBeGreaterThan(0);
  expect(late(slacks(played, 22.5))).toBeLessThan(0.01);
});

test("outlives stalls with a bounded lead", () => {
  const { drawn, inputs } = play({ there: lossy, back: lossy, seconds: 60, seed: 6 });
  const list = inputs.filter((i) => i.sentMs > 15 * SECOND_MS).map((i) => i.slackMs);

  expect(drawn.length).toBeGreaterThan(3000);
  expect(late(list)).toBeLessThan(0.08);
  expect(mean(list)).toBeLessThan(80);
});

test("manages without reports", () => {
  const list = slacks(play({ there: far, back: far, seconds: 60, seed: 8, reports: false }), 20);

  expect(late(list)).toBeLessThan(0.1);
  expect(mean(list)).toBeLessThan(60);
});

test("begins with what the round trip makes likely, until an input is heard of", () => {
  const lead = new Lead();
  lead.expect(100);
  expect(lead.ticks()).toBeCloseTo(8, 5);

  lead.report(40, 5);
  lead.expect(400);
  expect(lead.ticks()).toBeLessThan(9);
});

test("keeps on another connection what it learnt on this one, or takes more", () => {
  const lead = new Lead(4);
  lead.report(40, 5);
  const learnt = lead.ticks();
  lead.startAnew();
  lead.expect(2);
  expect(lead.ticks()).toBe(learnt);
  expect(lead.slackMs()).toBeUndefined();

  lead.expect(300);
  expect(lead.ticks()).toBeCloseTo(20, 5);
});

test("rises at once by what was missing, and only once for what was on its way", () => {
  const lead = new Lead(4);
  lead.sent(100, 4);
  lead.report(110, -10);
  const risen = lead.ticks();
  lead.report(112, -10);

  expect(risen).toBeCloseTo(4 + (10 + lead.targetMs()) / TICK_MS, 5);
  expect(lead.ticks()).toBeCloseTo(risen, 5);
});

test("does not chase what was held up for long", () => {
  const lead = new Lead(4);
  lead.sent(50, 4);
  lead.applied(50, 25, 0);
  expect(lead.ticks()).toBe(8);

  lead.sent(51, 8);
  lead.applied(51, 200, 10);
  expect(lead.ticks()).toBe(8);
});

test("without reports rises by whole ticks and comes down slowly, never below its floor", () => {
  const lead = new Lead(4);
  lead.sent(50, 4);
  lead.applied(50, 3, 0);
  lead.applied(50, 3, 16);
  expect(lead.ticks()).toBe(7.5);

  for (let ms = 0; ms < 120_000; ms += 16) lead.applied(60, 0, ms);
  expect(lead.ticks()).toBe(1.5);
});

test("sends a change once, and a turn of the aim at most every other tick", () => {
  const changes = new ControlChanges();

  expect(changes.take({ ...idle, aimAngle: 5 }, 10)).toBe(true);
  expect(changes.take({ ...idle, aimAngle: 6 }, 11)).toBe(false);
  expect(changes.take({ ...idle, aimAngle: 6 }, 12)).toBe(true);
  expect(changes.take({ ...idle, aimAngle: 6, buttons: THROW }, 13)).toBe(true);
  expect(changes.take({ ...idle, aimAngle: 6, buttons: THROW }, 14)).toBe(false);
  expect(changes.take({ ...idle, aimAngle: 6 }, 15)).toBe(true);
});
