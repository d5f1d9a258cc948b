/** The kinds of tasks: every file of `tasks/` is one. */
import type { TaskKind } from "./task_element";

const FILES = import.meta.glob<TaskKind>(["./tasks/*.ts", "!./tasks/*.test.ts"], {
  eager: true,
  import: "default",
});

/** By their names. */
export const TASK_KINDS: ReadonlyMap<string, TaskKind> = new Map(
  Object.values(FILES).map((kind) => [kind.kind, kind]),
);
