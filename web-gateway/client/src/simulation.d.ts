/** The Java simulation, compiled to an ES module by simulation-web. Layouts of the arrays are decoded in view.ts only. */
declare module "simulation" {
  /** Confirmed state from the server's frames, and a prediction of it some ticks ahead. */
  export class Replica {
    constructor();
    /** Takes a KEYFRAME or FRAME as received: 0 ok, 1 old, 2 gap, 3 malformed, 4 hash mismatch. */
    accept(message: Int8Array): number;
    epoch(): number;
    /** Confirmed tick; -1 before the first keyframe. */
    tick(): number;
    hash(): number;
    seatOf(playerId: string): number;
    play(seat: number): void;
    /** moveAngle and aimAngle in 256ths of a turn, moveStrength 0..7, buttons 1 dash | 2 throw. */
    input(targetTick: number, moveAngle: number, moveStrength: number, aimAngle: number, buttons: number): void;
    /** All unacknowledged inputs as one PLAYER_INPUT; empty if there is none. */
    inputMessage(): Int8Array;
    predictTo(tick: number): void;
    predictedTick(): number;
    /** The tick that the last own input seen in a frame was meant for; -1 before the first. */
    judgedTick(): number;
    /** How many ticks later than that it was applied; 0 or less is in time. */
    lateTicks(): number;
    /** Tick of the newest report on the own inputs' slack; -1 before the first. */
    slackTick(): number;
    /** That report in milliseconds; negative: an input was that late. */
    slackMs(): number;
    confirmedView(): Float64Array;
    predictedView(): Float64Array;
    layout(): Float64Array;
    events(): Float64Array;
    roster(): string;
    rosterVersion(): number;
    annotations(): string;
    finished(): boolean;
    secondsLeft(): number;
    standings(): string;
  }

  /** A game between agents only, played in the page. */
  export class Practice {
    constructor(seed: number, seats: number);
    step(): void;
    view(): Float64Array;
    layout(): Float64Array;
    events(): Float64Array;
    tick(): number;
    roster(): string;
  }

  /** The direction nearest to a vector in 256ths of a turn, 0 east, 64 south. */
  export function nearestDirection(dx: number, dy: number): number;
}
