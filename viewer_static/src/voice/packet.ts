/**
 * Voice as it travels: Opus frames of 20 ms (RFC 6716), six of them to a message, as text of Socket.IO's own event.
 *
 * One digit says the slot, for the server to look at; then, as base64url, two bytes with the message's number, four with
 * the time of the first frame in ms since the group was created, and each frame behind its length (RFC 6716 §3.2.1: one byte up to 251, else two). An empty frame is silence.
 * base64url makes 4 characters of 3 bytes: 0.8 KB/s more at 20 kbit/s than a binary event, which would be two WebSocket
 * frames and a placeholder (docs/decisions/0009-voice.md).
 */

/** Some voice. `frames`: Opus, 20 ms each from `t_ms` on; empty where nothing is said. */
export interface Voiced {
  /** Who is heard: 0 whoever has the word, 1 to 3 interpreters, as the group's state names them. */
  readonly slot: number;
  /** Counts messages of one speaker, 0 to 65,535 and round again. */
  readonly number: number;
  readonly t_ms: number;
  readonly frames: readonly Uint8Array[];
}

export const FRAME_MS = 20;
/** Frames of one message: 120 ms. Half as many would double the messages, twice as many be heard in the delay. */
export const FRAMES = 6;
/** What the server takes at most, in characters. Six frames of 32 kbit/s are 660. */
export const MOST_CHARACTERS = 1400;

const HEAD = 6;
const SLOTS = "0123";
const TWO_BYTES_FROM = 252;
const MOST_BYTES = 1275;

/** Write voice. @throws RangeError where a frame is longer than Opus allows */
export function encodeVoice(voiced: Voiced): string {
  const bytes: number[] = [
    (voiced.number >> 8) & 255,
    voiced.number & 255,
    ...[24, 16, 8, 0].map((shift) => (voiced.t_ms >>> shift) & 255),
  ];
  for (const frame of voiced.frames) {
    if (frame.length > MOST_BYTES) throw new RangeError(`${frame.length} bytes are no Opus frame`);
    if (frame.length < TWO_BYTES_FROM) bytes.push(frame.length);
    else {
      const low = TWO_BYTES_FROM + (frame.length & 3);
      bytes.push(low, (frame.length - low) >> 2);
    }
    bytes.push(...frame);
  }
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  return SLOTS.charAt(voiced.slot) + text;
}

/** Read voice. @throws RangeError where the text is none */
export function decodeVoice(text: string): Voiced {
  const slot = text ? SLOTS.indexOf(text.charAt(0)) : -1;
  const bytes = fromText(text.slice(1));
  if (bytes.length < HEAD || slot < 0) throw new RangeError("no voice");
  const view = new DataView(bytes.buffer);
  const frames: Uint8Array[] = [];
  let at = HEAD;
  while (at < bytes.length) {
    const first = bytes[at++] ?? 0;
    const length = first < TWO_BYTES_FROM ? first : first + 4 * (bytes[at++] ?? 0);
    if (at + length > bytes.length) throw new RangeError("voice that ends within a frame");
    frames.push(bytes.slice(at, at + length));
    at += length;
  }
  return { slot, number: view.getUint16(0), t_ms: view.getUint32(2), frames };
}

function fromText(text: string): Uint8Array {
  if (text.length > MOST_CHARACTERS || !/^[A-Za-z0-9_-]+$/.test(text)) throw new RangeError("no voice");
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  } catch {
    throw new RangeError("no voice");
  }
}
