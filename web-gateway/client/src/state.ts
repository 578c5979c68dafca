import type { Placing } from "./replica";
import type { Layout, Seated, View } from "./view";

/** Where the connection stands, in the words the player needs. */
export type Connection =
  | { kind: "finding" }
  | { kind: "connecting" }
  | { kind: "live" }
  /** retryAtMs on the page's clock (performance.now). */
  | { kind: "lost"; retryAtMs: number }
  | { kind: "refused"; code: string; title: string; text: string };

export interface FeedLine {
  id: number;
  /** What happened; decides the picture between the names. */
  kind: "hit" | "bump" | "splash" | "crown" | "joined" | "left";
  actor: string;
  target: string;
  /** Bananas lost, 0 if none. */
  amount: number;
  own: boolean;
  /** When it came, on the page's clock in milliseconds. */
  atMs: number;
}

export interface ChatLine {
  id: number;
  name: string;
  text: string;
  seat: number;
  /** Who holds the seat; empty if that is not known. */
  playerId: string;
}

/** Everything the page shows. Written by the session and the frame loop, read by render and hud, one thread. */
export interface State {
  /** What the player is called. */
  nickname: string;
  /** undefined until a game is found. */
  gameId: string | undefined;
  /** Looks on without a seat. */
  watch: boolean;
  playerId: string | undefined;
  /** -1 while there is none. */
  seat: number;
  connection: Connection;
  layout: Layout | undefined;
  roster: readonly Seated[];
  /** The picture drawn last; positions between ticks. */
  view: View | undefined;
  /** Newest last; see Limits below. */
  feed: readonly FeedLine[];
  chat: readonly ChatLine[];
  /** Ids of players whose words are not shown. */
  muted: ReadonlySet<string>;
  /** The result, once the game is over. */
  standings: readonly Placing[] | undefined;
  /** Name of the game-server that owns the game, as far as it was said. */
  servedBy: string | undefined;
  /** Milliseconds from navigation to the first drawn own monkey; undefined until then. */
  playMs: number | undefined;
  /** Rates over the last full second: frames and bytes of messages received, pictures drawn. */
  framesPerSecond: number;
  bytesPerSecond: number;
  drawsPerSecond: number;
  /** What draws, "WebGL" or "Canvas"; undefined until there is something. */
  renderer: string | undefined;
  /** F3. */
  overlay: boolean;
  /** The player has moved, so the hint may go. */
  moved: boolean;
}

/** Older lines go when there are more. */
export const Limits = { feedLines: 5, chatLines: 60, feedMs: 6000, chatCharacters: 200 } as const;

export function initialState(nickname: string, gameId: string | undefined, watch: boolean): State {
  return {
    nickname,
    gameId,
    watch,
    playerId: undefined,
    seat: -1,
    connection: { kind: "finding" },
    layout: undefined,
    roster: [],
    view: undefined,
    feed: [],
    chat: [],
    muted: new Set(),
    standings: undefined,
    servedBy: undefined,
    playMs: undefined,
    framesPerSecond: 0,
    bytesPerSecond: 0,
    drawsPerSecond: 0,
    renderer: undefined,
    overlay: false,
    moved: false,
  };
}

export function nameOf(state: State, seat: number): string {
  return state.roster.find((s) => s.seat === seat)?.name ?? "somebody";
}
