import { Replica as Simulation } from "simulation";
import { ServerClock } from "./clock";
import { ControlChanges, type Controls } from "./controls";
import { History } from "./history";
import { Lead } from "./lead";
import { decodeEvents, decodeLayout, decodeView, radians, TICKS_PER_SECOND, type GameEvent, type Layout, type Monkey, type Seated, type View } from "./view";

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

const RESEND_MS = 50;
const HASHES_KEPT = 600;
/** Ticks stepped one by one in a frame; a longer way (a tab that slept) is taken in one go. */
const MOST_STEPS = 12;
const ERROR_DECAY_MS = 90;
/** A correction beyond this is shown at once: the monkey was put somewhere else. */
const SNAP_UNITS = 240;
/** A banana the prediction has picked up already is hidden when it lay this near, in units. */
const PICKED_UP_UNITS = 110;

interface Place {
  x: number;
  y: number;
}

/**
 * The game as this browser knows it: confirmed frames for the others, drawn slightly in the past between two of them;
 * a prediction for the own monkey, drawn slightly ahead. A wrong prediction moves the drawn monkey softly, the state
 * never. Knows no DOM and no socket; called on the page's thread only.
 */
export class Replica {
  private readonly simulation = new Simulation();
  private readonly history = new History();
  private readonly clock = new ServerClock();
  private readonly lead = new Lead();
  private readonly changes = new ControlChanges();
  private seat = -1;
  private predictedAt = -1;
  /** The confirmed tick from which lateTicks speaks of an input sent under the present lead. */
  private judgeAt = Infinity;
  private corrected = false;
  private now: Place | undefined;
  private before: Place | undefined;
  private readonly error: Place = { x: 0, y: 0 };
  private lastSentMs = 0;
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
      }
    } else this.clock.observe(tick, nowMs);
    this.history.push(decodeView(this.simulation.confirmedView()));
    this.hashes.push([tick, this.simulation.hash()]);
    if (this.hashes.length > HASHES_KEPT) this.hashes.shift();
    this.corrected = true;
    return status;
  }

  /** From now on this seat is predicted; -1 for somebody who watches. */
  play(seat: number): void {
    if (seat === this.seat) return;
    this.seat = seat;
    this.changes.forget();
    this.now = undefined;
    this.predictedAt = -1;
    if (seat >= 0) this.simulation.play(seat);
  }

  /**
   * Predicts up to this moment, one tick at a time, asking for the controls of each.
   *
   * @returns a message for the server, or undefined when there is nothing to say
   */
  advance(nowMs: number, controls: () => Controls): Int8Array | undefined {
    if (this.seat < 0 || this.simulation.tick() < 0 || this.simulation.finished()) return undefined;
    this.judge(nowMs);
    const target = Math.floor(this.targetTick(nowMs));
    if (this.predictedAt < 0 || Math.abs(target - this.predictedAt) > MOST_STEPS || this.predictedAt < this.simulation.tick())
      this.predictedAt = Math.max(this.simulation.tick(), target - 1);
    if (this.corrected) this.correct();
    let said = false;
    while (this.predictedAt < target) {
      const wanted = controls();
      const tick = this.predictedAt + 1;
      if (this.changes.take(wanted, tick)) {
        this.simulation.input(tick, wanted.moveAngle, wanted.moveStrength, wanted.aimAngle, wanted.buttons);
        said = true;
        if (this.judgeAt === Infinity) this.judgeAt = tick + Math.max(0, this.simulation.lateTicks()) + 2;
      }
      this.simulation.predictTo(tick);
      this.predictedAt = tick;
      this.before = this.now;
      this.now = this.ownPlace();
    }
    if (!said && nowMs - this.lastSentMs < RESEND_MS) return undefined;
    const message = this.simulation.inputMessage();
    if (message.length === 0) return undefined;
    this.lastSentMs = nowMs;
    return message.slice();
  }

  /** What to draw now. */
  picture(nowMs: number): View | undefined {
    const dtMs = Math.min(100, nowMs - this.lastDrawnMs);
    this.lastDrawnMs = nowMs;
    const seen = this.history.at(this.clock.tickAt(nowMs) - this.clock.delayTicks());
    if (!seen || this.seat < 0 || !this.now) return seen;
    const predicted = decodeView(this.simulation.predictedView());
    const own = predicted.monkeys.find((m) => m.seat === this.seat);
    if (!own) return seen;
    const share = Math.max(0, Math.min(1, this.targetTick(nowMs) - this.predictedAt));
    const decay = Math.exp(-dtMs / ERROR_DECAY_MS);
    this.error.x *= decay;
    this.error.y *= decay;
    return this.merge(seen, predicted, this.drawn(own, share), share);
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
      if (stoodIn && !this.ownSeated()?.agent) this.changes.forget();
    }
    return this.rosterList;
  }

  private ownSeated(): Seated | undefined {
    return this.rosterList.find((seated) => seated.seat === this.seat);
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

  predictedTick(): number {
    return this.seat >= 0 ? this.predictedAt : this.simulation.tick();
  }

  leadTicks(): number {
    return this.lead.ticks();
  }

  delayTicks(): number {
    return this.clock.delayTicks();
  }

  newest(): View | undefined {
    return this.history.newest();
  }

  /** Tells the lead how an input fared, once for each that was sent under it: an old answer says nothing new. */
  private judge(nowMs: number): void {
    if (this.simulation.tick() < this.judgeAt) return;
    this.judgeAt = Infinity;
    this.lead.report(this.simulation.lateTicks(), nowMs);
  }

  private targetTick(nowMs: number): number {
    return this.clock.tickAt(nowMs) + this.lead.ticks();
  }

  /** New frames may have changed where the own monkey is at the tick already predicted: remember by how much. */
  private correct(): void {
    this.corrected = false;
    this.simulation.predictTo(this.predictedAt);
    const place = this.ownPlace();
    if (place && this.now) {
      const dx = place.x - this.now.x;
      const dy = place.y - this.now.y;
      if (Math.hypot(dx, dy) > SNAP_UNITS) {
        this.error.x = 0;
        this.error.y = 0;
      } else {
        this.error.x -= dx;
        this.error.y -= dy;
      }
      if (this.before) this.before = { x: this.before.x + dx, y: this.before.y + dy };
    }
    this.now = place;
  }

  private ownPlace(): Place | undefined {
    const own = decodeView(this.simulation.predictedView()).monkeys.find((m) => m.seat === this.seat);
    return own && { x: own.x, y: own.y };
  }

  private drawn(own: Monkey, share: number): Monkey {
    const from = this.before && Math.hypot(own.x - this.before.x, own.y - this.before.y) < 90 ? this.before : own;
    return {
      ...own,
      x: from.x + (own.x - from.x) * share + this.error.x,
      y: from.y + (own.y - from.y) * share + this.error.y,
    };
  }

  private merge(seen: View, predicted: View, own: Monkey, share: number): View {
    const still = new Set(predicted.items.map((item) => item.id));
    const behind = ((1 - share) * this.layout().throwSpeed) / TICKS_PER_SECOND;
    return {
      ...seen,
      secondsLeft: predicted.secondsLeft,
      monkeys: [...seen.monkeys.filter((m) => m.seat !== this.seat), own],
      items: seen.items.filter((item) => still.has(item.id) || Math.hypot(item.x - own.x, item.y - own.y) > PICKED_UP_UNITS),
      shots: [
        ...seen.shots.filter((shot) => shot.owner !== this.seat),
        ...predicted.shots
          .filter((shot) => shot.owner === this.seat)
          .map((shot) => ({
            ...shot,
            x: shot.x - Math.cos(radians(shot.direction)) * behind,
            y: shot.y - Math.sin(radians(shot.direction)) * behind,
          })),
      ],
    };
  }
}
