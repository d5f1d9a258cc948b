/** The guide's console at work: fills `<enfilade-console>`, carries out what is asked, listens to the keyboard. */
import type { Boot } from "../content/generated/boot";
import type { Do, JoinAnswer, Stroke } from "../content/generated/live";
import type { SiteNotes } from "../content/generated/site";
import "../ui/console";
import type { EnfiladeConsole } from "../ui/console";
import type { ConsoleActions, UiConsole } from "../ui/console_contract";
import { consoleScreen } from "../ui/console_screen";
import { type Say, sayer } from "../ui/contract";
import type { UiVoiceActions } from "../ui/group_contract";
import type { ViewerApi } from "./api";
import type { BesideHall } from "./beside_hall";
import { type Asked, asked, isTyping, listed } from "./console_keys";
import { END_MS, SOON_MS, Undo } from "./console_undo";
import { uiConsole } from "./console_view";
import type { GroupDesk } from "./group_desk";
import type { GroupSession } from "./group_session";
import type { Screen } from "./screen";

/** A leash that leaves room to look about, and keeps within call. */
const LEASH_M = 8;
const LEASHES = ["none", "guide", "stop", "hall"] as const;
/** A lamp by its key: dimmer, out, and as it was. */
const LAMP_STEPS: readonly (number | null)[] = [0.5, 0, null];
/** Clocks and counts are drawn at most so often, and at least. */
const REFRESH_MS = 125;
const TICK_MS = 500;

/** What a console is opened with. */
export interface ConsoleParts {
  readonly boot: Boot;
  readonly joined: JoinAnswer;
  readonly screen: Screen;
  readonly viewer: ViewerApi;
  readonly session: GroupSession;
  readonly desk: GroupDesk;
  readonly beside: BesideHall;
}

export class Console implements ConsoleActions {
  readonly voice: UiVoiceActions;
  private readonly element: EnfiladeConsole;
  private readonly undoing: Undo;
  private points = false;
  private readonly off = new AbortController();
  private messages: Readonly<Record<string, string>> = {};
  private notes: SiteNotes | null = null;
  private language = "";
  private drawing = false;
  private ink = 0;
  private waiting = false;
  private now_: UiConsole | null = null;
  private before: { readonly key: string; readonly strokes: readonly Stroke[] } = { key: "", strokes: [] };
  private readonly ticking: ReturnType<typeof setInterval>;

  constructor(private readonly parts: ConsoleParts) {
    const { screen, session } = parts;
    this.voice = session.voice;
    this.undoing = new Undo(
      () => performance.now(),
      () => this.later(),
    );
    const root = screen.host.parentElement as HTMLElement;
    const sheet = consoleScreen.styleSheet;
    if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    root.dataset["console"] = "";
    screen.ui.toggleAttribute("data-beside", true);
    this.element = document.createElement("enfilade-console") as EnfiladeConsole;
    this.element.actions = this;
    this.element.keys = listed();
    root.append(this.element);
    window.addEventListener("keydown", (event) => this.onKey(event), { signal: this.off.signal });
    this.ticking = setInterval(() => {
      this.undoing.tick();
      this.later();
    }, TICK_MS);
    void this.speak();
  }

  /** Take it off the screen: one guides no more. */
  close(): void {
    const { screen, beside } = this.parts;
    this.off.abort();
    clearInterval(this.ticking);
    this.parts.viewer.pointing(false);
    beside.holds(null);
    this.element.remove();
    screen.host.role = screen.host.ariaLabel = null;
    delete screen.host.parentElement?.dataset["console"];
    screen.ui.removeAttribute("data-beside");
  }

  /** Something has changed. */
  look(): void {
    if (this.parts.viewer.language !== this.language && this.language !== "") void this.speak();
    this.mindLines();
    this.later();
  }

  // What a guide may ask for.

  readonly wish = (what: Do): void => this.parts.session.send(what);

  playPause(): void {
    this.parts.desk.playPause();
  }

