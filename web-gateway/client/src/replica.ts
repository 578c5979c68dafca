import { Replica as Simulation } from "simulation";
import { ServerClock } from "./clock";
import type { Controls } from "./controls";
import { History } from "./history";
import { Playout } from "./playout";
import { Prediction, type Predicted } from "./prediction";
import { decodeEvents, decodeLayout, decodeView, radians, TICKS_PER_SECOND, type GameEvent, type Layout, type Seated, type View } from "./view";

/** What became of a received message; the numbers are the simulation's. */
export const Accepted = { ok: 0, old: 1, gap: 2, malformed: 3, mismatch: 4 } as const;

export type Annotation =
  | { kind: "chat"; tick: number; seat: number; text: string }
  | { kind: "served"; instance: string };

export interface Placing {
  place: number;
  seat: number;
  bananas: number;
}

const HASHES_KEPT = 600;
/** A banana the prediction has picked up already is hidden when it lay this near, in units. */
const PICKED_UP_UNITS = 110;

/**
 * The game as this browser knows it: confirmed frames for the others, drawn slightly in the past between two of them;
 * a prediction for the own monkey, drawn slightly ahead. A wrong prediction moves the drawn monkey softly, the state
 * never. Knows no DOM and no socket; called on the page's thread only.
 */
export class Replica {
  private readonly simulation = new Simulation();
  private readonly history = new History();
  readonly clock = new ServerClock();
  readonly playout = new Playout(this.clock);
  readonly prediction = new Prediction(this.simulation, this.clock);
  private lastDrawnMs = 0;
  private rosterSeen = -1;
  private rosterList: Seated[] = [];
  private layoutSeen: Layout | undefined;
  private keyframeEpoch = -1;
  /** The last confirmed (tick, hash) pairs, so that two browsers can be compared. */
  readonly hashes: [number, number][] = [];

  accept(message: Int8Array, nowMs: number): number {
    const before = this.simulation.tick();
    const status = this.simulation.accept(message);
    if (status !== Accepted.ok) return status;
    const tick = this.simulation.tick();
    const jumped = before < 0 || tick < before || tick > before + 1 || this.simulation.epoch() !== this.keyframeEpoch;
    if (jumped) {
      this.clock.restart(tick, nowMs);
      this.keyframeEpoch = this.simulation.epoch();
      if (before < 0 || tick < before) {
        this.layoutSeen = undefined;
        this.history.clear();
        this.playout.restart();
        this.prediction.restart();
      }
    } else this.clock.observe(tick, nowMs);
    this.history.push(decodeView(this.simulation.confirmedView()));
    this.hashes.push([tick, this.simulation.hash()]);
    if (this.hashes.length > HASHES_KEPT) this.hashes.shift();
    this.prediction.confirmed(nowMs);
    return status;
  }

  /** From now on this seat is predicted; -1 for somebody who watches. */
  play(seat: number): void {
    this.prediction.play(seat);
  }

  /**
   * Predicts up to this moment, one tick at a time, asking for the controls of each.
   *
   * @returns a message for the server, or undefined when there is nothing to say
   */
  advance(nowMs: number, controls: () => Controls): Int8Array | undefined {
    return this.prediction.advance(nowMs, controls);
  }

  /** What to draw now. */
  picture(nowMs: number): View | undefined {
    const dtMs = Math.min(100, nowMs - this.lastDrawnMs);
    this.lastDrawnMs = nowMs;
    const seen = this.history.at(this.playout.tickAt(nowMs));
    const predicted = this.prediction.picture(dtMs);
    return seen && predicted ? this.merge(seen, predicted) : seen;
  }

  takeEvents(): GameEvent[] {
    return decodeEvents(this.simulation.events());
  }

  takeAnnotations(): Annotation[] {
    return JSON.parse(this.simulation.annotations()) as Annotation[];
  }

  /** Who sits where; the same list until it changes. */
  roster(): Seated[] {
    const version = this.simulation.rosterVersion();
    if (version !== this.rosterSeen) {
      this.rosterSeen = version;
      const stoodIn = this.ownSeated()?.agent;
      this.rosterList = JSON.parse(this.simulation.roster()) as Seated[];
      if (stoodIn && !this.ownSeated()?.agent) this.prediction.sayAgain();
    }
    return this.rosterList;
  }

  private ownSeated(): Seated | undefined {
    return this.rosterList.find((seated) => seated.seat === this.prediction.seat());
  }

  /** The island; the same object until a keyframe of another game replaces it. */
  layout(): Layout {
    this.layoutSeen ??= decodeLayout(this.simulation.layout());
    return this.layoutSeen;
  }

  standings(): Placing[] {
    return JSON.parse(this.simulation.standings()) as Placing[];
  }

  seatOf(playerId: string): number {
    return this.simulation.seatOf(playerId);
  }

  tick(): number {
    return this.simulation.tick();
  }

  epoch(): number {
    return this.simulation.epoch();
  }

  hash(): number {
    return this.simulation.hash();
  }

  finished(): boolean {
    return this.simulation.finished();
  }

  secondsLeft(): number {
    return this.simulation.secondsLeft();
  }

  /** The server is reached by another way: what was learnt of the old one is void. */
  reconnected(): void {
    this.prediction.lead.startAnew();
  }

  predictedTick(): number {
    return this.prediction.seat() >= 0 ? this.prediction.tick() : this.simulation.tick();
  }

  newest(): View | undefined {
    return this.history.newest();
  }

  private merge(seen: View, { view, own, share }: Predicted): View {
    const still = new Set(view.items.map((item) => item.id));
    const behind = ((1 - share) * this.layout().throwSpeed) / TICKS_PER_SECOND;
    return {
      ...seen,
      secondsLeft: view.secondsLeft,
      monkeys: [...seen.monkeys.filter((m) => m.seat !== own.seat), own],
      items: seen.items.filter((item) => still.has(item.id) || Math.hypot(item.x - own.x, item.y - own.y) > PICKED_UP_UNITS),
      shots: [
        ...seen.shots.filter((shot) => shot.owner !== own.seat),
        ...view.shots
          .filter((shot) => shot.owner === own.seat)
          .map((shot) => ({
            ...shot,
            x: shot.x - Math.cos(radians(shot.direction)) * behind,
            y: shot.y - Math.sin(radians(shot.direction)) * behind,
          })),
      ],
    };
  }
}
