import type { State } from "../state";

/** How the connection is, whenever it is not simply good. */
export function Notice({ state }: { state: State }) {
  const { connection } = state;
  switch (connection.kind) {
    case "live":
      return null;
    case "finding":
      return <Waiting text="Finding you an island…" />;
    case "connecting":
      return <Waiting text="Paddling over…" />;
    case "lost": {
      const seconds = Math.max(0, Math.ceil((connection.retryAtMs - performance.now()) / 1000));
      return (
        <div className="notice panel" role="status" data-testid="notice">
          <span className="spinner" />
          {seconds > 0 ? `Connection lost. Back in ${seconds}…` : "Connection lost. Trying again…"}
        </div>
      );
    }
    case "refused":
      return (
        <div className="veil">
          <section className="card refused" role="alertdialog" aria-labelledby="refused-title" data-testid="refused">
            <h2 id="refused-title">{connection.title}</h2>
            <p>{connection.text}</p>
            <div className="row">
              {connection.code === "replaced" || connection.code === "refused" ? (
                <a className="button primary" href={location.href}>
                  Play here
                </a>
              ) : (
                <a className="button primary" href="/play">
                  Play another game
                </a>
              )}
              {(connection.code === "full" || connection.code === "not_a_member") && state.gameId && (
                <a className="button" href={`/watch/${encodeURIComponent(state.gameId)}`}>
                  Watch
                </a>
              )}
              <a className="button" href="/">
                Home
              </a>
            </div>
          </section>
        </div>
      );
  }
}

function Waiting({ text }: { text: string }) {
  return (
    <div className="notice panel" role="status" data-testid="notice">
      <span className="spinner" />
      {text}
    </div>
  );
}
