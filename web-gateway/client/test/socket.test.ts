import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Socket, type SocketListener, toldWaitMs } from "../src/socket";

const OWN = "ws://monkeytown.example/ws";
const STREAM = "ws://stream.example/ws";

/** A browser's WebSocket as far as the client uses it; the test decides what becomes of it. */
class StandIn {
  static readonly OPEN = 1;
  static made: StandIn[] = [];
  static refused: ReadonlySet<string> = new Set();

  binaryType = "";
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    if (StandIn.refused.has(url)) throw new DOMException("mixed content", "SecurityError");
    StandIn.made.push(this);
  }

  send(): void {}
  close(): void {}

  welcome(): void {
    this.readyState = StandIn.OPEN;
    this.onopen?.();
    this.onmessage?.({ data: JSON.stringify({ type: "welcome", payload: { heartbeatIntervalMs: 10_000 } }) });
  }

  lose(): void {
    this.end(1006, "");
  }

  end(code: number, reason: string): void {
    this.onclose?.({ code, reason });
  }
}

const silent: SocketListener = { opened() {}, frame() {}, control() {}, lost() {}, refused() {} };
const tried = (): string[] => StandIn.made.map((socket) => socket.url);
const newest = (): StandIn => StandIn.made.at(-1) as StandIn;

/** Long enough for the next try, too short for one to be given up. */
const aPause = (): Promise<unknown> => vi.advanceTimersByTimeAsync(6000);

let socket: Socket;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", StandIn);
  StandIn.made = [];
  StandIn.refused = new Set();
  socket = new Socket(OWN, () => Promise.resolve({ socketToken: "token", streamUrl: STREAM }), silent, () => 1);
});

afterEach(() => {
  socket.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("opens the stream's own address with the token, and falls back to the page's origin", async () => {
  socket.connect();
  await vi.advanceTimersByTimeAsync(0);
  expect(newest().protocols).toEqual(["monkeytown.v1.frames", "bearer.token"]);

  newest().lose();
  await aPause();
  newest().lose();
  await aPause();

  expect(tried()).toEqual([STREAM, OWN, STREAM]);
});

test("comes back to the address that welcomed it", async () => {
  socket.connect();
  await vi.advanceTimersByTimeAsync(0);
  newest().lose();
  await aPause();
  newest().welcome();
  newest().lose();
  await aPause();
  newest().lose();
  await aPause();

  expect(tried()).toEqual([STREAM, OWN, OWN, OWN]);
});

test("takes a connection that was never welcomed for a failed one", async () => {
  socket.connect();
  await vi.advanceTimersByTimeAsync(0);
  newest().readyState = StandIn.OPEN;
  newest().onopen?.();
  newest().lose();
  await aPause();

  expect(tried()).toEqual([STREAM, OWN]);
});

test("falls back when the browser does not even let it try", async () => {
  StandIn.refused = new Set([STREAM]);
  socket.connect();
  await aPause();

  expect(tried()).toEqual([OWN]);
});

test("comes back exactly when an instance that goes away tells it to", async () => {
  socket.connect();
  await vi.advanceTimersByTimeAsync(0);
  newest().welcome();
  newest().end(4001, "reconnectAfterMs=731");

  await vi.advanceTimersByTimeAsync(730);
  expect(tried()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(tried()).toHaveLength(2);
});

test("comes back within a quarter of a second after a loss that says nothing", async () => {
  socket.connect();
  await vi.advanceTimersByTimeAsync(0);
  newest().welcome();
  newest().lose();
  await vi.advanceTimersByTimeAsync(250);

  expect(tried()).toHaveLength(2);
});

test("reads a time to come back from nothing but a farewell that gives one", () => {
  expect(toldWaitMs(4001, "reconnectAfterMs=0")).toBe(0);
  expect(toldWaitMs(4001, "reconnectAfterMs=40000")).toBe(40_000);
  for (const reason of ["", "bye", "reconnectAfterMs=", "reconnectAfterMs=-5", "reconnectAfterMs=1234567"]) {
    expect(toldWaitMs(4001, reason)).toBeUndefined();
  }
  expect(toldWaitMs(1006, "reconnectAfterMs=500")).toBeUndefined();
});
