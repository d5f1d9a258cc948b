/**
 * The guide's keyboard: by place on the board (`code`), so that it is the same under every language's letters. None of
 * these is a walking key, and nothing is done while somebody types.
 */
import type { Tab } from "../ui/console_contract";

/** What a key asks for. */
export type Asked =
  | "next"
  | "back"
  | "play"
  | "jump"
  | "walk"
  | "gather"
  | "free"
  | "leash"
  | "dim"
  | "pointer"
  | "draw"
  | "document"
  | "door"
  | "lamp"
  | "evidence"
  | "speak"
  | "hold"
  | "floor"
  | "admit"
  | "result"
  | "caption"
  | "lock"
  | "undo"
  | "end"
  | "escape"
  | "help"
  | `panel-${Tab}`;

/** A key with what it asks for, and how it is written in the list. */
export interface Key {
  readonly code: string;
  readonly shift?: true;
  readonly ctrl?: true;
  readonly asks: Asked;
  readonly written: string;
}

export const CONSOLE_KEYS: readonly Key[] = [
  { code: "KeyN", asks: "next", written: "N" },
  { code: "KeyB", asks: "back", written: "B" },
  { code: "KeyP", asks: "play", written: "P" },
  { code: "KeyJ", asks: "jump", written: "J" },
  { code: "KeyT", asks: "walk", written: "T" },
  { code: "KeyG", asks: "gather", written: "G" },
  { code: "KeyF", asks: "free", written: "F" },
  { code: "KeyL", asks: "leash", written: "L" },
  { code: "KeyZ", asks: "dim", written: "Z" },
  { code: "KeyX", asks: "pointer", written: "X" },
  { code: "KeyR", asks: "draw", written: "R" },
  { code: "KeyI", asks: "document", written: "I" },
  { code: "KeyO", asks: "door", written: "O" },
  { code: "KeyY", asks: "lamp", written: "Y" },
  { code: "KeyV", asks: "evidence", written: "V" },
  { code: "KeyM", asks: "speak", written: "M" },
  { code: "KeyM", shift: true, asks: "hold", written: "Shift + M" },
  { code: "KeyH", asks: "floor", written: "H" },
  { code: "KeyU", asks: "admit", written: "U" },
  { code: "KeyK", asks: "result", written: "K" },
  { code: "KeyC", asks: "caption", written: "C" },
  { code: "KeyL", shift: true, asks: "lock", written: "Shift + L" },
  { code: "Digit1", asks: "panel-stops", written: "1" },
  { code: "Digit2", asks: "panel-people", written: "2" },
  { code: "Digit3", asks: "panel-ask", written: "3" },
  { code: "Digit4", asks: "panel-show", written: "4" },
  { code: "Digit5", asks: "panel-group", written: "5" },
  { code: "KeyZ", ctrl: true, asks: "undo", written: "Ctrl + Z" },
  { code: "Backspace", asks: "undo", written: "Backspace" },
  { code: "KeyX", shift: true, asks: "end", written: "Shift + X" },
  { code: "Escape", asks: "escape", written: "Esc" },
  { code: "Slash", shift: true, asks: "help", written: "?" },
  { code: "F1", asks: "help", written: "F1" },
];

/** What of a keyboard's event is looked at. */
export type Pressed = Pick<
  KeyboardEvent,
  "code" | "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "repeat"
>;

/** What a key asks for, or null: not ours, held down, or somebody is typing. */
export function asked(pressed: Pressed, typing: boolean): Asked | null {
  const { code, shiftKey, altKey, repeat } = pressed;
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  if (typing || altKey || repeat) return null;
  // Where the question mark is elsewhere on the board, it is asked for by what it writes.
  if (pressed.key === "?" && !ctrl) return "help";
  const found = CONSOLE_KEYS.find(
    (key) => key.code === code && (key.shift ?? false) === shiftKey && (key.ctrl ?? false) === ctrl,
  );
  return found?.asks ?? null;
}

/** Does somebody type into this element? Its keys are its own then. */
export function isTyping(target: EventTarget | null | undefined): boolean {
  const element = target as Partial<HTMLInputElement> | null | undefined;
  const kind = element?.tagName?.toLowerCase();
  if (kind === "textarea" || kind === "select" || element?.isContentEditable) return true;
  return kind === "input" && !["checkbox", "radio", "range", "button"].includes(element?.type ?? "text");
}

/** The list that `?` shows: each thing once, with all its keys. */
export function listed(): readonly { readonly keys: readonly string[]; readonly says: string }[] {
  const rows = new Map<string, string[]>();
  for (const { asks, written } of CONSOLE_KEYS) {
    const says = asks.startsWith("panel-") ? "key.panel" : `key.${asks}`;
    rows.set(says, [...(rows.get(says) ?? []), written]);
  }
  return [...rows].map(([says, keys]) => ({ says, keys }));
}
