/** The label that is open beside the view: what was picked, or what a tour or a group shows. */
import type { UiLabel } from "../ui/contract";
import type { ViewerApi } from "./api";
import { advisoryOfExhibit } from "./common_view";
import { type Addresses, elementLabel, exhibitLabel } from "./labels";

/** What a label needs from the page. */
export interface LabelSurroundings {
  viewer(): ViewerApi | null;
  at(): Addresses;
  /** Is easy text read? */
  easy(): boolean;
  changed(): void;
}

export class OpenLabel {
  /** What is open now. */
  label: UiLabel | null = null;
  /** The exhibit that a tour or a group shows, whose label it put there and may put away. */
  private shown: string | null = null;

  constructor(private readonly around: LabelSurroundings) {}

  /** Open the label of what was picked: of the exhibit, or of the element that is none. Nothing known closes it. */
  open(hallId: string, exhibit: string | null, element: string | null): void {
    const viewer = this.around.viewer();
    if (!viewer) return;
    const hall = viewer.hallData(hallId);
    const exhibited = exhibit
      ? exhibitLabel(viewer.texts, exhibit, this.around.easy(), this.around.at())
      : null;
    const bears = hall?.elements.filter((each) => each.exhibit === exhibit).map((each) => each.id) ?? [];
    const found = exhibited && { ...exhibited, elements: bears };
    this.label = found ?? (hall && element ? elementLabel(viewer.texts, hall, element) : null);
    this.around.changed();
  }

  close(): void {
    this.label = null;
    this.around.changed();
  }

  /** Read what is open once more: at another level, in another language. */
  again(): void {
    const hall = this.around.viewer()?.where().hall ?? "";
    if (this.label) this.open(hall, this.label.id, this.label.id);
  }

  /** A tour shows this now, or nothing. What it showed before stays until it is closed. */
  onTour(exhibit: string | null): void {
    if (exhibit === this.shown) return;
    this.shown = exhibit;
    if (exhibit) this.open(this.around.viewer()?.where().hall ?? "", exhibit, null);
  }

  /** A group is shown an exhibit, or nothing more: its label comes, and goes where it is still open. */
  inGroup(exhibit: string | null): void {
    const viewer = this.around.viewer();
    if (exhibit === null) {
      if (this.label !== null && this.label.id === this.shown) this.close();
      this.shown = null;
    } else if (viewer) {
      this.shown = exhibit;
      void this.onceRead(viewer, exhibit);
    }
  }

  /** What stands behind a notice is shown to each once they have read it, whoever shows it. */
  private async onceRead(viewer: ViewerApi, exhibit: string): Promise<void> {
    const halls = viewer.museum.halls.map((each) => viewer.hallData(each.id));
    const advisory = advisoryOfExhibit(halls, exhibit);
    if (advisory !== null && !(await viewer.enterZone(advisory))) return;
    if (this.shown === exhibit) this.open(viewer.where().hall, exhibit, null);
  }
}
