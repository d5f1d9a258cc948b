/** The group at the interface's hand: what is shown of it, and the few things that take more than one wish. */
import type { Do, GroupState } from "../content/generated/live";
import type { SiteStop, SiteTour } from "../content/generated/site";
import { awake, goesAlong, leads } from "../live/group";
import { goesTo } from "../live/script";
import { sayer, type UiTour } from "../ui/contract";
import type { UiGroup, UiVoiceActions } from "../ui/group_contract";
import type { ViewerApi } from "./api";
import { elementName, namesOf } from "./group_names";
import type { GroupSession } from "./group_session";
import { Announcer, happened, lineTold } from "./group_told";
import { uiGroup } from "./group_view";
import { pointedWords } from "./pointed_words";
import { withEasy, withLanguage } from "./reader_link";
import { tourAt } from "./ui_state";

/** A wish is known to all by then, or lost. */
const ASKED_MS = 2000;

/** A member's group on a page. */
export class GroupDesk {
  /** Captions as one has chosen to read them. */
  captions: { readonly on: boolean; readonly choice: string } = { on: true, choice: "auto" };
  /** Tells who hears the page what happens. */
  readonly announcer: Announcer;
  private goes: ReturnType<typeof setTimeout> | null = null;
  private known: GroupState | null = null;
  /** The step that was asked for last. */
  private asked: { readonly from: number; readonly to: number; readonly at_ms: number } | null = null;
  private messages: Readonly<Record<string, string>> = {};
  private room = "";
  private line = "connecting";

  constructor(
    private readonly session: GroupSession,
    public tour: SiteTour,
    private readonly page: { readonly prefix: string; readonly code: string | null },
    private readonly viewer: ViewerApi,
    private readonly changed: () => void,
  ) {
    this.announcer = new Announcer(changed);
  }

  /** The group may have changed: tell what has become of it. */
  follow(messages: Readonly<Record<string, string>>): void {
    const { state } = this.session;
    const { known } = this;
    this.known = state;
    this.messages = messages;
    const { line } = this.session;
    this.announcer.say(lineTold(this.line, line, sayer(messages)));
    this.line = line;
    if (!state) return;
    const where = this.viewer.where();
    const room = `${where.hall} ${where.room}`;
    // Who walks for themselves is told where they have come to.
    if (this.room !== "" && room !== this.room && !goesAlong(state)) this.announcer.say([this.placeName()]);
    this.room = room;
    if (!known || known === state) return;
    const hall = this.viewer.hallData(where.hall);
    this.announcer.say(happened(known, state, namesOf(messages, this.viewer.texts, this.tour, [hall])));
  }

  private placeName(): string {
    const { hall, room } = this.viewer.where();
    const words = this.viewer.texts.halls[hall];
    const title = words?.title.text ?? "";
    return sayer(this.messages)("announce.room", { hall: title, room: words?.rooms[room]?.text ?? "" });
  }

  /** Somebody points at a thing for all: who does not see the light is told, where the thing has a name. */
  pointsAt(hall: string, element: string): void {
    const name = elementName(this.viewer.texts, this.viewer.hallData(hall), element)?.text;
    if (name) this.announcer.say([pointedWords(this.session.state, name, sayer(this.messages))]);
  }

  /** The same tour in another language, which a reload keeps and in which refusals are said. */
  translate(tour: SiteTour, language: string): void {
    this.tour = tour;
    this.session.client.speak(language);
    history.replaceState(null, "", withLanguage(location.href, language));
  }

  /** Read the easy text, or the standard one, which a reload keeps too. */
  keepEasy(easy: boolean): void {
    history.replaceState(null, "", withEasy(location.href, easy));
  }

  /** Ask the group for something. */
  wish(what: Do): void {
    this.session.send(what);
  }

  /** Speak and hear. */
  get voice(): UiVoiceActions {
    return this.session.voice;
  }

  /** Be where the group is, at once, and follow it again. */
  find(): void {
    this.session.find();
  }

  /** Leave for good. */
  leave(): void {
    this.session.leave();
  }

