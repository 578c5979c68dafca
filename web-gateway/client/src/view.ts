/**
 * What can be seen of a game at one tick, decoded from the simulation's flat arrays. Positions in units (the island's
 * centre is 0,0; y grows downwards), velocities in units a second, angles in 256ths of a turn (0 east, 64 south).
 */

export const TICKS_PER_SECOND = 60;
export const TICK_MS = 1000 / TICKS_PER_SECOND;

export const Status = { alive: 0, stunned: 1, dashing: 2, protected: 3, splashed: 4 } as const;

export interface Monkey {
  seat: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
  aim: number;
  bananas: number;
  /** One of Status. */
  status: number;
  /** Holds a coconut, which the next throw lobs. */
  coconut: boolean;
  /** Ticks until the next dash. */
  dashCooldown: number;
  /** Ticks until the next throw. */
  throwCooldown: number;
  /** Direction walked in, -1 when idle. */
  move: number;
}

export interface Item {
  id: number;
  x: number;
  y: number;
  value: number;
}

export interface Shot {
  id: number;
  x: number;
  y: number;
  direction: number;
  owner: number;
}

export interface Coconut {
  id: number;
  x: number;
  y: number;
}

export interface Flight {
  id: number;
  x: number;
  y: number;
  landingX: number;
  landingY: number;
  /** 0 when thrown, 1 when it lands. */
  progress: number;
}

export interface View {
  tick: number;
  secondsLeft: number;
  /** Seat of the leader, -1 for none. */
  crown: number;
  rush: boolean;
  monkeys: Monkey[];
  items: Item[];
  shots: Shot[];
  coconuts: Coconut[];
  flights: Flight[];
}

export interface Circle {
  x: number;
  y: number;
  radius: number;
}

/** What never changes during a game. */
export interface Layout {
  islandRadius: number;
  monkeyRadius: number;
  seats: number;
  /** Units a second. */
  throwSpeed: number;
  dashCooldownTicks: number;
  throwCooldownTicks: number;
  coconutRadius: number;
  trunks: Circle[];
  pads: Circle[];
}

export interface Seated {
  seat: number;
  playerId: string;
  name: string;
  agent: boolean;
  /** Name of the figure to draw: gus, bo, sue, tam, ava, kofi or human. */
  character: string;
}

export const EventKind = {
  collect: 1,
  throw: 2,
  hit: 3,
  bump: 4,
  splash: 5,
  crown: 6,
  rush: 7,
  dash: 8,
  lob: 9,
  blast: 10,
  pad: 11,
  return: 12,
  end: 13,
  coconut: 14,
  dodge: 15,
} as const;

export interface GameEvent {
  /** One of EventKind. */
  kind: number;
  tick: number;
  actor: number;
  target: number;
  x: number;
  y: number;
  amount: number;
}

class Reader {
  private at = 0;
  constructor(private readonly numbers: Float64Array) {}
  next(): number {
    return this.numbers[this.at++] ?? 0;
  }
  times<T>(count: number, read: () => T): T[] {
    const list: T[] = [];
    for (let i = 0; i < count; i++) list.push(read());
    return list;
  }
}

export function decodeView(numbers: Float64Array): View {
  const r = new Reader(numbers);
  const n = (): number => r.next();
  const [tick, secondsLeft, crown, rush] = [n(), n(), n(), n()];
  const [monkeys, items, shots, coconuts, flights] = [n(), n(), n(), n(), n()];
  return {
    tick,
    secondsLeft,
    crown,
    rush: rush !== 0,
    monkeys: r.times(monkeys, () => ({
      seat: n(),
      x: n(),
      y: n(),
      vx: n(),
      vy: n(),
      aim: n(),
      bananas: n(),
      status: n(),
      coconut: n() !== 0,
      dashCooldown: n(),
      throwCooldown: n(),
      move: n(),
    })),
    items: r.times(items, () => ({ id: n(), x: n(), y: n(), value: n() })),
    shots: r.times(shots, () => ({ id: n(), x: n(), y: n(), direction: n(), owner: n() })),
    coconuts: r.times(coconuts, () => ({ id: n(), x: n(), y: n() })),
    flights: r.times(flights, () => ({
      id: n(),
      x: n(),
      y: n(),
      landingX: n(),
      landingY: n(),
      progress: n(),
    })),
  };
}

export function decodeLayout(numbers: Float64Array): Layout {
  const r = new Reader(numbers);
  const n = (): number => r.next();
  const [islandRadius, monkeyRadius, trunks, pads, seats] = [n(), n(), n(), n(), n()];
  const circle = (): Circle => ({ x: n(), y: n(), radius: n() });
  return {
    islandRadius,
    monkeyRadius,
    seats,
    throwSpeed: n(),
    dashCooldownTicks: n(),
    throwCooldownTicks: n(),
    coconutRadius: n(),
    trunks: r.times(trunks, circle),
    pads: r.times(pads, circle),
  };
}

export function decodeEvents(numbers: Float64Array): GameEvent[] {
  const r = new Reader(numbers);
  const n = (): number => r.next();
  return r.times(n(), () => ({
    kind: n(),
    tick: n(),
    actor: n(),
    target: n(),
    x: n(),
    y: n(),
    amount: n(),
  }));
}

/** Radians of an angle in 256ths of a turn. */
export function radians(angle: number): number {
  return (angle / 128) * Math.PI;
}
