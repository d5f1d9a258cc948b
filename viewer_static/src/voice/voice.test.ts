import { describe, expect, it } from "vitest";
import { Packer } from "./packer";
import { decodeVoice, encodeVoice, FRAME_MS, FRAMES, type Voiced } from "./packet";
import { type Due, VoicePlayout } from "./playout";

const frame = (n: number, length = 40): Uint8Array => new Uint8Array(length).fill(n & 255);

describe("VOICE1 a message", () => {
  it("travels as text and comes out as it was, at every length that Opus allows", () => {
    for (const lengths of [[0], [1, 2, 251], [252, 253, 254, 255, 256, 1275], [40, 40, 40, 40, 40, 40]]) {
      const voiced: Voiced = {
        slot: 3,
        number: 65_535,
        t_ms: 4_294_967_295,
        frames: lengths.map((length, n) => frame(n + 7, length)),
      };
      if (lengths.includes(1275)) expect(() => decodeVoice(encodeVoice(voiced))).toThrow(RangeError);
      else expect(decodeVoice(encodeVoice(voiced))).toEqual(voiced);
    }
  });

  it("of six frames at 20 kbit/s has 421 characters", () => {
    const text = encodeVoice({ slot: 0, number: 1, t_ms: 5, frames: Array(6).fill(frame(1, 50)) });
    expect(text.length).toBe(1 + Math.ceil(((6 + 6 * 51) * 4) / 3));
  });

  it.each(["", "0", `4${"A".repeat(20)}`, "0AAAAAAAA!", `0${"A".repeat(1401)}`, "0AAAAAAAA_w"])(
    "%j is none",
    (text) => {
      expect(() => decodeVoice(text)).toThrow(RangeError);
    },
  );
});

describe("VOICE2 frames are gathered", () => {
  const gathered = (times: readonly number[]): Voiced[] => {
    const out: Voiced[] = [];
    const packer = new Packer(0, (text) => out.push(decodeVoice(text)));
    times.forEach((t, n) => {
      packer.add(frame(n), t * FRAME_MS);
    });
    packer.flush();
    return out;
  };

  it("six to a message, numbered from 0", () => {
    const out = gathered([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(out.map((v) => [v.number, v.t_ms, v.frames.length])).toEqual([
      [0, 0, FRAMES],
      [1, 6 * FRAME_MS, 2],
    ]);
  });

  it("with silence in its place within a message, and a new message after a longer one", () => {
    const out = gathered([0, 1, 3, 20, 21]);
    expect(out.map((v) => [v.t_ms / FRAME_MS, v.frames.map((f) => f.length)])).toEqual([
      [0, [40, 40, 0, 40]],
      [20, [40, 40]],
    ]);
  });
});

describe("VOICE3 when voice is played", () => {
  /** Say ten seconds, arriving by `delay` of each message; return what is due and when it came. */
  const hear = (delay: (n: number) => number): { due: Due[]; arrived: number[]; playout: VoicePlayout } => {
    const playout = new VoicePlayout();
    const due: Due[] = [];
    const arrived: number[] = [];
    let before = 0;
    for (let n = 0; n < 80; n += 1) {
      const t_ms = n * FRAMES * FRAME_MS;
      // In order, as TCP brings them.
      const at = Math.max(before, t_ms + FRAMES * FRAME_MS + delay(n));
      before = at;
      const took = playout.take({ slot: 0, number: n, t_ms, frames: Array(FRAMES).fill(frame(n)) }, at);
      for (const each of took) arrived.push(each.play_ms - at);
      due.push(...took);
    }
    return { due, arrived, playout };
  };

  it("all of it, 160 ms and the line's delay after it was said, where the line is steady", () => {
    const { due, playout } = hear(() => 30);
    expect(due.length).toBe(480);
    expect(due.filter((each) => !each.joined).length).toBe(1);
    due.forEach((each, n) => {
      expect(each.play_ms).toBeCloseTo(n * FRAME_MS + 120 + 30 + 40, 9);
    });
    expect(playout.lost).toBe(0);
  });

  it("never before it has come, never backwards, under jitter", () => {
    let seed = 7;
    const chance = (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    const { due, arrived, playout } = hear(() => 100 + 100 * chance() + (chance() < 0.03 ? 200 : 0));
    expect(playout.lost).toBe(0);
    expect(Math.min(...arrived)).toBeGreaterThanOrEqual(0);
    due.slice(1).forEach((each, n) => {
      expect(each.play_ms).toBeGreaterThanOrEqual((due[n]?.play_ms ?? 0) + FRAME_MS - 1e-9);
    });
    // The delay follows the worst of lately, and no more.
    expect(due.at(-1)?.play_ms).toBeLessThanOrEqual(479 * FRAME_MS + 120 + 400 + 40);
  });

  it("sooner again after a pause, when the line has got better", () => {
    const playout = new VoicePlayout();
    const say = (number: number, t_ms: number, delay: number): number | undefined =>
      playout.take({ slot: 0, number, t_ms, frames: [frame(1)] }, t_ms + delay)[0]?.play_ms;
    expect(say(0, 0, 500)).toBe(540);
    expect(say(1, 20, 500)).toBe(560);
    expect(say(2, 25_000, 50)).toBe(25_090);
  });

  it("no later for a stall or two in twenty seconds, but for a line that stalls oftener", () => {
    const stalls = (...seconds: number[]): number => {
      const playout = new VoicePlayout();
      for (let n = 0; n < 160; n += 1) {
        // The line stands still for 900 ms: what was said meanwhile comes at once.
        const stalled = seconds.find((second) => n * 120 >= second * 1000 && n * 120 < second * 1000 + 900);
        const at = stalled === undefined ? n * 120 + 200 : stalled * 1000 + 900 + 200;
        playout.take({ slot: 0, number: n, t_ms: n * 120, frames: [frame(1)] }, at);
      }
      return playout.delay_ms;
    };
    expect([stalls(), stalls(3), stalls(3, 9)]).toEqual([240, 240, 240]);
    expect(stalls(3, 9, 15)).toBeGreaterThan(900);
  });

  it("not at all what comes again, or from before", () => {
    const playout = new VoicePlayout();
    const voiced: Voiced = { slot: 0, number: 65_535, t_ms: 0, frames: [frame(1)] };
    expect(playout.take(voiced, 50).length).toBe(1);
    expect(playout.take({ ...voiced, number: 0, t_ms: 20 }, 60).length).toBe(1);
    expect(playout.take({ ...voiced, number: 65_534, t_ms: 40 }, 70).length).toBe(0);
  });

  it("later from then on rather than not at all, but never two seconds late", () => {
    const playout = new VoicePlayout();
    const say = (number: number, t_ms: number, late: number): Due[] =>
      playout.take({ slot: 0, number, t_ms, frames: [frame(1)] }, t_ms + late);
    expect(say(0, 0, 40)[0]).toMatchObject({ play_ms: 80, joined: false });
    expect(say(1, 20, 300)[0]).toMatchObject({ play_ms: 360, joined: false });
    expect(say(2, 40, 290)[0]).toMatchObject({ play_ms: 380, joined: true });
    expect(say(3, 60, 2000)).toEqual([]);
    expect(playout.lost).toBe(1);
  });
});
