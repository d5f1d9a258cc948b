/** Joins the interface with the viewer and the group: carries out what a person asks, shows what has become so. */
import type { Boot } from "../content/generated/boot";
import type { Do, ErrorShape } from "../content/generated/live";
import type { SiteTour } from "../content/generated/site";
import type { UiActions, UiError, UiLabel, UiPhase, UiState, UiTour } from "../ui/contract";
import type { GroupFace, UiVoiceActions } from "../ui/group_contract";
import type { Pick, TourView, ViewerApi } from "./api";
import { advisoryOfExhibit } from "./common_view";
import type { GroupDesk } from "./group_desk";
import { elementLabel, exhibitLabel } from "./labels";
import type { Screen } from "./screen";
import { advisoryOf, ownTour, uiState } from "./ui_state";

/** The plan's marker and the tour's clock need no more than this many pictures a second. */
const REFRESH_MS = 125;

/** What a page's interface holds. It becomes useful when `attach` has given it a viewer. */
export class Interface implements UiActions {
  private viewer: ViewerApi | null = null;
  private desk: GroupDesk | null = null;
  private phase: UiPhase;
  private label: UiLabel | null = null;
  private notice: UiState["notice"] = null;
  private answer: ((accepted: boolean) => void) | null = null;
  private messages: Readonly<Record<string, string>>;
  private language: string;
  private evidenceTint = false;
  private easy = false;
  private slow = false;
  private hint = true;
  private error: UiError | null = null;
  private pending = false;
  private shown: string | null = null;
  /** The advisory that a tour waits for. */
  private touring: string | null = null;

  constructor(
    private readonly boot: Boot,
    private readonly screen: Screen,
    private readonly fetchTour: (id: string, language: string) => Promise<SiteTour>,
  ) {
    this.language = boot.language;
    this.messages = boot.messages;
    this.phase = { is: "loading", loaded_bytes: 0, total_bytes: 0, title: document.title };
    screen.ui.actions = this;
    this.show();
  }

