import { Practice } from "simulation";
import { Scene } from "./render/scene";
import { decodeEvents, decodeLayout, decodeView, TICK_MS, type Seated } from "./view";

const SEATS = 6;
/** Ticks played before the first picture, so that something is going on already. */
const WARM_UP_TICKS = 420;
/** A tab that slept does not catch up. */
const MOST_STEPS = 4;

/** Agents practising on the island behind the home page's card. */
export async function startBackdrop(canvas: HTMLCanvasElement): Promise<void> {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const [scene] = await Promise.all([
    Scene.create(canvas, { calm, zoomFactor: window.innerWidth < 860 ? 0.7 : 0.86 }),
    document.fonts.load('800 20px "Baloo 2"'),
    document.fonts.load('600 20px "Baloo 2"'),
  ]);
  const practice = new Practice(Math.floor(Math.random() * 1_000_000), SEATS);
  for (let i = 0; i < WARM_UP_TICKS; i++) practice.step();
  practice.events();
  scene.begin(decodeLayout(practice.layout()));
  scene.seat(JSON.parse(practice.roster()) as Seated[], -1);
  canvas.classList.add("shown");

  const draw = (nowMs: number, dtMs: number): void => {
    const wide = window.innerWidth >= 860;
    scene.camera.offsetX = wide ? 0.2 : 0;
    scene.camera.offsetY = wide ? 0.02 : -0.25;
    const view = decodeView(practice.view());
    scene.show(decodeEvents(practice.events()), view);
    const drift = calm ? 0 : nowMs / 14_000;
    scene.draw(view, { x: Math.cos(drift) * 120, y: Math.sin(drift * 1.3) * 90 }, nowMs, dtMs, 2);
  };
  if (calm) {
    draw(performance.now(), 16);
    window.addEventListener("resize", () => draw(performance.now(), 16));
    return;
  }

  let lastMs = performance.now();
  let owedMs = 0;
  const frame = (): void => {
    const now = performance.now();
    const dtMs = Math.min(100, now - lastMs);
    lastMs = now;
    owedMs = Math.min(owedMs + dtMs, MOST_STEPS * TICK_MS);
    while (owedMs >= TICK_MS) {
      practice.step();
      owedMs -= TICK_MS;
    }
    draw(now, dtMs);
    // Below the fold nothing is seen of it.
    if (!document.hidden && window.scrollY < window.innerHeight) requestAnimationFrame(frame);
    else rest();
  };
  const rest = (): void => {
    const wake = (): void => {
      if (document.hidden || window.scrollY >= window.innerHeight) return;
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("scroll", wake);
      lastMs = performance.now();
      requestAnimationFrame(frame);
    };
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("scroll", wake, { passive: true });
  };
  requestAnimationFrame(frame);
}
