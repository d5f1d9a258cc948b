/**
 * How far each task is for one pupil: what the server tells, with what is still on this device. Pure.
 *
 * An answer is told to be done with what it is worth, and no more: it is folded into the view here. After every other
 * wish of a pupil's the server tells the whole view anew.
 */
import type { Judged, LessonDone, LessonWish, PupilTask, PupilView } from "../content/generated/lesson";

/** How far a task is. `partly` and `not-yet`: judged, and worth another look. */
export type Progress = "untouched" | "begun" | "waiting" | "received" | "right" | "partly" | "not-yet";

/** What this device has of a task that the server has not. */
export interface OnDevice {
  /** The value of an answer on its way; undefined where none is. */
  readonly waiting: unknown;
  /** What was put in and not handed in; undefined where nothing was. */
  readonly draft: unknown;
}

/** A task as it stands. */
export interface Standing {
  readonly progress: Progress;
  /** What is in hand: the draft, else what waits, else what the server has; undefined before anything. */
  readonly value: unknown;
  /** Something was put in since it was handed in, so that what was said of it is said of something else. */
  readonly changed: boolean;
  /** May anything be put in? */
  readonly open: boolean;
}

/** The view after the server has done a wish; `wish` is null where it is not known here (any more). */
export function folded(view: PupilView, done: LessonDone, wish: LessonWish | null): PupilView {
  const what = wish?.do;
  if (what?.do !== "answer") return view;
  const tasks = view.tasks.map((task) => {
    if (task.id !== what.task) return task;
    const tries = done.tries ?? (task.answer?.tries ?? 0) + 1;
    return { ...task, answer: { value: what.value, judged: done.judged, tries, at_ms: view.now_ms } };
  });
  return { ...view, tasks, points: done.points ?? view.points };
}

/** How a task stands. */
export function standing(task: PupilTask, closed: boolean, here: OnDevice): Standing {
  const { answer } = task;
  const value = here.draft ?? here.waiting ?? answer?.value;
  return {
    progress: progressOf(task, here),
    value,
    changed: here.draft !== undefined && (here.waiting !== undefined || answer !== null),
    open: task.open && !closed && task.released === null,
  };
}

function progressOf(task: PupilTask, here: OnDevice): Progress {
  if (here.waiting !== undefined) return "waiting";
  if (task.answer) return judgement(task.answer.judged);
  return here.draft === undefined ? "untouched" : "begun";
}

function judgement(judged: Judged | null): Progress {
  if (!judged || judged.right === null) return "received";
  if (judged.right) return "right";
  return judged.share > 0 ? "partly" : "not-yet";
}

/** Whole minutes that are left, rounded up; null where no end was told or none of it is left. */
export function minutesLeft(ends_ms: number | null, now_ms: number): number | null {
  return ends_ms === null || ends_ms <= now_ms ? null : Math.ceil((ends_ms - now_ms) / 60_000);
}

/**
 * The task to go on with: the first that is open and has no answer, those of `stop` before the others; null where
 * each has one.
 */
export function nextTask(
  tasks: readonly {
    readonly id: string;
    readonly stop: string;
    readonly progress: Progress;
    readonly open: boolean;
  }[],
  stop: string | null,
): string | null {
  const left = tasks.filter(
    ({ progress, open }) => open && (progress === "untouched" || progress === "begun"),
  );
  return (left.find((task) => task.stop === stop) ?? left[0])?.id ?? null;
}
