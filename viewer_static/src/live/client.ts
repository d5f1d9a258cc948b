/**
 * A member's line to the group: keeps the state, comes back by itself, wherever the group has gone. The only file that
 * knows Socket.IO.
 *
 * Commands wait in the outbox until the server says that they are done; what a cut line lost is sent again, under the
 * same id. After a cut the same path is tried once, at once; then the server is asked where the group is.
 */
import { io, type Socket } from "socket.io-client";
import type { Do, Done, ErrorShape, Event, GroupState, JoinAnswer, Refusal } from "../content/generated/live";
import { keepAwake, onAwakening } from "./awakening";
import type { ServerClock } from "./clock";
import { fold, onFoot, type Placed, withPlace } from "./group";
import { whereIs } from "./joining";
import { lineOptions } from "./line_options";
import { decode, encode, type Moved } from "./motion_codec";
import { Outbox } from "./outbox";
import { Pings } from "./pings";
import { retryMs } from "./retry";
import type { LiveListeners, Surroundings } from "./surroundings";

export { forget, JoinRefused, join } from "./joining";
export type { Line, LiveListeners, Surroundings } from "./surroundings";

/** How long a line that may have slept has for an answer before it is given up. */
const PROBE_WITHIN_MS = 2500;
/**
 * A member who is refused asks this often where the group is: a worker that has just taken it over may not know yet, and
 * a page that drew its hall for ten seconds before it could say who it is was taken for a stranger.
 */
const REFUSALS = 3;

export class LiveClient {
  readonly clock: ServerClock;
  readonly #joined: JoinAnswer;
  readonly #who: { readonly token: string; language: string };
  readonly #tell: LiveListeners;
  readonly #around: Surroundings;
  readonly #outbox: Outbox;
  readonly #pings: Pings;
  readonly #off: (() => void)[] = [];
  readonly #others = new Map<string, (data: unknown) => void>();
  #socket: Socket;
  #path: string;
  #state: GroupState | null = null;
  #asked = true;
  #closed = false;
  #tries = 0;
  #refusals = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;

