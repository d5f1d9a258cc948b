/** Joins the interface with the viewer and the group: carries out what a person asks, shows what has become so. */
import type { Boot } from "../content/generated/boot";
import type { ErrorShape } from "../content/generated/live";
import type { SiteNotes, SiteTour } from "../content/generated/site";
import { counts } from "../live/group";
import type { UiActions, UiError, UiGuide, UiLabel, UiPhase, UiState, UiTour } from "../ui/contract";
import type { TourView, ViewerApi } from "./api";
import type { GroupSession } from "./group_session";
import { elementLabel, exhibitLabel } from "./labels";
import type { Screen } from "./screen";
import { advisoryOf, ownTour, tourAt, uiGroup, uiState } from "./ui_state";

/** The plan's marker and the tour's clock need no more than this many pictures a second. */
const REFRESH_MS = 125;

/** What a page's interface holds. It becomes useful when `attach` has given it a viewer. */
export class Interface implements UiActions {
  private viewer: ViewerApi | null = null;
  private session: GroupSession | null = null;
  private groupTour: SiteTour | null = null;
  private notes: SiteNotes | null = null;
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
      // A leaf swings; asked how we know it, it has a label like everything else.
      const swings = pick.opening !== null && !this.evidenceTint && viewer.openLeaf(pick.opening, "toggle");
      if (!swings) this.onPick(pick.hall, pick.exhibit, pick.element);
    });
    viewer.on("failed", ({ reason }) =>
      this.fail({ code: "hall-failed", message: this.say("failed.hall"), remedy: reason }),
    );
    this.show();
  }

  /** The group is joined. */
  attachGroup(session: GroupSession, tour: SiteTour, notes: SiteNotes | null): void {
    this.session = session;
    this.groupTour = tour;
    this.notes = notes;
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
    if (status === "playing") this.viewer?.pauseTour();
    else this.viewer?.playTour();
  }

  next(): void {
    if (!this.session) {
      this.viewer?.nextStop();
      return;
    }
    const stops = this.groupTour?.stops ?? [];
    const stop = stops[(this.groupIndex() ?? -1) + 1];
    if (stop) this.guideStop(stop.id);
  }

  back(): void {
    this.viewer?.previousStop();
  }

  jump(stop: string): void {
    if (this.session) this.guideStop(stop);
    else this.viewer?.jumpTo(stop);
  }

  setEasy(easy: boolean): void {
    this.easy = easy;
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

  follow(): void {
    this.session?.send({ do: "follow" });
  }

  lookAround(): void {
    this.session?.send({ do: "look-around" });
  }

  leaveGroup(): void {
    this.session?.leave();
    location.assign(`${this.boot.prefix}/${this.language}/`);
  }

  guideWalk(): void {
    this.session?.send({ do: "walk" });
  }

  guideStop(stop: string): void {
    this.session?.send({ do: "go-to", stop });
  }

  guidePlayPause(): void {
    const first = this.groupTour?.stops[0]?.id;
    const kind = this.session?.state?.mode.kind;
    if (kind === "touring")
      this.session?.send(this.session.playing ? { do: "pause" } : { do: "play", through: true });
    else if (kind === "walking")
      this.guideStop(this.groupTour?.stops[this.groupIndex() ?? 0]?.id ?? first ?? "");
    else if (first) this.guideStop(first);
  }

  guideZone(advisory: string, open: boolean): void {
    this.session?.send({ do: "open-zone", advisory, open });
  }

  guideEnd(): void {
    this.session?.send({ do: "end" });
  }

  /** Show what is so now. */
  show(): void {
    this.pending = false;
    this.screen.ui.state = uiState({
      boot: this.boot,
      language: this.language,
      messages: this.messages,
      phase: this.phase,
      viewer: this.viewer,
      label: this.label,
      notice: this.notice,
      tour: this.tour(),
      group: this.session ? uiGroup(this.session.state, lineOf(this.session), this.boot.code) : null,
      guide: this.guide(),
      evidenceTint: this.evidenceTint,
      easy: this.easy,
      slow: this.slow,
      hint: this.hint,
      error: this.error,
    });
  }

  private later(): void {
    if (this.pending) return;
    this.pending = true;
    setTimeout(() => this.show(), REFRESH_MS);
  }

  private say(key: string): string {
    return this.messages[key] ?? key;
  }

  private tour(): UiTour | null {
    const own = this.viewer?.tour();
    if (own) return ownTour(own, this.easy);
    const { session, groupTour } = this;
    if (!session || !groupTour) return null;
    const moment = session.moment();
    const index = moment?.index ?? this.groupIndex();
    if (index === null) return null;
    const steerable = session.state?.you.role === "guide";
    if (session.playing) this.later();
    return tourAt(groupTour, index, moment?.phase ?? "stay", moment?.position_ms ?? 0, this.easy, {
      going: moment?.phase === "over" ? "over" : session.playing ? "playing" : "paused",
      steerable,
    });
  }

  private groupIndex(): number | null {
    const mode = this.session?.state?.mode;
    if (mode?.kind !== "touring" && mode?.kind !== "walking") return null;
    const index = this.groupTour?.stops.findIndex((stop) => stop.id === mode.stop) ?? -1;
    return index < 0 ? null : index;
  }

  private guide(): UiGuide | null {
    const state = this.session?.state;
    if (!state || state.you.role !== "guide" || !this.viewer) return null;
    const { texts } = this.viewer;
    const code = state.roster?.code ?? "";
    const stop = this.groupTour?.stops[this.groupIndex() ?? 0]?.id ?? "";
    return {
      joinAddress: `${location.host}${this.boot.prefix}/g/${code}`,
      qr: code ? `${this.boot.prefix}/g/${code}/qr.svg` : null,
      members: (state.roster?.members ?? [])
        .filter((member) => member.role === "follower")
        .map((member, i) => ({
          uid: member.uid,
          name: member.name ?? String(i + 1),
          presence: member.presence,
          loading: member.loading,
        })),
      notes: this.notes?.notes[stop] ?? null,
      zones: state.plan.opt_in.map((id) => ({
        id,
        title: texts.advisories[id]?.title.text ?? id,
        open: state.zones.includes(id),
      })),
    };
  }

  private stopWith(advisory: string): UiTour["wayRound"] {
    const own = this.viewer?.tour();
    if (own?.stop.advisory === advisory) return own.stop.way_round;
    const stop = this.groupTour?.stops[this.groupIndex() ?? -1];
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
    const found = exhibit ? exhibitLabel(viewer.texts, exhibit, this.easy, at) : null;
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
    if (this.groupTour) this.groupTour = await this.fetchTour(this.groupTour.id, language);
    this.messages = messages;
    this.language = language;
    document.documentElement.lang = language;
    const shown = this.label?.id;
    if (shown) this.onPick(this.viewer.where().hall, shown, shown);
    this.show();
  }

  /** For tests: how many are here and ready, as the guide reads it. */
  get readiness(): ReturnType<typeof counts> | null {
    return this.session?.state ? counts(this.session.state) : null;
  }
}

function lineOf(session: GroupSession): "connecting" | "up" | "down" {
  return session.line === "refused" ? "down" : session.line;
}
