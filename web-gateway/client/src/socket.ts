import { ClockOffset } from "./offset";
import { Ways } from "./ways";

/** The one WebSocket of a page: binary frames and JSON control messages. Knows no DOM. */

const DIALECT = "monkeytown.v1.frames";
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;
const OPEN_WITHIN_MS = 8000;
/** When the first heartbeats go out after a connection opened, so that the way is known soon. */
const FIRST_BEATS_MS = [0, 500, 1000, 2000] as const;
const LEAST_BEAT_MS = 1000;
/** Bytes that may wait in the browser; beyond it a send is dropped, the inputs are repeated anyway. */
const MOST_BUFFERED_BYTES = 64 * 1024;

/** The instance goes away; its reason says when to come back. */
const GOING_AWAY = 4001;
const TOLD_WAIT = /^reconnectAfterMs=(\d{1,5})$/;

/** The session has ended; its reason says whether the page may come back as somebody. */
const UNAUTHORIZED = 4401;
/** The visitor has just signed in, in another tab: fresh tokens are that player's. */
const SIGNED_IN = "signed_in";

/** Closings after which connecting again by itself would be wrong. */
const FINAL_CODES: ReadonlySet<number> = new Set([4400, 4409, 4413]);

/** What a try to connect needs. */
export interface Ticket {
  socketToken: string;
  /** The stream's own address, if it has one besides the page's origin. */
  streamUrl?: string;
}

export interface SocketListener {
  opened(): void;
  frame(bytes: Int8Array): void;
  control(type: string, payload: Record<string, unknown>): void;
  /** The connection is gone; the next try is at this time. */
  lost(retryAtMs: number): void;
  /** The server does not want this connection; no further try. */
  refused(code: number, reason: string): void;
}

/** How long after its nth heartbeat (from 1) a connection sends the next; the interval is the server's wish. */
export function nextBeatMs(sent: number, intervalMs: number): number {
  const last = FIRST_BEATS_MS[sent - 1];
  const next = FIRST_BEATS_MS[sent];
  return last !== undefined && next !== undefined ? next - last : Math.max(LEAST_BEAT_MS, intervalMs / 4);
}

/** When a closing says to come back, in milliseconds from now; most say nothing. */
export function toldWaitMs(code: number, reason: string): number | undefined {
  const told = code === GOING_AWAY ? TOLD_WAIT.exec(reason) : null;
  return told ? Number(told[1]) : undefined;
}

/** Whether a closing means that connecting again by itself would be wrong. */
export function isFinal(code: number, reason: string): boolean {
  return FINAL_CODES.has(code) || (code === UNAUTHORIZED && reason !== SIGNED_IN);
}

export class Socket {
  private socket: WebSocket | undefined;
  private attempts = 0;
  private heardAtMs = 0;
  private heartbeatMs = 10_000;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private welcomed = false;
  private readonly ways: Ways;
  /** The way to the server of this connection, and its clock. */
  readonly clock = new ClockOffset();
  /** Name of the event-stream that welcomed us last. */
  instance: string | undefined;
  /** Connections opened since the page was. */
  opened = 0;
  /** Bytes of messages received since the page was opened. */
  receivedBytes = 0;

  /**
   * @param own address of the event-stream at the page's own origin
   * @param ticket a fresh one for every try; it may fail, which counts as a failed try
   */
  constructor(
    own: string,
    private readonly ticket: () => Promise<Ticket>,
    private readonly listener: SocketListener,
    private readonly random: () => number = Math.random,
  ) {
    this.ways = new Ways(own);
  }

  connect(): void {
    clearTimeout(this.retry);
    this.closed = false;
    this.ticket().then(
      (ticket) => this.open(ticket),
      () => this.later(),
    );
  }

  isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  send(bytes: Int8Array): void {
    if (this.socket?.readyState !== WebSocket.OPEN || this.socket.bufferedAmount > MOST_BUFFERED_BYTES) return;
    this.socket.send(bytes as Int8Array<ArrayBuffer>);
  }

  say(type: string, payload: Record<string, unknown>): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ type, payload }));
  }

  /** Loses the connection on purpose, as a bad network would. */
  interrupt(): void {
    if (this.socket) this.drop(this.socket, 1006);
  }

  /** Closes for good. */
  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    clearTimeout(this.beat);
    this.socket?.close(1000);
  }

  private open({ socketToken, streamUrl }: Ticket): void {
    if (this.closed) return;
    this.welcomed = false;
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.ways.next(streamUrl), [DIALECT, `bearer.${socketToken}`]);
    } catch {
      // A browser may refuse an address at once: ws from a page over https, for example.
      this.ways.failed();
      this.later();
      return;
    }
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    const patience = setTimeout(() => this.drop(socket, 1006), OPEN_WITHIN_MS);
    socket.onopen = () => {
      clearTimeout(patience);
      this.heardAtMs = performance.now();
      this.opened++;
      this.clock.forget();
      this.listener.opened();
      this.beatOn(socket, 1);
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => this.receive(event.data);
    socket.onclose = (event) => {
      clearTimeout(patience);
      this.drop(socket, event.code, event.reason);
    };
  }

  private receive(data: string | ArrayBuffer): void {
    this.heardAtMs = performance.now();
    if (typeof data !== "string") {
      this.receivedBytes += data.byteLength;
      this.listener.frame(new Int8Array(data));
      return;
    }
    this.receivedBytes += new TextEncoder().encode(data).length;
    const message = JSON.parse(data) as { type: string; payload?: Record<string, unknown> };
    const payload = message.payload ?? {};
    if (message.type === "welcome") {
      // Only a connection that was welcomed proves that the way is good again.
      this.attempts = 0;
      this.welcomed = true;
      this.ways.welcomed();
      this.heartbeatMs = Number(payload["heartbeatIntervalMs"] ?? this.heartbeatMs);
      this.instance = String(payload["instance"] ?? "");
    }
    // The server also speaks by itself; only an echo of ours measures the way.
    const sentMs = Number(payload["timestamp"]);
    if (message.type === "heartbeat" && sentMs > 0) this.clock.answered(sentMs, Number(payload["serverTime"]), this.heardAtMs);
    this.listener.control(message.type, payload);
  }

  private beatOn(socket: WebSocket, sent: number): void {
    clearTimeout(this.beat);
    if (performance.now() - this.heardAtMs > this.heartbeatMs * 2) {
      this.drop(socket, 4408);
      return;
    }
    this.say("heartbeat", { timestamp: performance.now() });
    this.beat = setTimeout(() => this.beatOn(socket, sent + 1), nextBeatMs(sent, this.heartbeatMs));
  }

  /** Forgets a connection once, whoever noticed first that it is gone. */
  private drop(socket: WebSocket, code: number, reason = ""): void {
    if (this.socket !== socket) return;
    this.socket = undefined;
    if (!this.welcomed) this.ways.failed();
    clearTimeout(this.beat);
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
    if (this.closed) return;
    const toldMs = toldWaitMs(code, reason);
    if (isFinal(code, reason)) this.listener.refused(code, reason);
    else if (toldMs === undefined) this.later();
    else this.after(toldMs);
  }

  /** Waits longer from try to try, and not as long as everybody else who lost the same server. */
  private later(): void {
    if (this.closed) return;
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.attempts);
    this.attempts++;
    this.after(most * (0.4 + 0.6 * this.random()));
  }

  private after(waitMs: number): void {
    this.listener.lost(performance.now() + waitMs);
    this.retry = setTimeout(() => this.connect(), waitMs);
  }
}