  /** Lead to a stop. */
  goTo(stop: string | undefined): void {
    if (stop) this.wish({ do: "go-to", stop });
  }

  /** One stop on, or back; those that are left out, or shut for this group, are passed over. */
  step(by: 1 | -1): void {
    const { state } = this.session;
    const out = (at: number): boolean => state !== null && !goesTo(state.plan, at, state.zones);
    const { stops } = this.tour;
    const here = this.index() ?? -1;
    // Pressed twice before the first wish is known, it is two stops.
    const { asked } = this;
    const pending = asked && asked.from === here && performance.now() - asked.at_ms < ASKED_MS;
    let index = Math.max(0, (pending ? asked.to : here) + by);
    while (stops[index] && out(index)) index += by;
    if (stops[index]) this.asked = { from: here, to: index, at_ms: performance.now() };
    this.goTo(stops[index]?.id);
  }

  /** Hold the script, let it go on, or begin it at the stop where it was left. */
  playPause(): void {
    const mode = this.session.state?.mode;
    if (mode?.kind === "touring")
      this.wish(this.session.playing ? { do: "pause" } : { do: "play", through: true });
    else this.goTo(this.tour.stops[this.index() ?? 0]?.id);
  }

  /** Who leads swings a leaf for all: open, and back to how the hall has it. False where it is theirs alone. */
  swing(hall: string, opening: string): boolean {
    const { state } = this.session;
    const known = state?.plan.halls.find((each) => each.id === hall)?.doors.includes(opening) ?? false;
    if (!state || !known || !leads(state)) return false;
    const set = state.scene.doors.some((each) => each.hall === hall && each.opening === opening);
    this.wish({ do: "door", hall, opening, to: set ? "rest" : "open" });
    return true;
  }

  /** The stop at which the group is, null before the tour. */
  get stop(): SiteStop | null {
    return this.tour.stops[this.index() ?? -1] ?? null;
  }

  /** Does the script's clock run, so that the time shown has to go on? */
  get runs(): boolean {
    return this.session.playing;
  }

  /** The group's tour, null before it has begun. */
  tourView(easy: boolean): UiTour | null {
    const { session, tour } = this;
    const moment = session.moment();
    const index = moment?.index ?? this.index();
    if (index === null) return null;
    return tourAt(tour, index, moment?.phase ?? "stay", moment?.position_ms ?? 0, easy, {
      going: moment?.phase === "over" ? "over" : session.playing ? "playing" : "paused",
      steerable: session.state !== null && leads(session.state),
      round: session.round !== null,
    });
  }

  /** The group as this member sees it. */
  group(): UiGroup {
    const { session } = this;
    const group = uiGroup(session.state, {
      line: session.line === "refused" ? "down" : session.line,
      dimmed: session.dimmed,
      broughtBack: session.isBroughtBack,
      round: session.round !== null,
      code: this.page.code,
      texts: this.viewer.texts,
      tour: this.tour,
      voice: session.voice.ui(),
      captions: this.captions,
      language: this.viewer.language,
      now_ms: session.client.now(),
    });
    // What has been read goes without anything else having happened.
    if (this.goes !== null) clearTimeout(this.goes);
    const { fresh, fresh_ms } = group.captions;
    this.goes = fresh.length > 0 ? setTimeout(this.changed, fresh_ms) : null;
    return group;
  }

  /** The leaves of the hall that one is in, and how far away each is. */
  leaves(): { opening: string; metres: number }[] {
    const { x, z, hall } = this.viewer.pose();
    return (this.viewer.hallData(hall)?.leaves ?? []).map(({ opening, element, pivot }) => ({
      opening: opening ?? element,
      metres: Math.hypot(pivot[0] - x, pivot[2] - z),
    }));
  }

  private index(): number | null {
    const { state } = this.session;
    const mode = state && awake(state.mode);
    if (!mode || mode.kind === "ended" || mode.stop === null) return null;
    const index = this.tour.stops.findIndex((stop) => stop.id === mode.stop);
    return index < 0 ? null : index;
  }
}
