/**
 * A member's line to the group: joins, keeps the state, comes back by itself. The only file that knows Socket.IO.
 *
 * Commands wait here until the server says that they are done; what a cut line lost is sent again, under the same id.
 */
import { io, type Socket } from "socket.io-client";
import type {
  Command,
  Do,
  Done,
  ErrorShape,
  Event,
  GroupState,
  JoinAnswer,
  JoinRequest,
  Refusal,
} from "../content/generated/live";
import { ServerClock } from "./clock";
import { fold } from "./group";
import { decode, encode, type Moved } from "./motion_codec";

/** Where the line is. `refused`: the server does not know us any more; join again. */
export type Line = "connecting" | "up" | "down" | "refused";

/** What the client tells. All times are the server's. */
export interface LiveListeners {
  state(state: GroupState): void;
  line(line: Line): void;
  /** The guide's keyframe, and when it arrived, in ms since the group was created. */
  moved(moved: Moved, arrived_ms: number): void;
  refused(error: ErrorShape): void;
}

const FIRST_PINGS = 5;
const PING_EVERY_MS = 20_000;
const PING_APART_MS = 150;
const KEY = "enfilade-member";

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
  if (known && (await fetch(`${prefix}/where/${known.gid}`)).ok) return known;
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

export class LiveClient {
  readonly clock = new ServerClock();
  readonly #socket: Socket;
  readonly #tell: LiveListeners;
  readonly #local: () => number;
  #state: GroupState | null = null;
  #asked = true;
  #waiting = new Map<string, Command>();
  #count = 0;
  readonly #mark = Math.random().toString(36).slice(2, 8);
  #pings: ReturnType<typeof setTimeout> | null = null;

  constructor(
    joined: JoinAnswer,
    language: string,
    tell: LiveListeners,
    local_ms: () => number = () => performance.now(),
  ) {
    this.#tell = tell;
    this.#local = local_ms;
    this.#socket = io("/live", {
      path: joined.socket_path,
      transports: ["websocket", "polling"],
      // A school's proxy that stops WebSockets: the next attempt goes by long polling.
      tryAllTransports: true,
      auth: { token: joined.token, language },
      reconnectionDelay: 300,
      reconnectionDelayMax: 3000,
    });
    this.#listen();
  }

  /** The group as it is known, null before the first state. */
  get state(): GroupState | null {
    return this.#state;
  }

  /** The server's time now, in ms since 1970. */
  now(): number {
    return this.clock.now(this.#local());
  }

  /** The time now in ms since the group was created: what keyframes count in. */
  groupNow(): number {
    return this.now() - (this.#state?.created_ms ?? 0);
  }

  /** Ask for something; the answer is the state that follows, or a refusal. */
  send(what: Do): void {
    this.#count += 1;
    const command: Command = { id: `${this.#mark}-${this.#count}`, do: what };
    this.#waiting.set(command.id, command);
    if (this.#socket.connected) this.#socket.emit("command", command);
  }

  /** Send the guide's motion; lost where the line is down, for it is stale by then. */
  move(moved: Moved): void {
    if (this.#socket.connected) this.#socket.emit("m", encode(moved));
  }

  /** Close the line for good. */
  close(): void {
    if (this.#pings !== null) clearTimeout(this.#pings);
    this.#socket.disconnect();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on("connect", () => {
      this.#asked = true;
      this.clock.forget();
      this.#ping(FIRST_PINGS);
      for (const command of this.#waiting.values()) socket.emit("command", command);
    });
    socket.on("disconnect", (reason: string) => {
      // The server closes a line only to send its members elsewhere, or when it stops: both are found out by asking.
      if (reason === "io server disconnect") socket.connect();
      this.#tell.line("down");
    });
    socket.on("connect_error", (error: Error & { data?: ErrorShape }) => {
      if (error.data) this.#tell.refused(error.data);
      this.#tell.line(error.data ? "refused" : this.#state ? "down" : "connecting");
    });
    socket.on("state", (state: GroupState) => {
      this.#asked = false;
      this.#set(state);
      this.#tell.line("up");
      if (state.keyframe && state.mode.kind === "walking") this.#arrived(state.keyframe);
    });
    socket.on("event", (event: Event) => this.#fold(event));
    socket.on("done", (done: Done) => this.#waiting.delete(done.id));
    socket.on("refused", (refusal: Refusal) => {
      if (refusal.id !== null) this.#waiting.delete(refusal.id);
      this.#tell.refused(refusal.error);
    });
    socket.on("m", (text: string) => this.#arrived(text));
  }

  #fold(event: Event): void {
    if (!this.#state || this.#asked) return;
    const next = fold(this.#state, event);
    if (next === "gap") {
      this.#asked = true;
      this.#socket.emit("resync", 0);
    } else if (next !== this.#state) {
      this.#set(next);
    }
  }

  #set(state: GroupState): void {
    this.#state = state;
    this.#tell.state(state);
  }

  #arrived(text: string): void {
    if (this.#state) this.#tell.moved(decode(text), this.groupNow());
  }

  #ping(times: number): void {
    if (this.#pings !== null) clearTimeout(this.#pings);
    const sent_ms = this.#local();
    this.#socket.timeout(5000).emit("clock", 0, (error: Error | null, server_ms: number | null) => {
      if (!error && server_ms !== null) this.clock.add({ sent_ms, received_ms: this.#local(), server_ms });
    });
    const wait = times > 1 ? PING_APART_MS : PING_EVERY_MS;
    this.#pings = setTimeout(() => this.#ping(Math.max(1, times - 1)), wait);
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
