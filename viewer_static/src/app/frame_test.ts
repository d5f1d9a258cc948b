/** Draws for a second without pause: a software renderer by any name is told by its frames. */
import { SLOW_FRAME_MS } from "../scene/quality";
import type { Stage } from "../scene/stage";

const TEST_MS = 1000;

/** Mean milliseconds a frame, and whether that is too slow to walk with. */
export async function testFrames(
  stage: Stage,
): Promise<{ readonly frame_ms: number; readonly slow: boolean }> {
  const began = performance.now();
  let frames = 0;
  await new Promise<void>((done) => {
    const tick = (now: number): void => {
      frames++;
      stage.invalidate();
      if (now - began < TEST_MS) requestAnimationFrame(tick);
      else done();
    };
    requestAnimationFrame(tick);
  });
  const frame_ms = (performance.now() - began) / Math.max(1, frames);
  return { frame_ms, slow: frame_ms > SLOW_FRAME_MS };
}
