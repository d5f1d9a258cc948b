// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { asText, readsEasy, withEasy, withLanguage, withoutText } from "./reader_link";
import { translateAround } from "./text_page";

const HERE = "https://museum.example/g/12345678?text=&lang=az";

describe("FOLLOW17 a reload keeps language and reading level", () => {
  it("both stand in the address, and the way to the hall and back keeps them", () => {
    const easy = withEasy(withLanguage(HERE, "ru"), true);
    expect([readsEasy(HERE), readsEasy(easy), readsEasy(withoutText(easy))]).toEqual([false, true, true]);
    expect(new URL(withoutText(easy)).searchParams.get("lang")).toBe("ru");
    expect(readsEasy(withEasy(easy, false))).toBe(false);
    expect(asText(withoutText(easy))).toBe("https://museum.example/g/12345678?lang=ru&easy&text");
    expect(asText("https://museum.example/g/12345678?view3d=always")).toBe(
      "https://museum.example/g/12345678?text",
    );
  });
});

describe("FOLLOW17 the page around the words is in the same language", () => {
  afterEach(() => vi.unstubAllGlobals());
  const page = (word: string) =>
    `<title>${word}</title><a class="skip">${word}</a><header class="site-header">${word}</header>
     <main>${word}</main><footer class="site-footer">${word}</footer>`;
  const words = () => document.body.textContent?.replace(/\s+/g, " ").trim();

  it("head, foot and title change; what is followed stays", async () => {
    document.documentElement.innerHTML = `<body>${page("az")}</body>`;
    vi.stubGlobal("fetch", async () => new Response(`<html><body>${page("ru")}</body></html>`));
    await translateAround(HERE);
    expect([document.querySelector("main")?.textContent, document.title]).toEqual(["az", "ru"]);
    expect(document.querySelector(".site-header")?.textContent).toBe("ru");
    expect(document.querySelector(".site-footer")?.textContent).toBe("ru");
  });

  it("without an answer all stays as it is", async () => {
    document.documentElement.innerHTML = `<body>${page("az")}</body>`;
    const before = words();
    vi.stubGlobal("fetch", async () => Promise.reject(new Error("no line")));
    await translateAround(HERE);
    expect(words()).toBe(before);
  });
});
