import { expect, test } from "vitest";
import type { SiteHall } from "../content/generated/site";
import { advisoryOfExhibit } from "./common_view";

const hall = {
  elements: [
    { id: "board", room: "threshold", exhibit: "names" },
    { id: "case", room: "threshold", exhibit: null },
    { id: "bench", room: "corridor", exhibit: "bench" },
  ],
  faces: [{ element: "case", exhibit: "order" }],
  zones: [{ id: "z", rooms: ["threshold"], advisory: "execution" }],
} as unknown as SiteHall;

test.each([
  ["names", "execution"],
  ["order", "execution"],
  ["bench", null],
  ["nothing", null],
])("what a guide shows is behind the notice of the room it stands in: %s", (exhibit, advisory) => {
  expect(advisoryOfExhibit([null, hall], exhibit)).toBe(advisory);
});
