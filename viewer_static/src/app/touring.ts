/** The tour in a viewer: begins and ends it, and gives the runner what it moves. */
import type { Keyframe } from "../tour/motion";
import type { TourView, ViewerApi } from "./api";
import type { Gate } from "./gate";
import type { SiteStore } from "./site_store";
import { actOf, type Eventless, TourRunner, undoOf } from "./tour_runner";

/** What a tour needs of its viewer. */
export interface TourStage {
  readonly viewer: ViewerApi;
  readonly store: SiteStore;
  readonly gate: Gate;
  reduced(): boolean;
  /** Put the eye where a route says; false where that hall is not here yet. */
  along(keyframes: readonly Keyframe[], t_ms: number): boolean;
  /** Be at a viewpoint, whatever is between. */
  stand(hall: string, view: string): void;
  letGo(): void;
  changed(view: TourView | null): void;
}

/** How a tour is begun. */
export interface TourOptions {
  readonly stop?: string | null;
  readonly short?: boolean;
  readonly paused?: boolean;
}

/** At most one tour at a time. */
export class Touring {
  private runner: TourRunner | null = null;

  constructor(private readonly stage: TourStage) {}

  /** Does the tour's route lead the eye just now? */
  get leads(): boolean {
    return this.runner?.leads ?? false;
  }

  /** The tour as it is, or null. */
  view(): TourView | null {
    return this.runner?.view() ?? null;
  }

  /** Begin a tour, at a stop or from the first. */
  async start(tour: string, options: TourOptions): Promise<void> {
    const { stage } = this;
    const { viewer, gate } = stage;
    const words = await stage.store.tour(tour, viewer.language);
    this.runner?.end();
    this.runner = new TourRunner(
      words,
      {
        now: () => performance.now(),
        along: (keyframes, t_ms) => stage.along(keyframes, t_ms),
        stand: (stop) => {
          // The player has asked for a stop's advisory before it led one here.
          if (stop.advisory) gate.accept(stop.advisory);
          stage.stand(stop.hall, stop.viewpoint);
        },
        letGo: () => stage.letGo(),
        act: (stop, action, eased) => actOf(viewer, stop, action, eased),
        undo: (stop) => undoOf(viewer, stop),
        changed: (view) => stage.changed(view),
      },
      () => stage.reduced(),
      gate.all,
      options.short ?? false,
    );
    this.runner.do(options.stop ? { do: "jump", stop: options.stop } : { do: "play" });
    if (options.paused) this.runner.do({ do: "pause" });
  }

  /** Something has happened: a button, a wish to walk. */
  do(event: Eventless): void {
    this.runner?.do(event);
  }

  /** Answer the advisory that is waited for. */
  answer(accepted: boolean): void {
    const advisory = this.runner?.advisory;
    if (!advisory) return;
    if (accepted) this.stage.gate.accept(advisory);
    this.runner?.do({ do: accepted ? "accept" : "decline", advisory });
  }

  /** The same tour in the viewer's language. */
  async translate(): Promise<void> {
    const { runner, stage } = this;
    if (runner) runner.translate(await stage.store.tour(runner.view().tour.id, stage.viewer.language));
  }

  /** Let time pass. */
  frame(): void {
    this.runner?.frame();
  }

  /** End it: the halls are as they were. */
  end(): void {
    const { runner } = this;
    this.runner = null;
    runner?.end();
  }
}
