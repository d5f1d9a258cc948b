import { expect, test } from "vitest";
import { lineIs, median } from "./check_line";
import { leftInWords, unitsOf, yourTime } from "./soon_words";

const HOUR = 3_600_000;
const EN = unitsOf("day,days|hour,hours|minute,minutes|second,seconds");
const RU = unitsOf("день,дня,дней|час,часа,часов|минута,минуты,минут|секунда,секунды,секунд");
const AZ = unitsOf("gün|saat|dəqiqə|saniyə");

test.each([
  [49 * HOUR, EN, "2 days 1 hour"],
  [48 * HOUR + 60_000, EN, "2 days"],
  [3 * HOUR + 5 * 60_000 + 9000, EN, "3 hours 5 minutes"],
  [65_000, EN, "1 minute 5 seconds"],
  [59_001, EN, "1 minute"],
  [900, EN, "1 second"],
  [0, EN, "0 seconds"],
  [-5000, EN, "0 seconds"],
  [49 * HOUR, RU, "2 дня 1 час"],
  [11 * 24 * HOUR + 21 * HOUR, RU, "11 дней 21 час"],
  [22 * 60_000 + 5000, RU, "22 минуты 5 секунд"],
  [112 * 24 * HOUR, RU, "112 дней"],
  [49 * HOUR, AZ, "2 gün 1 saat"],
])("PREPARE10 what is left is said in two parts: %i ms", (ms, units, said) => {
  expect(leftInWords(ms, units)).toBe(said);
});

test("PREPARE10 one's own time is said only where it is another", () => {
  const at = Date.UTC(2027, 2, 31, 20, 30);
  expect(yourTime(at, "Asia/Baku", "Asia/Baku")).toBeNull();
  expect(yourTime(at, "Asia/Baku", "Asia/Dubai")).toBeNull();
  expect(yourTime(at, "Asia/Baku", "Europe/Berlin")).toBe("31.03, 22:30");
  expect(yourTime(at, "Europe/Berlin", "Asia/Baku")).toBe("01.04, 00:30");
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
