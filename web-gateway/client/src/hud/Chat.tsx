import { useEffect, useRef, useState } from "react";
import { seatColour } from "../render/palette";
import { Limits, type State } from "../state";

/** Enter opens it, Enter sends, Escape leaves. */
export function Chat({ state, say }: { state: State; say: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const newest = state.chat.at(-1)?.id;

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
        {state.chat.slice(-30).map((line) => (
          <p key={line.id}>
            <i className="dot" style={{ background: seatColour(line.seat) }} />
            <b>{line.name}</b> {line.text}
          </p>
        ))}
      </div>
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
