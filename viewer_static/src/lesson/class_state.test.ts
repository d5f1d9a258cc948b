import { describe, expect, it } from "vitest";
import type { LessonDone, PupilTask, PupilView } from "../content/generated/lesson";
import { folded, minutesLeft, needsView, nextTask, type OnDevice, standing } from "./class_state";
import type { LessonWish } from "./wish";

const TASK: PupilTask = { id: "flag", open: true, released: null, hints: 0, answer: null };
const VIEW: PupilView = {
  kind: "pupil",
  museum: "m",
  lesson: "l",
  revision: "r",
  solemn: false,
  now_ms: 1000,
  pace: "own",
  closed: false,
  ends_ms: null,
  points: 0,
  you: {
    uid: "u",
    name: { colour: "blue", animal: "hedgehog", number: null },
    words: { az: "Mavi kirpi", en: "Blue hedgehog", ru: "Синий ёж" },
    size: 1,
    level: "standard",
    at_task: null,
    stuck: false,
  },
  tasks: [TASK, { ...TASK, id: "map" }],
};
const NOTHING: OnDevice = { waiting: undefined, draft: undefined };
const wish = (what: LessonWish["do"]): LessonWish => ({ id: "a", do: what });
const done = (said: Partial<LessonDone> = {}): LessonDone => ({
  id: "a",
  task: null,
  judged: null,
  tries: null,
  offer_hint: false,
  points: null,
  phrase: null,
  ...said,
});

describe("CLASS13 a pupil's own wishes change what the pupil sees as soon as they are done", () => {
  it("takes an answer in with what it is worth, and leaves the other tasks alone", () => {
    const value = { chosen: ["b"] };
    const judged = { right: false, share: 0 };
    const next = folded(
      VIEW,
      done({ judged, tries: 2, points: 3 }),
      wish({ do: "answer", task: "flag", value }),
    );
    expect(next.tasks[0]?.answer).toEqual({ value, judged, tries: 2, at_ms: 1000 });
    expect(next.tasks[1]).toBe(VIEW.tasks[1]);
    expect(next.points).toBe(3);
  });

  it("counts hints, and takes in who works here and how", () => {
    expect(folded(VIEW, done(), wish({ do: "hint", task: "map" })).tasks[1]?.hints).toBe(1);
    expect(folded(VIEW, done(), wish({ do: "stuck", on: true })).you.stuck).toBe(true);
    expect(folded(VIEW, done(), wish({ do: "together", size: 4 })).you.size).toBe(4);
    expect(folded(VIEW, done(), wish({ do: "level", level: "easy" })).you.level).toBe("easy");
  });

  it("changes nothing for what it does not know, and asks for the whole view after another name", () => {
    expect(folded(VIEW, done(), null)).toBe(VIEW);
    expect(folded(VIEW, done(), wish({ do: "shuffle" }))).toBe(VIEW);
    expect(needsView(wish({ do: "shuffle" }))).toBe(true);
    expect(needsView(null)).toBe(false);
  });
});

describe("CLASS14 a task says how far it is", () => {
  const answered = (right: boolean | null, share: number): PupilTask => ({
    ...TASK,
    answer: { value: { n: 1 }, judged: { right, share }, tries: 1, at_ms: 0 },
  });

  it.each([
    [TASK, NOTHING, "untouched", undefined],
    [TASK, { waiting: undefined, draft: { n: 2 } }, "begun", { n: 2 }],
    [TASK, { waiting: { n: 3 }, draft: undefined }, "waiting", { n: 3 }],
    [answered(null, 1), NOTHING, "received", { n: 1 }],
    [answered(true, 1), NOTHING, "right", { n: 1 }],
    [answered(false, 0.5), NOTHING, "partly", { n: 1 }],
    [answered(false, 0), NOTHING, "not-yet", { n: 1 }],
    [answered(false, 0), { waiting: { n: 3 }, draft: undefined }, "waiting", { n: 3 }],
    [answered(true, 1), { waiting: undefined, draft: { n: 2 } }, "right", { n: 2 }],
  ] as const)("%#", (task, here, progress, value) => {
    const now = standing(task, false, here);
    expect(now.progress).toBe(progress);
    expect(now.value).toEqual(value);
    expect(now.changed).toBe(here.draft !== undefined && task.answer !== null);
  });

  it("is open until the teacher closes it, closes the class, or tells why it is so", () => {
    const released = { explanation: "…", key: null, right: [] };
    expect(standing(TASK, false, NOTHING).open).toBe(true);
    expect(standing({ ...TASK, open: false }, false, NOTHING).open).toBe(false);
    expect(standing({ ...TASK, released }, false, NOTHING).open).toBe(false);
    expect(standing(TASK, true, NOTHING).open).toBe(false);
  });
});

describe("CLASS15 what comes next", () => {
  it("is the first task without an answer, where the class is before elsewhere", () => {
    const task = (id: string, stop: string, progress: "untouched" | "right", open = true) => ({
      id,
      stop,
      progress,
      open,
    });
    const tasks = [
      task("a", "s1", "right"),
      task("b", "s1", "untouched", false),
      task("c", "s2", "untouched"),
      task("d", "s3", "untouched"),
    ];
    expect(nextTask(tasks, null)).toBe("c");
    expect(nextTask(tasks, "s3")).toBe("d");
    expect(nextTask(tasks, "s1")).toBe("c");
    expect(nextTask([task("a", "s1", "right")], null)).toBeNull();
  });

  it("counts minutes that are left, and none once the time is over", () => {
    expect(minutesLeft(null, 0)).toBeNull();
    expect(minutesLeft(120_000, 0)).toBe(2);
    expect(minutesLeft(120_001, 0)).toBe(3);
    expect(minutesLeft(1, 0)).toBe(1);
    expect(minutesLeft(5, 5)).toBeNull();
  });
});
