import { expect, test } from "vitest";
import { audible, mute, readMuted, wordsOf } from "../src/mute";
import type { ChatLine } from "../src/state";

class Shelf {
  readonly kept = new Map<string, string>();

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
}

const line = (id: number, playerId: string, text: string): ChatLine => ({ id, name: playerId, text, seat: id, playerId });
const chat = [line(1, "ada", "hello"), line(2, "rude", "boo"), line(3, "rude", "hiss"), line(4, "", "whoever")];

test("shows nothing of who is muted, and everything of the others", () => {
  const muted = mute(new Set(), "rude", new Shelf());
  expect(audible(chat, muted).map((l) => l.text)).toEqual(["hello", "whoever"]);
});

test("remembers it for the next page, and not for ever", () => {
  const shelf = new Shelf();
  let muted: ReadonlySet<string> = new Set();
  for (let i = 0; i < 250; i++) muted = mute(muted, `p${i}`, shelf);
  muted = mute(muted, "p240", shelf);
  expect(readMuted(shelf)).toEqual(muted);
  expect(muted.size).toBe(200);
  expect(muted.has("p49")).toBe(false);
  expect(muted.has("p240")).toBe(true);
});

test("begins anew with a storage that is empty, strange or forbidden", () => {
  const shelf = new Shelf();
  expect(readMuted(shelf).size).toBe(0);
  shelf.setItem("muted", "{nonsense");
  expect(readMuted(shelf).size).toBe(0);
  shelf.setItem("muted", '{"a":1}');
  expect(readMuted(shelf).size).toBe(0);
  shelf.setItem("muted", '["a",7]');
  expect([...readMuted(shelf)]).toEqual(["a"]);
  const forbidden = {
    getItem: (): string => {
      throw new DOMException("no", "SecurityError");
    },
    setItem: (): void => {
      throw new DOMException("no", "SecurityError");
    },
  };
  expect(readMuted(forbidden).size).toBe(0);
  expect(mute(new Set(), "rude", forbidden).has("rude")).toBe(true);
});

test("reports what a player said and nobody else", () => {
  expect(wordsOf(chat, "rude")).toBe("boo\nhiss");
  expect(wordsOf([line(1, "rude", "x".repeat(2000))], "rude")).toHaveLength(1000);
});
