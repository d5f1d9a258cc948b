/** What a guide asks for, sent to the group; and how it is taken back. */
import type { Do } from "../content/generated/live";
import type { UiConsole } from "../ui/console_contract";
import { type Say, sayer } from "../ui/contract";
import type { ViewerApi } from "./api";
import { LightAsked } from "./console_light";
import { PlayWord } from "./console_play";
import { END_MS, SOON_MS, type Undo } from "./console_undo";
import type { GroupDesk } from "./group_desk";
import type { GroupSession } from "./group_session";

/** A leash that leaves room to look about, and keeps within call. */
const LEASH_M = 8;

/** The wishes of a console. What is so now is told by who fills it. */
export abstract class ConsoleWishes {
  protected messages: Readonly<Record<string, string>> = {};
  protected now_: UiConsole | null = null;
  protected abstract readonly undoing: Undo;
  protected readonly play = new PlayWord();
  protected readonly light = new LightAsked();

  constructor(
    private readonly session: GroupSession,
    private readonly desk: GroupDesk,
    private readonly viewer: ViewerApi,
  ) {}

  readonly wish = (what: Do): void => {
    this.light.forget();
    this.session.send(what);
  };

  playPause(): void {
    this.play.now(this.session.playing, performance.now());
    if (this.play.pressed(performance.now()) !== null) this.desk.playPause();
  }

  next(): void {
    this.desk.step(1);
  }

  back(): void {
    this.desk.step(-1);
  }

  jump(stop: string): void {
    this.desk.goTo(stop);
    this.focusHall();
  }

  gather(): void {
    this.wish({ do: "gather" });
  }

  free(leash: UiConsole["leash"]): void {
    const hall = this.viewer.where().hall;
    if (leash === "guide" || leash === "stop")
      this.wish({ do: "free", leash: { by: "metres", about: leash, metres: LEASH_M } });
    else this.wish({ do: "free", leash: leash === "hall" ? { by: "hall", hall } : null });
  }

  dim(words: string | null): void {
    this.wish({ do: "dim", words });
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
    this.light.ask(uid, performance.now());
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
    this.viewer.canvas.focus({ preventScroll: true });
  }

  protected readonly say: Say = (key, values) => sayer(this.messages)(key, values);

  private nameOf(uid: string): string {
    const { now_ } = this;
    return [...(now_?.people ?? []), ...(now_?.waiting ?? [])].find((each) => each.uid === uid)?.name ?? "";
  }
}
