import { useState } from "react";
import type { Session } from "../session";
import { Chat } from "./Chat";
import { Feed } from "./Feed";
import { Notice } from "./Notice";
import { Overlay } from "./Overlay";
import { OwnPanel } from "./OwnPanel";
import { Scoreboard } from "./Scoreboard";
import { Standings } from "./Standings";
import { useGameState, type HudStore } from "./store";
import { Timer } from "./Timer";

interface HudProps {
  store: HudStore;
  session: Session;
  again: () => void;
}

/** Everything around the canvas. */
export function Hud({ store, session, again }: HudProps) {
  const state = useGameState(store);
  return (
    <>
      <Scoreboard state={state} />
      <Timer state={state} />
      <div className="corner">
        {state.watch && <span className="watching panel">Watching</span>}
        {state.gameId && !state.standings && <Invite gameId={state.gameId} />}
        <a className="button small" href="/">
          Leave
        </a>
      </div>
      <Feed state={state} />
      <Chat state={state} say={(text) => session.say(text)} mute={(id) => session.mute(id)} report={(id) => session.report(id)} />
      <OwnPanel state={state} />
      {state.view && state.seat >= 0 && !state.moved && !state.standings && <Hint />}
      <Notice state={state} />
      <Standings state={state} again={again} key={state.standings ? "over" : "running"} />
      <Overlay state={state} session={session} />
    </>
  );
}

function Hint() {
  return (
    <div className="hint panel">
      <span className="for-keys">
        <kbd>W</kbd>
        <kbd>A</kbd>
        <kbd>S</kbd>
        <kbd>D</kbd> run <kbd className="wide">Click</kbd> throw <kbd className="wide">Space</kbd> dash
      </span>
      <span className="for-touch">Left thumb runs, right thumb aims and throws</span>
    </div>
  );
}

function Invite({ gameId }: { gameId: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      className="button small"
      onClick={() => {
        const link = `${location.origin}/play/${encodeURIComponent(gameId)}`;
        navigator.clipboard?.writeText(link).then(
          () => setCopied(true),
          () => window.prompt("Send this link to a friend", link),
        ) ?? window.prompt("Send this link to a friend", link);
      }}
    >
      {copied ? "Link copied" : "Invite"}
    </button>
  );
}
