/** Coming into a group: by its code or the guide's secret, as who one was before a reload, and where its sockets are. */
import type { ErrorShape, JoinAnswer, JoinRequest } from "../content/generated/live";

const KEY = "enfilade-member";

/** How long the server is given to say where a group is. */
const ANSWER_MS = 5000;

/** An error that the server answered a join with. */
export class JoinRefused extends Error {
  readonly shape: ErrorShape;
  constructor(shape: ErrorShape) {
    super(shape.message);
    this.shape = shape;
  }
}

/**
 * Join a group by its code or the guide's secret; a member who reloads the page stays who they were.
 *
 * @throws JoinRefused where the server says no
 */
export async function join(
  prefix: string,
  language: string,
  who: Partial<JoinRequest>,
  storage: Storage = sessionStorage,
): Promise<JoinAnswer> {
  const known = remembered(who, storage);
  if (known) {
    const there = await whereIs(prefix, known.gid);
    if (typeof there === "string") return { ...known, socket_path: there };
  }
  const answer = await fetch(`${prefix}/join?lang=${language}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(who),
  });
  if (!answer.ok) throw new JoinRefused((await answer.json()) as ErrorShape);
  const joined = (await answer.json()) as JoinAnswer;
  storage.setItem(KEY, JSON.stringify({ way: wayOf(who), joined }));
  return joined;
}

/** Forget who one was in the group. */
export function forget(storage: Storage = sessionStorage): void {
  storage.removeItem(KEY);
}

/** Where a group's sockets are now: their path; the error where the group is over; null where nobody answers. */
export async function whereIs(prefix: string, gid: string): Promise<string | ErrorShape | null> {
  try {
    const answer = await fetch(`${prefix}/where/${gid}`, {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const said = (await answer.json()) as { socket_path?: string } | ErrorShape;
    if (answer.ok && "socket_path" in said) return said.socket_path ?? null;
    return "code" in said && answer.status < 500 ? said : null;
  } catch {
    return null;
  }
}

function remembered(who: Partial<JoinRequest>, storage: Storage): JoinAnswer | null {
  const raw = storage.getItem(KEY);
  if (raw === null) return null;
  const kept = JSON.parse(raw) as { way: string; joined: JoinAnswer };
  return kept.way === wayOf(who) ? kept.joined : null;
}

function wayOf(who: Partial<JoinRequest>): string {
  return who.secret ? `guide ${who.secret}` : `code ${(who.code ?? "").replace(/\D/g, "")}`;
}
