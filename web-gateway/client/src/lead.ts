import { TICK_MS } from "./view";

const LEAST_TICKS = 0.25;
const LEAST_GUESS_TICKS = 2;
/** The server takes no input for later than this. */
const MOST_TICKS = 28;
const MOST_RAISE_TICKS = 4;
/** What an input should wait at the server before its tick, besides an allowance for how unsteady that is. */
const SPARE_MS = 3;
const MOST_ALLOWANCE_MS = 15;
/** Beyond these the server's reports are cut off. */
const MOST_SLACK_MS = 31;
const LEAST_SLACK_MS = -31;
/** Ticks that one report speaks of. */
const REPORT_TICKS = 30;
/** Shares of what is too little or too much that one report changes. */
const RAISE_SHARE = 0.5;
const LOWER_SHARE = 0.1;
const LOWER_FAR_SHARE = 0.5;
const STEADY_SHARE = 0.15;
const MOST_DEVIATION_MS = 20;

/** The rule without reports: hold for a while, then lower a little. */
const CALM_MS = 1500;
const CALM_SHARE = 0.07;
const CALM_TICKS = 0.1;
const CALM_LEAST_TICKS = 1.5;
const LATE_SPARE_TICKS = 0.5;

const REMEMBERED = 128;

/**
 * How many ticks ahead of the arriving frames the own monkey is predicted, so that its inputs reach the server just
 * before their tick. The server reports how long the tightest of the last inputs waited: what would have been enough
 * follows from the lead that input was sent with. Raised at once when one came late, lowered slowly while none does.
 * Before the first report only late inputs tell. This is the wish; whoever predicts gets there by pace, not by leaps.
 */
export class Lead {
  private value: number;
  private readonly sentTick = new Int32Array(REMEMBERED).fill(-1);
  private readonly sentLead = new Float64Array(REMEMBERED);
  private slack: number | undefined;
  /** The lead that would have left no slack at all, and how far reports stray from it. */
  private enough: number | undefined;
  private deviationMs = 0;
  /** Whether an input was heard of on this connection, and whether on an earlier one. */
  private heard = false;
  private learnt = false;
  private settledAtMs: number | undefined;

  constructor(ticks = 4) {
    this.value = ticks;
  }

  ticks(): number {
    return this.value;
  }

  /** The newest report, in milliseconds; undefined before the first. */
  slackMs(): number | undefined {
    return this.slack;
  }

  /** What the reports should say, in milliseconds. */
  targetMs(): number {
    return SPARE_MS + Math.min(MOST_ALLOWANCE_MS, 2 * this.deviationMs);
  }

  /** A guess from the round trip of a heartbeat; any word of an input knows better. */
  expect(roundTripMs: number): void {
    if (this.heard) return;
    const guess = clamp(roundTripMs / TICK_MS + 2, LEAST_GUESS_TICKS, MOST_TICKS);
    this.value = this.learnt ? Math.max(this.value, guess) : guess;
  }

  /** Another way to the server: reports speak of the old one no more. The lead goes on, its reasons may be on this side. */
  startAnew(): void {
    this.learnt ||= this.heard;
    this.heard = false;
    this.slack = undefined;
    this.enough = undefined;
    this.settledAtMs = undefined;
  }

  /** An input meant for this tick goes out with this lead. */
  sent(tick: number, leadTicks: number): void {
    this.sentTick[tick % REMEMBERED] = tick;
    this.sentLead[tick % REMEMBERED] = leadTicks;
  }

  /** @param slackMs the least time that an input of the last ticks up to this one waited; negative: it came too late */
  report(tick: number, slackMs: number): void {
    this.heard = true;
    this.slack = slackMs;
    const enough = this.leastLead(tick - REPORT_TICKS, tick) - slackMs / TICK_MS;
    const cutOff = slackMs >= MOST_SLACK_MS;
    if (!cutOff) this.learn(enough);
    const wanted = enough + this.targetMs() / TICK_MS;
    const away = wanted - this.value;
    if (slackMs < 0) this.raise(away);
    else if (away > 0) this.value += away * RAISE_SHARE;
    else this.value += away * (cutOff ? LOWER_FAR_SHARE : LOWER_SHARE);
    this.value = clamp(this.value, LEAST_TICKS, MOST_TICKS);
  }

  /**
   * What became of an input.
   *
   * @param tick that it was meant for
   * @param lateTicks how many ticks later it was applied; 0 or less is in time
   */
  applied(tick: number, lateTicks: number, nowMs: number): void {
    this.heard = true;
    this.settledAtMs ??= nowMs;
    if (lateTicks > 0) {
      this.settledAtMs = nowMs;
      // That was no matter of lead: there was no connection.
      if (lateTicks > MOST_TICKS) return;
      // With reports, only what is too late for them counts here: a report is finer than whole ticks.
      if (this.slack !== undefined && lateTicks * TICK_MS < -LEAST_SLACK_MS + TICK_MS) return;
      const spare = this.slack === undefined ? LATE_SPARE_TICKS : 0;
      this.raise(this.leastLead(tick, tick) + lateTicks + spare - this.value);
    } else if (this.slack === undefined && nowMs - this.settledAtMs > CALM_MS) {
      this.settledAtMs = nowMs;
      const lower = Math.max(CALM_TICKS, (this.value - CALM_LEAST_TICKS) * CALM_SHARE);
      this.value = Math.max(Math.min(this.value, CALM_LEAST_TICKS), this.value - lower);
    }
  }

  private raise(byTicks: number): void {
    this.value = clamp(this.value + clamp(byTicks, 0, MOST_RAISE_TICKS), LEAST_TICKS, MOST_TICKS);
  }

  private learn(enough: number): void {
    this.enough ??= enough;
    const away = enough - this.enough;
    this.enough += away * STEADY_SHARE;
    this.deviationMs += (Math.min(MOST_DEVIATION_MS, Math.abs(away) * TICK_MS) - this.deviationMs) * STEADY_SHARE;
  }

  /** The least lead that inputs for these ticks were sent with; the present one if it is not known. */
  private leastLead(fromTick: number, toTick: number): number {
    let least = Infinity;
    for (let tick = Math.max(0, fromTick); tick <= toTick; tick++)
      if (this.sentTick[tick % REMEMBERED] === tick) least = Math.min(least, this.sentLead[tick % REMEMBERED] ?? Infinity);
    return least === Infinity ? this.value : least;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
