/**
 * Who was asked to show what they see, and does not: who follows in text has no view and steps back at once, others may.
 * The guide, who saw nothing happen, is told so.
 */

/** So soon somebody steps back who has no view to show. */
const AT_ONCE_MS = 3000;
/** So long it is said. */
export const SAID_MS = 6000;

/** Times are of one clock, ms. */
export class LightAsked {
  private asked: { readonly uid: string; readonly at_ms: number } | null = null;
  private lit = false;
  private back: { readonly uid: string; readonly until_ms: number } | null = null;

  /** The guide puts somebody into the light, or takes it back. */
  ask(uid: string | null, now_ms: number): void {
    this.asked = uid === null ? null : { uid, at_ms: now_ms };
    this.lit = false;
    this.back = null;
  }

  /** Something else is wished for: that the light goes out is the guide's own doing. */
  forget(): void {
    this.asked = null;
  }

  /** Who is in the light now. Returns who has just stepped back, while that is to be said. */
  now(by: string | null, now_ms: number): string | null {
    const { asked } = this;
    if (asked && by === asked.uid) this.lit = true;
    else if (asked && this.lit) {
      this.asked = null;
      if (by === null && now_ms - asked.at_ms < AT_ONCE_MS)
        this.back = { uid: asked.uid, until_ms: now_ms + SAID_MS };
    }
    return this.back && now_ms < this.back.until_ms ? this.back.uid : null;
  }
}
