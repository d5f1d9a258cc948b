/**
 * A group followed in text and pictures: `/g/<code>?text`, and wherever a hall cannot be drawn. The same member, the same
 * line, without the scene: nothing of three.js comes here.
 */
import type { Boot } from "../content/generated/boot";
import type { ErrorShape, GroupState } from "../content/generated/live";
import type { SiteTexts, SiteTour } from "../content/generated/site";
import "../ui/text_follow";
import { sayer, type UiError } from "../ui/contract";
import type { UiFollow, UiFollowActions } from "../ui/follow_contract";
import type { EnfiladeFollow } from "../ui/text_follow";
import { joinGroup } from "./group_join";
import { elementName, namesOf } from "./group_names";
import { Announcer, happened, lineTold } from "./group_told";
import { uiGroup } from "./group_view";
import { tourAlone } from "./own_tour";
import { pointedWords } from "./pointed_words";
import { readsEasy, withEasy, withLanguage, withoutText } from "./reader_link";
import { SiteStore } from "./site_store";
import { EMPTY } from "./text_empty";
import { TextHalls } from "./text_halls";
import { translateAround } from "./text_page";
import { TextPointed } from "./text_pointed";
import { TextSession } from "./text_session";
import { followed } from "./text_view";

/** The page is drawn at most so often. */
const REFRESH_MS = 60;

/** Start following on a group's page. `cannotDraw`: there is no WebGL2 here. */
export async function openTextFollowing(boot: Boot, cannotDraw: boolean): Promise<void> {
  const page = new TextFollowing(boot, cannotDraw);
  try {
    await page.open();
  } catch (error) {
    const refused = (error as { shape?: ErrorShape }).shape;
    if (!refused) throw error;
    page.stop(refused);
  }
}

class TextFollowing implements UiFollowActions {
  private readonly element = document.createElement("enfilade-follow") as EnfiladeFollow;
  private readonly announcer = new Announcer(() => this.changed());
  private session: TextSession | null = null;
  private store: SiteStore | null = null;
  private halls: TextHalls | null = null;
  private tour: SiteTour | null = null;
  private texts: SiteTexts | null = null;
  private messages: Readonly<Record<string, string>>;
  private language: string;
  private easy = readsEasy(location.href);
  private captioned = { on: true, choice: "auto" };
  private error: UiError | null = null;
  private out: UiError | null = null;
  private known: GroupState | null = null;
  private line = "connecting";
  private readonly pointed = new TextPointed(() => this.changed());
  private goes: ReturnType<typeof setTimeout> | null = null;
  private waiting = false;

  constructor(
    private readonly boot: Boot,
    private readonly cannotDraw: boolean,
  ) {
    this.language = boot.language;
    this.messages = boot.messages;
    this.element.actions = this;
    this.element.classList.add("wide");
    document.documentElement.dataset["viewer"] = "text";
  }

  /** @throws JoinRefused where the server says no */
  async open(): Promise<void> {
    const { boot } = this;
    const joining = joinGroup(boot);
    this.store = await SiteStore.open(boot.manifest.slice(boot.base.length), boot.base, boot.first);
    this.halls = new TextHalls(this.store, () => this.changed());
    const joined = await joining;
    [this.texts, this.tour] = await Promise.all([
      this.store.texts(boot.language),
      this.store.tour(joined.tour, boot.language),
    ]);
    const { tour } = this;
    this.session = new TextSession(joined, boot.language, {
      tour: () => this.tour ?? tour,
      changed: () => this.changed(),
      refused: (error) => (error.code === "removed" ? this.sentOut() : this.fail(error)),
      removed: () => this.sentOut(),
      pointsAt: (hall, element) => this.pointsAt(hall, element),
    });
    window.enfilade = {
      debug: () => ({ ready: true, text: true, voice: this.session?.voice.debug() }),
      viewer: null,
      session: this.session,
    };
    this.draw();
  }

  /** There is nothing to follow: say so. */
  stop(error: UiError): void {
    this.out = error;
    this.draw();
  }

  readonly wish: UiFollowActions["wish"] = (what) => this.session?.send(what);

  readonly voice: UiFollowActions["voice"] = {
    speak: async (on, interpret) => this.session?.voice.speak(on, interpret),
    hold: (held) => this.session?.voice.hold(held),
    mute: (muted) => this.session?.voice.mute(muted),
    listenTo: (language) => this.session?.voice.listenTo(language),
  };

  readonly captions: UiFollowActions["captions"] = (on, choice) => {
    this.captioned = { on, choice };
    this.changed();
  };

  read(stop: string | null): void {
    this.session?.read(stop);
  }

  answer(advisory: string, how: "in" | "round" | "again"): void {
    this.session?.answer(advisory, how);
  }

