/** The guide's keys at work: what each asks for is done, by what is so now. */
import type { EnfiladeConsole } from "../ui/console";
import type { ConsoleActions, Tab, UiConsole } from "../ui/console_contract";
import type { EnfiladeUi } from "../ui/shell";
import { type Asked, asked, isTyping } from "./console_keys";

const LEASHES = ["none", "guide", "stop", "hall"] as const;
/** A lamp by its key: dimmer, out, and as it was. */
const DIMMER = 0.5;

/** What the keys work on. */
export interface KeyedConsole {
  readonly actions: ConsoleActions;
  readonly element: EnfiladeConsole;
  readonly ui: EnfiladeUi;
  /** What is so now, not what was drawn a moment ago. */
  fresh(): UiConsole | null;
}

/** Listen to the page's keyboard until the signal is given. */
export function listen(console: KeyedConsole, signal: AbortSignal): void {
  window.addEventListener("keydown", (event) => onKey(console, event), { signal });
}

function onKey(console: KeyedConsole, event: KeyboardEvent): void {
  const { element, ui } = console;
  const typing = isTyping(event.composedPath()[0]) && event.key !== "Escape";
  const key = asked(event, typing);
  // A dialog has its own keys.
  const dialog = document.querySelector("dialog[open]") ?? ui.shadowRoot?.querySelector("dialog[open]");
  if (key === null || event.defaultPrevented || dialog || (element.help && key !== "help")) return;
  event.preventDefault();
  const now = console.fresh();
  if (now) answer(console, now, key);
}

function answer(console: KeyedConsole, now: UiConsole, key: Asked): void {
  const { element } = console;
  if (key.startsWith("panel-")) {
    void element.open(key.slice("panel-".length) as Tab, true);
    return;
  }
  anybody(console, now)[key]?.();
  if (now.leads && now.mode !== "ended") leading(console, now)[key]?.();
}

type Answers = Partial<Record<Asked, () => unknown>>;

/** What every guide may ask for, leading or not. */
function anybody({ actions, element, ui }: KeyedConsole, now: UiConsole): Answers {
  const { voice } = now;
  const poll = now.polls.at(-1);
  return {
    jump: () => element.open("stops", true),
    document: () => element.open("show", true),
    caption: () => element.caption(),
    help: () => {
      element.help = !element.help;
    },
    escape: () => shut({ actions, element, ui }, now),
    undo: () => actions.undo(),
    speak: () => voice?.may && actions.voice.speak(voice.mic !== "on" && voice.mic !== "held"),
    hold: () => actions.voice.hold(voice?.mic !== "held"),
    floor: () => giveFloor(actions, now),
    admit: () => now.waiting.length && actions.wish({ do: "admit", uid: null }),
    result: () => poll && actions.wish({ do: "show-poll", poll: poll.id, shown: poll.results === null }),
    lock: () => actions.wish({ do: "lock", on: !now.rules.locked }),
  };
}

/** What only who leads may ask for. */
function leading({ actions }: KeyedConsole, now: UiConsole): Answers {
  return {
    next: () => actions.next(),
    back: () => actions.back(),
    play: () => actions.playPause(),
    walk: () => actions.wish({ do: "walk" }),
    gather: () => actions.gather(),
    free: () => actions.free(now.leash),
    leash: () => nextLeash(actions, now),
    dim: () => (now.mode === "paused" ? actions.wish({ do: "resume" }) : actions.dim(null)),
    pointer: () => actions.pointer(!now.pointer),
    draw: () => now.shown?.picture != null && actions.draw(!now.drawing),
    door: () => swing(actions, now),
    lamp: () => nextLamp(actions, now),
    evidence: () => actions.wish({ do: "evidence", on: !now.evidence }),
    end: () => actions.end(),
  };
}

/** What is open goes, the nearest first; then the focus is with the hall, where keys walk. */
function shut({ actions, element, ui }: Omit<KeyedConsole, "fresh">, now: UiConsole): void {
  if (!element.shut()) {
    if (now.drawing) actions.draw(false);
    else if (now.pointer) actions.pointer(false);
    else if (now.opened) ui.actions?.closeLabel();
  }
  actions.focusHall();
}

function giveFloor(actions: ConsoleActions, now: UiConsole): void {
  const first = now.hands[0];
  if (first) actions.wish({ do: "give-floor", uid: first.uid });
  else if (now.people.some((person) => person.floor)) actions.wish({ do: "give-floor", uid: null });
}

function nextLeash(actions: ConsoleActions, now: UiConsole): void {
  if (now.mode !== "free" || now.solemn) return;
  actions.free(LEASHES[(LEASHES.indexOf(now.leash) + 1) % LEASHES.length] ?? "none");
}

function swing(actions: ConsoleActions, now: UiConsole): void {
  const door = now.doors[0];
  if (door)
    actions.wish({ do: "door", hall: door.hall, opening: door.opening, to: door.open ? "rest" : "open" });
}

function nextLamp(actions: ConsoleActions, now: UiConsole): void {
  const lamp = now.lamps[0];
  if (!lamp) return;
  const to = lamp.weight > DIMMER ? DIMMER : lamp.weight > 0 ? 0 : null;
  actions.wish({ do: "lamp", hall: now.hall, layer: lamp.layer, to });
}
