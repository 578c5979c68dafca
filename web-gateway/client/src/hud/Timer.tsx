import type { State } from "../state";

export function Timer({ state }: { state: State }) {
  const { view } = state;
  if (!view || state.standings) return null;
  const seconds = Math.max(0, Math.ceil(view.secondsLeft));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <div className={`timer panel${view.rush ? " rush" : ""}${seconds <= 10 ? " last" : ""}`} data-testid="timer" role="timer">
      <span className="time">{text}</span>
      {view.rush && <span className="rush-text">Golden rush!</span>}
    </div>
  );
}
