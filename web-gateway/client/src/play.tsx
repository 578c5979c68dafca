import { createRoot } from "react-dom/client";
import "./styles/fonts";
import "./styles/base.css";
import "./styles/play.css";
import { idle } from "./controls";
import { Hud } from "./hud/Hud";
import { HudStore } from "./hud/store";
import { Input } from "./input";
import { openOverlay } from "./overlayKeys";
import { exposeForTests } from "./probe";
import { Scene } from "./render/scene";
import { Session } from "./session";
import { initialState } from "./state";
import { TouchPad } from "./touch";

/** The play page: puts the parts together and runs them once per animation frame. */

const { nickname = "", gameId, watch } = document.body.dataset;
const state = initialState(nickname, gameId || undefined, watch === "true");
const socketUrl = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
const session = new Session(state, socketUrl);
const store = new HudStore(state);

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};
const canvas = element("island") as HTMLCanvasElement;
const again = (): void => location.assign("/play");

createRoot(element("hud")).render(<Hud store={store} session={session} again={again} />);
exposeForTests(state, session);
void session.start();
openOverlay(state, element("hud"));

const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const [scene] = await Promise.all([
  Scene.create(canvas, { calm, zoomFactor: state.watch ? 0.7 : 1 }),
  document.fonts.load('800 20px "Baloo 2"'),
  document.fonts.load('600 20px "Baloo 2"'),
]);

const touch = new TouchPad(canvas, element("sticks"), document.getElementById("dash"));
const input = new Input(
  canvas,
  () => {
    const own = state.view?.monkeys.find((m) => m.seat === state.seat);
    return own && scene.toScreen(own.x, own.y);
  },
  () => document.activeElement instanceof HTMLInputElement,
  touch,
  () => {
    state.moved = true;
  },
);
state.renderer = scene.rendererName();
document.addEventListener("visibilitychange", () => {
  if (document.hidden) steer(() => idle);
});

let drawnLayout: typeof state.layout;
let drawnRoster: typeof state.roster = [];
let lastMs = performance.now();
let draws = 0;
let secondAtMs = lastMs;

function steer(controls: () => ReturnType<Input["take"]>): void {
  const message = session.replica.advance(performance.now(), controls);
  if (message) session.socket.send(message);
}

function frame(): void {
  // Asked for first, so that one picture that fails is not the last.
  requestAnimationFrame(frame);
  const now = performance.now();
  steer(() => input.take());
  state.view = session.replica.picture(now);
  draw(now, now - lastMs);
  lastMs = now;
  store.publish(now);
}

function draw(now: number, dtMs: number): void {
  const { view, layout, roster } = state;
  if (!view || !layout) return;
  if (layout !== drawnLayout) {
    scene.begin(layout);
    drawnLayout = layout;
    drawnRoster = [];
  }
  if (roster !== drawnRoster) {
    scene.seat(roster, state.seat);
    drawnRoster = roster;
  }
  const own = view.monkeys.find((m) => m.seat === state.seat);
  scene.show(session.takeEvents(), view);
  scene.draw(view, focus(own), now, dtMs);
  if (own && state.playMs === undefined) state.playMs = performance.now();
  draws++;
  if (now - secondAtMs >= 1000) {
    state.drawsPerSecond = (draws * 1000) / (now - secondAtMs);
    draws = 0;
    secondAtMs = now;
  }
}

/** A little ahead of where the own monkey runs and looks; the leader for those who watch. */
function focus(own: { x: number; y: number; vx: number; vy: number; aim: number } | undefined): { x: number; y: number } {
  if (!own) return { x: 0, y: 0 };
  const aim = (own.aim / 128) * Math.PI;
  return { x: own.x + own.vx * 0.14 + Math.cos(aim) * 46, y: own.y + own.vy * 0.14 + Math.sin(aim) * 34 };
}

requestAnimationFrame(frame);
