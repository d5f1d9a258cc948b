import { describe, expect, it } from "vitest";
import type { KeyframeRow, SiteHall, SiteStop, SiteTexts } from "../content/generated/site";
import { wayTo, wayWords } from "./way_words";

const room = (id: string, x0: number, x1: number) => ({
  id,
  level: 0,
  enterable: true,
  floor: [
    [x0, 0],
    [x1, 0],
    [x1, 4],
    [x0, 4],
  ] as [number, number][],
});
const hall = (id: string, ...rooms: ReturnType<typeof room>[]) =>
  ({ id, rooms, viewpoints: [{ id: "v", room: rooms[0]?.id }] }) as unknown as SiteHall;
const halls = [
  hall("upper", room("stairs", 0, 5), room("corridor", 5, 12)),
  hall("basement", room("cell", 0, 9)),
];
const frames = [
  { x: 0, y: 0, z: 0, yaw: 0 },
  { x: 12, y: -3, z: 0, yaw: 0 },
];
const row = (t: number, at: number, x: number): KeyframeRow => [
  t,
  at,
  x * 1000,
  0,
  2000,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
];
const stop = (...route: KeyframeRow[]) =>
  ({ id: "s", hall: "upper", viewpoint: "v", route }) as unknown as SiteStop;
const said = (text: string) => ({ text, lang: null, voice: "enfilade", approved: true });
const texts = {
  halls: {
    upper: { title: said("Upper"), rooms: { stairs: said("Stairs"), corridor: said("Corridor") } },
    basement: { title: said("Basement"), rooms: { cell: said("Cell 3") } },
  },
} as unknown as SiteTexts;
const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  [key, ...Object.values(values)].join("|");

describe("FOLLOW6 the way to a stop in words", () => {
  it("names each room that it leads through, another hall before its rooms, and the metres", () => {
    const way = wayTo(stop(row(0, 0, 1), row(4000, 0, 9), row(8000, 1, 3)), halls, frames);
    expect(way.rooms.map((each) => each.room)).toEqual(["stairs", "corridor", "cell"]);
    expect(way.metres).toBeCloseTo(14, 1);
    expect(wayWords(way, texts, say)).toBe("follow.way|Stairs, Corridor, Basement, Cell 3|14");
  });

  it("a step aside is no way, and the first stop has a place", () => {
    const aside = wayTo(stop(row(0, 0, 1), row(1000, 0, 2)), halls, frames);
    expect(wayWords(aside, texts, say)).toBe("follow.way-here");
    expect(wayWords(wayTo(stop(), halls, frames), texts, say)).toBe("follow.way-to|Stairs");
  });

  it("of halls that have not come yet nothing is said but how far it is", () => {
    const way = wayTo(stop(row(0, 0, 1), row(4000, 0, 9)), [null, null], frames);
    expect([way.rooms, Math.round(way.metres)]).toEqual([[], 8]);
  });
});
