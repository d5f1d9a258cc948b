import { expect, test } from "vitest";
import type { UiMember } from "./group_contract";
import { heeded, MOST_LISTED } from "./group_keep";

function member(uid: string, beside: Partial<UiMember> = {}): UiMember {
  const plain = {
    role: "follower",
    presence: "ready",
    loading: null,
    muted: false,
    floor: false,
    hearing: "hears",
  };
  return { uid, name: uid, ...plain, ...beside } as UiMember;
}

test("LIVE22 a class is listed whole and as it stands", () => {
  const all = Array.from({ length: MOST_LISTED }, (_, n) => member(String(n)));
  expect(heeded(all)).toBe(all);
});

test("LIVE22 of a lecture those are listed who need the guide", () => {
  const all = Array.from({ length: 2500 }, (_, n) => member(String(n)));
  all[2000] = member("away", { presence: "away" });
  all[2100] = member("speaks", { floor: true });
  all[2200] = member("helps", { role: "co-guide" });
  all[2300] = member("loads", { presence: "loading", loading: 40 });
  const listed = heeded(all);
  expect(listed).toHaveLength(MOST_LISTED);
  expect(listed.slice(0, 5).map((each) => each.uid)).toEqual(["speaks", "helps", "away", "loads", "0"]);
});
