/** Who cannot be in a group is told that its tour can be taken alone: this is the way there. */
import type { Boot } from "../content/generated/boot";
import type { UiError } from "../ui/contract";

/** What a group says that has no place for one. */
const SHUT: ReadonlySet<string> = new Set([
  "removed",
  "turned-away",
  "group-ended",
  "group-locked",
  "group-full",
]);

/** The group's tour in text and pictures; null where something else went wrong. */
export function tourAlone(
  error: UiError,
  boot: Pick<Boot, "prefix" | "museum" | "tour">,
  language: string,
  easy: boolean,
): string | null {
  if (boot.tour === null || !SHUT.has(error.code)) return null;
  return `${boot.prefix}/${language}/${boot.museum}/tour/${boot.tour}?${easy ? "easy&" : ""}text`;
}
