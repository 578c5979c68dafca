import { expect, test } from "vitest";
import { History } from "../src/history";
import type { View } from "../src/view";

function view(tick: number, x: number): View {
  return {
    tick,
    secondsLeft: 100,
    crown: -1,
    rush: false,
    monkeys: [{ seat: 0, x, y: 0, vx: 0, vy: 0, aim: 0, bananas: tick, status: 0, coconut: false, dashCooldown: 0, throwCooldown: 0, move: -1 }],
    items: [],
    shots: [],
    coconuts: [],
    flights: [],
  };
}

test("lies between two ticks", () => {
  const history = new History();
  history.push(view(10, 0));
  history.push(view(11, 4));

  expect(history.at(10.25)?.monkeys[0]?.x).toBe(1);
  expect(history.at(10.25)?.monkeys[0]?.bananas).toBe(10);
});

test("bridges frames that never came", () => {
  const history = new History();
  history.push(view(10, 0));
  history.push(view(14, 40));

  expect(history.at(11)?.monkeys[0]?.x).toBe(10);
});

test("stays at the ends of what is known", () => {
  const history = new History();
  history.push(view(10, 3));
  history.push(view(11, 7));

  expect(history.at(2)?.monkeys[0]?.x).toBe(3);
  expect(history.at(50)?.monkeys[0]?.x).toBe(7);
});

test("does not slide a monkey that was put somewhere else", () => {
  const history = new History();
  history.push(view(10, 0));
  history.push(view(11, 500));

  expect(history.at(10.4)?.monkeys[0]?.x).toBe(0);
  expect(history.at(10.6)?.monkeys[0]?.x).toBe(500);
});

test("forgets the past when time goes back", () => {
  const history = new History();
  history.push(view(100, 0));
  history.push(view(20, 9));

  expect(history.at(100)?.monkeys[0]?.x).toBe(9);
});
