/** What hands do to the view: drags turn it, taps go or pick, buttons hold or nudge; a pointer over an exhibit shows it. */
import { Input } from "../navigation/input";
import { PACE, STILL, type Wish } from "../navigation/walker";
import type { Met, Stage } from "../scene/stage";
import type { Pick } from "./api";

/** Who is told. */
export interface HandsListeners {
  onLook(dyaw: number, dpitch: number): void;
  /** A point of a floor, in the frame of its hall. */
  onFloor(hall: string, point: readonly [number, number, number]): void;
  onPick(pick: Pick): void;
  onHover(exhibit: string | null, opening: string | null): void;
}

const TILT_SHARE = 0.85;
/** Steeper than about 45 degrees is no floor. */
const LEVEL = 0.7;
/** A ray costs a millisecond or two in a full hall: ten a second are enough for a cursor. */
const HOVER_MS = 100;
/** Share of an asked turn that is made in a second, while it lasts: a nudge is over in a third of one. */
const NUDGE_PER_S = 9;
const HELD_TURN_RADPS = 1.2;

/** One visitor's hands. */
export class Hands {
  enabled = true;
  private readonly input: Input;
  private held: Wish = STILL;
  private left = { yaw: 0, pitch: 0, ahead: 0 };
  private hovered_ms = 0;

  constructor(
    private readonly stage: Stage,
    private readonly tell: HandsListeners,
    private readonly free: () => boolean,
  ) {
    this.input = new Input(stage.canvas, {
      onLook: (dx, dy) => {
        // The scene goes with the finger: a pixel of drag is a pixel of view.
        const perPixel = (stage.camera.fov * Math.PI) / 180 / stage.size.height;
        if (this.enabled) tell.onLook(dx * perPixel, dy * perPixel * TILT_SHARE);
      },
      onTap: (x, y) => this.onTap(x, y),
      onHover: (at) => this.onHover(at),
    });
  }

  /** Hold to move: each -1 to 1. */
  hold(ahead: number, aside: number, turn: number): void {
    const still = ahead === 0 && aside === 0 && turn === 0;
    this.held = still ? STILL : { ahead, aside, turn: turn * HELD_TURN_RADPS, tilt: 0, pace: "walk" };
  }

  /** Ask for a turn or a few steps, made smoothly. */
  nudge(yaw: number, pitch: number, ahead: number): void {
    this.left = { yaw: this.left.yaw + yaw, pitch: this.left.pitch + pitch, ahead: this.left.ahead + ahead };
  }

  /** What is asked for just now: keys and sticks first, then held buttons, with what is left of a nudge. */
  wish(dt_s: number, reduced: boolean): Wish {
    if (!this.enabled) return STILL;
    const hands = this.input.wish();
    const base = hands !== STILL ? hands : this.held;
    const { left } = this;
    if (Math.abs(left.yaw) + Math.abs(left.pitch) + Math.abs(left.ahead) < 1e-3) return base;
    const share = reduced ? 1 : Math.min(1, dt_s * NUDGE_PER_S);
    const stepped = Math.sign(left.ahead) * Math.min(Math.abs(left.ahead), PACE.walk * dt_s);
    const spent = { yaw: left.yaw * share, pitch: left.pitch * share };
    this.left = { yaw: left.yaw - spent.yaw, pitch: left.pitch - spent.pitch, ahead: left.ahead - stepped };
    const rate = dt_s > 0 ? 1 / dt_s : 0;
    return {
      ahead: left.ahead !== 0 ? Math.sign(left.ahead) : base.ahead,
      aside: base.aside,
      turn: base.turn + spent.yaw * rate,
      tilt: base.tilt + spent.pitch * rate,
      pace: base.pace,
    };
  }

  /** Let go of everything and listen no more. */
  release(): void {
    this.input.release();
  }

  private onTap(x_px: number, y_px: number): void {
    const met = this.enabled ? this.stage.pick(x_px, y_px) : null;
    if (!met) return;
    const { data } = met.hall;
    if (met.normal[1] > LEVEL && met.exhibit === null) {
      this.tell.onFloor(data.id, met.point);
      return;
    }
    this.tell.onPick({
      hall: data.id,
      element: met.element,
      exhibit: met.exhibit,
      evidence: data.elements.find((each) => each.id === met.element)?.evidence ?? null,
      opening: met.exhibit === null ? openingOf(met) : null,
      x_px,
      y_px,
    });
  }

  private onHover(at: { x_px: number; y_px: number } | null): void {
    const now = performance.now();
    if (!at || now - this.hovered_ms < HOVER_MS || !this.free()) return;
    this.hovered_ms = now;
    const met = this.stage.pick(at.x_px, at.y_px);
    const opening = met && met.exhibit === null ? openingOf(met) : null;
    const floor = met !== null && met.normal[1] > LEVEL;
    this.stage.canvas.style.cursor = met?.exhibit || opening ? "pointer" : floor ? "crosshair" : "grab";
    this.tell.onHover(met?.exhibit ?? null, opening);
  }
}

/** The leaf that was met, if it may be moved: by its opening, else its element. */
function openingOf(met: Met): string | null {
  const leaf = met.hall.leaves.find((each) => each.data.element === met.element && each.data.operable);
  return leaf ? (leaf.data.opening ?? leaf.data.element) : null;
}
