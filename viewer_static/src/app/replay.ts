/**
 * A recorded tour in the viewer: the guide's way by the group's own eye, what was shown by the group's own scene, the voice
 * by its own loudspeaker. One may walk away, and the tour waits; one tap leads back.
 */
import type { Boot } from "../content/generated/boot";
import type { GroupState, Scene } from "../content/generated/live";
import type { SiteTour } from "../content/generated/site";
import { pointedAt, Resting } from "../live/pointing";
import { type At, ReplayLog, type ReplayState, upTo } from "../live/replay_log";
import type { Frame } from "../tour/motion";
import type { ReplayActions } from "../ui/replay_contract";
import type { ReplayPanel } from "../ui/replay_panel";
import "../ui/replay_panel";
import type { ViewerApi } from "./api";
import { BesideHall } from "./beside_hall";
import { GroupEye } from "./group_eye";
import { elementName } from "./group_names";
import { GroupScene } from "./group_scene";
import type { Interface } from "./interface";
import { ReplayClock } from "./replay_clock";
import { cutsOf } from "./replay_cuts";
import { replayView } from "./replay_view";
import { AHEAD_MS, ReplayVoice } from "./replay_voice";
import type { Screen } from "./screen";

/** What it is played in. */
export interface ReplayParts {
  readonly boot: Boot;
  readonly screen: Screen;
  readonly ui: Interface;
  readonly viewer: ViewerApi;
  readonly frames: readonly Frame[];
  readonly tour: SiteTour;
}

const TICK_MS = 100;
/** Keyframes are known so far ahead: the player of live motion shows what was so long ago. */
const DELAY_MS = 250;
/** What is behind this moment is no path to the present one. */
const PATH_MS = 4000;

/** Begin to fetch the log and show the panel. */
export function openReplay(parts: ReplayParts): Replay {
  return new Replay(parts);
}

export class Replay implements ReplayActions {
  private readonly log = new ReplayLog();
  private readonly clock = new ReplayClock(() => this.log.loaded_ms);
  private readonly voice: ReplayVoice;
  private readonly eye: GroupEye;
  private readonly scene: GroupScene;
  private readonly beside: BesideHall;
  private readonly panel: ReplayPanel;
  private readonly resting: Resting;
  private state: GroupState | null = null;
  private shown: ReplayState | null = null;
  private moved = 0;
  private pointed = 0;
  private away = false;
  private begun = false;
  private failed = false;
  private said = "";
  private last_ms = 0;

  constructor(private readonly parts: ReplayParts) {
    const { viewer, ui, screen, boot } = parts;
    const root = screen.host.parentElement as HTMLElement;
    this.voice = new ReplayVoice(
      this.log,
      () => this.t_ms(),
      () => this.show(),
    );
    this.beside = new BesideHall(root, viewer, (key) => ui.say(key));
    this.scene = new GroupScene({
      viewer,
      label: ui.showAll,
      evidence: (on) => ui.setEvidenceTint(on),
      beside: (scene) => this.beside.show(scene),
    });
    this.eye = new GroupEye(
      {
        viewer: cutsOf(viewer, matchMedia("(prefers-reduced-motion: reduce)").matches),
        frames: parts.frames,
        tour: () => parts.tour,
        notice: (advisory) => this.ask(advisory),
        changed: () => this.show(),
      },
      () => ({
        state: this.state,
        now: () => (this.log.head?.created_ms ?? 0) + this.t_ms(),
        groupNow: () => this.t_ms() + DELAY_MS,
        send: () => {},
      }),
    );
    this.resting = new Resting((hall, element) => this.pointsAt(hall, element));
    this.panel = document.createElement("enfilade-replay") as ReplayPanel;
    this.panel.actions = this;
    root.append(this.panel);
    // What the guide looks at stands in the middle of what the panel leaves free.
    void this.panel.updateComplete.then(() => {
      screen.ui.laidOver = this.panel.card;
      screen.ui.requestUpdate();
    });
    viewer.on("steer", () => this.walkAway());
    viewer.on("where", () => this.scene.again());
    viewer.on("language", (language) => location.assign(boot.here[language] ?? location.pathname));
    setInterval(() => this.tick(), TICK_MS);
    // How to walk need not be said before one wishes to.
    ui.move(0, 0, 0);
    ui.show();
    this.show();
    void this.fetch();
  }

  // -- what the panel asks

  play(): void {
    const now = performance.now();
    if (this.clock.at(now) >= this.log.total_ms) this.seek(0);
    this.begun = true;
    this.voice.begin();
    this.away = false;
    // The eye has not been told of what is shown before the first tap.
    this.shown = null;
    this.voice.cut(this.t_ms());
    this.clock.run(now);
    this.tick();
  }

  pause(): void {
    this.clock.stand(performance.now());
    this.voice.cut(this.t_ms());
    this.show();
  }

  seek(at_ms: number): void {
    this.clock.set(Math.min(at_ms, this.log.total_ms), performance.now());
    this.jumped();
    this.tick();
  }

  back(): void {
    this.play();
  }

  mute(muted: boolean): void {
    this.voice.mute(muted);
    this.show();
  }

