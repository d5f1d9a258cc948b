/**
 * Members of groups in a process of their own: the viewer's own client in Node, told what to do by lines of JSON and
 * telling what happens in lines of JSON (node_members.py).
 */
import { createInterface } from "node:readline";
import type { Do, JoinRequest } from "../viewer_static/src/content/generated/live";
import { forget, JoinRefused, join, LiveClient } from "../viewer_static/src/live/client";
import { decode } from "../viewer_static/src/live/motion_codec";
import { tourMs } from "../viewer_static/src/live/script";

type Order =
  | { do: "join"; origin: string; who: Partial<JoinRequest>; storage: Record<string, string> }
  | { do: "send"; what: Do }
  | { do: "move"; text: string }
  | { do: "ask" }
  | { do: "forget" }
  | { do: "close" };

/** A page's storage that outlives it. */
class Kept implements Storage {
  readonly #items: Map<string, string>;
  constructor(items: Record<string, string>) {
    this.#items = new Map(Object.entries(items));
  }
  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  clear(): void {
    this.#items.clear();
  }
  all(): Record<string, string> {
    return Object.fromEntries(this.#items);
  }
}

class Member {
  readonly #name: string;
  #storage = new Kept({});
  #client: LiveClient | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  async take(order: Order): Promise<void> {
    switch (order.do) {
      case "join":
        return this.#join(order.origin, order.who, order.storage);
      case "send":
        this.#client?.send(order.what);
        break;
      case "move":
        this.#client?.move(decode(order.text));
        break;
      case "ask":
        this.#answer();
        break;
      case "forget":
        forget(this.#storage);
        break;
      case "close":
        this.#client?.close();
    }
  }

  async #join(origin: string, who: Partial<JoinRequest>, storage: Record<string, string>): Promise<void> {
    this.#storage = new Kept(storage);
    try {
      const joined = await join(origin, "en", who, this.#storage);
      this.#say("joined", joined);
      this.#client = new LiveClient(
        joined,
        "en",
        {
          state: (state) => this.#say("state", state),
          line: (line) => this.#say("line", line),
          moved: (moved) => this.#say("moved", moved),
          refused: (error) => this.#say("refused", error),
        },
        { origin, storage: this.#storage },
      );
    } catch (error) {
      if (!(error instanceof JoinRefused)) throw error;
      this.#say("refused", error.shape);
    }
  }

  /** Where this member is in time, beside the machine's own clock at the same moment. */
  #answer(): void {
    const client = this.#client;
    if (!client) return;
    const now_ms = client.now();
    const wall_ms = performance.timeOrigin + performance.now();
    const { state } = client;
    const touring = state?.mode.kind === "touring" ? state.mode : null;
    this.#say("answer", {
      now_ms,
      wall_ms,
      round_ms: client.clock.known ? client.clock.round_ms : null,
      moving_ms: client.clock.moving_ms,
      tour_ms: touring && state ? tourMs(touring, state.plan, state.zones, now_ms) : null,
      waiting: client.waiting,
      storage: this.#storage.all(),
    });
  }

  #say(told: string, data: unknown): void {
    process.stdout.write(`${JSON.stringify([this.#name, told, data, Date.now()])}\n`);
  }
}

const members = new Map<string, Member>();
const orders = createInterface({ input: process.stdin });
orders.on("line", (line) => {
  const [name, order] = JSON.parse(line) as [string, Order];
  const member = members.get(name) ?? new Member(name);
  members.set(name, member);
  void member.take(order);
});
orders.on("close", () => process.exit(0));
