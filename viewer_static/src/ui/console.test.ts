// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Said } from "../content/generated/site";
import "./console";
import type { EnfiladeConsole } from "./console";
import { optionsOf } from "./console_ask";
import type { ConsoleActions, Tab, UiConsole, UiPerson } from "./console_contract";

const said = (text: string): Said => ({ text, lang: null, voice: "enfilade", approved: true });

const AYNA: UiPerson = {
  uid: "ayna",
  name: "Ayna",
  role: "follower",
  is: "ready",
  presence: "ready",
  loading: null,
  hall: "upper",
  muted: false,
  floor: false,
  hand: true,
  hearing: null,
  nodded: false,
  inLight: false,
  leads: false,
  at: null,
};

const NOW: UiConsole = {
  language: "en",
  messages: {},
  title: said("Tour"),
  code: "1234 5678",
  joinAddress: "h/g/12345678",
  projectorAddress: "/g/12345678?projector",
  qr: "/g/12345678/qr.svg",
  role: "guide",
  line: "up",
  leads: true,
  leader: null,
  mayTake: false,
  mode: "free",
  playing: false,
  solemn: false,
  words: null,
  leash: "none",
  counts: { here: 1, ready: 1, loading: 0, elsewhere: 0, away: 0 },
  clock: { gone_ms: 65_000, planned_ms: 600_000, behind_ms: 0 },
  stops: [
    {
      id: "a",
      n: 1,
      title: said("A"),
      state: "here",
      planned_ms: 60_000,
      spent_ms: 65_000,
      guarded: false,
      shut: false,
    },
    {
      id: "b",
      n: null,
      title: said("B"),
      state: "left-out",
      planned_ms: 60_000,
      spent_ms: null,
      guarded: false,
      shut: false,
    },
    {
      id: "c",
      n: 2,
      title: said("C"),
      state: "next",
      planned_ms: 60_000,
      spent_ms: null,
      guarded: true,
      shut: false,
    },
  ],
  here: { stop: "a", notes: said("Wait for all."), narration: said("Text"), question: said("Why?") },
  seek: null,
  people: [AYNA],
  more: 0,
  plan: null,
  elsewhere: [],
  hands: [{ uid: "ayna", name: "Ayna", waits_ms: 4000 }],
  waiting: [{ uid: "late", name: "Late", waits_ms: 9000 }],
  questions: [],
  polls: [],
  removed: [],
  rules: { locked: false, quiet: false, carry_on: false, waiting: true, lock_on_start: false },
  recording: "none",
  rehearsal: false,
  documents: [{ exhibit: "board", title: said("Board"), pages: 2, here: true }],
  opened: null,
  shown: null,
  strokes: 0,
  doors: [],
  lamps: [],
  hall: "upper",
  evidence: false,
  zones: [],
  inLight: null,
  steppedBack: null,
  wheel: null,
  pointer: false,
  drawing: false,
  color: 0,
  voice: null,
  caption: null,
  toasts: [],
  afterAddress: null,
};

const actions = new Proxy({} as Record<string, ReturnType<typeof vi.fn>>, {
  get: (known, name: string) => {
    known[name] ??= vi.fn();
    return known[name];
  },
});

let element: EnfiladeConsole;

async function shown(now: Partial<UiConsole>, tab: Tab = "people"): Promise<ShadowRoot> {
  element.now = { ...NOW, ...now };
  element.tab = tab;
  await element.updateComplete;
  return element.shadowRoot as ShadowRoot;
}

function press(root: ShadowRoot, name: string): void {
  const buttons = [...root.querySelectorAll("button")];
  const found = buttons.find(
    (each) => (each.getAttribute("aria-label") ?? each.textContent)?.trim() === name,
  );
  if (!found)
    throw new Error(`no ${name} among ${buttons.map((each) => each.textContent?.trim()).join(" | ")}`);
  found.click();
}

beforeEach(() => {
  document.body.replaceChildren();
  for (const each of Object.values({ ...actions })) (each as ReturnType<typeof vi.fn>).mockClear?.();
  element = document.createElement("enfilade-console") as EnfiladeConsole;
  element.actions = actions as unknown as ConsoleActions;
  document.body.append(element);
});

