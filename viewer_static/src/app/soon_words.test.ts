import { expect, test } from "vitest";
import { lineIs, median } from "./check_line";
import { leftInWords, yourTime } from "./soon_words";

const HOUR = 3_600_000;

test.each([
  [49 * HOUR, "en", "2 days 1 hour"],
  [48 * HOUR + 60_000, "en", "2 days"],
  [3 * HOUR + 5 * 60_000 + 9000, "en", "3 hours 5 minutes"],
  [65_000, "en", "1 minute 5 seconds"],
  [59_001, "en", "1 minute"],
  [900, "en", "1 second"],
  [0, "en", "0 seconds"],
  [-5000, "en", "0 seconds"],
  [49 * HOUR, "ru", "2 дня 1 час"],
  [49 * HOUR, "az", "2 gün 1 saat"],
])("PREPARE10 what is left is said in two parts: %i ms in %s", (ms, language, said) => {
  expect(leftInWords(ms, language)).toBe(said);
});

test("PREPARE10 one's own time is said only where it is another", () => {
  const at = Date.UTC(2027, 2, 31, 11, 0);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(yourTime(at, "en", here)).toBeNull();
  const far = here === "Asia/Baku" ? "America/New_York" : "Asia/Baku";
  expect(yourTime(at, "en", far)).toContain("March");
});

test("PREPARE12 a line is said in words", () => {
  expect([20, 200, 201, 600, 601, Number.POSITIVE_INFINITY].map(lineIs)).toEqual([
    "good",
    "good",
    "fair",
    "fair",
    "slow",
    "slow",
  ]);
  expect(median([900, 10, 20])).toBe(20);
  expect(median([])).toBe(Number.POSITIVE_INFINITY);
});
