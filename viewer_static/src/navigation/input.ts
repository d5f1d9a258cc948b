/**
 * Hands to wishes: keys (shift hurries), mouse, touch and gamepad. Nothing is reached by dragging alone: arrows and Q/E turn, a tap
 * goes, and the interface has turn buttons. Nothing is reached by pointing alone: Enter is a tap in the middle of the view.
 */
import { STILL, type Wish } from "./walker";

/** What hands ask for besides walking. */
export interface Hands {
  /** Turn the view by a drag, in pixels. */
  onLook(dx_px: number, dy_px: number): void;
  /** A click or tap, or Enter in the middle, in pixels of the surface. */
  onTap(x_px: number, y_px: number): void;
  /** The pointer rests here without a button (for the cursor); null when it leaves. */
  onHover(at: { x_px: number; y_px: number } | null): void;
}

/**
 * A press that moves less than this is a tap, however long it lasts: a busy page hands on the release late, with a late time stamp
 * (a click between two slow frames was lost after 450 ms), and slow fingers are no reason to do nothing.
 */
const TAP_PX = 8;
/** A thumb's reach: a stick is full out at this distance. */
const STICK_PX = 56;
const TURN_RADPS = 1.7;
const DEAD = 0.16;

/** Keys that walk and turn, by their place on the board. */
export const WALKING_KEYS: Readonly<Record<string, keyof Held>> = {
  KeyW: "ahead",
  ArrowUp: "ahead",
  KeyS: "back",
  ArrowDown: "back",
  KeyA: "left",
  KeyD: "right",
  KeyQ: "turnLeft",
  ArrowLeft: "turnLeft",
  KeyE: "turnRight",
  ArrowRight: "turnRight",
  PageUp: "up",
  PageDown: "down",
};

interface Held {
  ahead: boolean;
  back: boolean;
  left: boolean;
  right: boolean;
  turnLeft: boolean;
  turnRight: boolean;
  up: boolean;
  down: boolean;
}

interface Press {
  readonly id: number;
  readonly x0: number;
  readonly y0: number;
  readonly stick: boolean;
  x: number;
  y: number;
  moved: boolean;
}

/** Listens on a surface until released. */
export class Input {
  private held: Held = none();
  private hurry = false;
  private readonly presses = new Map<number, Press>();
  private readonly off = new AbortController();

  constructor(
    private readonly surface: HTMLElement,
    private readonly hands: Hands,
  ) {
    const on = { signal: this.off.signal };
    // Where nothing else has the focus, keys walk without a click on the hall first.
    window.addEventListener("keydown", (e) => this.onKey(e, true), on);
    window.addEventListener("keyup", (e) => this.onKey(e, false), on);
    window.addEventListener("blur", () => this.letGo(), on);
    surface.addEventListener("blur", () => this.letGo(), on);
    surface.addEventListener("pointerdown", (e) => this.onDown(e), on);
    surface.addEventListener("pointermove", (e) => this.onMove(e), on);
    surface.addEventListener("pointerup", (e) => this.onUp(e), on);
    surface.addEventListener("pointercancel", (e) => this.presses.delete(e.pointerId), on);
    surface.addEventListener("pointerleave", () => hands.onHover(null), on);
    surface.addEventListener("contextmenu", (e) => e.preventDefault(), on);
    surface.style.touchAction = "none";
  }

  /** What is asked for just now. */
  wish(): Wish {
    const h = this.held;
    const stick = this.stick();
    const pad = gamepad();
    const ahead = Number(h.ahead) - Number(h.back) + stick.ahead + pad.ahead;
    const aside = Number(h.right) - Number(h.left) + stick.aside + pad.aside;
    const turn = (Number(h.turnLeft) - Number(h.turnRight) + pad.turn) * TURN_RADPS;
    const tilt = (Number(h.up) - Number(h.down) + pad.tilt) * TURN_RADPS * 0.6;
    if (ahead === 0 && aside === 0 && turn === 0 && tilt === 0) return STILL;
    return { ahead, aside, turn, tilt, pace: this.hurry || pad.hurry ? "fast" : "walk" };
  }

