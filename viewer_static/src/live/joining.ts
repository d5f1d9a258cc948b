/** Coming into a group: by its code or the guide's secret, as who one was before a reload, and where its sockets are. */
import type { ErrorShape, JoinAnswer, JoinRequest } from "../content/generated/live";

const KEY = "enfilade-member";

/** How long the server is given to say where a group is. */
const ANSWER_MS = 5000;

/**
 * Who was sent out may be let back: then their token opens the group again. Who was turned away is told so again after
 * a reload, and is not somebody new. A name may be mended.
 */
const KEEP_TOKEN: ReadonlySet<string> = new Set([
  "removed",
  "turned-away",
  "not-yet",
  "name-too-long",
  "name-contact",
  "name-guide",
]);

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
 * The token is made here and kept before it is sent: a page that is reloaded while the answer is on its way asks again
 * with the same, and the server knows that it is the same person.
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
  if (known?.joined) {
    const there = await whereIs(prefix, known.joined.gid);
    if (typeof there === "string") return { ...known.joined, socket_path: there };
  }
  const way = wayOf(who);
  const token = known?.token ?? newToken();
  keep(storage, { ...known, way, token });
  const answer = await fetch(`${prefix}/join?lang=${language}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ ...who, token }),
  });
  if (!answer.ok) {
    const error = (await answer.json()) as ErrorShape;
    if (answer.status < 500 && !KEEP_TOKEN.has(error.code)) forget(storage);
    throw new JoinRefused(error);
  }
  const joined = (await answer.json()) as JoinAnswer;
  // Who waits to be let in has no seat yet that could be come back to.
  keep(storage, joined.waiting ? { way, token } : { way, token: joined.token, joined });
  return joined;
}

/** Keep who one is, where that was told by something else than `join`: a pupil's words from another tablet. */
export function remember(
  who: Partial<JoinRequest>,
  joined: JoinAnswer,
  storage: Storage = sessionStorage,
): void {
  keep(storage, { way: wayOf(who), token: joined.token, joined });
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

/** Who one is: one's token, and the answer to the join once it has come. */
interface Kept {
  readonly way: string;
  readonly token: string;
  readonly joined?: JoinAnswer;
}

function keep(storage: Storage, kept: Kept): void {
  storage.setItem(KEY, JSON.stringify(kept));
}

function remembered(who: Partial<JoinRequest>, storage: Storage): Kept | null {
  const raw = storage.getItem(KEY);
  if (raw === null) return null;
  const kept = JSON.parse(raw) as Kept;
  return kept.way === wayOf(who) ? kept : null;
}

/** 192 random bits as 32 characters that an address can hold. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

function wayOf(who: Partial<JoinRequest>): string {
  if (who.secret) return `guide ${who.secret}`;
  return `${who.observer ? "projector" : "code"} ${(who.code ?? "").replace(/\D/g, "")}`;
}