  next(): void {
    this.parts.desk.step(1);
  }

  back(): void {
    this.parts.desk.step(-1);
  }

  jump(stop: string): void {
    this.parts.desk.goTo(stop);
    this.focusHall();
  }

  gather(): void {
    this.wish({ do: "gather" });
  }

  free(leash: UiConsole["leash"]): void {
    const hall = this.parts.viewer.where().hall;
    if (leash === "guide" || leash === "stop")
      this.wish({ do: "free", leash: { by: "metres", about: leash, metres: LEASH_M } });
    else this.wish({ do: "free", leash: leash === "hall" ? { by: "hall", hall } : null });
  }

  dim(words: string | null): void {
    this.wish({ do: "dim", words });
  }

  pointer(on: boolean): void {
    this.points = on;
    this.parts.viewer.pointing(on);
    if (on) this.focusHall();
    this.later();
  }

  draw(on: boolean): void {
    this.drawing = on;
    this.hold();
    this.later();
  }

  color(color: number): void {
    this.ink = color;
    this.hold();
    this.later();
  }

  erase(what: "last" | "all"): void {
    this.wish({ do: "erase", what });
    if (what === "all") this.undoing.did(this.say("undo.erased"), () => this.wish({ do: "unerase" }));
  }

  show(exhibit: string, picture: number | null): void {
    this.wish({ do: "show", document: { exhibit, picture } });
  }

  putAway(): void {
    this.wish({ do: "show", document: null });
  }

  spotlight(uid: string | null): void {
    this.wish({ do: "spotlight", uid });
  }

  handOver(uid: string): void {
    const role = this.now_?.people.find((person) => person.uid === uid)?.role;
    if (role === "follower") this.wish({ do: "appoint", uid, role: "co-guide" });
    this.wish({ do: "hand-over", uid });
  }

  takeWheel(): void {
    this.wish({ do: "hand-over", uid: null });
  }

  remove(uid: string): void {
    const name = this.nameOf(uid);
    this.wish({ do: "remove", uid });
    this.undoing.did(this.say("undo.removed", { name }), () => this.wish({ do: "readmit", uid }));
  }

  lowerHand(uid: string): void {
    const words = this.say("undo.lowering", { name: this.nameOf(uid) });
    this.undoing.soon(words, SOON_MS, () => this.wish({ do: "lower-hand", uid }));
  }

  turnAway(uid: string): void {
    const words = this.say("undo.turning-away", { name: this.nameOf(uid) });
    this.undoing.soon(words, SOON_MS, () => this.wish({ do: "turn-away", uid }));
  }

  dropPoll(poll: string): void {
    this.wish({ do: "drop-poll", poll });
    this.undoing.did(this.say("undo.dropped"), () => this.wish({ do: "restore-poll", poll }));
  }

  settle(question: string, state: "answered" | "dismissed"): void {
    this.wish({ do: "settle", question, state });
    this.undoing.did(this.say(`undo.${state}`), () => this.wish({ do: "settle", question, state: "asked" }));
  }

  askStop(options: readonly string[]): void {
    const stop = this.now_?.here?.stop;
    if (stop) this.wish({ do: "poll", question: { by: "stop", stop }, options });
  }

  ask(text: string, options: readonly string[]): void {
    this.wish({ do: "poll", question: { by: "guide", text }, options });
  }

  caption(text: string, language: string): void {
    this.wish({ do: "caption", text, language });
  }

  end(): void {
    this.undoing.soon(this.say("undo.ending"), END_MS, () => this.wish({ do: "end" }));
  }

  undo(id?: number): void {
    this.undoing.undo(id);
  }

  now(id: number): void {
    this.undoing.atOnce(id);
  }

  focusHall(): void {
    this.parts.viewer.canvas.focus({ preventScroll: true });
  }

  private readonly say: Say = (key, values) => sayer(this.messages)(key, values);

  private nameOf(uid: string): string {
    const { now_ } = this;
    return [...(now_?.people ?? []), ...(now_?.waiting ?? [])].find((each) => each.uid === uid)?.name ?? "";
  }

