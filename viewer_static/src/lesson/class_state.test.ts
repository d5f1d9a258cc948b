import { describe, expect, it } from "vitest";
import type { LessonDone, PupilTask, PupilView } from "../content/generated/lesson";
import { folded, minutesLeft, nextTask, type OnDevice, standing } from "./class_state";

const TASK: PupilTask = { id: "flag", open: true, released: null, hints: 0, answer: null };
const NOTHING: OnDevice = { waiting: undefined, draft: undefined };

describe("PUPIL3 a task says how far it is", () => {
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

describe("PUPIL4 what comes next", () => {
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

describe("PUPIL7 an answer that is done is told with what it is worth, and the view has it", () => {
  const value = { chosen: ["b"] };
  const judged = { right: false, share: 0 };
  const view = { points: 0, now_ms: 1000, tasks: [TASK, { ...TASK, id: "map" }] } as unknown as PupilView;
  const done = (said: Partial<LessonDone> = {}): LessonDone => ({
    id: "a",
    task: null,
    judged,
    tries: 2,
    offer_hint: false,
    points: 3,
    phrase: null,
    ...said,
  });

  it("takes it in for its task alone", () => {
    const next = folded(view, done(), { id: "a", do: { do: "answer", task: "flag", value } });
    expect(next.tasks[0]?.answer).toEqual({ value, judged, tries: 2, at_ms: 1000 });
    expect(next.tasks[1]).toBe(view.tasks[1]);
    expect(next.points).toBe(3);
    expect(folded(next, done(), { id: "a", do: { do: "answer", task: "flag", value } })).toEqual(next);
  });

  it("changes nothing for what another view tells, or for what is not known here", () => {
    expect(folded(view, done(), null)).toBe(view);
    expect(folded(view, done(), { id: "a", do: { do: "hint", task: "flag" } })).toBe(view);
  });
});
