import type { State } from "../state";
import { BananaIcon } from "./Icons";

/** The own hoard in big numerals and when the next dash is ready. */
export function OwnPanel({ state }: { state: State }) {
  const own = state.view?.monkeys.find((m) => m.seat === state.seat);
  if (!own || state.standings) return null;
  const full = state.layout?.dashCooldownTicks ?? 90;
  const ready = 1 - Math.min(1, own.dashCooldown / full);
  return (
    <div className="own-panel" aria-hidden="true">
      <div className="hoard panel">
        <BananaIcon />
        <span className="number">{own.bananas}</span>
      </div>
      <div className={`dash panel${ready >= 1 ? " ready" : ""}`}>
        <svg viewBox="0 0 44 44">
          <circle className="track" cx="22" cy="22" r="18" pathLength={100} />
          <circle className="fill" cx="22" cy="22" r="18" pathLength={100} style={{ strokeDashoffset: 100 - ready * 100 }} />
          <path d="M15 13l8 9-8 9M23 13l8 9-8 9" />
        </svg>
        <kbd>Space</kbd>
      </div>
      {own.coconut && <div className="coconut panel">Coconut! Throw to lob it</div>}
    </div>
  );
}
