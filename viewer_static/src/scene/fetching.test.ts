import { afterEach, expect, test, vi } from "vitest";
import type { FileRef } from "../content/generated/site";
import { Fetcher, Ledger } from "./fetching";

const file = (path: string): FileRef => ({ path, bytes: 4, wire_bytes: 3 });
const bytes = (text: string): Response => new Response(new TextEncoder().encode(text));

afterEach(() => vi.unstubAllGlobals());

function serve(answer: (url: string) => Promise<Response>): string[] {
  const asked: string[] = [];
  vi.stubGlobal("document", { baseURI: "http://here/az/" });
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return answer(url);
  });
  return asked;
}

test("what was asked for ahead is taken once, and its bytes are counted as any other's", async () => {
  const asked = serve(async () => bytes("[17]"));
  const fetcher = new Fetcher("/site/");
  fetcher.ahead(["halls/a.json"]);
  expect(asked).toEqual(["http://here/site/halls/a.json"]);
  const told: number[][] = [];
  const ledger = new Ledger((loaded, total) => told.push([loaded, total]));
  expect(await fetcher.json(file("halls/a.json"), ledger)).toEqual([17]);
  expect(asked.length).toBe(1);
  expect(told.at(-1)).toEqual([3, 3]);
  expect(await fetcher.json(file("halls/a.json"))).toEqual([17]);
  expect(asked.length).toBe(2);
});

test("what failed ahead fails for who wants it, once; asked again it may come", async () => {
  let fails = true;
  serve(() => (fails ? Promise.reject(new TypeError("no line")) : Promise.resolve(bytes("1"))));
  const fetcher = new Fetcher("/site/");
  fetcher.ahead(["m.json"]);
  fails = false;
  await expect(fetcher.manifest("m.json")).rejects.toThrow("no line");
  expect(await fetcher.manifest("m.json")).toBe(1);
});
