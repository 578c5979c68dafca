import { Limits, type FeedLine, type State } from "../state";
import { BananaIcon, BumpIcon, CrownIcon, SplashIcon } from "./Icons";

/** Who hit whom. Lines leave by themselves. */
export function Feed({ state }: { state: State }) {
  const now = performance.now();
  return (
    <ul className="feed" data-testid="feed" aria-live="polite" aria-label="What happened">
      {state.feed
        .filter((line) => now - line.atMs < Limits.feedMs)
        .map((line) => (
          <li key={line.id} className={line.own ? "own" : undefined}>
            <Line line={line} />
          </li>
        ))}
    </ul>
  );
}

function Line({ line }: { line: FeedLine }) {
  const lost = line.amount > 0 && <em>−{line.amount}</em>;
  switch (line.kind) {
    case "hit":
      return (
        <>
          <b>{line.actor}</b>
          <BananaIcon />
          <span className="spoken">hit</span>
          <b>{line.target}</b>
          {lost}
        </>
      );
    case "bump":
      return (
        <>
          <b>{line.actor}</b>
          <BumpIcon />
          <span className="spoken">bumped</span>
          <b>{line.target}</b>
          {lost}
        </>
      );
    case "splash":
      return (
        <>
          {line.actor && <b>{line.actor}</b>}
          <SplashIcon />
          <b>{line.target}</b>
          <span>{line.actor ? "took a bath" : "fell in"}</span>
          {lost}
        </>
      );
    case "crown":
      return (
        <>
          <CrownIcon />
          <b>{line.actor}</b>
          <span>leads</span>
        </>
      );
    case "joined":
    case "left":
      return (
        <>
          <b>{line.actor}</b>
          <span>{line.kind === "joined" ? "came" : "went"}</span>
        </>
      );
  }
}