  setLanguage(language: string): void {
    void this.changeLanguage(language);
  }

  setEasy(easy: boolean): void {
    this.easy = easy;
    history.replaceState(null, "", withEasy(location.href, easy));
    this.changed();
  }

  leaveGroup(): void {
    this.session?.leave();
    location.assign(`${this.boot.prefix}/${this.language}/`);
  }

  dismissError(): void {
    this.error = null;
    this.changed();
  }

  private fail(error: ErrorShape): void {
    this.error = error;
    this.changed();
  }

  /** Say at what the guide points, where it has a name. */
  private pointsAt(index: number, element: string): void {
    const { store, texts } = this;
    const hall = store?.museum.halls[index]?.id ?? "";
    const name = texts && elementName(texts, this.halls?.get(hall) ?? null, element)?.text;
    if (!name) return;
    const words = pointedWords(this.session?.state ?? null, name, sayer(this.messages));
    this.announcer.say([words]);
    this.pointed.say(words);
  }

  private sentOut(): void {
    const { messages } = this;
    this.stop({
      code: "removed",
      message: messages["group.removed"] ?? "",
      remedy: messages["group.removed-remedy"] ?? "",
    });
  }

  private async changeLanguage(language: string): Promise<void> {
    const { store, tour } = this;
    const file = this.boot.message_files[language];
    if (!store || !tour || !file) return;
    [this.messages, this.texts, this.tour] = await Promise.all([
      fetch(file).then((answer) => answer.json() as Promise<Record<string, string>>),
      store.texts(language),
      store.tour(tour.id, language),
    ]);
    this.language = language;
    document.documentElement.lang = language;
    // A reload stays in the language that one has chosen; what is refused is said in it.
    history.replaceState(null, "", withLanguage(location.href, language));
    this.session?.client.speak(language);
    this.changed();
    await translateAround(location.href);
  }

  private changed(): void {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => this.draw(), REFRESH_MS);
  }

  private draw(): void {
    this.waiting = false;
    const { session, store, texts, tour, messages } = this;
    if (this.out) {
      const alone = tourAlone(this.out, this.boot, this.language, this.easy);
      this.shown({ ...EMPTY, messages, out: this.out, ownTour: alone });
      return;
    }
    if (!session || !store || !texts || !tour) return;
    const { state } = session;
    this.tell(state, texts, tour);
    this.halls?.wantFor(session, tour, texts);
    const halls = this.halls?.byIndex ?? [];
    const group = uiGroup(state, {
      line: session.line === "refused" ? "down" : session.line,
      dimmed: session.dimmed,
      broughtBack: false,
      round: false,
      code: this.boot.code,
      texts,
      tour,
      voice: session.voice.ui(),
      captions: this.captioned,
      language: this.language,
      now_ms: session.client.now(),
    });
    // What has been read goes without anything else having happened.
    const { fresh, fresh_ms } = group.captions;
    if (this.goes !== null) clearTimeout(this.goes);
    this.goes = fresh.length > 0 ? setTimeout(() => this.changed(), fresh_ms) : null;
    const { museum, prefix } = this.boot;
    const view: Omit<UiFollow, keyof ReturnType<typeof followed>> = {
      language: this.language,
      languages: this.boot.languages,
      messages,
      title: tour.title.text,
      group,
      pointed: this.pointed.words,
      captions: group.captions,
      told: this.announcer.told,
      easy: this.easy,
      cannotDraw: this.cannotDraw,
      viewHref: this.cannotDraw ? null : withoutText(location.href),
      error: this.error,
      out: null,
      ownTour: null,
    };
    this.shown({
      ...view,
      ...followed({
        state,
        group,
        tour,
        texts,
        messages,
        halls,
        frames: store.frames,
        stop: session.stop,
        reads: session.reads,
        isElsewhere: session.isElsewhere,
        travels: session.travels,
        walked: session.walked,
        accepted: session.accepted,
        declined: session.declined,
        easy: this.easy,
        at: { prefix, language: this.language, museum },
        url: (path) => store.fetcher.url(path),
      }),
    });
  }

  /** Till there is something to show, the page says which tour it is: who waits to be let in reads it there. */
  private shown(follow: UiFollow): void {
    this.element.follow = follow;
    if (!this.element.isConnected) document.querySelector("main")?.replaceChildren(this.element);
  }

  private tell(state: GroupState | null, texts: SiteTexts, tour: SiteTour): void {
    const { known, line } = this;
    this.known = state;
    this.line = this.session?.line ?? "connecting";
    this.announcer.say(lineTold(line, this.line, sayer(this.messages)));
    if (!state || !known || state === known) return;
    this.announcer.say(
      happened(known, state, namesOf(this.messages, texts, tour, this.halls?.byIndex ?? [])),
    );
  }
}
