/** Pointing for others, and seeing where others point: a chunk of its own, for who is alone needs neither. */
import { FADES_AFTER_MS, POINT_EVERY_MS, type Pointed, RENEW_MS } from "../live/pointing";
import { beyond } from "../scene/beyond";
import { PointerLight } from "../scene/pointer_light";
import { layAt, layOn } from "../scene/pointer_place";
import type { Stage } from "../scene/stage";
import type { ViewerEvents } from "./api";
import { BeyondArrow, INSET_PX } from "./beyond_arrow";
import type { Emitter } from "./emitter";

/** A hand trembles less than this, in metres: it is the same place. */
const SAME_M = 0.003;

/** What pointing needs of the viewer. */
export interface Surroundings {
  readonly stage: Stage;
  readonly emitter: Emitter<ViewerEvents>;
  /** The id of a hall by its index in the museum. */
  hallAt(index: number): string | null;
  reduced(): boolean;
}

/** One visitor's pointer, and the light that all see. */
export class Pointing {
  private readonly light: PointerLight;
  private readonly arrow: BeyondArrow;
  private off: AbortController | null = null;
  /** Where on the picture the hand is; null when it has left it. */
  private hand: { readonly x_px: number; readonly y_px: number } | "middle" | null = "middle";
  /** A finger has been lifted: what it pointed at stays lit for a while. */
  private lifted: ReturnType<typeof setTimeout> | null = null;
  private stale = true;
  private told: Pointed | null = null;
  private told_ms = 0;

  constructor(private readonly around: Surroundings) {
    this.light = new PointerLight(FADES_AFTER_MS / 1000, around.reduced);
    around.stage.addBeside(this.light);
    this.arrow = new BeyondArrow(around.stage.canvas);
  }

  /** Begin or end to point. */
  use(on: boolean): void {
    if (on === (this.off !== null)) return;
    if (on) {
      this.hand = "middle";
      this.stale = true;
      this.off = new AbortController();
      this.listen(this.off.signal);
    } else {
      this.off?.abort();
      this.off = null;
      this.keep();
      this.tell(null);
    }
  }

  /** Show where somebody else points. */
  show(at: Pointed | null): void {
    const { stage } = this.around;
    const hall = at && stage.hall(this.around.hallAt(at.hall) ?? "");
    if (at && hall) layOn(this.light, stage, hall, [at.x, at.y, at.z]);
    else this.light.fade();
  }

  /** Once a frame: the way to where somebody points, and where one's own hand is, no oftener than it may be told. */
  frame(now_ms: number): void {
    this.lead();
    const since_ms = now_ms - this.told_ms;
    if (!this.off || since_ms < POINT_EVERY_MS || (!this.stale && since_ms < RENEW_MS)) return;
    this.stale = false;
    const { stage } = this.around;
    const { width, height } = stage.size;
    const hand = this.hand === "middle" ? { x_px: width / 2, y_px: height / 2 } : this.hand;
    const met = hand && stage.pick(hand.x_px, hand.y_px);
    if (!met) {
      this.tell(null, now_ms);
      return;
    }
    layAt(this.light, stage, met);
    const [x, y, z] = met.point;
    const at = { hall: met.hall.entry.index, x, y, z, element: met.element };
    if (since_ms >= RENEW_MS || !same(at, this.told)) this.tell(at, now_ms);
  }

  /** An arrow leads to a light that is beyond the picture or under words: the guide's window is wider than a phone. */
  private lead(): void {
    const { size, aside, camera } = this.around.stage;
    const at = this.off ? null : this.light.at;
    this.arrow.show(at && beyond(camera, at, size, aside.rest(size.width, size.height), INSET_PX));
  }

  /** Let a finger that was lifted point on, for so long; without a time: no more waiting. */
  private keep(ms?: number): void {
    if (this.lifted !== null) clearTimeout(this.lifted);
    this.lifted = null;
    if (ms === undefined) return;
    this.lifted = setTimeout(() => {
      this.hand = null;
      this.stale = true;
    }, ms);
  }

  private tell(at: Pointed | null, now_ms = performance.now()): void {
    if (!at) this.light.fade();
    const news = at !== null || this.told !== null;
    this.told = at;
    this.told_ms = now_ms;
    if (news) this.around.emitter.emit("pointed", at);
  }

  /** The mouse points by being there; a finger by touching, and then it does not turn the view. */
  private listen(signal: AbortSignal): void {
    const { canvas } = this.around.stage;
    const first = { signal, capture: true };
    const at = (event: PointerEvent): void => {
      const box = canvas.getBoundingClientRect();
      this.hand = { x_px: event.clientX - box.left, y_px: event.clientY - box.top };
      this.stale = true;
      this.keep();
    };
    const touch = (event: PointerEvent, points: boolean): void => {
      if (event.pointerType === "mouse") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (points) at(event);
      else this.keep(FADES_AFTER_MS);
    };
    canvas.addEventListener("pointerdown", (e) => touch(e, true), first);
    canvas.addEventListener("pointerup", (e) => touch(e, false), first);
    canvas.addEventListener(
      "pointermove",
      (e) => {
        if (e.pointerType === "mouse") at(e);
        else touch(e, true);
      },
      first,
    );
    canvas.addEventListener(
      "pointerleave",
      (e) => {
        if (e.pointerType === "mouse") this.hand = null;
        this.stale = true;
      },
      { signal },
    );
    // Whoever walks or turns moves what lies under a hand that rests.
    signal.addEventListener(
      "abort",
      this.around.emitter.on("pose", () => {
        this.stale = true;
      }),
    );
  }
}

function same(at: Pointed, told: Pointed | null): boolean {
  if (!told || told.hall !== at.hall || told.element !== at.element) return false;
  return Math.hypot(at.x - told.x, at.y - told.y, at.z - told.z) < SAME_M;
}
