import type { Replica as Simulation } from "simulation";
import { MOST_AHEAD_TICKS, type ServerClock } from "./clock";
import { ControlChanges, type Controls } from "./controls";
import { Corrections } from "./corrections";
import { Lead } from "./lead";
import { Pace } from "./pace";
import { decodeView, type Monkey, type View } from "./view";

const RESEND_MS = 50;
/** Ticks stepped one by one in a picture; a longer way (a tab that slept) is taken in one go. */
const MOST_STEPS = 12;
const ERROR_DECAY_MS = 90;
/** A correction beyond this is shown at once: the monkey was put somewhere else. */
const SNAP_UNITS = 240;
/** The own monkey's time passes at almost the true pace; it leaps only where seconds of that would not do. */
export const OWN_PACE = { slowest: 0.98, fastest: 1.03, settleTicks: 20, leapAhead: 4, leapBack: 8 } as const;
const UNSETTLED_TICKS = 1;

interface Place {
  x: number;
  y: number;
}

/** The own monkey as drawn, and the predicted view that it is from. */
export interface Predicted {
  view: View;
  own: Monkey;
  /** Share of the way from the tick before the view's to the view's. */
  share: number;
}

/**
 * The own monkey, some ticks ahead of the frames by a clock of its own, so that its inputs come to the server just in
 * time. Where frames show that it was wrong, the state is right at once and the drawn monkey follows softly.
 */
export class Prediction {
  readonly lead = new Lead();
  readonly corrections = new Corrections();
  private readonly pace = new Pace(OWN_PACE);
  private readonly changes = new ControlChanges();
  private ownSeat = -1;
  private predictedAt = -1;
  private leadNow: number | undefined;
  private judgedTick = -1;
  private slackTick = -1;
  private corrected = false;
  /** The clock has leapt: the picture gets there softly. */
  private leapt = false;
  private now: Place | undefined;
  private before: Place | undefined;
  private readonly error: Place = { x: 0, y: 0 };
  private lastDrawn: Place | undefined;
  private lastSentMs = 0;

  constructor(
    private readonly simulation: Simulation,
    private readonly clock: ServerClock,
  ) {}

  /** -1 for somebody who watches. */
  seat(): number {
    return this.ownSeat;
  }

  /** The newest tick predicted; -1 before the first. */
  tick(): number {
    return this.predictedAt;
  }

  /** Ticks by which the own monkey is ahead of the arriving frames; undefined for somebody who watches. */
  leadTicks(): number | undefined {
    return this.leadNow;
  }

  /** The next controls go out whatever they are: somebody else had the seat. */
  sayAgain(): void {
    this.changes.forget();
  }

  /** The game goes on somewhere else in time. */
  restart(): void {
    this.pace.reset();
  }

  /** A frame was confirmed: it may say how the own inputs fared, each once, and that the prediction was wrong. */
  confirmed(nowMs: number): void {
    this.corrected = true;
    const judged = this.simulation.judgedTick();
    if (judged >= 0 && judged !== this.judgedTick) this.lead.applied(judged, this.simulation.lateTicks(), nowMs);
    this.judgedTick = judged;
    const reported = this.simulation.slackTick();
    if (reported >= 0 && reported !== this.slackTick) this.lead.report(reported, this.simulation.slackMs());
    this.slackTick = reported;
  }

  /** From now on this seat is predicted; -1 for somebody who watches. */
  play(seat: number): void {
    if (seat === this.ownSeat) return;
    this.ownSeat = seat;
    this.changes.forget();
    this.now = undefined;
    this.before = undefined;
    this.lastDrawn = undefined;
    this.predictedAt = -1;
    this.leadNow = undefined;
    this.pace.reset();
    if (seat >= 0) this.simulation.play(seat);
  }

