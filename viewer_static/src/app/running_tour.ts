/** The tour that is on: the group's where one is in a group, one's own otherwise. Steers it and says what it shows. */
import type { Said } from "../content/generated/site";
import type { UiTour } from "../ui/contract";
import type { ViewerApi } from "./api";
import type { GroupDesk } from "./group_desk";
import { ownTour } from "./ui_state";

/** Who may have a tour. */
export interface Touring {
  viewer(): ViewerApi | null;
  desk(): GroupDesk | null;
}

export class RunningTour {
  constructor(private readonly of: Touring) {}

  /** What is told now, at the reader's level. */
  told(easy: boolean): UiTour | null {
    const own = this.of.viewer()?.tour();
    return own ? ownTour(own, easy) : (this.of.desk()?.tourView(easy) ?? null);
  }

  /** Does its clock run in a group? Then nothing else says that a moment has passed. */
  get ticks(): boolean {
    return !this.of.viewer()?.tour() && (this.of.desk()?.runs ?? false);
  }

  /** How it goes round what an advisory is about. */
  wayRound(advisory: string): Said | null {
    const stops = [this.of.viewer()?.tour()?.stop, this.of.desk()?.stop];
    return stops.find((stop) => stop?.advisory === advisory)?.way_round ?? null;
  }

  playPause(): void {
    const [viewer, desk] = [this.of.viewer(), this.of.desk()];
    if (desk) desk.playPause();
    else if (viewer?.tour()?.status === "playing") viewer.pauseTour();
    else viewer?.playTour();
  }

  next(): void {
    const desk = this.of.desk();
    if (desk) desk.step(1);
    else this.of.viewer()?.nextStop();
  }

  back(): void {
    const desk = this.of.desk();
    if (desk) desk.step(-1);
    else this.of.viewer()?.previousStop();
  }

  jump(stop: string): void {
    const desk = this.of.desk();
    if (desk) desk.goTo(stop);
    else this.of.viewer()?.jumpTo(stop);
  }
}
