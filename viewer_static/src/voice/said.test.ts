import { describe, expect, it } from "vitest";
import { FRAME_MS } from "./packet";
import { Said } from "./said";

const loud = new Float32Array(960).map((_, n) => 0.3 * Math.sin(n / 8));
const silence = new Float32Array(960);
/** Noise of -60 dB: a quiet room. */
const room = new Float32Array(960).map((_, n) => (n % 2 ? 0.001 : -0.001));

describe("VOICE2 silence is not sent", () => {
  it("but for 200 ms after a word", () => {
    for (const quiet of [silence, room]) {
      const said = new Said();
      const sent = [loud, ...Array<Float32Array>(14).fill(quiet), loud].map((samples, n) => {
        said.put(n * FRAME_MS, samples);
        return said.out(n * FRAME_MS) !== null;
      });
      expect(sent).toEqual([...Array(11).fill(true), ...Array(4).fill(false), true]);
    }
  });

  it("nor before the first word", () => {
    const said = new Said();
    said.put(0, silence);
    expect(said.out(0)).toBeNull();
  });
});

describe("VOICE13 when a frame was said", () => {
  it("is when it went in, though the encoder counts what comes out", () => {
    const said = new Said();
    const put = [0, 20, 40, 9000, 9020];
    for (const t_ms of put) said.put(t_ms, loud);
    expect([0, 20, 40, 60, 80].map((told_ms) => said.out(told_ms))).toEqual(put);
    expect(said.out(100)).toBeNull();
  });

  it("is when the encoder says, where that left frames out and kept its time", () => {
    const said = new Said();
    for (let t_ms = 0; t_ms < 200; t_ms += FRAME_MS) said.put(t_ms, loud);
    expect([0, 20.001, 100, 119.999, 180].map((told_ms) => said.out(told_ms))).toEqual([
      0, 20, 100, 120, 180,
    ]);
  });
});
