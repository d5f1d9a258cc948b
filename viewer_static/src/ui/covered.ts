/** How much of the view words cover: a column on the left of a wide window, a sheet from below on a phone. */

/** Words lower than this share of the window cover the floor, not what one looks at. */
const TALL = 0.42;

/** Where they take more than this share of its width they are a sheet: what can be seen is above them. */
const WIDE = 0.45;

/** Above a sheet at least this share of the window is looked at: an open list covers more, for a moment. */
const LEAST_REST = 0.3;

/** Pixels of the window that are covered from its left and from below. */
export interface Cover {
  readonly left_px: number;
  readonly below_px: number;
}

/** Where words lie, in the window's pixels. */
type Box = Pick<DOMRect, "left" | "right" | "bottom" | "height">;

/** Watches where words lie and tells how much they cover, 0 where they leave the middle free. */
export class Covered {
  private watched: readonly Element[] = [];
  private told: Cover = { left_px: 0, below_px: 0 };
  private readonly observer = new ResizeObserver(() => this.look());

  constructor(private readonly tell: (cover: Cover) => void) {}

  /** What words lie on, as it is drawn now. */
  watch(columns: readonly Element[]): void {
    if (columns.length === this.watched.length && columns.every((each, i) => each === this.watched[i]))
      return;
    this.observer.disconnect();
    this.watched = columns;
    for (const each of columns) this.observer.observe(each);
    this.look();
  }

  private look(): void {
    const boxes = this.watched.map((each) => each.getBoundingClientRect());
    const cover = coveredBy(boxes, window);
    if (cover.left_px === this.told.left_px && cover.below_px === this.told.below_px) return;
    this.told = cover;
    this.tell(cover);
  }
}

/** How much boxes cover of a window. */
export function coveredBy(
  boxes: readonly Box[],
  window: { readonly innerWidth: number; readonly innerHeight: number },
): Cover {
  let [left_px, below_px] = [0, 0];
  for (const box of boxes) {
    const { innerWidth, innerHeight } = window;
    if (box.height <= 0) continue;
    if (box.right - box.left > WIDE * innerWidth) {
      const high_px = innerHeight - (box.bottom - box.height);
      if (box.bottom >= innerHeight - 1)
        below_px = Math.max(below_px, Math.round(Math.min(high_px, (1 - LEAST_REST) * innerHeight)));
    } else if (box.height >= TALL * innerHeight && box.right <= WIDE * innerWidth) {
      left_px = Math.max(left_px, Math.round(box.right));
    }
  }
  return { left_px, below_px };
}
