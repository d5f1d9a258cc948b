// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { EMPTY } from "../app/text_empty";
import type { UiFollow, UiFollowActions } from "./follow_contract";
import { EnfiladeFollow } from "./text_follow";

async function page(follow: Partial<UiFollow>): Promise<ShadowRoot> {
  const element = new EnfiladeFollow();
  element.follow = { ...EMPTY, ...follow };
  element.actions = {} as UiFollowActions;
  document.body.append(element);
  await element.updateComplete;
  return element.renderRoot as ShadowRoot;
}

/** What can be pressed on the page of who is not in the group, the main thing first. */
async function ways(code: string, ownTour: string | null): Promise<string[]> {
  const out = { code, message: "", remedy: "" };
  const found = (await page({ out, ownTour })).querySelectorAll("a, button");
  return [...found].map((each) => `${each.textContent?.trim()}${each.matches(".main") ? " (main)" : ""}`);
}

describe("FOLLOW5 who is not in the group, and whose group has ended", () => {
  it("is led to the same tour alone, as the remedy says, and may ask again where that can help", async () => {
    expect(await ways("removed", "/az/m/tour/t?text")).toEqual([
      "follow.own-tour (main)",
      "follow.try-again",
    ]);
    expect(await ways("group-ended", "/az/m/tour/t?text")).toEqual(["follow.own-tour (main)"]);
    expect(await ways("group-elsewhere", null)).toEqual(["follow.try-again (main)"]);
  });

  it("reads of a pause once: the guide's words or, without any, one sentence", async () => {
    const paused = async (words: string | null): Promise<string[]> => {
      const group = { ...EMPTY.group, mode: "paused" as const, dimmed: true, line: "up" as const, words };
      const root = await page({ group, state: "group.paused" });
      return [...root.querySelectorAll(".told, .state p")].map((each) => each.textContent?.trim() ?? "");
    };
    expect(await paused(null)).toEqual(["group.paused"]);
    expect(await paused("A minute of silence.")).toEqual(["group.paused", "A minute of silence."]);
  });

  it("finds the stops open once there is nothing else to read", async () => {
    const open = async (mode: "ended" | "touring") =>
      (await page({ group: { ...EMPTY.group, mode } })).querySelector<HTMLDetailsElement>(".stops")?.open;
    expect(await open("ended")).toBe(true);
    expect(await open("touring")).toBe(false);
  });
});
