import { PerspectiveCamera, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { beyond } from "./beyond";

const SIZE = { width: 400, height: 800 };
const WHOLE = { left: 0, top: 0, right: 400, bottom: 800 };

/** An eye at the origin that looks north; a metre at one metre's distance is 400 pixels. */
function eye(): PerspectiveCamera {
  const camera = new PerspectiveCamera(90, SIZE.width / SIZE.height, 0.05, 100);
  camera.updateMatrixWorld();
  return camera;
}

describe("POINT9 what somebody points at beyond the picture", () => {
  it("has no arrow while it is in the picture", () => {
    expect(beyond(eye(), new Vector3(0, 0, -3), SIZE, WHOLE, 20)).toBeNull();
    expect(beyond(eye(), new Vector3(0.99, 0, -2), SIZE, WHOLE, 20)).toBeNull();
  });

  it("has one on the edge towards it: right, left, up, down", () => {
    const arrow = (x: number, y: number) => beyond(eye(), new Vector3(x, y, -1), SIZE, WHOLE, 20);
    expect(arrow(2, 0)).toEqual({ x_px: 380, y_px: 400, angle_rad: 0 });
    expect(arrow(-2, 0)).toEqual({ x_px: 20, y_px: 400, angle_rad: Math.PI });
    const up = arrow(0, 2);
    expect([up?.x_px, up?.angle_rad]).toEqual([200, -Math.PI / 2]);
    expect(up?.y_px).toBeCloseTo(20, 9);
    const down = arrow(1, -1);
    expect(down?.x_px).toBeCloseTo(380, 9);
    expect(down?.y_px).toBeCloseTo(580, 9);
    expect(down?.angle_rad).toBeCloseTo(Math.PI / 4, 9);
  });

  it("is to the side of what is behind one's back, however high that is", () => {
    expect(beyond(eye(), new Vector3(-0.1, 5, 4), SIZE, WHOLE, 20)).toEqual({
      x_px: 20,
      y_px: 400,
      angle_rad: Math.PI,
    });
    expect(beyond(eye(), new Vector3(0, 0, 4), SIZE, WHOLE, 20)?.x_px).toBe(380);
  });

  it("counts what lies under words as beyond", () => {
    const above = { ...WHOLE, bottom: 300 };
    const arrow = beyond(eye(), new Vector3(0, 0, -3), SIZE, above, 20);
    expect(arrow).toEqual({ x_px: 200, y_px: 280, angle_rad: Math.PI / 2 });
  });
});
