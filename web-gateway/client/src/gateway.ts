/** The HTTP side: who am I, where do I play. Every failure becomes a Refusal with words for people. */

export interface Identity {
  playerId: string;
  name: string;
  socketToken: string;
  apiToken: string;
  /** Where the stream is, if it has an address besides the page's own origin. */
  streamUrl?: string;
}

export interface Place {
  gameId: string;
  seat: number;
}

/** Somebody said no. */
export class Refusal extends Error {
  /**
   * @param code for programs: full, unknown_game, unauthorized, too_many, unreachable, failed
   * @param retryAfterMs when trying again makes sense, undefined if not by itself
   */
  constructor(
    readonly code: string,
    readonly title: string,
    text: string,
    readonly retryAfterMs?: number,
  ) {
    super(text);
  }
}

export async function identify(name: string): Promise<Identity> {
  return (await post("/identity/tokens", { name }, { "X-XSRF-TOKEN": cookie("XSRF-TOKEN") })) as Identity;
}

/** Back to the running game, into an open one, or into a new one. */
export async function findGame(apiToken: string): Promise<Place> {
  return (await post("/api/play", { mode: "banana-brawl" }, { Authorization: `Bearer ${apiToken}` })) as Place;
}

export async function joinGame(apiToken: string, gameId: string): Promise<Place> {
  const path = `/api/games/${encodeURIComponent(gameId)}/join`;
  return (await post(path, {}, { Authorization: `Bearer ${apiToken}` })) as Place;
}

/** Tells operators about somebody. */
export async function report(apiToken: string, gameId: string, playerId: string, said: string): Promise<void> {
  const path = `/api/games/${encodeURIComponent(gameId)}/reports`;
  await post(path, { playerId, said }, { Authorization: `Bearer ${apiToken}` });
}

async function post(path: string, body: unknown, headers: Record<string, string>): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json", ...headers },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Refusal("unreachable", "No way to the island", "The server does not answer. Is your connection up?", 3000);
  }
  if (response.status === 202 || response.status === 204) return undefined;
  if (response.ok) return response.json();
  throw await refusal(response);
}

async function refusal(response: Response): Promise<Refusal> {
  const retryAfterMs = Number(response.headers.get("Retry-After") ?? "0") * 1000;
  const text = await response.text();
  let code = "";
  let error = "";
  try {
    const body = JSON.parse(text) as { code?: string; error?: string };
    code = body.code ?? "";
    error = body.error ?? "";
  } catch {
    // Not from one of our services (a proxy's page): the status alone decides.
    code = "";
  }
  if (response.status === 404) return new Refusal("unknown_game", "This game is over", "Nobody plays here any more. There is always another game.");
  if (response.status === 409 || code === "game_full")
    return new Refusal("full", "Every seat is taken", "This game is full of monkeys. You can watch it, or play another one.");
  if (response.status === 503)
    return new Refusal("full", "The island is crowded", "All games are full right now. A place is free soon.", retryAfterMs || 3000);
  if (response.status === 429)
    return new Refusal("too_many", "Easy, monkey", "That were a few clicks too many. It goes on in a moment.", retryAfterMs || 5000);
  if (response.status === 401 || response.status === 403)
    return new Refusal("unauthorized", "We lost your name tag", "Please go back to the start page and press Play once more.");
  if (response.status >= 500) return new Refusal("failed", "The island is waking up", "A server is not ready yet. Trying again.", retryAfterMs || 2500);
  return new Refusal(code || "failed", "That did not work", error || `The server answered ${response.status}.`);
}

function cookie(name: string): string {
  for (const part of document.cookie.split("; ")) {
    const [key, value] = part.split("=", 2);
    if (key === name) return decodeURIComponent(value ?? "");
  }
  return "";
}
