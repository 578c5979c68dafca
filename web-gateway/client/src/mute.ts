import type { ChatLine } from "./state";

const KEY = "muted";

/** Ids kept; the oldest goes when there are more. */
const MOST = 200;

type Shelf = Pick<Storage, "getItem" | "setItem">;

/** The browser's storage; where that is forbidden, nothing is kept. */
export function shelf(): Shelf {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}

/** Whom this browser does not want to hear. Without storage it is forgotten with the page. */
export function readMuted(storage: Pick<Storage, "getItem">): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === "string").slice(-MOST) : []);
  } catch {
    return new Set();
  }
}

/** With one more; also in storage. */
export function mute(muted: ReadonlySet<string>, playerId: string, storage: Pick<Storage, "setItem">): ReadonlySet<string> {
  const all = [...muted].filter((id) => id !== playerId);
  all.push(playerId);
  const kept = all.slice(-MOST);
  try {
    storage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Private windows and full disks: it holds for this page.
  }
  return new Set(kept);
}

/** What is left to be shown. */
export function audible(chat: readonly ChatLine[], muted: ReadonlySet<string>): readonly ChatLine[] {
  return chat.filter((line) => !muted.has(line.playerId));
}

/** The newest words of a player as this page has them, for a report; at most what a server takes. */
export function wordsOf(chat: readonly ChatLine[], playerId: string): string {
  return chat
    .filter((line) => line.playerId === playerId)
    .map((line) => line.text)
    .join("\n")
    .slice(-1000);
}