  constructor(joined: JoinAnswer, language: string, tell: LiveListeners, around: Partial<Surroundings> = {}) {
    this.#joined = joined;
    this.#who = { token: joined.token, language };
    this.#tell = tell;
    this.#around = {
      origin: "",
      storage: typeof sessionStorage === "undefined" ? null : sessionStorage,
      local_ms: () => performance.now(),
      ...around,
    };
    this.#outbox = new Outbox(`${joined.gid} ${joined.uid}`, this.#around.storage);
    this.#path = joined.socket_path;
    this.#pings = new Pings((within_ms, told) => this.#askClock(within_ms, told), this.#around.local_ms);
    this.clock = this.#pings.clock;
    this.#socket = this.#open();
    this.#socket.connect();
    this.#off.push(
      onAwakening(() => this.#awoke()),
      keepAwake(),
    );
  }

  /** The group as it is known, null before the first state. */
  get state(): GroupState | null {
    return this.#state;
  }

  /** How many commands are not yet done. */
  get waiting(): number {
    return this.#outbox.size;
  }

  /** The server's time now, in ms since 1970. */
  now(): number {
    return this.clock.now(this.#around.local_ms());
  }

  /** The time now in ms since the group was created: what keyframes count in. */
  groupNow(): number {
    return this.now() - (this.#state?.created_ms ?? 0);
  }

  /** Ask for something; the answer is the state that follows, or a refusal. */
  send(what: Do): void {
    this.#outbox.add(what);
    this.#flush();
  }

  /** Send the guide's motion; lost where the line is down, for it is stale by then. */
  move(moved: Moved): void {
    if (this.#socket.connected) this.#socket.emit("m", encode(moved));
  }

  /** Send where one points (`pointing.ts`), empty for nowhere any more; lost where the line is down. */
  point(text: string): void {
    if (this.#socket.connected) this.#socket.emit("p", text);
  }

  /** Tell the guides where one is who walks for oneself: `<hall>,<x>,<z>`, in decimetres. */
  place(text: string): void {
    if (this.#socket.connected) this.#socket.emit("a", text);
  }

  /** Hear what is said besides the group's own words: of a class, its lesson. One listener for each name. */
  on(name: string, heard: (data: unknown) => void): void {
    this.#others.set(name, heard);
    this.#socket.on(name, heard);
  }

  /** Be answered in another language from now on, after a cut too. */
  speak(language: string): void {
    this.#who.language = language;
    this.tell("language", language);
  }

  /** Say something besides the group's commands. Whether it went out: who has to, says it again when the line is back. */
  tell(name: string, data: unknown): boolean {
    if (!this.#socket.connected) return false;
    this.#socket.emit(name, data);
    return true;
  }

  /** Close the line for good. */
  close(): void {
    this.#closed = true;
    this.#rest();
    this.#stop();
    this.#socket.disconnect();
  }

  /** There is nothing to stay awake for any more. */
  #rest(): void {
    for (const off of this.#off.splice(0)) off();
  }

  #open(): Socket {
    const socket = io(`${this.#around.origin}/live`, lineOptions(this.#path, this.#who));
    socket.on("connect", () => {
      this.#tries = this.#refusals = 0;
      this.#asked = true;
      this.#pings.begin();
      this.#outbox.cut();
      this.#flush();
    });
    socket.on("disconnect", () => {
      this.#tell.line("down");
      this.#again();
    });
    socket.on("connect_error", (error: Error & { data?: ErrorShape }) => {
      if (error.data) {
        void this.#turnedAway(error.data);
      } else {
        this.#tell.line(this.#state ? "down" : "connecting");
        this.#again();
      }
    });
    socket.on("state", (state: GroupState) => {
      this.#asked = false;
      this.#set(state);
      this.#tell.line("up");
      if (state.keyframe && onFoot(state.mode)) this.#arrived(state.keyframe);
    });
    socket.on("event", (event: Event) => this.#fold(event));
    socket.on("done", (done: Done) => this.#settled(done.id));
    socket.on("refused", (refusal: Refusal) => {
      if (refusal.id !== null) this.#settled(refusal.id);
      this.#tell.refused(refusal.error);
    });
    socket.on("m", (text: string) => this.#arrived(text));
    socket.on("p", (text: string) => this.#tell.pointed?.(text));
    socket.on("a", (placed: Placed) => {
      if (this.#state) this.#set(withPlace(this.#state, placed));
    });
    for (const [name, heard] of this.#others) socket.on(name, heard);
    return socket;
  }

  /** Try again after a while. */
  #again(wait_ms = retryMs(this.#tries, this.#joined.role !== "follower")): void {
    this.#stop();
    if (this.#closed) return;
    this.#retry = setTimeout(() => void this.#reconnect(), wait_ms);
  }

  async #reconnect(): Promise<void> {
    this.#retry = null;
    this.#tries += 1;
    if (this.#tries > 1) {
      const there = await whereIs(this.#around.origin + this.#prefix(), this.#joined.gid);
      if (this.#closed || this.#socket.connected) return;
      if (there !== null && typeof there !== "string") return this.#over(there);
      if (there !== null) this.#goTo(there);
    }
    this.#socket.connect();
  }

  /** The server knows neither us nor the group: it may be elsewhere by now, or over. */
  async #turnedAway(error: ErrorShape): Promise<void> {
    this.#refusals += 1;
    const there = await whereIs(this.#around.origin + this.#prefix(), this.#joined.gid);
    if (this.#closed) return;
    const moved = typeof there === "string" && there !== this.#path;
    const known = this.#state !== null || error.code === "token-unknown";
    const unsure = known && this.#refusals < REFUSALS && error.code !== "removed";
    if (moved || (unsure && typeof there === "string")) {
      if (moved) this.#goTo(there);
      this.#again();
    } else {
      this.#over(there !== null && typeof there !== "string" ? there : error);
    }
  }

  #over(error: ErrorShape): void {
    this.#rest();
    this.#tell.refused(error);
    this.#tell.line("refused");
  }

  #goTo(path: string): void {
    if (path === this.#path) return;
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
    this.#path = path;
    this.#socket = this.#open();
  }

  /** The path under which the whole site lives. */
  #prefix(): string {
    return this.#path.slice(0, this.#path.lastIndexOf("/live/"));
  }

  /** The page may have slept: its clock may be wrong, and its line dead without anybody having been told. */
  #awoke(): void {
    if (this.#closed) return;
    if (this.#retry !== null) {
      this.#again(0);
    } else if (this.#socket.connected) {
      const socket = this.#socket;
      this.#pings.probe(PROBE_WITHIN_MS, () => {
        if (socket === this.#socket && socket.connected) socket.io.engine.close();
      });
    }
  }

  #askClock(within_ms: number, told: (server_ms: number | null) => void): void {
    this.#socket.timeout(within_ms).emit("clock", 0, (error: Error | null, server_ms: number | null) => {
      // An answer without a time: we asked too often. The line is there all the same.
      if (error || server_ms !== null) told(error ? null : server_ms);
    });
  }

  #flush(): void {
    if (!this.#socket.connected) return;
    for (const command of this.#outbox.due()) this.#socket.emit("command", command);
  }

  #settled(id: string): void {
    this.#outbox.settled(id);
    this.#flush();
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
    if (state.mode.kind === "ended") this.#rest();
    this.#tell.state(state);
  }

  #arrived(text: string): void {
    if (this.#state) this.#tell.moved(decode(text), this.groupNow());
  }

  #stop(): void {
    this.#pings.stop();
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }
}
