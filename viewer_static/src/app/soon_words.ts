/**
 * Times in words. Chromium knows no Azerbaijani dates or units ("1 d 11 h", "M11 23"): the units' words come with the
 * page, in the forms that a language has for one, a few and many.
 */

const SECOND_MS = 1000;
const SIZES = [86_400 * SECOND_MS, 3600 * SECOND_MS, 60 * SECOND_MS, SECOND_MS] as const;

/** The words of day, hour, minute and second: one form, or two (one, more), or three (1, 2-4, 5 as in Russian). */
export type Units = readonly (readonly string[])[];

/** Read `gün|saat|…`, forms parted by commas. */
export function unitsOf(text: string): Units {
  return text.split("|").map((forms) => forms.split(","));
}

/** Say what is left: "2 days 3 hours", "14 minutes 5 seconds": the two largest parts, rounded up to a whole second. */
export function leftInWords(ms: number, units: Units): string {
  let rest = Math.ceil(Math.max(0, ms) / SECOND_MS) * SECOND_MS;
  const parts: string[] = [];
  let from = SIZES.findIndex((size) => rest >= size);
  if (from < 0) from = SIZES.length - 1;
  SIZES.forEach((size, index) => {
    if (index < from || index > from + 1) return;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || parts.length === 0) parts.push(`${count} ${form(units[index] ?? [], count)}`);
  });
  return parts.join(" ");
}

function form(forms: readonly string[], count: number): string {
  if (forms.length < 3) return (count === 1 ? forms[0] : forms.at(-1)) ?? "";
  const tens = count % 100;
  const ones = tens > 10 && tens < 20 ? 0 : count % 10;
  return (ones === 1 ? forms[0] : ones > 1 && ones < 5 ? forms[1] : forms[2]) ?? "";
}

/** Say a moment in the reader's own zone, in figures; null where that is the same hour as in the museum's. */
export function yourTime(at_ms: number, museumZone: string, ownZone?: string): string | null {
  const mine = figures(at_ms, ownZone);
  return mine === figures(at_ms, museumZone) ? null : mine;
}

function figures(at_ms: number, timeZone: string | undefined): string {
  const said = new Intl.DateTimeFormat("en-GB", {
    day: "2-digit",
    month: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(timeZone ? { timeZone } : {}),
  }).formatToParts(at_ms);
  const part = (type: string): string => said.find((each) => each.type === type)?.value ?? "";
  return `${part("day")}.${part("month")}, ${part("hour")}:${part("minute")}`;
}
