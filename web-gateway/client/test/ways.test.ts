import { expect, test } from "vitest";
import { Ways } from "../src/ways";

const OWN = "wss://monkeytown.example/ws";
const STREAM = "wss://stream.example/ws";

/** The addresses of tries of which none succeeds. */
function failing(ways: Ways, tries: number, elsewhere: string | undefined): string[] {
  return Array.from({ length: tries }, () => {
    const address = ways.next(elsewhere);
    ways.failed();
    return address;
  });
}

test("stays with the page's own origin where there is nothing else", () => {
  expect(failing(new Ways(OWN), 4, undefined)).toEqual([OWN, OWN, OWN, OWN]);
});

test("begins with the stream's own address and takes turns until one is good", () => {
  expect(failing(new Ways(OWN), 5, STREAM)).toEqual([STREAM, OWN, STREAM, OWN, STREAM]);
});

test.each([
  { failures: 0, good: STREAM, other: OWN },
  { failures: 1, good: OWN, other: STREAM },
])("keeps $good once it was good, and doubts it after five tries that failed", ({ failures, good, other }) => {
  const ways = new Ways(OWN);
  failing(ways, failures, STREAM);
  expect(ways.next(STREAM)).toBe(good);
  ways.welcomed();

  expect(failing(ways, 8, STREAM)).toEqual([good, good, good, good, good, other, good, other]);

  expect(ways.next(STREAM)).toBe(good);
  ways.welcomed();
  expect(failing(ways, 5, STREAM)).toEqual([good, good, good, good, good]);
});

test("follows the stream to another address", () => {
  const ways = new Ways(OWN);
  ways.next(STREAM);
  ways.welcomed();

  expect(ways.next("wss://other.example/ws")).toBe("wss://other.example/ws");
});

test("goes home when the stream has no address of its own any more", () => {
  const ways = new Ways(OWN);
  ways.next(STREAM);
  ways.welcomed();

  expect(failing(ways, 2, undefined)).toEqual([OWN, OWN]);
});