  /**
   * Predicts up to this moment, one tick at a time, asking for the controls of each.
   *
   * @returns a message for the server, or undefined when there is nothing to say
   */
  advance(nowMs: number, controls: () => Controls): Int8Array | undefined {
    if (this.ownSeat < 0 || this.simulation.tick() < 0 || this.simulation.finished()) return undefined;
    const clockTick = this.clock.tickAt(nowMs);
    this.follow(clockTick, nowMs);
    const leadTicks = this.pace.tick() - clockTick;
    this.leadNow = leadTicks;
    if (this.corrected) this.correct(nowMs);
    const target = Math.floor(this.pace.tick());
    let said = false;
    while (this.predictedAt < target) {
      const wanted = controls();
      const tick = this.predictedAt + 1;
      if (this.changes.take(wanted, tick)) {
        this.simulation.input(tick, wanted.moveAngle, wanted.moveStrength, wanted.aimAngle, wanted.buttons);
        this.lead.sent(tick, leadTicks);
        said = true;
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

  /** What is predicted for now; undefined while nothing is. */
  picture(dtMs: number): Predicted | undefined {
    if (this.ownSeat < 0 || !this.now) return undefined;
    const view = decodeView(this.simulation.predictedView());
    const own = view.monkeys.find((m) => m.seat === this.ownSeat);
    if (!own) return undefined;
    const share = Math.max(0, Math.min(1, this.pace.tick() - this.predictedAt));
    const decay = Math.exp(-dtMs / ERROR_DECAY_MS);
    this.error.x *= decay;
    this.error.y *= decay;
    const drawn = this.drawn(own, share);
    this.lastDrawn = { x: drawn.x, y: drawn.y };
    return { view, own: drawn, share };
  }

  /** Brings the own clock to this moment, and the prediction with it where it leaps or was overtaken by the frames. */
  private follow(clockTick: number, nowMs: number): void {
    const goal = clockTick + this.lead.ticks();
    // The first frames only look for their place in time.
    if (!this.clock.settled() && Math.abs(goal - this.pace.tick()) > UNSETTLED_TICKS) this.pace.reset();
    const most = this.clock.newestTick() + MOST_AHEAD_TICKS + this.lead.ticks();
    const leapt = this.pace.advance(goal, most, nowMs);
    const target = Math.floor(this.pace.tick());
    const overtaken = this.predictedAt < this.simulation.tick();
    if (!leapt && !overtaken && target - this.predictedAt <= MOST_STEPS) return;
    this.predictedAt = Math.max(this.simulation.tick(), target - 1);
    this.simulation.predictTo(this.predictedAt);
    this.now = this.ownPlace();
    this.before = undefined;
    this.corrected = false;
    this.leapt ||= leapt;
  }

  /** New frames may have changed where the own monkey is at the tick already predicted: remember by how much. */
  private correct(nowMs: number): void {
    this.corrected = false;
    this.simulation.predictTo(this.predictedAt);
    const place = this.ownPlace();
    if (place && this.now) {
      const dx = place.x - this.now.x;
      const dy = place.y - this.now.y;
      this.corrections.add(Math.hypot(dx, dy), nowMs);
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
    const own = decodeView(this.simulation.predictedView()).monkeys.find((m) => m.seat === this.ownSeat);
    return own && { x: own.x, y: own.y };
  }

  private drawn(own: Monkey, share: number): Monkey {
    const from = this.before && Math.hypot(own.x - this.before.x, own.y - this.before.y) < 90 ? this.before : own;
    const x = from.x + (own.x - from.x) * share;
    const y = from.y + (own.y - from.y) * share;
    if (this.leapt) this.soften(x, y);
    return { ...own, x: x + this.error.x, y: y + this.error.y };
  }

  /** After a leap of the clock the monkey is drawn where it was last, and goes from there. */
  private soften(x: number, y: number): void {
    this.leapt = false;
    const { lastDrawn } = this;
    const near = lastDrawn && Math.hypot(lastDrawn.x - x, lastDrawn.y - y) <= SNAP_UNITS;
    this.error.x = near ? lastDrawn.x - x : 0;
    this.error.y = near ? lastDrawn.y - y : 0;
  }
}
