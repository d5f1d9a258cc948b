/** Keeps a member on the group's leash: who has gone too far is brought softly back, and reads why. */
import type { Free } from "../content/generated/live";
import { isBack, strays } from "../live/leash";
import type { Frame, IndexedPose } from "../tour/motion";
import type { ViewerApi } from "./api";

/** One member on a leash, or on none. */
export class KeepNear {
  private strayed = false;

  constructor(
    private readonly viewer: ViewerApi,
    private readonly frames: readonly Frame[],
    /** Where the guide is, or the stop; null while that is not known. */
    private readonly about: (what: "guide" | "stop") => IndexedPose | null,
  ) {}

  /** Is this member being brought back? */
  get isBringing(): boolean {
    return this.strayed;
  }

  /** See whether the member has gone too far; true when that has changed. In a solemn hall nobody is kept. */
  look(leash: Free["leash"]): boolean {
    const { viewer, frames, strayed } = this;
    const { halls } = viewer.museum;
    const pose = viewer.pose();
    const me: IndexedPose = { ...pose, hall: pose.index };
    const free = leash === null || (halls[me.hall]?.solemn ?? true);
    if (free) {
      this.strayed = false;
    } else {
      const hall = leash.by === "hall" ? halls.findIndex((each) => each.id === leash.hall) : null;
      const about = leash.by === "metres" ? this.about(leash.about) : null;
      this.strayed = strayed
        ? !isBack(leash, me, about, hall, frames)
        : strays(leash, me, about, hall, frames);
      if (this.strayed && !strayed) void this.bringBack(about, hall);
    }
    return this.strayed !== strayed;
  }

  private async bringBack(about: IndexedPose | null, hall: number | null): Promise<void> {
    const there = this.viewer.museum.halls[about?.hall ?? hall ?? -1];
    if (!there) return;
    const at = about ? { at: { x: about.x, y: about.y, z: about.z, yaw: about.yaw, pitch: 0 } } : {};
    await this.viewer.goto({ hall: there.id, ...at }, "auto");
    // Who could not be brought, or turned round on the way, is brought again.
    this.strayed = false;
  }
}
