// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import type { LessonActions, UiLesson } from "./lesson_contract";
import { Desk, lesson, said } from "./lesson_desk_fixture";
import "./lesson_place";
import type { EnfiladePlace } from "./lesson_place";

// A page that is made for the first time takes its while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe("PUPIL9 around the task", () => {
  it("takes nothing in while the task is closed, and says so", async () => {
    const desk = new Desk("choose");
    const { tasks } = lesson("choose", desk.values);
    const closed = tasks.map((each) => ({ ...each, standing: { ...each.standing, open: false } }));
    desk.show({ tasks: closed });
    expect((await desk.all<HTMLInputElement>(".choice input")).every((input) => input.disabled)).toBe(true);
    expect((await desk.one(".verdict")).textContent).toContain("class.closed-task");
    expect((await desk.one(".feet .main")).textContent).toContain("class.next");
  });

  it("rests under the teacher's words in a pause", async () => {
    const desk = new Desk("choose");
    desk.show({ paused: { words: "Lövhəyə baxaq." } });
    expect((await desk.one(".veil p")).textContent).toBe("Lövhəyə baxaq.");
    expect((await desk.one(".sheet")).hasAttribute("inert")).toBe(true);
  });

  it("shows what was right and why once that is released", async () => {
    const desk = new Desk("choose");
    const { tasks } = lesson("choose", desk.values);
    const released = { explanation: "Ona görə.", right: ["text a"], sources: ["Bir kitab"] };
    desk.show({ tasks: tasks.map((each) => ({ ...each, released })) });
    expect((await desk.one(".released")).textContent).toContain("Ona görə.");
    expect((await desk.one(".released li")).textContent).toBe("text a");
    expect((await desk.one(".released .sources")).textContent?.trim()).toBe("Bir kitab");
  });

  it("does not let a tablet change hands while answers wait to be sent", async () => {
    const desk = new Desk("choose");
    desk.show({ page: "me", returned: true, waiting: 2 });
    const before = await desk.all<HTMLButtonElement>("button.plain");
    before.find((button) => button.textContent?.includes("class.not-me"))?.click();
    const texts = (await desk.all("p")).map((each) => each.textContent ?? "");
    expect(texts.some((text) => text.includes("class.not-me-waiting"))).toBe(true);
    expect(desk.done).toEqual([]);
  });

  it("PUPIL19 lets one read what is told where there is nothing to do, but not behind a notice", async () => {
    const desk = new Desk("choose");
    const [stop] = lesson("choose", desk.values).stops;
    if (!stop) throw new Error("no stop");
    const title = said("Notice");
    const more = [
      { ...stop, id: "quiet", title: said("Only to look"), narration: said("told there") },
      {
        ...stop,
        id: "shut",
        title: said("Behind"),
        narration: said("secret"),
        advisory: { id: "n", title, text: title, min_age: null },
      },
    ];
    desk.show({ page: "list", stops: [stop, ...more] as UiLesson["stops"] });
    const told = (await desk.all(".reading")).map((each) => each.textContent?.replaceAll(/\s+/g, " ").trim());
    expect(told).toEqual(["class.open-place told there"]);
    expect((await desk.all("h2")).map((each) => each.textContent)).toEqual([
      "A stop",
      "Only to look",
      "Behind",
    ]);
  });

  it("PUPIL20 keeps what was put in while the panel is drawn to say something aloud", async () => {
    const desk = new Desk("order");
    // The page says it back later than the panel speaks.
    desk.panel.actions = new Proxy({} as LessonActions, { get: () => () => undefined });
    const [, second] = await desk.all<HTMLButtonElement>(".orderly .up");
    second?.click();
    await desk.panel.updateComplete;
    expect(desk.panel.heard).toContain("task.order-at");
    expect((await desk.all(".orderly")).map((each) => each.dataset["id"])).toEqual(["b", "a", "c"]);
  });

  it("PUPIL24 without a hall gives the exhibits of a place to read, at the pupil's level", async () => {
    const desk = new Desk("choose");
    const [stop] = lesson("choose", desk.values).stops;
    if (!stop || !desk.panel.museum) throw new Error("no stop");
    const shown = ["act", "map"].flatMap((id) => desk.panel.museum?.exhibit(id, true) ?? []);
    desk.show({ stops: [{ ...stop, exhibits: shown }] });
    const texts = (await desk.all(".reading .exhibits details")).map((each) =>
      each.textContent?.replaceAll(/\s+/g, " ").trim(),
    );
    expect(texts).toEqual(["act easy of act", "map easy of map"]);

    const place = document.createElement("enfilade-place") as EnfiladePlace;
    place.museum = desk.panel.museum;
    place.lesson = { ...lesson("choose", desk.values), stops: [{ ...stop, exhibits: shown }] };
    document.body.append(place);
    await place.updateComplete;
    const beside = [...place.renderRoot.querySelectorAll("[data-exhibit]")];
    expect(beside.map((each) => each.querySelector(".told")?.textContent)).toEqual([
      "easy of act",
      "easy of map",
    ]);
  });

  it("PUPIL24 without a hall tells what lies behind a notice under the notice", async () => {
    const desk = new Desk("choose");
    const [stop] = lesson("choose", desk.values).stops;
    if (!stop) throw new Error("no stop");
    const advisory = {
      id: "n",
      title: said("Notice"),
      text: said("heavy"),
      min_age: null,
      opt_in: false,
    };
    desk.show({ stops: [{ ...stop, advisory, wayRound: said("stay here") }] });
    const [outer, inner] = await desk.all<HTMLDetailsElement>(".reading");
    expect([outer?.open, inner?.open]).toEqual([false, false]);
    const words = outer?.textContent?.replaceAll(/\s+/g, " ").trim();
    expect(words).toBe("class.open-place Notice heavy stay here notice.enter told here");
    expect(inner?.textContent).not.toContain("heavy");
    desk.show({ hall: true, stops: [{ ...stop, advisory }] });
    expect(await desk.all(".reading")).toEqual([]);
  });

  it.each([true, false])(
    "PUPIL24 opens the text of what is compared at the pupil's level: easy %s",
    async (easy) => {
      const desk = new Desk("compare");
      const { pupil } = lesson("compare", desk.values);
      desk.show({ pupil: pupil && { ...pupil, easy } });
      const level = easy ? "easy" : "standard";
      const texts = (await desk.all(".two details .told")).map((each) => each.textContent);
      expect(texts).toEqual([`${level} of one`, `${level} of two`]);
    },
  );
});
