import type { State } from "../state";
import { Avatar } from "./Avatar";
import { BananaIcon, CrownIcon } from "./Icons";

/** Everybody, most bananas first; ties in seat order so that rows do not dance. */
export function Scoreboard({ state }: { state: State }) {
  const { view, roster } = state;
  if (!view) return null;
  const rows = roster
    .map((seated) => ({ ...seated, bananas: view.monkeys.find((m) => m.seat === seated.seat)?.bananas ?? 0 }))
    .sort((a, b) => b.bananas - a.bananas || a.seat - b.seat);
  return (
    <section className="scoreboard panel" data-testid="scoreboard" aria-label="Scores">
      <ol>
        {rows.map((row) => (
          <li key={row.seat} className={row.seat === state.seat ? "own" : undefined} data-seat={row.seat}>
            <Avatar character={row.character} playerId={row.playerId} seat={row.seat} size={26} />
            <span className="name">{row.name}</span>
            {row.agent && (
              <abbr className="ai" title="Played by the computer">
                AI
              </abbr>
            )}
            {view.crown === row.seat && <CrownIcon />}
            <span className="bananas">
              {row.bananas}
              <BananaIcon />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
