/**
 * What the guide shows beside the hall, on this member's screen: each reads it in their own language. The picture's chunk
 * comes with the first one that is shown. What stands behind a notice is shown once that has been read.
 */
import type { Scene } from "../content/generated/live";
import type { SaidExhibit, SiteTexts } from "../content/generated/site";
import { pagesOf } from "../ui/console_contract";
import type { Say } from "../ui/contract";
import type { DrawnPicture, Shown } from "../ui/drawn_picture";
import type { ViewerApi } from "./api";
import { advisoryOfExhibit } from "./common_view";

/** Sources that stand below a picture; the label has them all. */
const MOST_SOURCES = 2;

/** Who may do what with the picture on this screen. */
export interface PictureHands {
  readonly draws: boolean;
  readonly color: number;
  drawn(points: string): void;
  closed(): void;
}

export class BesideHall {
  private picture: DrawnPicture | null = null;
  private scene: Scene | null = null;
  /** What is shown, or was put away here by the member themselves. */
  private shown = "";
  private closed = "";
  private hands: PictureHands | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly viewer: ViewerApi,
    private readonly say: Say,
  ) {
    viewer.on("language", () => this.draw());
  }

  /** Show what the group is shown now, or put it away. */
  show(scene: Scene): void {
    this.scene = scene;
    const { document: asked } = scene;
    const key = asked && asked.picture !== null ? `${asked.exhibit} ${asked.picture}` : "";
    if (key === this.shown) {
      this.draw();
      return;
    }
    this.shown = key;
    if (key !== this.closed) this.closed = "";
    if (key) void this.open(key, asked?.exhibit ?? "");
    else this.close();
  }

  /** The guide's own hands on it; null for who only looks. */
  holds(hands: PictureHands | null): void {
    this.hands = hands;
    this.draw();
  }

  /** Other words, or another language. */
  draw(): void {
    const { picture, scene } = this;
    if (!picture || !scene) return;
    picture.shown = this.page();
    picture.strokes = scene.strokes;
    picture.draws = this.hands?.draws ?? false;
    picture.color = this.hands?.color ?? 0;
    picture.say = this.say;
  }

  /** Take it off the screen. */
  close(): void {
    this.picture?.remove();
    this.picture = null;
  }

  private async open(key: string, exhibit: string): Promise<void> {
    const { viewer } = this;
    const halls = viewer.museum.halls.map((each) => viewer.hallData(each.id));
    const advisory = advisoryOfExhibit(halls, exhibit);
    const { PictureClosed, StrokeDrawn } = await import("../ui/drawn_picture");
    if (advisory !== null && !(await viewer.enterZone(advisory))) return;
    if (this.shown !== key || this.closed === key) return;
    if (!this.picture) {
      const picture = document.createElement("drawn-picture") as DrawnPicture;
      picture.url = (path) => viewer.url(path);
      picture.addEventListener(StrokeDrawn.type, (event) =>
        this.hands?.drawn((event as InstanceType<typeof StrokeDrawn>).points),
      );
      picture.addEventListener(PictureClosed.type, () => this.putAway());
      this.root.append(picture);
      this.picture = picture;
    }
    this.draw();
  }

  /** A guide puts it away for all, a member for themselves: the guide's next one comes again. */
  private putAway(): void {
    if (this.hands) {
      this.hands.closed();
      return;
    }
    this.closed = this.shown;
    this.close();
  }

  private page(): Shown | null {
    const asked = this.scene?.document;
    const exhibit = asked ? this.viewer.texts.exhibits[asked.exhibit] : undefined;
    const page = exhibit && pagesOf(exhibit)[asked?.picture ?? 0];
    return exhibit && page
      ? { title: exhibit.title, page, facts: factsOf(exhibit, this.viewer.texts) }
      : null;
  }
}

/** What stands below: date and maker, who holds it, by whose leave, from where we know. */
export function factsOf(exhibit: SaidExhibit, texts: Pick<SiteTexts, "sources">): string[] {
  const line = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(" · ");
  const sources = exhibit.sources.slice(0, MOST_SOURCES).map((id) => texts.sources[id]?.title);
  return [
    line(exhibit.date?.text, exhibit.maker?.text, exhibit.holder?.text),
    line(exhibit.rights?.text, exhibit.picture?.credit),
    line(...sources),
  ].filter((each) => each !== "");
}
