// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import type { Said, SaidPicture } from "../content/generated/site";
import { pagesOf, type ShownPage } from "./console_contract";
import { type DrawnPicture, StrokeDrawn } from "./drawn_picture";
import { read } from "./strokes";

const said = (text: string): Said => ({ text, lang: null, voice: "enfilade", approved: true });
const picture = {
  small: { path: "small.webp" },
  full: { path: "full.webp" },
  width: 1600,
  height: 900,
  alt: said("A letter"),
  credit: null,
} as unknown as SaidPicture;
const panel = { heading: "1918", lines: ["One.", "Two."], lang: "az" } as const;

let element: DrawnPicture;
let drawn: string[];

async function showing(page: ShownPage, more: Partial<DrawnPicture> = {}): Promise<ShadowRoot> {
  Object.assign(element, { shown: { title: said("Letter"), page, facts: ["1918 · Archive"] }, ...more });
  await element.updateComplete;
  return element.shadowRoot as ShadowRoot;
}

beforeEach(() => {
  document.body.replaceChildren();
  drawn = [];
  element = document.createElement("drawn-picture") as DrawnPicture;
  element.url = (path) => `/site/${path}`;
  element.addEventListener(StrokeDrawn.type, (event) => drawn.push((event as StrokeDrawn).points));
  document.body.append(element);
});

describe("CONSOLE5 what stands beside the hall", () => {
  it("pages of an exhibit: its picture first, then its panel; none where it has neither", () => {
    expect(pagesOf({ picture, panel }).map((page) => page.is)).toEqual(["picture", "panel"]);
    expect(pagesOf({ picture: null, panel }).map((page) => page.is)).toEqual(["panel"]);
    expect(pagesOf({ picture: null, panel: null })).toEqual([]);
  });

  it("a picture in full, as tall as it is, with its words and who holds it", async () => {
    const root = await showing({ is: "picture", picture });
    expect(root.querySelector("img")?.getAttribute("src")).toBe("/site/full.webp");
    expect(root.querySelector(".sheet")?.getAttribute("aria-label")).toBe("A letter");
    expect(root.querySelector(".sheet")?.getAttribute("style")).toContain(String(1600 / 900));
    expect(root.querySelector("figcaption")?.textContent).toContain("1918 · Archive");
  });

  it("a panel in its own language, each line in its own place", async () => {
    const root = await showing({ is: "panel", ...panel });
    expect(root.querySelector(".panel")?.getAttribute("lang")).toBe("az");
    expect([...root.querySelectorAll(".panel p")].map((each) => each.textContent)).toEqual([
      "1918",
      "One.",
      "Two.",
    ]);
  });
});

describe("CONSOLE6 drawing on it", () => {
  const press = (root: ShadowRoot, key: string, shiftKey = false): boolean =>
    root
      .querySelector(".sheet")
      ?.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, cancelable: true })) ?? true;

  it("keys set the pen down in the middle, move it and lift it: one line, from there to there", async () => {
    const root = await showing({ is: "panel", ...panel }, { draws: true });
    press(root, " ");
    press(root, "ArrowRight");
    press(root, "ArrowRight", true);
    press(root, " ");
    expect(drawn).toHaveLength(1);
    const line = read(drawn[0] ?? "");
    expect(line[0]?.[0]).toBeCloseTo(2048, -1);
    expect((line.at(-1)?.[0] ?? 0) - (line[0]?.[0] ?? 0)).toBe(5 * 64);
    expect(line.at(-1)?.[1]).toBe(line[0]?.[1]);
  });

  it("who only looks draws nothing, and their keys stay their own", async () => {
    const root = await showing({ is: "panel", ...panel });
    expect(press(root, " ")).toBe(true);
    expect(drawn).toEqual([]);
    expect(root.querySelector(".sheet")?.hasAttribute("tabindex")).toBe(false);
  });

  it("each line is drawn twice: its dark rim, then its colour", async () => {
    const strokes = [
      { color: 1, points: "AAAAgAgA" },
      { color: 3, points: "AAAA" },
    ];
    const root = await showing({ is: "picture", picture }, { strokes });
    const paths = [...root.querySelectorAll(".strokes path")];
    expect(paths.map((each) => each.getAttribute("data-color") ?? each.getAttribute("class"))).toEqual([
      "rim",
      "rim",
      "1",
      "3",
    ]);
    expect(paths[2]?.getAttribute("d")).toBe("M0 0L2048 2048");
  });
});
