import { describe, expect, it } from "vitest";
import { FIXED_LOW, Governor, isSoftware, qualityFor } from "./quality";

const PHONE = qualityFor({ asked: null, software: false, dpr: 3, coarse: true, shortSide_px: 390 });
const DESK = qualityFor({ asked: null, software: false, dpr: 2, coarse: false, shortSide_px: 900 });

describe("quality", () => {
  it("a phone gets 96 MB, a desk 256 MB; a question in the address fixes it", () => {
    expect(PHONE.budgetBytes).toBe(96 * 1024 * 1024);
    expect(DESK.budgetBytes).toBe(256 * 1024 * 1024);
    expect(qualityFor({ asked: "fixed-low", software: true, dpr: 3, coarse: false, shortSide_px: 900 })).toBe(
      FIXED_LOW,
    );
  });

  it("without a graphics processor the picture is plain and gets small, unless all is asked for", () => {
    const plain = qualityFor({ asked: null, software: true, dpr: 1, coarse: false, shortSide_px: 900 });
    expect(plain.detail).toBe(false);
    expect(plain.adapts).toBe(true);
    expect(qualityFor({ asked: "full", software: true, dpr: 1, coarse: false, shortSide_px: 900 }).name).toBe(
      "desk",
    );
  });

  it("draws fewer pixels when frames are slow, and more again when they have long been fast", () => {
    const governor = new Governor(PHONE);
    for (let i = 0; i < 200; i++) governor.frame(40);
    expect(governor.ratio).toBeLessThan(1);
    expect(governor.ratio).toBeGreaterThanOrEqual(PHONE.leastPixelRatio);
    for (let i = 0; i < 4000; i++) governor.frame(9);
    expect(governor.ratio).toBe(PHONE.pixelRatio);
  });

  it("gaps are not frames, and a fixed quality does not move", () => {
    const governor = new Governor(DESK);
    for (let i = 0; i < 500; i++) governor.frame(2000);
    expect(governor.ratio).toBe(2);
    const fixed = new Governor(FIXED_LOW);
    for (let i = 0; i < 500; i++) fixed.frame(90);
    expect(fixed.ratio).toBe(1);
  });

  it("knows software renderers by name", () => {
    expect(
      isSoftware("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)"),
    ).toBe(true);
    expect(isSoftware("llvmpipe (LLVM 15.0.7, 256 bits)")).toBe(true);
    expect(isSoftware("Microsoft Basic Render Driver")).toBe(true);
    expect(isSoftware("ANGLE (Apple, ANGLE Metal Renderer: Apple M2)")).toBe(false);
    expect(isSoftware("Mali-G57 MC2")).toBe(false);
  });
});
