import { DASH, THROW } from "./controls";

const REACH_PX = 56;
/** A shorter drag than this is a tap: it throws where the monkey already looks. */
const TAP_PX = 12;

interface Stick {
  pointer: number;
  startX: number;
  startY: number;
  dx: number;
  dy: number;
  element: HTMLElement;
  knob: HTMLElement;
}

/** Two floating sticks for thumbs: left half moves, right half aims and throws when let go; a button dashes. */
export class TouchPad {
  private left: Stick | undefined;
  private right: Stick | undefined;
  private tapped = 0;
  private touched = false;
  private lastAim: { dx: number; dy: number } | undefined;

  constructor(
    surface: HTMLElement,
    private readonly layer: HTMLElement,
    dash: HTMLElement | null,
  ) {
    surface.addEventListener("pointerdown", (e) => this.down(e));
    window.addEventListener("pointermove", (e) => this.moved(e));
    window.addEventListener("pointerup", (e) => this.up(e, true));
    window.addEventListener("pointercancel", (e) => this.up(e, false));
    dash?.addEventListener("pointerdown", (e) => {
      e.preventDefault();
      this.tapped |= DASH;
    });
    dash?.addEventListener("keydown", (e) => {
      if (e.key === "Enter") this.tapped |= DASH;
    });
  }

  /** Whether this is a touch screen in use. */
  used(): boolean {
    return this.touched;
  }

  /** Length 0 to 1. */
  move(): { dx: number; dy: number } | undefined {
    return this.left && { dx: this.left.dx / REACH_PX, dy: this.left.dy / REACH_PX };
  }

  aim(): { dx: number; dy: number } | undefined {
    const { right } = this;
    if (right && Math.hypot(right.dx, right.dy) > TAP_PX) return { dx: right.dx, dy: right.dy };
    return this.lastAim;
  }

  takeButtons(): number {
    const buttons = this.tapped;
    this.tapped = 0;
    // The direction of a throw must hold for the tick that throws.
    if (!this.right && !(buttons & THROW)) this.lastAim = undefined;
    return buttons;
  }

  private down(e: PointerEvent): void {
    if (e.pointerType !== "touch") return;
    e.preventDefault();
    this.touched = true;
    document.documentElement.classList.add("touch");
    const side = e.clientX < window.innerWidth / 2 ? "left" : "right";
    if (this[side]) return;
    const element = document.createElement("div");
    element.className = `stick stick-${side}`;
    const knob = document.createElement("div");
    knob.className = "knob";
    element.append(knob);
    this.layer.append(element);
    element.style.transform = `translate(${e.clientX}px, ${e.clientY}px)`;
    this[side] = { pointer: e.pointerId, startX: e.clientX, startY: e.clientY, dx: 0, dy: 0, element, knob };
  }

  private moved(e: PointerEvent): void {
    const stick = this.find(e);
    if (!stick) return;
    const dx = e.clientX - stick.startX;
    const dy = e.clientY - stick.startY;
    const cut = Math.min(1, REACH_PX / (Math.hypot(dx, dy) || 1));
    stick.dx = dx * cut;
    stick.dy = dy * cut;
    stick.knob.style.transform = `translate(${stick.dx}px, ${stick.dy}px)`;
  }

  private up(e: PointerEvent, meant: boolean): void {
    const stick = this.find(e);
    if (!stick) return;
    stick.element.remove();
    if (stick === this.left) this.left = undefined;
    else {
      if (Math.hypot(stick.dx, stick.dy) > TAP_PX) this.lastAim = { dx: stick.dx, dy: stick.dy };
      this.right = undefined;
      if (meant) this.tapped |= THROW;
    }
  }

  private find(e: PointerEvent): Stick | undefined {
    if (this.left?.pointer === e.pointerId) return this.left;
    if (this.right?.pointer === e.pointerId) return this.right;
    return undefined;
  }
}
