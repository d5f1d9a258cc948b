// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ABOUTS, Desk } from "./lesson_desk_fixture";
import { TASK_KINDS } from "./task_kinds";

// A page that is made for the first time takes its while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function tick(input: HTMLInputElement): void {
  input.checked = input.type === "radio" ? true : !input.checked;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("PUPIL8 each kind shows itself and says what was put in, in the shape that travels", () => {
  beforeEach(() => document.body.replaceChildren());

  it("has a kind for each that the site knows", () => {
    expect([...TASK_KINDS.keys()].sort()).toEqual(Object.keys(ABOUTS).sort());
  });

  it.each(Object.keys(ABOUTS))(
    "%s is asked under its prompt, and cannot be handed in empty",
    async (kind) => {
      const desk = new Desk(kind);
      expect((await desk.one("h1")).textContent).toContain(`prompt of ${kind}`);
      expect((await desk.all(`[data-kind="${kind}"] *`)).length).toBeGreaterThan(0);
      expect((await desk.one(".feet .main")).getAttribute("aria-disabled")).toBe("true");
    },
  );

  it("choose: as many as are ticked, in the order of the options", async () => {
    const desk = new Desk("choose");
    tick((await desk.all<HTMLInputElement>(".choice input"))[2] as HTMLInputElement);
    tick((await desk.all<HTMLInputElement>(".choice input"))[0] as HTMLInputElement);
    expect(desk.value).toEqual({ chosen: ["a", "c"] });
    expect((await desk.one(".feet .main")).getAttribute("aria-disabled")).toBe("false");
    (await desk.one<HTMLButtonElement>(".feet .main")).click();
    expect(desk.done).toEqual(["handIn choose"]);
  });

  it("order: a button moves a thing, says its place, and keeps the focus on the same thing", async () => {
    const desk = new Desk("order");
    const down = await desk.one<HTMLButtonElement>("li[data-id='a'] .down");
    down.focus();
    down.click();
    expect(desk.value).toEqual({ order: ["b", "a", "c"] });
    await desk.all("li");
    const focused = desk.panel.shadowRoot?.activeElement as HTMLElement | null;
    expect(focused?.closest("li")?.dataset["id"]).toBe("a");
    expect((await desk.one("#lesson-heard")).textContent).toBe("task.order-at");
  });

  it("match: first the place, or first the thing; a filled place is emptied again", async () => {
    const desk = new Desk("match");
    (await desk.one<HTMLButtonElement>("li[data-left='a'] button")).click();
    (await desk.one<HTMLButtonElement>(".thing[data-right='r2']")).click();
    expect(desk.value).toEqual({ pairs: { a: "r2" } });
    (await desk.one<HTMLButtonElement>(".thing[data-right='r1']")).click();
    (await desk.one<HTMLButtonElement>("li[data-left='b'] button")).click();
    expect(desk.value).toEqual({ pairs: { a: "r2", b: "r1" } });
    (await desk.one<HTMLButtonElement>("li[data-left='a'] button")).click();
    expect(desk.value).toEqual({ pairs: { b: "r1" } });
  });

  it("number: what is no number is said so and not handed in; a comma is a point", async () => {
    const desk = new Desk("number");
    type(await desk.one<HTMLInputElement>(".numbered input"), "iki");
    expect(desk.value).toEqual({ typed: "iki" });
    expect((await desk.one("[data-kind] [role=status]")).textContent).toContain("task.number-only");
    type(await desk.one<HTMLInputElement>(".numbered input"), "2,5");
    expect(desk.value).toEqual({ number: 2.5, typed: "2,5" });
    expect(TASK_KINDS.get("number")?.handedIn?.(desk.value)).toEqual({ number: 2.5 });
  });

  it("short-text, reflection and look-closely: the words as they are typed", async () => {
    for (const [kind, field] of [
      ["short-text", "input.short"],
      ["reflection", "textarea"],
      ["look-closely", "textarea"],
    ] as const) {
      const desk = new Desk(kind);
      type(await desk.one<HTMLTextAreaElement>(field), "söz");
      expect(desk.value).toEqual({ text: "söz" });
    }
  });

  it("mark: by keys from the middle, or by a part's name", async () => {
    const desk = new Desk("mark");
    const key = async (name: string): Promise<void> => {
      const event = new KeyboardEvent("keydown", { key: name, bubbles: true });
      (await desk.one(".window")).dispatchEvent(event);
    };
    await key("ArrowRight");
    expect(desk.value).toEqual({ x: 0.5, y: 0.5 });
    await key("ArrowRight");
    await key("ArrowDown");
    expect(desk.value).toEqual({ x: 0.52, y: 0.52 });
    tick(await desk.one<HTMLInputElement>(".regions input"));
    expect(desk.value).toEqual({ x: 0.25, y: 0.75 });
  });

  it("compare: whose each statement is", async () => {
    const desk = new Desk("compare");
    tick((await desk.all<HTMLInputElement>(".whose input"))[1] as HTMLInputElement);
    tick((await desk.all<HTMLInputElement>(".whose input"))[7] as HTMLInputElement);
    expect(desk.value).toEqual({ of: { a: "second", b: "neither" } });
  });

  it("find: from the list, each thing once; a second tick takes it back", async () => {
    const desk = new Desk("find");
    tick((await desk.all<HTMLInputElement>(".things input"))[0] as HTMLInputElement);
    tick((await desk.all<HTMLInputElement>(".things input"))[1] as HTMLInputElement);
    expect(desk.value).toEqual({
      found: [
        { hall: "hall-1", element: "case", exhibit: "beads" },
        { hall: "hall-1", element: "map", exhibit: null },
      ],
    });
    (await desk.one<HTMLButtonElement>(".finds button")).click();
    expect(desk.value).toEqual({ found: [{ hall: "hall-1", element: "map", exhibit: null }] });
  });

  it("design: a picture of what was chosen, with a name for who does not see it", async () => {
    const desk = new Desk("design");
    for (const slot of [0, 1, 2, 3, 4]) {
      const parts = (await desk.all("fieldset.parts"))[slot];
      tick(parts?.querySelector("input") as HTMLInputElement);
    }
    expect(desk.value).toEqual({
      design: { motif: "star", frame: "plain", colour: "sky", ink: "white", value: "ten" },
    });
    const stamp = await desk.one<SVGElement>(".stamp");
    expect(stamp.getAttribute("aria-label")).toContain("Motif: text star");
  });
});
