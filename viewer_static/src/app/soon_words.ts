/** Times as a language says them: by the browser's own words, so that none has to be sent. */

const SECOND_MS = 1000;
const UNITS = [
  ["day", 86_400 * SECOND_MS],
  ["hour", 3600 * SECOND_MS],
  ["minute", 60 * SECOND_MS],
  ["second", SECOND_MS],
] as const;

/** Say what is left: "2 days 3 hours", "14 minutes 5 seconds": the two largest parts, rounded up to a whole second. */
export function leftInWords(ms: number, language: string): string {
  let rest = Math.ceil(Math.max(0, ms) / SECOND_MS) * SECOND_MS;
  const parts: string[] = [];
  let from = UNITS.findIndex(([, size]) => rest >= size);
  if (from < 0) from = UNITS.length - 1;
  for (const [unit, size] of UNITS.slice(from, from + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count === 0 && parts.length > 0) continue;
    parts.push(new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count));
  }
  return parts.join(" ");
}

/** Say a moment in the reader's own zone; null where that is the same hour as in the museum's. */
export function yourTime(at_ms: number, language: string, museumZone: string): string | null {
  const clock: Intl.DateTimeFormatOptions = {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  };
  const mine = new Intl.DateTimeFormat(language, clock).format(at_ms);
  const theirs = new Intl.DateTimeFormat(language, { ...clock, timeZone: museumZone }).format(at_ms);
  return mine === theirs ? null : mine;
}
