const KEPT = 12;
/** Clocks drift apart by some milliseconds a minute. */
const OLDEST_MS = 60_000;

interface Exchange {
  atMs: number;
  roundTripMs: number;
  offsetMs: number;
}

/**
 * The way to the server and its clock, from heartbeats. Of the last exchanges the quickest says most: what waited on the
 * way makes a round trip longer, and its halves unlike (NTP's clock filter). Page times are performance.now().
 */
export class ClockOffset {
  private exchanges: Exchange[] = [];

  /** @param serverMs the server's clock when it answered, milliseconds since 1970 */
  answered(sentMs: number, serverMs: number, nowMs: number): void {
    const roundTripMs = nowMs - sentMs;
    if (!(roundTripMs >= 0) || !Number.isFinite(serverMs)) return;
    this.exchanges.push({ atMs: nowMs, roundTripMs, offsetMs: serverMs - (sentMs + nowMs) / 2 });
    this.exchanges = this.exchanges.filter((e) => nowMs - e.atMs <= OLDEST_MS).slice(-KEPT);
  }

  /** Another server has another clock and another way. */
  forget(): void {
    this.exchanges = [];
  }

  /** The last round trip; undefined before the first answer. */
  pingMs(): number | undefined {
    return this.exchanges.at(-1)?.roundTripMs;
  }

  /** The quickest round trip of the last minute. */
  quickestMs(): number | undefined {
    return this.quickest()?.roundTripMs;
  }

  /** What to add to performance.now() for the server's clock, true to half the quickest round trip. */
  offsetMs(): number | undefined {
    return this.quickest()?.offsetMs;
  }

  private quickest(): Exchange | undefined {
    return this.exchanges.reduce<Exchange | undefined>((best, e) => (best && best.roundTripMs <= e.roundTripMs ? best : e), undefined);
  }
}
