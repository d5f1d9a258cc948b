/** Joins the interface with the viewer and the group: carries out what a person asks, shows what has become so. */
import type { Boot } from "../content/generated/boot";
import type { Do, ErrorShape } from "../content/generated/live";
import type { SiteTour } from "../content/generated/site";
import type { UiActions, UiError, UiPhase } from "../ui/contract";
import type { GroupFace } from "../ui/face_contract";
import type { UiVoiceActions } from "../ui/group_contract";
import type { Pick, TourView, ViewerApi } from "./api";
import type { GroupDesk } from "./group_desk";
import { Notices } from "./notices";
import { OpenLabel } from "./open_label";
import { readsEasy } from "./reader_link";
import { RunningTour } from "./running_tour";
import type { Screen } from "./screen";
import { advisoryOf, uiState } from "./ui_state";

/** The plan's marker and the tour's clock need no more than this many pictures a second. */
const REFRESH_MS = 125;

/** What a page's interface holds. It becomes useful when `attach` has given it a viewer. */
export class Interface implements UiActions {
  private viewer: ViewerApi | null = null;
  private desk: GroupDesk | null = null;
  private phase: UiPhase;
  private readonly notices: Notices;
  private readonly open: OpenLabel;
  private readonly running: RunningTour;
  private messages: Readonly<Record<string, string>>;
  private language: string;
  private evidenceTint = false;
  private easy = readsEasy(location.href);
  private slow = false;
  private hint = true;
  private error: UiError | null = null;
  private pending = false;

  constructor(
    private readonly boot: Boot,
    private readonly screen: Screen,
    private readonly fetchTour: (id: string, language: string) => Promise<SiteTour>,
  ) {
    this.language = boot.language;
    this.messages = boot.messages;
    this.phase = { is: "loading", loaded_bytes: 0, total_bytes: 0, title: document.title };
    this.running = new RunningTour({ viewer: () => this.viewer, desk: () => this.desk });
    const page = { viewer: () => this.viewer, changed: () => this.show() };
    this.notices = new Notices({
      ...page,
      words: (advisory) =>
        this.viewer ? advisoryOf(this.viewer.texts, advisory) : (this.first?.(advisory) ?? null),
      wayRound: (advisory) => this.running.wayRound(advisory),
    });
    this.open = new OpenLabel({
      ...page,
      at: () => ({ prefix: boot.prefix, language: this.language, museum: boot.museum }),
      easy: () => this.easy,
    });
    screen.ui.actions = this;
    this.show();
  }

  /** The hall is here. */
  attach(viewer: ViewerApi): void {
    this.viewer = viewer;
    this.screen.ui.covers = (cover) => viewer.setCovered(cover);
    this.language = viewer.language;
    this.phase = { is: "here" };
    viewer.on("pose", () => {
      // The first step has been made, by whichever hand: how to make it need not be said any more.
      this.hint = false;
      this.later();
    });
    viewer.on("where", () => this.show());
    viewer.on("tour", (tour) => this.onTour(tour));
    viewer.on("steer", () => this.show());
    viewer.on("hover", () => this.show());
    viewer.on("software", () => {
      this.slow = true;
      this.show();
    });
    viewer.on("pick", (pick) => {
      if (this.takes?.(pick)) return;
      // A leaf swings; asked how we know it, it has a label like everything else.
      const { opening } = pick;
      const may = opening !== null && !this.evidenceTint;
      const swings = may && (this.desk?.swing(pick.hall, opening) || viewer.openLeaf(opening, "toggle"));
      if (!swings) this.onPick(pick);
    });
    viewer.on("failed", ({ reason }) =>
      this.fail({ code: "hall-failed", message: this.say("failed.hall"), remedy: reason }),
    );
    this.show();
  }

  /** The group is joined. */
  attachGroup(desk: GroupDesk, face: GroupFace): void {
    this.desk = desk;
    this.screen.ui.wear(face);
    this.hint = false;
    this.show();
  }

  /** Bytes of the first hall on their way. */
  progress(loaded_bytes: number, total_bytes: number, title: string): void {
    if (this.phase.is !== "loading") return;
    this.phase = { is: "loading", loaded_bytes, total_bytes, title };
    this.later();
  }

  /** Nothing can be shown: say so, with the way to the pages. */
  stop(error: UiError): void {
    this.phase = { is: "failed", error };
    this.show();
  }

  fail(error: ErrorShape): void {
    this.error = error;
    this.show();
  }

  /** Ask a visitor to read an advisory; resolves with their answer. */
  readonly requestAdvisory = (advisory: string): Promise<boolean> => this.notices.ask(advisory);

