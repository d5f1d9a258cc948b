/** How much of the view words cover: a column on the left of a wide window, a sheet from below on a phone. */

/** Words lower than this share of the window cover the floor, not what one looks at. */
const TALL = 0.42;

/** Where they take more than this share of its width they are a sheet: what can be seen is above them. */
const WIDE = 0.45;

/** At least this share of the window's height is looked at: an open list covers more, for a moment. */
const LEAST_REST = 0.25;

/** Pixels of the window that are covered from its left, from above and from below. */
export interface Cover {
  readonly left_px: number;
  readonly above_px: number;
  readonly below_px: number;
}

/** Where words lie, in the window's pixels. */
type Box = Pick<DOMRect, "left" | "right" | "top" | "bottom">;

/** Watches where words lie and tells how much they cover, 0 where they leave the middle free. */
export class Covered {
  private watched: readonly Element[] = [];
  private told = "";
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
    const told = JSON.stringify(cover);
    if (told === this.told) return;
    this.told = told;
    this.tell(cover);
  }
}

/** How much boxes cover of a window. */
export function coveredBy(
  boxes: readonly Box[],
  window: { readonly innerWidth: number; readonly innerHeight: number },
): Cover {
  const { innerWidth, innerHeight } = window;
  let [left_px, above_px, below_px] = [0, 0, 0];
  for (const { left, right, top, bottom } of boxes) {
    if (bottom <= top) continue;
    if (right - left > WIDE * innerWidth) {
      if (top <= 0) above_px = Math.max(above_px, bottom);
      else if (bottom >= innerHeight - 1) below_px = Math.max(below_px, innerHeight - top);
    } else if (bottom - top >= TALL * innerHeight && right <= WIDE * innerWidth) {
      left_px = Math.max(left_px, right);
    }
  }
  below_px = Math.min(below_px, Math.max(0, (1 - LEAST_REST) * innerHeight - above_px));
  return { left_px: Math.round(left_px), above_px: Math.round(above_px), below_px: Math.round(below_px) };
}
