/** How much of the view the words on its left cover. */

/** Words lower than this share of the window cover the floor, not what one looks at. */
const TALL = 0.42;

/** Where they take more than this share of its width there is no rest to look at: the view stays as it is. */
const WIDE = 0.45;

/** Watches the column on the left and tells of how many pixels it covers, 0 where it leaves the middle free. */
export class Covered {
  private watched: Element | null = null;
  private told = 0;
  private readonly observer = new ResizeObserver(() => this.look());

  constructor(private readonly tell: (covered_px: number) => void) {}

  /** The column as it is drawn now; null while there is none. */
  watch(column: Element | null): void {
    if (column === this.watched) return;
    this.observer.disconnect();
    this.watched = column;
    if (column) this.observer.observe(column);
    this.look();
  }

  private look(): void {
    const covered = this.watched ? coveredBy(this.watched.getBoundingClientRect(), window) : 0;
    if (covered === this.told) return;
    this.told = covered;
    this.tell(covered);
  }
}

/** Pixels that a box on the left covers of a window. */
export function coveredBy(
  box: { readonly right: number; readonly height: number },
  window: { readonly innerWidth: number; readonly innerHeight: number },
): number {
  const tall = box.height >= TALL * window.innerHeight;
  return tall && box.right <= WIDE * window.innerWidth ? Math.round(box.right) : 0;
}
