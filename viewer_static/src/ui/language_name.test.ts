import { describe, expect, it } from "vitest";
import { languageName } from "./language_name";

describe("a language's own name", () => {
  it("stands with a capital, as everywhere on the site", () => {
    expect(["az", "en", "ru"].map(languageName)).toEqual(["Azərbaycanca", "English", "Русский"]);
  });

  it("is the browser's where the museum has none, by that language's own rule for capitals", () => {
    expect(["tr", "fr"].map(languageName)).toEqual(["Türkçe", "Français"]);
    expect(languageName("qq")).toBe("qq");
  });
});
