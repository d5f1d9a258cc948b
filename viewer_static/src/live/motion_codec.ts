/**
 * A guide's keyframe in 28 bytes: the same bytes as `live/motion_codec.py` (tests/contract/motion_codec.json), which
 * says what lies where.
 */
import { ANGLE_UNITS, type Keyframe } from "../tour/motion";

export const SIZE = 28;

/** Units per second that one step of a turning rate stands for. */
export const RATE_STEP = 8;

const CUT = 1;

/** A keyframe as it travels, its time counted from the group's creation; `cut`: come here without a path. */
export interface Moved {
  readonly keyframe: Keyframe;
  readonly cut: boolean;
}

/** Write a keyframe; what is out of range is held at its end. */
export function encode({ keyframe: k, cut }: Moved): string {
  const view = new DataView(new ArrayBuffer(SIZE));
  view.setUint8(0, cut ? CUT : 0);
  view.setUint32(1, k.t_ms, true);
  view.setUint8(5, k.hall);
  setInt24(view, 6, k.x);
  view.setInt16(9, hold(k.y, 15), true);
  setInt24(view, 11, k.z);
  view.setUint16(14, ((k.yaw % ANGLE_UNITS) + ANGLE_UNITS) % ANGLE_UNITS, true);
  view.setInt16(16, hold(k.pitch, 15), true);
  view.setInt16(18, hold(k.vx, 15), true);
  view.setInt16(20, hold(k.vy, 15), true);
  view.setInt16(22, hold(k.vz, 15), true);
  view.setInt16(24, hold(Math.round(k.vyaw / RATE_STEP), 15), true);
  view.setInt16(26, hold(Math.round(k.vpitch / RATE_STEP), 15), true);
  const bytes = String.fromCharCode(...new Uint8Array(view.buffer));
  return btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * Read a keyframe.
 *
 * @throws RangeError where the text is none
 */
export function decode(text: string): Moved {
  const bytes = bytesOf(text);
  if (bytes.length !== SIZE) throw new RangeError(`${bytes.length} bytes, not ${SIZE}`);
  const view = new DataView(bytes.buffer);
  const flags = view.getUint8(0);
  if ((flags & ~CUT) !== 0) throw new RangeError("unknown flags");
  return {
    cut: (flags & CUT) !== 0,
    keyframe: {
      t_ms: view.getUint32(1, true),
      hall: view.getUint8(5),
      x: getInt24(view, 6),
      y: view.getInt16(9, true),
      z: getInt24(view, 11),
      yaw: view.getUint16(14, true),
      pitch: view.getInt16(16, true),
      vx: view.getInt16(18, true),
      vy: view.getInt16(20, true),
      vz: view.getInt16(22, true),
      vyaw: view.getInt16(24, true) * RATE_STEP,
      vpitch: view.getInt16(26, true) * RATE_STEP,
    },
  };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    const raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(raw, (c) => c.charCodeAt(0));
  } catch {
    throw new RangeError("not base64url");
  }
}

function setInt24(view: DataView, at: number, value: number): void {
  const held = hold(value, 23);
  view.setUint16(at, held & 0xffff, true);
  view.setInt8(at + 2, held >> 16);
}

function getInt24(view: DataView, at: number): number {
  return view.getInt8(at + 2) * 65536 + view.getUint16(at, true);
}

function hold(value: number, bits: number): number {
  return Math.max(-(2 ** bits), Math.min(2 ** bits - 1, value));
}
