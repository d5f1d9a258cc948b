/** What the guide shows to all, and what the script does at a stop, carried out in this member's viewer. */
import type { Scene } from "../content/generated/live";
import type { SiteStop, SiteTour } from "../content/generated/site";
import type { Moment } from "../tour/timeline";
import type { ViewerApi } from "./api";
import { actOf, undoOf } from "./tour_runner";

/** What is shown beside the view rather than in it. */
export interface SceneHands {
  readonly viewer: ViewerApi;
  /** Open an exhibit's label, or put it away. */
  label(exhibit: string | null): void;
  /** Tint by evidence, or not. */
  evidence(on: boolean): void;
  /** Show a picture beside the hall with what is drawn on it, or put it away. */
  beside?(scene: Scene): void;
}

const NOTHING: Scene = { highlights: [], doors: [], lamps: [], evidence: false, document: null, strokes: [] };

/** The scene of a group. */
export class GroupScene {
  private shown: Scene = NOTHING;
  private stop: SiteStop | null = null;
  private done = new Set<number>();

  constructor(private readonly hands: SceneHands) {}

  /** Show what the group is shown now; only what has changed is touched. */
  show(scene: Scene): void {
    const before = this.shown;
    this.shown = scene;
    const { viewer } = this.hands;
    for (const door of before.doors) {
      if (!scene.doors.some((each) => each.hall === door.hall && each.opening === door.opening))
        viewer.openLeaf(door.opening, "rest");
    }
    for (const door of scene.doors) {
      if (!before.doors.some((each) => same(each, door))) viewer.openLeaf(door.opening, door.to);
    }
    for (const lamp of before.lamps) {
      if (!scene.lamps.some((each) => each.hall === lamp.hall && each.layer === lamp.layer))
        this.light(lamp.hall, lamp.layer, null);
    }
    for (const lamp of scene.lamps) {
      if (!before.lamps.some((each) => same(each, lamp))) this.light(lamp.hall, lamp.layer, lamp.to);
    }
    if (!same(before.highlights, scene.highlights)) viewer.highlight(scene.highlights);
    if (before.evidence !== scene.evidence) this.hands.evidence(scene.evidence);
    // A label is opened; one of its pictures stands beside the hall, large. Where nothing can stand there (a pupil's panel
    // does), the label has it.
    const { beside } = this.hands;
    const label = ({ document: shown }: Scene): string | null =>
      shown && (shown.picture === null || !beside) ? shown.exhibit : null;
    if (label(before) !== label(scene)) this.hands.label(label(scene));
    this.hands.beside?.(scene);
  }

  /** A hall has come: its doors and lamps are as the guide has put them. */
  again(): void {
    for (const door of this.shown.doors) this.hands.viewer.openLeaf(door.opening, door.to, false);
    for (const lamp of this.shown.lamps) this.light(lamp.hall, lamp.layer, lamp.to);
  }

  /** Carry out what the script does by now at its stop; null while it does not lead. */
  perform(tour: SiteTour, moment: Moment | null): void {
    const stop = (moment && moment.phase !== "travel" ? tour.stops[moment.index] : null) ?? null;
    if (stop?.id !== this.stop?.id) this.leaveStop(stop);
    if (!stop || !moment) return;
    const { viewer } = this.hands;
    const into_ms = moment.phase === "over" ? Number.POSITIVE_INFINITY : moment.into_ms;
    for (const [i, action] of stop.actions.entries()) {
      if (this.done.has(i) || into_ms < action.after_s * 1000) continue;
      this.done.add(i);
      actOf(viewer, stop, action, true);
      if (action.do === "show") this.hands.label(action.exhibit);
    }
  }

  /** Put everything back. */
  close(): void {
    this.leaveStop(null);
    this.show(NOTHING);
  }

  private leaveStop(next: SiteStop | null): void {
    if (this.stop && this.done.size > 0) {
      undoOf(this.hands.viewer, this.stop);
      if (this.stop.actions.some((action) => action.do === "show")) this.hands.label(null);
    }
    this.stop = next;
    this.done = new Set();
  }

  private light(hall: string, layer: string, to: number | null): void {
    const rest = this.hands.viewer.hallData(hall)?.layers.find((each) => each.name === layer)?.weight ?? 1;
    this.hands.viewer.setWeights(hall, { [layer]: to ?? rest });
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
