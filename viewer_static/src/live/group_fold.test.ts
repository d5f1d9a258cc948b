import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Event, GroupState } from "../content/generated/live";
import { fold } from "./group";

interface Case {
  readonly name: string;
  readonly state: GroupState;
  readonly events: readonly Event[];
  readonly after: GroupState;
}

const FILE = new URL("../../../tests/contract/group_fold.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(FILE, "utf8")) as { readonly cases: readonly Case[] };

/** Motion is not folded: the contract leaves it out. */
function began(state: GroupState): GroupState {
  return { ...state, keyframe: null };
}

describe("GROUP1 what the server tells adds up to what it is", () => {
  it("there are stories of all that can be told", () => {
    const told = new Set(cases.flatMap((each) => each.events.map((event) => event.e)));
    expect(told.size).toBe(21);
  });

  for (const { name, state, events, after } of cases) {
    it(name, () => {
      let now = began(state);
      for (const event of events) {
        const next = fold(now, event);
        if (next === "gap") throw new Error(`a gap at ${JSON.stringify(event)}`);
        now = next;
      }
      expect(now).toEqual(began(after));
    });

    it(`${name}: told again, it changes nothing`, () => {
      const known = began(after);
      for (const event of events) if (event.e !== "you") expect(fold(known, event)).toBe(known);
    });
  }
});
