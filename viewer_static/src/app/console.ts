/** The guide's console at work: fills `<enfilade-console>` and carries out what is asked. */
import type { Boot } from "../content/generated/boot";
import type { JoinAnswer, Stroke } from "../content/generated/live";
import type { SiteNotes } from "../content/generated/site";
import "../ui/console";
import { lit } from "../live/group";
import type { EnfiladeConsole } from "../ui/console";
import type { ConsoleActions, UiConsole } from "../ui/console_contract";
import { consoleScreen } from "../ui/console_screen";
import type { UiVoiceActions } from "../ui/group_contract";
import type { ViewerApi } from "./api";
import type { BesideHall } from "./beside_hall";
import { listen } from "./console_keyboard";
import { listed } from "./console_keys";
import { Undo } from "./console_undo";
import { uiConsole } from "./console_view";
import { ConsoleWishes } from "./console_wishes";
import type { GroupDesk } from "./group_desk";
import type { GroupSession } from "./group_session";
import type { Screen } from "./screen";

/** Clocks and counts are drawn at most so often, and at least. */
const REFRESH_MS = 125;
const TICK_MS = 500;
/** Words that did not come are asked for again. */
const AGAIN_MS = 2000;

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

export class Console extends ConsoleWishes implements ConsoleActions {
  readonly voice: UiVoiceActions;
  private readonly element: EnfiladeConsole;
  protected readonly undoing: Undo;
  private points = false;
  private readonly off = new AbortController();
  private notes: SiteNotes | null = null;
  private language = "";
  private drawing = false;
  private ink = 0;
  private waiting = false;
  private before: { readonly key: string; readonly strokes: readonly Stroke[] } = { key: "", strokes: [] };
  private readonly ticking: ReturnType<typeof setInterval>;

  constructor(private readonly parts: ConsoleParts) {
    const { screen, session, desk, viewer } = parts;
    super(session, desk, viewer);
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
    listen(
      { actions: this, element: this.element, ui: screen.ui, fresh: () => this.fresh() },
      this.off.signal,
    );
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
    const { state, playing } = this.parts.session;
    this.play.now(playing, performance.now());
    if (state) this.light.now(lit(state.mode), performance.now());
    this.later();
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

  private later(): void {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => {
      this.waiting = false;
      if (!this.off.signal.aborted) this.render();
    }, REFRESH_MS);
  }

  private fresh(): UiConsole | null {
    this.render();
    return this.now_;
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
        steppedBack: this.light.now(lit(state.mode), performance.now()),
        voice: session.voice.ui(),
        afterAddress:
          state.mode.kind === "ended" && boot.secret && !state.rehearsal
            ? `${boot.prefix}/after/${boot.secret}?lang=${boot.language}`
            : null,
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
    const found = await Promise.all([
      fetch(file).then((answer) => answer.json() as Promise<Record<string, string>>),
      fetch(`${boot.prefix}/group/${joined.gid}/notes/${language}`, {
        headers: { Authorization: `Bearer ${joined.token}` },
      }).then((answer) => (answer.ok ? (answer.json() as Promise<SiteNotes>) : null)),
    ]).catch(() => null);
    if (!found) {
      // The line is down: with it comes this.
      setTimeout(() => void this.speak(), AGAIN_MS);
      return;
    }
    const [own, notes] = found;
    if (this.language !== language) return;
    this.messages = { ...this.parts.screen.ui.state?.messages, ...own };
    this.notes = notes;
    this.later();
  }
}
