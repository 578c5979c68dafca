/** The one WebSocket of a page: binary frames and JSON control messages. Knows no DOM. */

const DIALECT = "monkeytown.v1.frames";
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;
const OPEN_WITHIN_MS = 8000;
const PING_MS = 2500;
/** Bytes that may wait in the browser; beyond it a send is dropped, the inputs are repeated anyway. */
const MOST_BUFFERED_BYTES = 64 * 1024;

/** Closings after which connecting again by itself would be wrong. */
const FINAL_CODES: ReadonlySet<number> = new Set([4400, 4409, 4413]);

export interface SocketListener {
  opened(): void;
  frame(bytes: Int8Array): void;
  control(type: string, payload: Record<string, unknown>): void;
  /** The connection is gone; the next try is at this time. */
  lost(retryAtMs: number): void;
  /** The server does not want this connection; no further try. */
  refused(code: number): void;
}

export class Socket {
  private socket: WebSocket | undefined;
  private attempts = 0;
  private heardAtMs = 0;
  private heartbeatMs = 10_000;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private closed = false;
  /** Round trip of the last heartbeat, undefined before the first. */
  pingMs: number | undefined;
  /** Bytes received since the page was opened. */
  receivedBytes = 0;

  /**
   * @param url of the event-stream
   * @param ticket a fresh socket token for every try; it may fail, which counts as a failed try
   */
  constructor(
    private readonly url: string,
    private readonly ticket: () => Promise<string>,
    private readonly listener: SocketListener,
    private readonly random: () => number = Math.random,
  ) {}

  connect(): void {
    clearTimeout(this.retry);
    this.closed = false;
    this.ticket().then(
      (token) => this.open(token),
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
    clearInterval(this.beat);
    this.socket?.close(1000);
  }

  private open(token: string): void {
    if (this.closed) return;
    const socket = new WebSocket(this.url, [DIALECT, `bearer.${token}`]);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    const patience = setTimeout(() => this.drop(socket, 1006), OPEN_WITHIN_MS);
    socket.onopen = () => {
      clearTimeout(patience);
      this.heardAtMs = performance.now();
      this.listener.opened();
      clearInterval(this.beat);
      this.ping();
      this.beat = setInterval(() => this.watch(socket), PING_MS);
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => this.receive(event.data);
    socket.onclose = (event) => {
      clearTimeout(patience);
      this.drop(socket, event.code);
    };
  }

  private receive(data: string | ArrayBuffer): void {
    this.heardAtMs = performance.now();
    if (typeof data !== "string") {
      this.receivedBytes += data.byteLength;
      this.listener.frame(new Int8Array(data));
      return;
    }
    this.receivedBytes += data.length;
    const message = JSON.parse(data) as { type: string; payload?: Record<string, unknown> };
    const payload = message.payload ?? {};
    if (message.type === "welcome") {
      // Only a connection that was welcomed proves that the way is good again.
      this.attempts = 0;
      this.heartbeatMs = Number(payload["heartbeatIntervalMs"] ?? this.heartbeatMs);
    }
    // The server also speaks by itself; only an echo of ours measures the way.
    if (message.type === "heartbeat" && Number(payload["timestamp"]) > 0)
      this.pingMs = Math.max(0, Date.now() - Number(payload["timestamp"]));
    this.listener.control(message.type, payload);
  }

  private ping(): void {
    this.say("heartbeat", { timestamp: Date.now() });
  }

  private watch(socket: WebSocket): void {
    if (performance.now() - this.heardAtMs > this.heartbeatMs * 2) this.drop(socket, 4408);
    else this.ping();
  }

  /** Forgets a connection once, whoever noticed first that it is gone. */
  private drop(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return;
    this.socket = undefined;
    clearInterval(this.beat);
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
    if (this.closed) return;
    if (FINAL_CODES.has(code)) this.listener.refused(code);
    else this.later();
  }

  /** Waits longer from try to try, and not as long as everybody else who lost the same server. */
  private later(): void {
    if (this.closed) return;
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.attempts);
    this.attempts++;
    const waitMs = most * (0.4 + 0.6 * this.random());
    this.listener.lost(performance.now() + waitMs);
    this.retry = setTimeout(() => this.connect(), waitMs);
  }
}
