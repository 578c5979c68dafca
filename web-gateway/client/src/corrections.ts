const KEPT_MS = 10_000;
const MOST = 600;
/** Less is rounding, or a push too small to be seen. */
const LEAST_UNITS = 0.5;

/** How often the prediction of the own monkey was wrong in the last ten seconds, and by how much. */
export class Corrections {
  private readonly list: { atMs: number; units: number }[] = [];

  add(units: number, nowMs: number): void {
    if (units < LEAST_UNITS) return;
    this.list.push({ atMs: nowMs, units });
    if (this.list.length > MOST) this.list.shift();
  }

  /** meanUnits and mostUnits are 0 when there were none. */
  recent(nowMs: number): { count: number; meanUnits: number; mostUnits: number } {
    const units = this.list.filter((c) => nowMs - c.atMs <= KEPT_MS).map((c) => c.units);
    const sum = units.reduce((a, b) => a + b, 0);
    return { count: units.length, meanUnits: units.length ? sum / units.length : 0, mostUnits: Math.max(0, ...units) };
  }
}
