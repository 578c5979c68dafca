/**
 * Where the next try to connect goes, if the stream has an address of its own and the page's own origin leads to it as
 * well. At first they are tried in turns, the stream's own address first. The one that welcomed us is kept, over lost
 * connections too: after a restart of the server nobody is to move to the proxy. Only when a few tries in a row have
 * failed there, they are tried in turns again.
 */

/** Tries in a row that may fail at an address that has been good, some ten seconds, before it is doubted. */
const TRUSTED_TRIES = 5;

export class Ways {
  /** The address that welcomed us last. */
  private good: string | undefined;
  private chosen: string;
  private failures = 0;

  /** @param own the stream at the page's own origin */
  constructor(private readonly own: string) {
    this.chosen = own;
  }

  /**
   * Chooses the address of a try.
   *
   * @param elsewhere the stream's own address, if it has one, as told with the newest token
   */
  next(elsewhere: string | undefined): string {
    const ways = elsewhere === undefined ? [this.own] : [elsewhere, this.own];
    const known = this.good === undefined ? -1 : ways.indexOf(this.good);
    const doubts = known < 0 ? this.failures : Math.max(0, this.failures - TRUSTED_TRIES + 1);
    this.chosen = ways[(Math.max(0, known) + doubts) % ways.length] ?? this.own;
    return this.chosen;
  }

  /** The connection that was tried is good. */
  welcomed(): void {
    this.good = this.chosen;
    this.failures = 0;
  }

  /** The connection that was tried did not come about. */
  failed(): void {
    this.failures++;
  }
}