  /** Who else is pointed to things; returns whether it was for them. A lesson's task counts what it asks for. */
  takes: ((pick: Pick) => boolean) | null = null;

  /** Who else is told that something has changed: the guide's console. */
  after: (() => void) | null = null;

  /** Words of advisories before a viewer is attached (a link straight into a zone). */
  first: ((advisory: string) => ReturnType<typeof advisoryOf>) | null = null;

  answerNotice(accepted: boolean): void {
    this.notices.answer(accepted);
  }

  goto(hall: string, viewpoint: string): void {
    this.hint = false;
    void this.viewer?.goto({ hall, view: viewpoint });
  }

  closeLabel(): void {
    this.open.close();
  }

  startTour(id: string, short: boolean): void {
    void this.viewer?.startTour(id, { short });
  }

  leaveTour(): void {
    this.viewer?.endTour();
    this.closeLabel();
  }

  playPause(): void {
    this.running.playPause();
  }

  next(): void {
    this.running.next();
  }

  back(): void {
    this.running.back();
  }

  jump(stop: string): void {
    this.running.jump(stop);
  }

  setEasy(easy: boolean): void {
    this.easy = easy;
    this.desk?.keepEasy(easy);
    // An open label is read at the same level.
    this.open.again();
    this.show();
  }

  setEvidenceTint(on: boolean): void {
    this.evidenceTint = on;
    this.viewer?.setEvidence(on);
    this.show();
  }

  dismissSlow(): void {
    this.slow = false;
    this.show();
  }

  dismissError(): void {
    this.error = null;
    this.show();
  }

  move(x: number, z: number, turn: number): void {
    this.hint = false;
    this.viewer?.move(z, x, turn);
  }

  readonly wish = (what: Do): void => this.desk?.wish(what);

  readonly captions = (on: boolean, choice: string): void => {
    if (this.desk) this.desk.captions = { on, choice };
    this.show();
  };

  readonly voice: UiVoiceActions = {
    speak: async (on, interpret) => this.desk?.voice.speak(on, interpret),
    hold: (held) => this.desk?.voice.hold(held),
    mute: (muted) => this.desk?.voice.mute(muted),
    listenTo: (language) => this.desk?.voice.listenTo(language),
  };

  findGroup(): void {
    this.desk?.find();
  }

  leaveGroup(): void {
    this.desk?.leave();
    location.assign(`${this.boot.prefix}/${this.language}/`);
  }

  /** Show an exhibit's label because the group is shown it, or put that one away. */
  readonly showAll = (exhibit: string | null): void => {
    this.hint = false;
    this.open.inGroup(exhibit);
  };

  /** A guide has sent this member out: the page says so, with the way to the text. */
  readonly sentOut = (): void =>
    this.stop({
      code: "removed",
      message: this.say("group.removed"),
      remedy: this.say("group.removed-remedy"),
    });

  /** Show what is so now. */
  show(): void {
    this.pending = false;
    this.desk?.follow(this.messages);
    this.screen.ui.state = uiState({
      boot: this.boot,
      language: this.language,
      messages: this.messages,
      phase: this.phase,
      viewer: this.viewer,
      label: this.open.label,
      notice: this.notices.card,
      tour: this.running.told(this.easy),
      group: this.desk?.group() ?? null,
      told: this.desk?.announcer.told ?? "",
      evidenceTint: this.evidenceTint,
      easy: this.easy,
      slow: this.slow,
      hint: this.hint,
      error: this.error,
    });
    if (this.running.ticks) this.later();
    this.after?.();
  }

  private later(): void {
    if (this.pending) return;
    this.pending = true;
    setTimeout(() => this.show(), REFRESH_MS);
  }

  /** A sentence of the interface. */
  say(key: string): string {
    return this.messages[key] ?? key;
  }

  private onTour(tour: TourView | null): void {
    this.open.onTour(tour?.shows ?? null);
    if (tour?.advisory) void this.notices.askOnTour(tour.advisory);
    this.show();
  }

  private onPick(pick: Pick): void {
    this.hint = false;
    this.open.open(pick.hall, pick.exhibit, pick.element);
  }

  async setLanguage(language: string): Promise<void> {
    const file = this.boot.message_files[language];
    if (!this.viewer || !file) return;
    const [messages] = await Promise.all([
      fetch(file).then((answer) => answer.json() as Promise<Record<string, string>>),
      this.viewer.setLanguage(language),
    ]);
    this.desk?.translate(await this.fetchTour(this.desk.tour.id, language), language);
    this.messages = messages;
    this.language = language;
    document.documentElement.lang = language;
    this.open.again();
    this.show();
  }
}
