/**
 * Commands that the server has not yet said to be done, in their order, over cut lines and reloads.
 *
 * The server does a command once however often it comes, but it remembers the last 16 of each member only: so no more
 * than those are ever under way, and the rest wait here.
 */
import type { Command, Do } from "../content/generated/live";

const KEY = "enfilade-outbox";

/** How many ids the server remembers of each member (`live/state.py`). */
const UNDER_WAY = 16;

/** What leads a group is meant for now: after this long it would only drag people away. */
const LEADS_FOR_MS = 30_000;
const LEADING: ReadonlySet<Do["do"]> = new Set<Do["do"]>([
  "go-to",
  "play",
  "pause",
  "seek",
  "walk",
  "gather",
  "free",
  "dim",
  "resume",
  "take-lead",
]);

interface Kept {
  readonly command: Command;
  readonly wall_ms: number;
}

export class Outbox {
  readonly #storage: Storage | null;
  readonly #owner: string;
  readonly #wall: () => number;
  readonly #mark = Math.random().toString(36).slice(2, 10);
  #count = 0;
  #kept: Kept[] = [];
  #under_way = new Set<string>();

  /** `owner`: whose commands these are; another member's are not sent. */
  constructor(owner: string, storage: Storage | null, wall_ms: () => number = Date.now) {
    this.#owner = owner;
    this.#storage = storage;
    this.#wall = wall_ms;
    const raw = storage?.getItem(KEY) ?? null;
    const found = raw === null ? null : (JSON.parse(raw) as { owner: string; kept: Kept[] });
    if (found?.owner === owner) this.#kept = found.kept;
    this.#save();
  }

  /** How many are not yet done. */
  get size(): number {
    return this.#kept.length;
  }

  /** Take a wish in under an id of its own. */
  add(what: Do): void {
    this.#count += 1;
    const command: Command = { id: `${this.#mark}-${this.#count}`, do: what };
    this.#kept.push({ command, wall_ms: this.#wall() });
    this.#save();
  }

  /** Return what may be sent now, and count it as under way. */
  due(): Command[] {
    const out: Command[] = [];
    for (const { command } of this.#kept) {
      if (this.#under_way.size >= UNDER_WAY) break;
      if (this.#under_way.has(command.id)) continue;
      this.#under_way.add(command.id);
      out.push(command);
    }
    return out;
  }

  /** A command is done, or refused: it need not be sent again. */
  settled(id: string): void {
    this.#under_way.delete(id);
    this.#kept = this.#kept.filter((each) => each.command.id !== id);
    this.#save();
  }

  /** The line was cut: nobody knows what of it arrived. All is due again, but for a lead that has gone cold. */
  cut(): void {
    const now = this.#wall();
    this.#under_way.clear();
    this.#kept = this.#kept.filter(
      ({ command, wall_ms }) => !(LEADING.has(command.do.do) && now - wall_ms > LEADS_FOR_MS),
    );
    this.#save();
  }

  #save(): void {
    if (this.#kept.length)
      this.#storage?.setItem(KEY, JSON.stringify({ owner: this.#owner, kept: this.#kept }));
    else this.#storage?.removeItem(KEY);
  }
}
