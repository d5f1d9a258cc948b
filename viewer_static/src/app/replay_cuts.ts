/** For who wants little motion: the eye does not travel, it is where the guide stands once the guide stands. */
import type { Pose, PoseSource, ViewerApi } from "./api";

type Eye = Omit<Pose, "hall">;

/** Who moves less than this between two looks stands. */
const STILL_M = 0.02;
const STILL_RAD = 0.02;
const STANDS_MS = 400;

/** The viewer, or for reduced motion one that is followed in cuts. */
export function cutsOf(viewer: ViewerApi, reduced: boolean): ViewerApi {
  if (!reduced) return viewer;
  return Object.assign(Object.create(viewer) as ViewerApi, {
    follow: (source: PoseSource | null) => viewer.follow(source && new Cuts(source)),
  });
}

/** A source that stands, and cuts to where the other one has come to a stand. */
export class Cuts implements PoseSource {
  private shown: Eye | null = null;
  private before: Eye | null = null;
  private since_ms = 0;

  constructor(private readonly source: PoseSource) {}

  sample(now_ms: number): Eye | null {
    const pose = this.source.sample(now_ms);
    if (!pose) return null;
    if (!this.before || moves(this.before, pose)) {
      this.before = pose;
      this.since_ms = now_ms;
    }
    if (!this.shown || now_ms - this.since_ms >= STANDS_MS) this.shown = pose;
    return this.shown;
  }
}

function moves(a: Eye, b: Eye): boolean {
  const turned = Math.max(Math.abs(a.yaw - b.yaw), Math.abs(a.pitch - b.pitch));
  return a.index !== b.index || Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z) > STILL_M || turned > STILL_RAD;
}
