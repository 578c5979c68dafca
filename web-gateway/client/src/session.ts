import { findGame, identify, joinGame, Refusal, report, type Identity } from "./gateway";
import { mute, readMuted, shelf, wordsOf } from "./mute";
import { Accepted, Replica } from "./replica";
import { Socket, type SocketListener, type Ticket } from "./socket";
import { Limits, nameOf, type FeedLine, type State } from "./state";
import { EventKind, type GameEvent } from "./view";

const RESUME_AGAIN_MS = 800;
const JOIN_AGAIN_MS = 1000;
const LAST_FRAMES_MS = 400;

/** The way into a game and back into it: tokens, seat, socket, resume. Writes the state; knows no DOM. */
export class Session implements SocketListener {
  readonly replica = new Replica();
  readonly socket: Socket;
  private identity: Promise<Identity> | undefined;
  /** Whether the seat is ours already: an invited player knows the game before having a place in it. */
  private placed = false;
  private lines = 0;
  private askedToResumeMs = -RESUME_AGAIN_MS;
  private framesInSecond = 0;
  private bytesBefore = 0;
  private countedMs = performance.now();
  /** Frames that did not follow on, and the server's answers to our asking for them. */
  gaps = 0;
  resumes = 0;
  /** Events not yet shown. At most what the last second brought. */
  private unseen: GameEvent[] = [];

  constructor(
    private readonly state: State,
    socketUrl: string,
  ) {
    this.socket = new Socket(socketUrl, () => this.ticket(), this);
    setInterval(() => this.countSecond(), 1000);
    state.muted = readMuted(shelf());
  }

  /** Finds the place and connects at the same time. */
  async start(): Promise<void> {
    const { state } = this;
    state.connection = { kind: "finding" };
    try {
      this.identity = identify(state.nickname);
      const identity = await this.identity;
      state.playerId = identity.playerId;
      state.nickname = identity.name;
      this.socket.connect();
      if (!state.watch) {
        const place = state.gameId ? await joinGame(identity.apiToken, state.gameId) : await findGame(identity.apiToken);
        state.gameId = place.gameId;
      }
      this.placed = true;
      if (state.connection.kind === "finding") state.connection = { kind: "connecting" };
      if (this.socket.isOpen()) this.join();
    } catch (error) {
      this.fail(error);
    }
  }

  say(text: string): void {
    const line = text.trim().slice(0, Limits.chatCharacters);
    if (line) this.socket.say("chat_message", { text: line });
  }

  /** Shows no more of what this player says, now and in later games. */
  mute(playerId: string): void {
    this.state.muted = mute(this.state.muted, playerId, shelf());
  }

  /** Tells operators what this player said, and mutes. */
  async report(playerId: string): Promise<void> {
    const { state } = this;
    const said = wordsOf(state.chat, playerId);
    this.mute(playerId);
    if (!state.gameId) return;
    const { apiToken } = await identify(state.nickname);
    await report(apiToken, state.gameId, playerId, said);
  }

  takeEvents(): GameEvent[] {
    const events = this.unseen;
    this.unseen = [];
    return events;
  }

  opened(): void {
    this.replica.reconnected();
    if (!this.placed) return;
    // Who only watches has no seat to resume by.
    if (this.replica.tick() < 0 || this.state.watch) this.join();
    else this.resume(this.replica.tick(), performance.now(), true);
  }

  frame(bytes: Int8Array): void {
    const now = performance.now();
    this.framesInSecond++;
    switch (this.replica.accept(bytes, now)) {
      case Accepted.ok:
        this.confirmed();
        break;
      case Accepted.old:
        break;
      case Accepted.gap:
        this.gaps++;
        this.resume(this.replica.tick(), now);
        break;
      case Accepted.malformed:
      case Accepted.mismatch:
        this.gaps++;
        this.resume(-1, now);
        break;
    }
  }

  control(type: string, payload: Record<string, unknown>): void {
    if (type === "heartbeat") {
      const roundTripMs = this.socket.clock.quickestMs();
      if (roundTripMs !== undefined) this.replica.prediction.lead.expect(roundTripMs);
    } else if (type === "resumed") {
      this.resumes++;
    } else if (type === "game_over") {
      // Its last frames come with it; should they be lost, the last known standings must do.
      setTimeout(() => this.finish(), LAST_FRAMES_MS);
    } else if (type === "error") {
      this.wrong(String(payload["code"] ?? ""), String(payload["message"] ?? "The server said no."));
    }
  }

  lost(retryAtMs: number): void {
    this.identity = undefined;
    if (this.state.standings || this.state.connection.kind === "refused") return;
    this.state.connection = { kind: "lost", retryAtMs };
  }

  refused(code: number, reason: string): void {
    if (this.state.standings) return;
    if (code === 4401 && reason === "banned") this.refuse("ended", "You may not play here", "An operator has closed this player's games.");
    else if (code === 4401 && reason === "account_deleted") this.refuse("ended", "You are forgotten here", "Everything about you was deleted. You can play on as a new guest.");
    else if (code === 4401) this.refuse("ended", "You signed out", "This game was left in all windows of this browser. You can play on as a guest.");
    else if (code === 4409) this.refuse("replaced", "You play in another window", "This monkey can only be steered from one place.");
    else this.refuse("refused", "The server hung up", "It did not understand this page. Loading it again usually helps.");
  }