  private later(): void {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => {
      this.waiting = false;
      if (!this.off.signal.aborted) this.render();
    }, REFRESH_MS);
  }

  private render(): void {
    const { session, viewer, desk, screen, boot } = this.parts;
    const { state } = session;
    if (!state || this.language === "") return;
    const shell = screen.ui.state;
    this.now_ = uiConsole(state, {
      host: location.host,
      prefix: boot.prefix,
      language: viewer.language,
      messages: this.messages,
      say: this.say,
      line: session.line === "refused" ? "down" : session.line,
      now_ms: session.client.now(),
      hall: viewer.where().hall,
      notes: this.notes,
      texts: viewer.texts,
      tour: desk.tour,
      halls: viewer.museum.halls.map((each) => viewer.hallData(each.id)),
      order: viewer.museum.halls.map((each) => each.id),
      leaves: desk.leaves(),
      position_ms: session.moment()?.position_ms ?? null,
      plan: shell?.plan ?? null,
      label: shell?.label ?? null,
      polls: shell?.group?.polls ?? [],
      own: {
        pointer: this.points,
        drawing: this.drawing && state.scene.document?.picture != null,
        color: this.ink,
        toasts: this.undoing.toasts,
        voice: session.voice.ui(),
        afterAddress: state.mode.kind === "ended" ? `${boot.prefix}/staff/after/${state.gid}` : null,
      },
    });
    screen.host.role = "region";
    screen.host.ariaLabel = this.say("console.view");
    (screen.host.parentElement as HTMLElement).dataset["console"] = this.now_?.drawing ? "draws" : "";
    this.element.now = this.now_;
    this.hold();
  }

  /** The guide's hands on what is shown: they draw, and put it away for all. */
  private hold(): void {
    const leads = this.now_?.leads ?? false;
    if (!leads && this.points) this.pointer(false);
    this.parts.beside.holds(
      leads
        ? {
            draws: this.drawing,
            color: this.ink,
            drawn: (points) => this.wish({ do: "draw", stroke: { color: this.ink, points } }),
            closed: () => this.putAway(),
          }
        : null,
    );
  }

  /** Lines go with what they were drawn on, whatever put it away: they can be had back. */
  private mindLines(): void {
    const { state } = this.parts.session;
    if (!state) return;
    const { document: shown, strokes } = state.scene;
    const key = shown ? `${shown.exhibit} ${shown.picture}` : "";
    const { before } = this;
    this.before = { key, strokes };
    if (key === before.key || !before.strokes.length || this.now_?.leads !== true) return;
    const [exhibit = "", picture] = before.key.split(" ");
    this.undoing.did(this.say("undo.put-away"), () => {
      this.show(exhibit, Number(picture));
      for (const stroke of before.strokes) this.wish({ do: "draw", stroke });
    });
  }

  /** The console's own sentences, and the notes, in the language of the page. */
  private async speak(): Promise<void> {
    const { boot, joined, viewer } = this.parts;
    const { language } = viewer;
    this.language = language;
    const file = boot.console_files[language] ?? boot.console_files[boot.language] ?? "";
    const [own, notes] = await Promise.all([
      fetch(file).then((answer) => answer.json() as Promise<Record<string, string>>),
      fetch(`${boot.prefix}/group/${joined.gid}/notes/${language}`, {
        headers: { Authorization: `Bearer ${joined.token}` },
      }).then((answer) => (answer.ok ? (answer.json() as Promise<SiteNotes>) : null)),
    ]);
    if (this.language !== language) return;
    this.messages = { ...this.parts.screen.ui.state?.messages, ...own };
    this.notes = notes;
    this.later();
  }

  private onKey(event: KeyboardEvent): void {
    const { element } = this;
    const target = event.composedPath()[0];
    const dialog =
      document.querySelector("dialog[open]") ??
      this.parts.screen.ui.shadowRoot?.querySelector("dialog[open]");
    const key = asked(event, isTyping(target) && event.key !== "Escape");
    if (key === null || event.defaultPrevented || dialog || (element.help && key !== "help")) return;
    event.preventDefault();
    this.answer(key);
  }

  private answer(key: Asked): void {
    // What is drawn may be a moment old; a key means what is so now.
    this.render();
    const { element, now_ } = this;
    if (!now_) return;
    if (key.startsWith("panel-")) {
      void element.open(key.slice("panel-".length) as never, true);
      return;
    }
    const own: Partial<Record<Asked, () => void>> = {
      jump: () => void element.open("stops", true),
      document: () => void element.open("show", true),
      caption: () => void element.caption(),
      help: () => {
        element.help = !element.help;
      },
      escape: () => this.shut(now_),
      undo: () => void this.undoing.undo(),
      speak: () => void this.toggleVoice(now_),
      hold: () => this.voice.hold(now_.voice?.mic !== "held"),
      floor: () => this.giveFloor(now_),
      admit: () => now_.waiting.length && this.wish({ do: "admit", uid: null }),
      result: () => this.flipResult(now_),
      lock: () => this.wish({ do: "lock", on: !now_.rules.locked }),
    };
    const led: Partial<Record<Asked, () => void>> = {
      next: () => this.next(),
      back: () => this.back(),
      play: () => this.playPause(),
      walk: () => this.wish({ do: "walk" }),
      gather: () => this.gather(),
      free: () => this.free(now_.leash),
      leash: () => this.nextLeash(now_),
      dim: () => (now_.mode === "paused" ? this.wish({ do: "resume" }) : this.dim(null)),
      pointer: () => this.pointer(!this.points),
      draw: () => now_.shown?.picture != null && this.draw(!this.drawing),
      door: () => this.swing(now_),
      lamp: () => this.nextLamp(now_),
      evidence: () => this.wish({ do: "evidence", on: !now_.evidence }),
      end: () => this.end(),
    };
    own[key]?.();
    if (now_.leads && now_.mode !== "ended") led[key]?.();
  }

  /** What is open goes, the nearest first; then the focus is with the hall, where keys walk. */
  private shut(now: UiConsole): void {
    if (!this.element.shut()) this.shutTools(now);
    this.focusHall();
  }

  private shutTools(now: UiConsole): void {
    if (this.drawing) this.draw(false);
    else if (this.points) this.pointer(false);
    else if (now.opened) this.parts.screen.ui.actions?.closeLabel();
  }

  private async toggleVoice({ voice }: UiConsole): Promise<void> {
    if (voice?.may) await this.voice.speak(voice.mic !== "on" && voice.mic !== "held");
  }

  private giveFloor(now: UiConsole): void {
    const first = now.hands[0];
    const speaks = now.people.some((person) => person.floor);
    if (first) this.wish({ do: "give-floor", uid: first.uid });
    else if (speaks) this.wish({ do: "give-floor", uid: null });
  }

  private flipResult(now: UiConsole): void {
    const poll = now.polls.at(-1);
    if (poll) this.wish({ do: "show-poll", poll: poll.id, shown: poll.results === null });
  }

  private nextLeash(now: UiConsole): void {
    if (now.mode !== "free" || now.solemn) return;
    this.free(LEASHES[(LEASHES.indexOf(now.leash) + 1) % LEASHES.length] ?? "none");
  }

  private swing(now: UiConsole): void {
    const door = now.doors[0];
    if (door)
      this.wish({ do: "door", hall: door.hall, opening: door.opening, to: door.open ? "rest" : "open" });
  }

  private nextLamp(now: UiConsole): void {
    const lamp = now.lamps[0];
    if (!lamp) return;
    const to = lamp.weight > 0.5 ? LAMP_STEPS[0] : lamp.weight > 0 ? LAMP_STEPS[1] : LAMP_STEPS[2];
    this.wish({ do: "lamp", hall: now.hall, layer: lamp.layer, to: to ?? null });
  }
}
