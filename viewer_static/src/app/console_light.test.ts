import { describe, expect, it } from "vitest";
import { LightAsked, SAID_MS } from "./console_light";

describe("somebody who was asked to show what they see", () => {
  it("and steps back at once, is named to the guide for a while", () => {
    const light = new LightAsked();
    expect(light.now(null, 0)).toBeNull();
    light.ask("a", 100);
    expect(light.now(null, 150)).toBeNull();
    expect(light.now("a", 200)).toBeNull();
    expect(light.now(null, 300)).toBe("a");
    expect(light.now(null, 300 + SAID_MS - 1)).toBe("a");
    expect(light.now(null, 300 + SAID_MS)).toBeNull();
  });

  it("and shows it, is not; nor who is taken out of the light by the guide", () => {
    const light = new LightAsked();
    light.ask("a", 0);
    light.now("a", 100);
    expect(light.now(null, 60_000)).toBeNull();
    light.ask("b", 70_000);
    light.now("b", 70_100);
    light.forget();
    expect(light.now(null, 70_200)).toBeNull();
  });
});
