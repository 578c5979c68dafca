/** The last numbers of a series, at most as many as asked for; adding one allocates nothing. */
export class Samples {
  private readonly ring: Float64Array;
  private readonly sorted: Float64Array;
  private next = 0;
  private count = 0;
  /** Numbers added so far, forgotten ones too: whether there is anything new. */
  added = 0;

  constructor(most: number) {
    this.ring = new Float64Array(most);
    this.sorted = new Float64Array(most);
  }

  add(value: number): void {
    this.ring[this.next] = value;
    this.next = (this.next + 1) % this.ring.length;
    this.count = Math.min(this.count + 1, this.ring.length);
    this.added++;
  }

  clear(): void {
    this.count = 0;
  }

  /** Forgets all but the newest. */
  keep(newest: number): void {
    this.count = Math.min(this.count, newest);
  }

  size(): number {
    return this.count;
  }

  /** The largest of the newest; -Infinity of none. */
  max(newest = this.count): number {
    let most = -Infinity;
    for (let back = 1; back <= Math.min(newest, this.count); back++) most = Math.max(most, this.back(back));
    return most;
  }

  /** The number below which this share of the newest lie; 0 of none. */
  quantile(share: number, newest = this.count): number {
    const n = Math.min(newest, this.count);
    if (n === 0) return 0;
    for (let i = 0; i < n; i++) this.sorted[i] = this.back(i + 1);
    this.sorted.subarray(0, n).sort();
    return this.sorted[Math.min(n - 1, Math.floor(share * n))] ?? 0;
  }

  /** The newest, oldest first. */
  list(newest: number): number[] {
    const n = Math.min(newest, this.count);
    return Array.from({ length: n }, (_, i) => this.back(n - i));
  }

  private back(steps: number): number {
    return this.ring[(this.next - steps + this.ring.length) % this.ring.length] ?? 0;
  }
}
