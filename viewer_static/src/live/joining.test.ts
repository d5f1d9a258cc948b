import { afterEach, expect, test, vi } from "vitest";
import type { JoinAnswer } from "../content/generated/live";
import { forget, JoinRefused, join } from "./joining";

/** What a page keeps while it is open. */
class Kept implements Storage {
  readonly #kept = new Map<string, string>();
  get length(): number {
    return this.#kept.size;
  }
  clear = (): void => this.#kept.clear();
  getItem = (key: string): string | null => this.#kept.get(key) ?? null;
  key = (index: number): string | null => [...this.#kept.keys()][index] ?? null;
  removeItem = (key: string): void => void this.#kept.delete(key);
  setItem = (key: string, value: string): void => void this.#kept.set(key, value);
}

/** A server of one group: the same token is the same person; it answers while it is up. */
class Server {
  readonly people: string[] = [];
  status = 200;
  answers = true;

  readonly fetch = async (url: string, asked?: RequestInit): Promise<Response> => {
    if (!this.answers) throw new TypeError("no answer");
    if (url.includes("/where/")) return Response.json({ socket_path: "/live/1/g/" });
    const { token } = JSON.parse(String(asked?.body)) as { token: string };
    expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
    const error = { code: "removed", message: "", remedy: "" };
    if (this.status !== 200) return Response.json(error, { status: this.status });
    if (!this.people.includes(token)) this.people.push(token);
    const uid = String(this.people.indexOf(token));
    return Response.json({ token, uid, gid: "g", role: "follower", socket_path: "/live/0/g/" } as JoinAnswer);
  };
}

function started(): { server: Server; page: Kept } {
  const server = new Server();
  vi.stubGlobal("fetch", server.fetch);
  return { server, page: new Kept() };
}

afterEach(() => vi.unstubAllGlobals());

const CODE = { code: "1234 5678" };

test("GOING16 a page that is reloaded while its answer is on its way asks as the same person", async () => {
  const { server, page } = started();
  const lost = join("", "az", CODE, page);
  const again = await join("", "az", CODE, page);
  expect((await lost).uid).toBe(again.uid);
  expect(server.people).toHaveLength(1);
});

test("GOING16 an answer that never came is asked for again with the same token", async () => {
  const { server, page } = started();
  server.answers = false;
  await expect(join("", "az", CODE, page)).rejects.toThrow();
  server.status = 503;
  server.answers = true;
  await expect(join("", "az", CODE, page)).rejects.toThrow(JoinRefused);
  const kept = page.getItem("enfilade-member");
  server.status = 200;
  const joined = await join("", "az", CODE, page);
  expect(kept).toContain(joined.token);
});

test("GOING6 who is known is asked nothing but where the group is", async () => {
  const { server, page } = started();
  const before = await join("", "az", CODE, page);
  server.status = 409;
  expect(await join("", "az", { code: "12345678" }, page)).toEqual({ ...before, socket_path: "/live/1/g/" });
});

test("GOING16 another group, a refusal and leaving make somebody new", async () => {
  const { server, page } = started();
  const first = await join("", "az", CODE, page);
  const other = await join("", "az", { code: "8765 4321" }, page);
  forget(page);
  const left = await join("", "az", { code: "8765 4321" }, page);
  forget(page);
  server.status = 403;
  await expect(join("", "az", CODE, page)).rejects.toThrow(JoinRefused);
  server.status = 200;
  const after = await join("", "az", CODE, page);
  expect(new Set([first.token, other.token, left.token, after.token]).size).toBe(4);
});
