/** What the player wants at one tick, in the simulation's units. */
export interface Controls {
  /** 256ths of a turn. */
  moveAngle: number;
  /** 0 (stand) to 7 (full speed). */
  moveStrength: number;
  /** 256ths of a turn. */
  aimAngle: number;
  /** DASH | THROW. */
  buttons: number;
}

export const DASH = 1;
export const THROW = 2;

export const idle: Controls = { moveAngle: 0, moveStrength: 0, aimAngle: 0, buttons: 0 };

/** Ticks between two inputs that only turn the aim a little. */
const AIM_EVERY_TICKS = 2;

/** Decides when changed controls are worth an input: at most once a tick, aim alone every other tick. */
export class ControlChanges {
  private last: Controls | undefined;
  private lastTick = -1000;

  /** Whether these controls should go out for this tick; remembers them if so. */
  take(controls: Controls, tick: number): boolean {
    const { last } = this;
    const pressed = controls.buttons !== last?.buttons;
    const moved =
      controls.moveStrength !== last?.moveStrength || (controls.moveStrength > 0 && controls.moveAngle !== last.moveAngle);
    const aimed = controls.aimAngle !== last?.aimAngle;
    const due = pressed || moved || (aimed && tick - this.lastTick >= AIM_EVERY_TICKS);
    if (due) {
      this.last = controls;
      this.lastTick = tick;
    }
    return due;
  }

  /** After a new start, or after an agent had the seat, the next controls go out whatever they are. */
  forget(): void {
    this.last = undefined;
    this.lastTick = -1000;
  }
}
