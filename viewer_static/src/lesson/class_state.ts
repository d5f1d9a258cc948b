/**
 * A class as one pupil knows it: the whole view that the server tells, with what their own wishes have since become,
 * and how far each task is with what still waits on this device. Pure.
 */
import type { Judged, LessonDone, PupilTask, PupilView } from "../content/generated/lesson";
import type { LessonWish } from "./wish";

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

/** The view after the server has carried out a wish of this pupil's; `wish` is null where it is not known here. */
export function folded(view: PupilView, done: LessonDone, wish: LessonWish | null): PupilView {
  const what = wish?.do;
  if (!what) return view;
  const points = done.points ?? view.points;
  switch (what.do) {
    case "answer":
      return withTask({ ...view, points }, what.task, (task) => ({
        ...task,
        answer: {
          value: what.value,
          judged: done.judged,
          tries: done.tries ?? (task.answer?.tries ?? 0) + 1,
          at_ms: view.now_ms,
        },
      }));
    case "hint":
      return withTask(view, what.task, (task) => ({ ...task, hints: task.hints + 1 }));
    case "stuck":
      return { ...view, you: { ...view.you, stuck: what.on } };
    case "together":
      return { ...view, you: { ...view.you, size: what.size } };
    case "level":
      return { ...view, you: { ...view.you, level: what.level } };
    case "look-at":
      return { ...view, you: { ...view.you, at_task: what.task } };
    default:
      return view;
  }
}

/** Does the server tell the rest only with a whole view? Of another name it says no more than that it is done. */
export function needsView(wish: LessonWish | null): boolean {
  return wish?.do.do === "shuffle";
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

function withTask(view: PupilView, id: string, change: (task: PupilTask) => PupilTask): PupilView {
  return { ...view, tasks: view.tasks.map((task) => (task.id === id ? change(task) : task)) };
}
