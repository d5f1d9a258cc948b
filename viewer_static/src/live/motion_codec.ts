/**
 * A guide's keyframe in 24 characters: the same as `live/motion_codec.py` (tests/contract/motion_codec.json), which says
 * why they are these.
 */
import { ANGLE_UNITS, type Keyframe } from "../tour/motion";

const LENGTH = 24;
const WORD_BITS = 13;
const RADIX = 91;
/** The characters are those from # to ~ without the backslash. */
const FIRST = 35;
const SKIPPED = 92;

/** How one number of a keyframe travels: bits, step, sign. After one bit that says whether it is a cut. */
const FIELDS: readonly (readonly [keyof Keyframe, number, number, boolean])[] = [
  ["t_ms", 27, 4, false],
  ["hall", 7, 1, false],
  ["x", 17, 2, true],
  ["y", 15, 2, true],
  ["z", 17, 2, true],
  ["yaw", 13, 8, false],
  ["pitch", 12, 8, true],
  ["vx", 9, 20, true],
  ["vy", 7, 40, true],
  ["vz", 9, 20, true],
  ["vyaw", 12, 96, true],
  ["vpitch", 10, 96, true],
];

/** Keyframes lie on multiples of this many ms. */
export const TIME_STEP_MS = 4;

/** A keyframe as it travels, its time counted from the group's creation; `cut`: come here without a path. */
export interface Moved {
  readonly keyframe: Keyframe;
  readonly cut: boolean;
}

/** Write a keyframe, each number rounded half up to its step; what is out of range is held at its end. */
export function encode({ keyframe, cut }: Moved): string {
  const words = new Words();
  words.put(cut ? 1 : 0, 1);
  for (const [name, bits, step, signed] of FIELDS) {
    words.put(steps(name, keyframe[name], bits, step, signed), bits);
  }
  let out = "";
  for (const word of words.all) out += character(word % RADIX) + character(Math.floor(word / RADIX));
  return out;
}

/**
 * Read a keyframe.
 *
 * @throws RangeError where the text is none
 */
export function decode(text: string): Moved {
  if (text.length !== LENGTH) throw new RangeError(`${text.length} characters, not ${LENGTH}`);
  const words = new Words();
  for (let at = 0; at < LENGTH; at += 2) {
    const word = digit(text, at) + RADIX * digit(text, at + 1);
    if (word >> WORD_BITS) throw new RangeError("no word of 13 bits");
    words.put(word, WORD_BITS);
  }
  const cut = words.take(1) === 1;
  const found: Record<string, number> = {};
  for (const [name, bits, step, signed] of FIELDS) {
    const value = words.take(bits);
    found[name] = (signed && value >= 2 ** (bits - 1) ? value - 2 ** bits : value) * step;
  }
  return { cut, keyframe: found as unknown as Keyframe };
}

/** Return a keyframe as it will be read, its yaw not wrapped: what a follower's path is drawn through. */
export function asRead(keyframe: Keyframe): Keyframe {
  const out: Record<string, number> = {};
  for (const [name, bits, step, signed] of FIELDS) {
    const rounded = Math.round(keyframe[name] / step);
    out[name] = (name === "yaw" ? rounded : hold(rounded, bits, signed)) * step + 0;
  }
  return out as unknown as Keyframe;
}

function steps(name: keyof Keyframe, value: number, bits: number, step: number, signed: boolean): number {
  const rounded = Math.round(value / step);
  const turn = ANGLE_UNITS / step;
  const held = name === "yaw" ? ((rounded % turn) + turn) % turn : hold(rounded, bits, signed);
  return held < 0 ? held + 2 ** bits : held;
}

function hold(value: number, bits: number, signed: boolean): number {
  const least = signed ? -(2 ** (bits - 1)) : 0;
  return Math.max(least, Math.min(least + 2 ** bits - 1, value));
}

/** Bits in words of 13, the lowest first. Multiplied, not shifted: a field may have more than 31 bits left of it. */
class Words {
  readonly all: number[] = [];
  #held = 0;
  #bits = 0;
  #next = 0;

  put(value: number, bits: number): void {
    this.#held += value * 2 ** this.#bits;
    this.#bits += bits;
    while (this.#bits >= WORD_BITS) {
      this.all.push(this.#held % 2 ** WORD_BITS);
      this.#held = Math.floor(this.#held / 2 ** WORD_BITS);
      this.#bits -= WORD_BITS;
    }
  }

  take(bits: number): number {
    let value = 0;
    for (let n = 0; n < bits; n += 1) {
      const word = this.all[Math.floor(this.#next / WORD_BITS)] ?? 0;
      value += ((word >> (this.#next % WORD_BITS)) & 1) * 2 ** n;
      this.#next += 1;
    }
    return value;
  }
}

function character(digit: number): string {
  return String.fromCharCode(FIRST + digit + (FIRST + digit >= SKIPPED ? 1 : 0));
}

function digit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < FIRST || code > FIRST + RADIX || code === SKIPPED) {
    throw new RangeError(`no character of a keyframe: ${text[at]}`);
  }
  return code - FIRST - (code > SKIPPED ? 1 : 0);
}
