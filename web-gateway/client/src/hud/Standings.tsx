import { useEffect, useRef } from "react";
import { nameOf, type State } from "../state";
import { Avatar } from "./Avatar";
import { BananaIcon, CrownIcon } from "./Icons";

/** The result, with a podium for the first three. */
export function Standings({ state, again }: { state: State; again: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const { standings } = state;
  useEffect(() => {
    // The card comes in the middle of a fight: a throw or a dash must not press the button.
    const later = setTimeout(() => button.current?.focus({ preventScroll: true }), 900);
    return () => clearTimeout(later);
  }, []);
  if (!standings) return null;
  const own = standings.find((s) => s.seat === state.seat);
  const seated = (seat: number) => state.roster.find((r) => r.seat === seat);
  const podium = [standings[1], standings[0], standings[2]].filter((s) => s !== undefined);
  return (
    <div className="veil">
      <section className="standings card" data-testid="standings" role="dialog" aria-modal="true" aria-labelledby="standings-title">
        <h2 id="standings-title">{headline(own?.place)}</h2>
        <div className="podium" aria-hidden="true">
          {podium.map((s) => {
            const who = seated(s.seat);
            return (
              <div key={s.seat} className={`step place-${Math.min(3, standings.indexOf(s) + 1)}`}>
                {s.place === 1 && <CrownIcon />}
                {who && <Avatar character={who.character} playerId={who.playerId} seat={who.seat} size={s === standings[0] ? 84 : 64} />}
                <span className="block">{s.place}</span>
              </div>
            );
          })}
        </div>
        <ol>
          {standings.map((s) => (
            <li key={s.seat} className={s.seat === state.seat ? "own" : undefined}>
              <span className="place">{s.place}</span>
              <span className="name">{nameOf(state, s.seat)}</span>
              {seated(s.seat)?.agent && <abbr className="ai" title="Played by the computer">AI</abbr>}
              <span className="bananas">
                {s.bananas}
                <BananaIcon />
              </span>
            </li>
          ))}
        </ol>
        <div className="row">
          <button ref={button} className="button primary" data-testid="play-again" onClick={again}>
            Play again
          </button>
          <a className="button" href="/">
            Home
          </a>
        </div>
      </section>
    </div>
  );
}

function headline(place: number | undefined): string {
  if (place === undefined) return "That was that!";
  if (place === 1) return "You won the island!";
  if (place <= 3) return "On the podium!";
  return "Good game!";
}
