import { nearestDirection } from "simulation";
import { DASH, THROW, type Controls } from "./controls";
import type { TouchPad } from "./touch";

const keys: Record<string, "up" | "down" | "left" | "right" | "dash"> = {
  KeyW: "up",
  ArrowUp: "up",
  KeyS: "down",
  ArrowDown: "down",
  KeyA: "left",
  ArrowLeft: "left",
  KeyD: "right",
  ArrowRight: "right",
  Space: "dash",
  ShiftLeft: "dash",
  ShiftRight: "dash",
};

/** Gamepad sticks below this are at rest. */
const STICK_REST = 0.22;

/** Keyboard, mouse, touch and gamepad as the controls of a tick. A tap shorter than a tick is kept until it was asked for. */
export class Input {
  private readonly held = new Set<string>();
  private pointer: { x: number; y: number } | undefined;
  private mouseButtons = 0;
  private tapped = 0;
  private aim = 0;

  /**
   * @param own position of the own monkey on the canvas in CSS pixels, undefined while there is none
   * @param chatting true while the player types
   */
  constructor(
    private readonly surface: HTMLElement,
    private readonly own: () => { x: number; y: number } | undefined,
    private readonly chatting: () => boolean,
    private readonly touch: TouchPad,
    private readonly onMove: () => void,
  ) {
    window.addEventListener("keydown", (e) => this.key(e, true));
    window.addEventListener("keyup", (e) => this.key(e, false));
    window.addEventListener("blur", () => this.release());
    document.addEventListener("visibilitychange", () => this.release());
    surface.addEventListener("pointermove", (e) => this.point(e));
    surface.addEventListener("pointerdown", (e) => this.press(e));
    window.addEventListener("pointerup", (e) => this.lift(e));
    surface.addEventListener("contextmenu", (e) => e.preventDefault());
  }

  /** The controls of one tick. */
  take(): Controls {
    const pad = this.gamepad();
    let dx = Number(this.held.has("right")) - Number(this.held.has("left"));
    let dy = Number(this.held.has("down")) - Number(this.held.has("up"));
    let strength = dx || dy ? 7 : 0;
    const stick = this.touch.move() ?? pad?.move;
    if (!strength && stick) {
      ({ dx, dy } = stick);
      strength = Math.min(7, Math.round(Math.hypot(dx, dy) * 7));
    }
    this.turn(strength > 0 ? { dx, dy } : undefined, pad?.aim);
    const buttons =
      this.mouseButtons | this.tapped | this.touch.takeButtons() | (this.held.has("dash") ? DASH : 0) | (pad?.buttons ?? 0);
    this.tapped = 0;
    return {
      moveAngle: strength > 0 ? nearestDirection(dx, dy) : 0,
      moveStrength: strength,
      aimAngle: this.aim,
      buttons,
    };
  }

  private turn(moving: { dx: number; dy: number } | undefined, padAim: { dx: number; dy: number } | undefined): void {
    const touched = this.touch.aim() ?? padAim;
    if (touched) {
      this.aim = nearestDirection(touched.dx, touched.dy);
      return;
    }
    const own = this.own();
    if (this.pointer && own) this.aim = nearestDirection(this.pointer.x - own.x, this.pointer.y - own.y);
    else if (moving && this.touch.used()) this.aim = nearestDirection(moving.dx, moving.dy);
  }

  private key(e: KeyboardEvent, down: boolean): void {
    const action = keys[e.code];
    if (!action) return;
    if (!down) {
      this.held.delete(action);
      return;
    }
    // A button that has the focus is pressed by Space; typing is typing.
    if (this.chatting() || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target instanceof HTMLButtonElement || e.target instanceof HTMLAnchorElement) {
      if (e.code === "Space") return;
    }
    e.preventDefault();
    if (!e.repeat) {
      this.onMove();
      if (action === "dash") this.tapped |= DASH;
    }
    this.held.add(action);
  }

  private point(e: PointerEvent): void {
    if (e.pointerType === "touch") return;
    const box = this.surface.getBoundingClientRect();
    this.pointer = { x: e.clientX - box.left, y: e.clientY - box.top };
  }

  private press(e: PointerEvent): void {
    this.onMove();
    if (e.pointerType === "touch") return;
    this.point(e);
    const button = e.button === 0 ? THROW : e.button === 2 ? DASH : 0;
    this.mouseButtons |= button;
    this.tapped |= button;
  }

  private lift(e: PointerEvent): void {
    if (e.pointerType === "touch") return;
    this.mouseButtons &= ~(e.button === 0 ? THROW : e.button === 2 ? DASH : 0);
  }

  private release(): void {
    this.held.clear();
    this.mouseButtons = 0;
    this.tapped = 0;
  }

  private gamepad(): { move?: Vector; aim?: Vector; buttons: number } | undefined {
    const pad = navigator.getGamepads?.().find((p) => p?.connected && p.mapping === "standard");
    if (!pad) return undefined;
    const stick = (x: number, y: number): Vector | undefined => {
      const [dx, dy] = [pad.axes[x] ?? 0, pad.axes[y] ?? 0];
      return Math.hypot(dx, dy) > STICK_REST ? { dx, dy } : undefined;
    };
    const on = (index: number): boolean => pad.buttons[index]?.pressed ?? false;
    const move = stick(0, 1);
    const aim = stick(2, 3);
    const buttons = (on(0) || on(4) || on(6) ? DASH : 0) | (on(2) || on(5) || on(7) ? THROW : 0);
    return { ...(move ? { move } : {}), ...(aim ? { aim } : {}), buttons };
  }
}

interface Vector {
  dx: number;
  dy: number;
}