  /** Stop listening. */
  release(): void {
    this.off.abort();
    this.letGo();
  }

  private onKey(e: KeyboardEvent, down: boolean): void {
    this.hurry = e.shiftKey;
    const target = e.composedPath()[0];
    if (e.key === "Enter" && down && !e.repeat && target === this.surface) {
      const { width, height } = this.surface.getBoundingClientRect();
      this.hands.onTap(width / 2, height / 2);
      return;
    }
    const name = WALKING_KEYS[e.code];
    if (!name) return;
    if (down && (e.ctrlKey || e.metaKey || e.altKey || (target !== this.surface && target !== document.body)))
      return;
    this.held[name] = down;
    if (down) e.preventDefault();
  }

  private letGo(): void {
    this.held = none();
    this.hurry = false;
    this.presses.clear();
  }

  private onDown(e: PointerEvent): void {
    if (e.pointerType === "mouse" && e.button !== 0) return;
    this.surface.focus({ preventScroll: true });
    try {
      this.surface.setPointerCapture(e.pointerId);
    } catch {
      // A pointer that has already gone cannot be held; its moves then end at the surface's edge.
    }
    const { x, y, width } = this.local(e);
    const stick =
      e.pointerType === "touch" && x < width / 2 && ![...this.presses.values()].some((p) => p.stick);
    this.presses.set(e.pointerId, {
      id: e.pointerId,
      x0: x,
      y0: y,
      stick,
      x,
      y,
      moved: false,
    });
  }

  private onMove(e: PointerEvent): void {
    const { x, y } = this.local(e);
    const press = this.presses.get(e.pointerId);
    if (!press) {
      if (e.pointerType === "mouse") this.hands.onHover({ x_px: x, y_px: y });
      return;
    }
    const dx = x - press.x;
    const dy = y - press.y;
    press.x = x;
    press.y = y;
    if (!press.moved && Math.hypot(x - press.x0, y - press.y0) < TAP_PX) return;
    press.moved = true;
    if (!press.stick) this.hands.onLook(dx, dy);
  }

  private onUp(e: PointerEvent): void {
    const press = this.presses.get(e.pointerId);
    if (!press) return;
    this.presses.delete(e.pointerId);
    if (!press.moved) this.hands.onTap(press.x0, press.y0);
  }

  private stick(): { ahead: number; aside: number } {
    for (const press of this.presses.values()) {
      if (!press.stick || !press.moved) continue;
      const aside = (press.x - press.x0) / STICK_PX;
      const ahead = (press.y0 - press.y) / STICK_PX;
      const size = Math.max(1, Math.hypot(aside, ahead));
      return { ahead: ahead / size, aside: aside / size };
    }
    return { ahead: 0, aside: 0 };
  }

  private local(e: PointerEvent): { x: number; y: number; width: number } {
    const box = this.surface.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top, width: box.width };
  }
}

function none(): Held {
  return {
    ahead: false,
    back: false,
    left: false,
    right: false,
    turnLeft: false,
    turnRight: false,
    up: false,
    down: false,
  };
}

/** The first gamepad's sticks: left walks, right looks. */
function gamepad(): { ahead: number; aside: number; turn: number; tilt: number; hurry: boolean } {
  const rest = { ahead: 0, aside: 0, turn: 0, tilt: 0, hurry: false };
  if (typeof navigator.getGamepads !== "function") return rest;
  const pad = navigator.getGamepads().find((each) => each !== null);
  if (!pad) return rest;
  const axis = (i: number): number => {
    const value = pad.axes[i] ?? 0;
    return Math.abs(value) < DEAD ? 0 : value;
  };
  return {
    ahead: -axis(1),
    aside: axis(0),
    turn: -axis(2),
    tilt: -axis(3),
    hurry: pad.buttons[5]?.pressed ?? false,
  };
}
