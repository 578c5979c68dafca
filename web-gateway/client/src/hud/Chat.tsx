import { useEffect, useRef, useState } from "react";
import { audible } from "../mute";
import { seatColour } from "../render/palette";
import { Limits, type State } from "../state";

interface Props {
  state: State;
  say: (text: string) => void;
  mute: (playerId: string) => void;
  report: (playerId: string) => Promise<void>;
}

/** Enter opens it, Enter sends, Escape leaves. A name in it opens what can be done about its holder. */
export function Chat({ state, say, mute, report }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const [about, setAbout] = useState<number>();
  const [notice, setNotice] = useState("");
  const lines = audible(state.chat, state.muted);
  const newest = lines.at(-1)?.id;

  const tell = (playerId: string, name: string): void => {
    setAbout(undefined);
    setNotice(`Reporting ${name}`);
    report(playerId).then(
      () => setNotice(`Thank you. An operator will read what ${name} said.`),
      () => setNotice(`${name} is muted. The report did not get through.`),
    );
  };

  useEffect(() => {
    const open = (e: KeyboardEvent): void => {
      if (e.key !== "Enter" || e.target instanceof HTMLInputElement || e.target instanceof HTMLButtonElement) return;
      e.preventDefault();
      field.current?.focus();
    };
    window.addEventListener("keydown", open);
    return () => window.removeEventListener("keydown", open);
  }, []);
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [newest]);

  return (
    <section className="chat" aria-label="Chat">
      <div className="chat-log" data-testid="chat-log" role="log" aria-live="polite" tabIndex={-1} ref={log}>
        {lines.slice(-30).map((line) => (
          <p key={line.id}>
            <i className="dot" style={{ background: seatColour(line.seat) }} />
            {line.playerId && line.playerId !== state.playerId ? (
              <button
                type="button"
                className="who"
                aria-expanded={about === line.id}
                onClick={(e) => {
                  // After a click the blank key is for dashing again; who came here by keys stays here.
                  if (e.detail > 0) e.currentTarget.blur();
                  setAbout(about === line.id ? undefined : line.id);
                }}
              >
                {line.name}
              </button>
            ) : (
              <b>{line.name}</b>
            )}{" "}
            {line.text}
            {about === line.id && (
              <span className="about">
                <button type="button" data-testid="mute" onClick={() => mute(line.playerId)}>
                  Mute
                </button>
                <button type="button" data-testid="report" onClick={() => tell(line.playerId, line.name)}>
                  Report and mute
                </button>
              </span>
            )}
          </p>
        ))}
      </div>
      {notice && (
        <p className="chat-notice" role="status" data-testid="chat-notice">
          {notice}
        </p>
      )}
      {!state.watch && (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            say(text);
            setText("");
            field.current?.blur();
          }}
        >
          <input
            ref={field}
            data-testid="chat-input"
            value={text}
            maxLength={Limits.chatCharacters}
            placeholder={matchMedia("(pointer: coarse)").matches ? "Chat" : "Enter to chat"}
            aria-label="Chat message"
            autoComplete="off"
            enterKeyHint="send"
            onChange={(e) => setText(e.target.value)}
            onKeyDown={(e) => {
              if (e.key === "Escape") field.current?.blur();
            }}
          />
        </form>
      )}
    </section>
  );
}