  /** The hall is here. */
  attach(viewer: ViewerApi): void {
    this.viewer = viewer;
    this.screen.ui.covers = (left_px) => viewer.setCovered(left_px);
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
      if (!swings) this.onPick(pick.hall, pick.exhibit, pick.element);
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
  readonly requestAdvisory = (advisory: string): Promise<boolean> => {
    const words = this.viewer ? advisoryOf(this.viewer.texts, advisory) : (this.first?.(advisory) ?? null);
    if (!words) return Promise.resolve(false);
    this.answer?.(false);
    const wayRound = this.stopWith(advisory);
    this.notice = { advisory: words, wayRound };
    this.viewer?.setInputEnabled(false);
    this.show();
    return new Promise((resolve) => {
      this.answer = resolve;
    });
  };

  /** Who else is pointed to things; returns whether it was for them. A lesson's task counts what it asks for. */
  takes: ((pick: Pick) => boolean) | null = null;

  /** Who else is told that something has changed: the guide's console. */
  after: (() => void) | null = null;

  /** Words of advisories before a viewer is attached (a link straight into a zone). */
  first: ((advisory: string) => ReturnType<typeof advisoryOf>) | null = null;

  answerNotice(accepted: boolean): void {
    const answer = this.answer;
    this.answer = null;
    this.notice = null;
    this.viewer?.setInputEnabled(true);
    this.show();
    answer?.(accepted);
  }

  setLanguage(language: string): void {
    void this.changeLanguage(language);
  }

  goto(hall: string, viewpoint: string): void {
    this.hint = false;
    void this.viewer?.goto({ hall, view: viewpoint });
  }

  closeLabel(): void {
    this.label = null;
    this.show();
  }

  startTour(id: string, short: boolean): void {
    void this.viewer?.startTour(id, { short });
  }

  leaveTour(): void {
    this.viewer?.endTour();
    this.closeLabel();
  }

  playPause(): void {
    const status = this.viewer?.tour()?.status;
    if (this.desk) this.desk.playPause();
    else if (status === "playing") this.viewer?.pauseTour();
    else this.viewer?.playTour();
  }

  next(): void {
    if (this.desk) this.desk.step(1);
    else this.viewer?.nextStop();
  }

  back(): void {
    if (this.desk) this.desk.step(-1);
    else this.viewer?.previousStop();
  }

  jump(stop: string): void {
    if (this.desk) this.desk.goTo(stop);
    else this.viewer?.jumpTo(stop);
  }

  setEasy(easy: boolean): void {
    this.easy = easy;
    // An open label is read at the same level.
    if (this.label && this.viewer) this.onPick(this.viewer.where().hall, this.label.id, this.label.id);
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
    const { viewer } = this;
    if (exhibit === null) {
      if (this.label !== null && this.label.id === this.shown) this.closeLabel();
      this.shown = null;
    } else if (viewer) {
      this.shown = exhibit;
      void this.showOnceRead(viewer, exhibit);
    }
  };

  /** What stands behind a notice is shown to each once they have read it, whoever shows it. */
  private async showOnceRead(viewer: ViewerApi, exhibit: string): Promise<void> {
    const halls = viewer.museum.halls.map((each) => viewer.hallData(each.id));
    const advisory = advisoryOfExhibit(halls, exhibit);
    if (advisory !== null && !(await viewer.enterZone(advisory))) return;
    if (this.shown === exhibit) this.onPick(viewer.where().hall, exhibit, null);
  }

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
      label: this.label,
      notice: this.notice,
      tour: this.tour(),
      group: this.desk?.group() ?? null,
      told: this.desk?.announcer.told ?? "",
      evidenceTint: this.evidenceTint,
      easy: this.easy,
      slow: this.slow,
      hint: this.hint,
      error: this.error,
    });
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

  private tour(): UiTour | null {
    const own = this.viewer?.tour();
    if (own) return ownTour(own, this.easy);
    if (this.desk?.runs) this.later();
    return this.desk?.tourView(this.easy) ?? null;
  }

  private stopWith(advisory: string): UiTour["wayRound"] {
    const own = this.viewer?.tour();
    if (own?.stop.advisory === advisory) return own.stop.way_round;
    const stop = this.desk?.stop ?? null;
    return stop?.advisory === advisory ? stop.way_round : null;
  }

  private onTour(tour: TourView | null): void {
    const shows = tour?.shows ?? null;
    if (shows !== this.shown) {
      this.shown = shows;
      if (shows) this.onPick(this.viewer?.where().hall ?? "", shows, null);
    }
    if (tour?.advisory) void this.askOnTour(tour.advisory);
    this.show();
  }

  /** The tour waits before a stop until its notice is answered; it says so again and again, and is asked for once. */
  private async askOnTour(advisory: string): Promise<void> {
    if (this.touring === advisory) return;
    this.touring = advisory;
    const accepted = await this.requestAdvisory(advisory);
    this.touring = null;
    this.viewer?.answerAdvisory(accepted);
  }

  private onPick(hallId: string, exhibit: string | null, element: string | null): void {
    const { viewer } = this;
    if (!viewer) return;
    const hall = viewer.hallData(hallId);
    const at = { prefix: this.boot.prefix, language: this.language, museum: this.boot.museum };
    const exhibited = exhibit ? exhibitLabel(viewer.texts, exhibit, this.easy, at) : null;
    const bears = hall?.elements.filter((each) => each.exhibit === exhibit).map((each) => each.id) ?? [];
    const found = exhibited && { ...exhibited, elements: bears };
    this.label = found ?? (hall && element ? elementLabel(viewer.texts, hall, element) : null);
    this.hint = false;
    this.show();
  }

  private async changeLanguage(language: string): Promise<void> {
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
    const shown = this.label?.id;
    if (shown) this.onPick(this.viewer.where().hall, shown, shown);
    this.show();
  }
}
