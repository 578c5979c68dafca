import { expect, test } from "vitest";
import { ControlChanges, idle, THROW } from "../src/controls";
import { Lead } from "../src/lead";

test("rises at once when an input was late, and only once for what was on its way", () => {
  const lead = new Lead(4);
  lead.report(3, 0);
  const risen = lead.ticks();
  for (let ms = 16; ms < 150; ms += 16) lead.report(3, ms);

  expect(risen).toBe(7.5);
  expect(lead.ticks()).toBe(risen);
});

test("comes down slowly while all is well, never below its floor", () => {
  const lead = new Lead(4);
  for (let ms = 0; ms < 120_000; ms += 16) lead.report(0, ms);

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