  /** What an error message means for the way into the game; one about a chat line or an input means nothing for it. */
  private wrong(code: string, explanation: string): void {
    if (this.state.standings) return;
    const entering = this.replica.tick() < 0;
    switch (code) {
      case "unknown_game":
        this.refuse(code, "This game is over", "Nobody plays here any more. There is always another game.");
        break;
      case "not_a_member":
        this.refuse(code, "This seat is not yours", "You have no seat in this game. Watch it, or play another one.");
        break;
      case "game_full":
        this.refuse("full", "Every seat is taken", "This game is full of monkeys. You can watch it, or play another one.");
        break;
      case "not_in_game":
        this.join();
        break;
      case "unavailable":
        setTimeout(() => this.join(), JOIN_AGAIN_MS);
        break;
      default:
        if (entering) this.refuse(code || "failed", "That did not work", explanation);
        break;
    }
  }

  private async ticket(): Promise<Ticket> {
    // A token works once and for a minute only, so every try has its own.
    this.identity ??= identify(this.state.nickname);
    const ticket = await this.identity;
    this.identity = undefined;
    return ticket;
  }

  private join(): void {
    const { state } = this;
    const payload = { gameId: state.gameId, ...(state.watch ? { watch: true } : {}) };
    this.socket.say("join_game", payload);
  }

  private resume(tick: number, nowMs: number, atOnce = false): void {
    if (!atOnce && nowMs - this.askedToResumeMs < RESUME_AGAIN_MS) return;
    this.askedToResumeMs = nowMs;
    this.socket.say("resume", { gameId: this.state.gameId, epoch: this.replica.epoch(), tick });
  }

  private confirmed(): void {
    const { state, replica } = this;
    if (state.connection.kind !== "refused") state.connection = { kind: "live" };
    const roster = replica.roster();
    if (roster !== state.roster) {
      state.roster = roster;
      state.seat = state.watch || !state.playerId ? -1 : replica.seatOf(state.playerId);
      replica.play(state.seat);
    }
    state.layout = replica.layout();
    const events = replica.takeEvents();
    this.unseen.push(...events);
    if (this.unseen.length > 200) this.unseen.splice(0, this.unseen.length - 200);
    for (const event of events) this.tell(event);
    for (const note of replica.takeAnnotations()) {
      if (note.kind === "served") state.servedBy = note.instance;
      else this.chat(note.seat, note.text);
    }
    if (replica.finished()) this.finish();
  }

  private finish(): void {
    if (this.state.standings || this.replica.tick() < 0) return;
    this.state.standings = this.replica.standings();
  }

  private chat(seat: number, text: string): void {
    const { state } = this;
    const playerId = state.roster.find((s) => s.seat === seat)?.playerId ?? "";
    state.chat = [...state.chat, { id: this.lines++, name: nameOf(state, seat), text, seat, playerId }].slice(-Limits.chatLines);
  }

  /** Who did what to whom, for the feed. */
  private tell(e: GameEvent): void {
    if (e.kind === EventKind.hit) this.feed("hit", e.actor, e.target, e.amount);
    else if (e.kind === EventKind.bump) this.feed("bump", e.actor, e.target, e.amount);
    else if (e.kind === EventKind.splash) this.feed("splash", e.target, e.actor, e.amount);
    else if (e.kind === EventKind.crown && e.actor >= 0) this.feed("crown", e.actor, -1, 0);
  }

  private feed(kind: FeedLine["kind"], actor: number, target: number, amount: number): void {
    const { state } = this;
    const line: FeedLine = {
      id: this.lines++,
      kind,
      actor: actor < 0 ? "" : nameOf(state, actor),
      target: target < 0 ? "" : nameOf(state, target),
      amount,
      own: actor === state.seat || target === state.seat,
      atMs: performance.now(),
    };
    state.feed = [...state.feed, line].slice(-Limits.feedLines);
  }

  private countSecond(): void {
    const now = performance.now();
    const seconds = (now - this.countedMs) / 1000;
    this.countedMs = now;
    this.state.framesPerSecond = this.framesInSecond / seconds;
    this.framesInSecond = 0;
    this.state.bytesPerSecond = (this.socket.receivedBytes - this.bytesBefore) / seconds;
    this.bytesBefore = this.socket.receivedBytes;
  }

  private fail(error: unknown): void {
    if (!(error instanceof Refusal)) {
      this.refuse("failed", "That did not work", String(error));
      throw error;
    }
    if (error.retryAfterMs === undefined) {
      this.refuse(error.code, error.title, error.message);
      return;
    }
    this.state.connection = { kind: "lost", retryAtMs: performance.now() + error.retryAfterMs };
    setTimeout(() => void this.start(), error.retryAfterMs);
  }

  private refuse(code: string, title: string, text: string): void {
    this.state.connection = { kind: "refused", code, title, text };
    this.socket.close();
  }
}