describe("CONSOLE1 the console on the screen", () => {
  it("whoever waits is above every panel, and is answered in one press", async () => {
    for (const tab of ["stops", "ask", "show", "group"] as const) {
      const root = await shown({}, tab);
      press(root, "keep.give-floor");
      press(root, "people.admit");
    }
    expect(actions["wish"]).toHaveBeenCalledTimes(8);
    expect(actions["wish"]).toHaveBeenCalledWith({ do: "give-floor", uid: "ayna" });
    expect(actions["wish"]).toHaveBeenCalledWith({ do: "admit", uid: "late" });
    press(await shown({}), "keep.lower-hand");
    expect(actions["lowerHand"]).toHaveBeenCalledWith("ayna");
  });

  it("the present stop with its notes and its time over, what is left out without a number", async () => {
    const root = await shown({}, "stops");
    expect(root.querySelector(".notes p")?.textContent).toBe("Wait for all.");
    expect(root.querySelector('[data-state="here"] .spent')?.getAttribute("data-over")).toBe("true");
    expect(root.querySelector('[data-state="left-out"] .n')?.textContent).toBe("–");
    root.querySelector<HTMLElement>('[data-state="next"] button')?.click();
    expect(actions["jump"]).toHaveBeenCalledWith("c");
  });

  it("in a solemn place nobody is kept on a leash or put into the light", async () => {
    const light = await shown({});
    expect(light.querySelector("select.leash")).not.toBeNull();
    expect(light.textContent).toContain("people.see-theirs");
    const solemn = await shown({ solemn: true });
    expect(solemn.querySelector("select.leash")).toBeNull();
    expect(solemn.textContent).not.toContain("people.see-theirs");
  });

  it("who does not lead moves nothing, but hears and helps; whose turn it is, is said", async () => {
    const root = await shown({ leads: false, wheel: { name: "Rauf", mine: false } });
    expect(root.querySelector('[aria-label="guide.walk"]')).toBeNull();
    expect(root.querySelector('[aria-label="guide.end"]')).toBeNull();
    expect(root.querySelector(".banner")?.textContent).toContain("console.other-leads");
    press(root, "console.take-back");
    expect(actions["takeWheel"]).toHaveBeenCalledOnce();
    press(root, "keep.give-floor");
  });

  it("when it is over there is nothing to press but what comes after", async () => {
    const root = await shown({
      mode: "ended",
      afterAddress: "/staff/after/x",
      recording: "voice",
      toasts: [{ id: 1, words: "answered", in_s: null }],
    });
    // Nothing is recorded any more, nothing can be taken back, nobody sent out.
    expect(root.querySelector(".rec")).toBeNull();
    expect(root.querySelector(".toast")).toBeNull();
    expect(root.querySelector(".members button")).toBeNull();
    expect(root.querySelector(".attention")).toBeNull();
    expect(root.querySelectorAll(".key")).toHaveLength(0);
    expect(root.querySelector(".banner a")?.getAttribute("href")).toBe("/staff/after/x");
    // Nor does anything count, or ask anybody in.
    expect(root.querySelector(".tabs .n")).toBeNull();
    expect(root.querySelector(".ready")?.textContent).toBe("");
    element.tab = "group";
    await element.updateComplete;
    expect(root.querySelector(".qr")).toBeNull();
  });

  it("another panel begins at its beginning", async () => {
    const root = await shown({});
    const panel = root.querySelector(".panel") as HTMLElement;
    panel.scrollTop = 120;
    element.tab = "show";
    await element.updateComplete;
    expect(panel.scrollTop).toBe(0);
  });
});

describe("CONSOLE3 what can be called off", () => {
  it("is said with the seconds that are left, and done at once if one wishes", async () => {
    const toasts = [
      { id: 4, words: "Ayna was sent out.", in_s: null },
      { id: 5, words: "The tour ends.", in_s: 6 },
    ];
    const root = await shown({ toasts });
    expect(root.querySelector(".toasts")?.textContent).toContain("6");
    press(root, "console.undo");
    press(root, "console.call-off");
    press(root, "console.at-once");
    expect(actions["undo"]?.mock.calls).toEqual([[4], [5]]);
    expect(actions["now"]).toHaveBeenCalledWith(5);
  });
});

describe("CONSOLE5 CONSOLE6 showing and drawing", () => {
  it("a document is two presses away, each of its pages too", async () => {
    const root = await shown({}, "show");
    press(root, "Board");
    press(root, "show.page");
    expect(actions["show"]?.mock.calls).toEqual([
      ["board", 0],
      ["board", 1],
    ]);
  });

  it("colours have names; what takes lines away is there once there are some", async () => {
    const root = await shown({ drawing: true, strokes: 0 });
    const colors = [...root.querySelectorAll(".color")].map((each) => each.textContent?.trim());
    expect(colors).toEqual(["color.yellow", "color.blue", "color.orange", "color.white"]);
    expect(root.querySelector<HTMLButtonElement>('[aria-label="draw.clear"]')?.disabled).toBe(true);
    press(await shown({ drawing: true, strokes: 2 }), "draw.clear");
    expect(actions["erase"]).toHaveBeenCalledWith("all");
  });
});

describe("LIVE49 a poll made on the spot", () => {
  it("asks the stop's question where none is written; two options are the least, none twice", async () => {
    expect(optionsOf(" Yes \n\nNo\nYes")).toEqual(["Yes", "No"]);
    const root = await shown({}, "ask");
    const form = root.querySelector<HTMLFormElement>("form.new");
    const [question, options] = [form?.querySelector("input"), form?.querySelector("textarea")];
    if (!form || !question || !options) throw new Error("no form");
    const send = (): boolean => form.dispatchEvent(new Event("submit", { cancelable: true }));
    options.value = "Yes";
    send();
    expect(actions["askStop"]).not.toHaveBeenCalled();
    press(root, "ask.yes-no");
    send();
    expect(actions["askStop"]).toHaveBeenCalledWith(["ask.yes", "ask.no"]);
    question.value = "Shall we go on?";
    options.value = "Yes\nNo";
    send();
    expect(actions["ask"]).toHaveBeenCalledWith("Shall we go on?", ["Yes", "No"]);
  });
});
