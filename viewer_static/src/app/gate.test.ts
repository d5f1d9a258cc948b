import { describe, expect, it } from "vitest";
import type { SiteHall } from "../content/generated/site";
import { Gate, SHUT } from "./gate";

const HALL = { zones: [{ id: "z", rooms: ["threshold"], advisory: "execution" }] } as unknown as SiteHall;

describe("gate", () => {
  it("is open where no zone is, and shut without anybody to ask", async () => {
    const gate = new Gate();
    expect(await gate.enter(HALL, "corridor")).toBe(true);
    expect(await gate.enter(HALL, "threshold")).toBe(false);
  });

  it("asks once at a time, remembers a yes, and asks again after a no", async () => {
    const gate = new Gate();
    const asked: ((yes: boolean) => void)[] = [];
    gate.setAsk(() => new Promise((answer) => asked.push(answer)));
    const both = [gate.enter(HALL, "threshold"), gate.enter(HALL, "threshold")];
    expect(asked.length).toBe(1);
    asked[0]?.(false);
    expect(await Promise.all(both)).toEqual([false, false]);
    const again = gate.enter(HALL, "threshold");
    expect(asked.length).toBe(2);
    asked[1]?.(true);
    expect(await again).toBe(true);
    expect(gate.guard(HALL, "threshold")).toBeNull();
  });

  it("says once that a notice was accepted: words behind it are written then", async () => {
    const gate = new Gate();
    let opened = 0;
    gate.opened = () => {
      opened += 1;
    };
    gate.setAsk(() => Promise.resolve(false));
    await gate.enter(HALL, "threshold");
    expect(opened).toBe(0);
    gate.setAsk(() => Promise.resolve(true));
    await gate.enter(HALL, "threshold");
    gate.accept("execution");
    expect(opened).toBe(1);
  });

  it("keeps a lesson in its halls, whoever would say yes", async () => {
    const gate = new Gate(["hall-1"]);
    gate.setAsk(() => Promise.resolve(true));
    const hall = (id: string) => ({ id, zones: [] }) as unknown as SiteHall;
    expect(await gate.enter(hall("hall-1"), "room")).toBe(true);
    expect(gate.guard(hall("hall-4"), "room")).toBe(SHUT);
    expect(await gate.enter(hall("hall-4"), "room")).toBe(false);
  });
});
