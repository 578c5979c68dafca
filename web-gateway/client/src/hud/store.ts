import { useSyncExternalStore } from "react";
import type { State } from "../state";

/** Tells React when something worth showing has changed: looked at once per animation frame, mostly nothing has. */
export class HudStore {
  private readonly listeners = new Set<() => void>();
  private signature = "";
  private version = 0;

  constructor(readonly state: State) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): number => this.version;

  publish(nowMs: number): void {
    const signature = sign(this.state, nowMs);
    if (signature === this.signature) return;
    this.signature = signature;
    this.version++;
    for (const listener of this.listeners) listener();
  }
}

export function useGameState(store: HudStore): State {
  useSyncExternalStore(store.subscribe, store.snapshot);
  return store.state;
}

function sign(s: State, nowMs: number): string {
  const { view } = s;
  const own = view?.monkeys.find((m) => m.seat === s.seat);
  const wait = s.connection.kind === "lost" ? Math.ceil((s.connection.retryAtMs - nowMs) / 1000) : 0;
  return [
    s.connection.kind,
    wait,
    s.gameId,
    s.seat,
    s.roster.map((r) => `${r.seat}${r.name}${r.agent}`).join(),
    view ? Math.ceil(view.secondsLeft) : -1,
    view?.crown,
    view?.rush,
    view?.monkeys.map((m) => `${m.seat}:${m.bananas}`).sort().join(),
    own ? `${Math.ceil(own.dashCooldown / 4)} ${own.coconut} ${own.status}` : "",
    s.feed.filter((f) => nowMs - f.atMs < 6000).map((f) => f.id).join(),
    s.chat.at(-1)?.id,
    s.standings?.length,
    s.moved,
    s.overlay ? Math.floor(nowMs / 250) : "",
  ].join("|");
}
