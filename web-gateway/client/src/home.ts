import "./styles/fonts";
import "./styles/base.css";
import "./styles/home.css";

/**
 * The home page is complete without this script; it only puts the living island behind the card. That is decoration: it
 * waits until the page is idle, stands still for those who want less motion, and rests while nobody looks.
 */

const canvas = document.getElementById("island");
const field = document.querySelector<HTMLInputElement>("input[name=name]");
field?.addEventListener("focus", () => field.select());

if (canvas instanceof HTMLCanvasElement) {
  const begin = (): void => {
    void import("./backdrop").then(({ startBackdrop }) => startBackdrop(canvas));
  };
  if ("requestIdleCallback" in window) window.requestIdleCallback(begin, { timeout: 600 });
  else setTimeout(begin, 120);
}
