import type { State } from "./state";

const TAPS = 3;
/** Between one tap and the next. */
const WITHIN_MS = 700;

/**
 * Opens and closes the overlay: F3, three quick taps on the clock where there are no keys, `?stats=1` from the start.
 *
 * @param hud what holds the clock
 */
export function openOverlay(state: State, hud: HTMLElement): void {
  state.overlay = new URLSearchParams(location.search).get("stats") === "1";
  window.addEventListener("keydown", (e) => {
    if (e.key !== "F3" || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
    e.preventDefault();
    if (!e.repeat) state.overlay = !state.overlay;
  });
  let taps = 0;
  let tappedMs = 0;
  hud.addEventListener("pointerdown", (e) => {
    if (e.pointerType === "mouse" || !(e.target instanceof Element) || !e.target.closest(".timer")) return;
    taps = e.timeStamp - tappedMs < WITHIN_MS ? taps + 1 : 1;
    tappedMs = e.timeStamp;
    if (taps < TAPS) return;
    taps = 0;
    state.overlay = !state.overlay;
  });
}