  readNotice(): void {
    this.eye.find();
  }

  /** For tests, and for who looks for a fault. */
  debug(): Record<string, unknown> {
    const { played } = this.voice.loudspeaker;
    return {
      at_ms: this.clock.at(performance.now()),
      total_ms: this.log.total_ms,
      plays: this.clock.runs,
      away: this.away,
      loaded: this.log.complete,
      voice: played,
      mode: this.shown?.mode.kind ?? null,
      highlights: this.shown?.scene.highlights ?? [],
    };
  }

  // -- time

  private t_ms(): number {
    return this.log.whole(this.clock.at(performance.now()));
  }

  private tick(): void {
    const { head } = this.log;
    if (!head) return;
    const at_ms = this.clock.settle(performance.now());
    if (this.clock.runs && this.log.cutBetween(this.last_ms, at_ms)) this.jumped();
    this.last_ms = at_ms;
    const t_ms = this.t_ms();
    this.know(this.log.state(t_ms));
    this.walk(t_ms);
    if (this.clock.runs) {
      this.voice.feed(t_ms + AHEAD_MS);
      this.point(t_ms);
    }
    this.scene.perform(this.parts.tour, this.away ? null : this.eye.moment());
    if (this.clock.runs && this.log.complete && at_ms >= this.log.total_ms) this.pause();
    this.show();
  }

  /** A place was chosen, or a cut passed: nothing of before leads here. */
  private jumped(): void {
    const t_ms = this.t_ms();
    this.last_ms = this.clock.at(performance.now());
    this.moved = Math.max(0, upTo(this.log.moves, t_ms - PATH_MS) - 1);
    this.pointed = upTo(this.log.points, t_ms);
    this.parts.viewer.showPointer(null);
    this.voice.cut(t_ms);
    this.scene.perform(this.parts.tour, null);
    // On foot the eye keeps a path: it is told of a moment without one.
    if (this.state) this.eye.known({ ...this.state, mode: { kind: "gathering", stop: null } });
    this.shown = null;
  }

  /** What is shown is so now. */
  private know(state: ReplayState | null): void {
    const head = this.log.head;
    if (!head || !state || (state === this.shown && this.state?.you.following === !this.away)) return;
    this.shown = state;
    const you = { uid: "", role: "observer", following: !this.away };
    const { mode, zones } = state;
    this.state = { plan: head.plan, mode, zones, leader: "guide", you } as unknown as GroupState;
    if (this.begun) this.eye.known(this.state);
    this.scene.show(state.scene as Scene);
  }

  private walk(t_ms: number): void {
    const { moves } = this.log;
    for (let line = moves[this.moved]; line && line.t_ms <= t_ms + 2 * DELAY_MS; line = moves[this.moved]) {
      this.moved += 1;
      this.eye.push(line.what, line.what.keyframe.t_ms);
    }
  }

  private point(t_ms: number): void {
    const { points } = this.log;
    let last: At<string> | null = null;
    for (let line = points[this.pointed]; line && line.t_ms <= t_ms; line = points[this.pointed]) {
      this.pointed += 1;
      last = line;
    }
    if (!last || this.away) return;
    this.parts.viewer.showPointer(pointedAt(last.what));
    this.resting.take(last.what);
  }

  private pointsAt(index: number, element: string): void {
    const { viewer, ui } = this.parts;
    const hall = viewer.museum.halls[index]?.id ?? "";
    const title = elementName(viewer.texts, viewer.hallData(hall), element)?.text;
    if (title) this.said = ui.say("replay.pointed").replace("{title}", title);
  }

  // -- the visitor's own way

  private walkAway(): void {
    if (this.away || !this.begun) return;
    this.away = true;
    this.pause();
    this.tick();
  }

  /** The tour waits while a notice is read. */
  private async ask(advisory: string): Promise<boolean> {
    const ran = this.clock.runs;
    this.pause();
    const yes = await this.parts.ui.requestAdvisory(advisory);
    if (ran) this.play();
    return yes;
  }

  private async fetch(): Promise<void> {
    try {
      const answer = await fetch(this.parts.boot.replay ?? "");
      if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        this.log.add(part.value);
        if (!this.begun && this.log.head) this.tick();
      }
      this.log.complete = true;
    } catch (error) {
      console.error(error);
      this.failed = true;
    }
    this.show();
  }

  private show(): void {
    const { ui, tour, viewer, screen } = this.parts;
    this.panel.say = (key) => ui.say(key);
    // On a phone the panel is a sheet, and the buttons to walk lie over it: they come when one walks.
    screen.ui.toggleAttribute("data-replay", this.begun && !this.away);
    this.panel.now = replayView({
      log: this.log,
      at_ms: this.clock.at(performance.now()),
      plays: this.clock.runs,
      begun: this.begun,
      away: this.away,
      failed: this.failed,
      round: this.eye.round !== null,
      now: this.shown,
      hearing: this.voice.hearing !== "none",
      muted: this.voice.isMuted,
      title: tour.title.text,
      language: viewer.language,
      said: this.said,
    });
  }
}
