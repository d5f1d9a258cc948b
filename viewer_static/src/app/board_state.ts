/** What the board shows, from what the server has told: pure, so that it can be held to examples. */
import type { ClassPage, PageStop, PageTask } from "../content/generated/class_page";
import type { BoardCell, BoardChanged, BoardRow, BoardTask, BoardView } from "../content/generated/lesson";
import type { GroupState, MemberView } from "../content/generated/live";
import { awake } from "../live/group";
import type {
  BoardAnswer,
  BoardAnswers,
  BoardBar,
  BoardCellView,
  BoardPupil,
  BoardState,
  BoardStop,
  BoardTaskView,
  CellState,
  Presence,
} from "../ui/board/contract";

/** What the board is made of. `view` and `group` are null before the server's first word. */
export interface BoardParts {
  readonly page: ClassPage;
  readonly group: GroupState | null;
  readonly view: BoardView | null;
  readonly line: BoardState["line"];
  readonly error: BoardState["error"];
  /** The server's time now, in ms since 1970. */
  readonly now_ms: number;
}

/** Who has done at most half of what the middle of the class has, and is two tasks short of it, is behind. */
const BEHIND_TASKS = 2;

/** Fold one row in; `"gap"` where an earlier one is missing. */
export function withRow(view: BoardView, changed: BoardChanged): BoardView | "gap" {
  if (changed.rev <= view.rev) return view;
  if (changed.rev !== view.rev + 1) return "gap";
  const { uid } = changed.row.pupil;
  const known = view.rows.some((row) => row.pupil.uid === uid);
  const rows = known
    ? view.rows.map((row) => (row.pupil.uid === uid ? changed.row : row))
    : [...view.rows, changed.row];
  return { ...view, rows, rev: changed.rev };
}

/** Everything on the board. */
export function boardState(parts: BoardParts): BoardState {
  const { page, group, view } = parts;
  const mode = group ? awake(group.mode) : null;
  const stops = page.stops.map((stop) => stopOf(stop, group, mode));
  const rows = listed(parts);
  const pupils = withBehind(rows.map((row) => pupilOf(row, parts)));
  return {
    messages: page.messages,
    title: page.title,
    solemn: page.solemn,
    line: parts.line,
    error: parts.error,
    code: page.code,
    joinAddress: page.join_address,
    links: page.links,
    here: pupils.filter((pupil) => pupil.presence === "here" || pupil.presence === "loading").length,
    children: rows.reduce((sum, row) => sum + row.pupil.size, 0),
    begun: view?.begun ?? false,
    mode: mode ? goes(mode) : "gathering",
    paused: group?.mode.kind === "paused" ? { words: group.mode.words } : null,
    pace: view?.pace ?? "own",
    locked: group?.rules.locked ?? false,
    closed: (view?.closed ?? false) || group?.mode.kind === "ended",
    minutesLeft: minutesLeft(view, parts.now_ms),
    stop: stops.find((stop) => stop.here) ?? null,
    stops,
    zones: Object.entries(page.zones).map(([id, title]) => ({
      id,
      title,
      open: group?.zones.includes(id) ?? false,
    })),
    notes: page.notes,
    tasks: page.tasks.map((task) => taskOf(task, rows, stops, parts)),
    pupils,
  };
}

/** Pupils who are of the class still, in the order of their names: a teacher finds a name where it was. */
function listed({ group, view, page }: BoardParts): readonly BoardRow[] {
  const removed = new Set(
    (group?.roster?.members ?? []).filter((m) => m.presence === "removed").map((m) => m.uid),
  );
  const rows = (view?.rows ?? []).filter((row) => !removed.has(row.pupil.uid));
  const order = new Intl.Collator(page.language, { numeric: true });
  return [...rows].sort((a, b) => order.compare(nameOf(a, page.language), nameOf(b, page.language)));
}

function nameOf(row: BoardRow, language: string): string {
  const { words } = row.pupil;
  return language === "en" ? words.en : language === "ru" ? words.ru : words.az;
}

function minutesLeft(view: BoardView | null, now_ms: number): number | null {
  if (!view || view.ends_ms === null) return null;
  return Math.max(0, Math.ceil((view.ends_ms - now_ms) / 60_000));
}

function goes(mode: ReturnType<typeof awake>): BoardState["mode"] {
  if (mode.kind === "free") return "own";
  if (mode.kind === "walking") return "walking";
  return mode.kind === "gathering" && mode.stop === null ? "gathering" : "led";
}

function stopOf(stop: PageStop, group: GroupState | null, mode: ReturnType<typeof awake> | null): BoardStop {
  const at: string | null = mode && (mode.kind === "touring" || mode.kind === "gathering") ? mode.stop : null;
  return {
    id: stop.id,
    title: stop.title,
    here: at === stop.id,
    shut: stop.zone !== null && !(group?.zones.includes(stop.zone) ?? false),
  };
}

function pupilOf(row: BoardRow, { page, group }: BoardParts): BoardPupil {
  const { pupil } = row;
  const member = group?.roster?.members.find((each) => each.uid === pupil.uid);
  const cells = page.tasks.map((task) => cellOf(task.id, row));
  const at = page.tasks.find((task) => task.id === pupil.at_task)?.number ?? null;
  return {
    uid: pupil.uid,
    name: nameOf(row, page.language),
    size: pupil.size,
    easy: pupil.level === "easy",
    where: member?.hall ? (page.halls[member.hall] ?? null) : null,
    presence: presenceOf(member),
    stuck: pupil.stuck,
    hand: group?.roster?.hands.some((hand) => hand.uid === pupil.uid) ?? false,
    behind: false,
    at,
    done: Object.keys(row.cells).length,
    cells,
  };
}

function presenceOf(member: MemberView | undefined): Presence {
  switch (member?.presence) {
    case undefined:
    case "gone":
    case "removed":
      return "gone";
    case "away":
      return "away";
    case "loading":
      return "loading";
    default:
      return "here";
  }
}

/** What has become of a task at a pupil. */
export function stateOf(cell: BoardCell | undefined): Exclude<CellState, "working"> {
  if (!cell) return "none";
  if (cell.state !== "tried") return cell.state;
  return cell.share > 0 ? "partly" : "tried";
}

function cellOf(task: string, row: BoardRow): BoardCellView {
  const cell = row.cells[task];
  const state = stateOf(cell);
  const working = state === "none" && row.pupil.at_task === task;
  return {
    task,
    state: working ? "working" : state,
    tries: cell?.tries ?? 0,
    hints: row.hints[task] ?? 0,
  };
}

/** Mark who is far behind the middle of those who are here. */
export function withBehind(pupils: readonly BoardPupil[]): readonly BoardPupil[] {
  const done = pupils.filter((pupil) => pupil.presence !== "gone").map((pupil) => pupil.done);
  const middle = [...done].sort((a, b) => a - b)[Math.floor(done.length / 2)] ?? 0;
  return pupils.map((pupil) => ({
    ...pupil,
    behind: pupil.presence !== "gone" && pupil.done <= middle / 2 && middle - pupil.done >= BEHIND_TASKS,
  }));
}

function taskOf(
  task: PageTask,
  rows: readonly BoardRow[],
  stops: readonly BoardStop[],
  { page, view }: BoardParts,
): BoardTaskView {
  const known = view?.tasks.find((each) => each.id === task.id) ?? null;
  const shown = view?.shown?.task === task.id ? view.shown : null;
  const answers = answersOf(task.id, rows, page.language, shown?.answers ?? []);
  return {
    id: task.id,
    number: task.number,
    called: task.called,
    prompt: task.prompt,
    stop: stops.find((stop) => stop.id === task.stop) ?? null,
    hints: task.hints,
    explanation: known?.explanation ?? "",
    notes: known?.notes ?? null,
    right: known?.right ?? [],
    open: known?.open ?? false,
    released: known?.released ?? false,
    written: known?.written ?? false,
    done: answers.length,
    bars: bars(task, known, rows, page.messages),
    answers,
    alike: alike(answers, known?.written ?? false),
    projected: shown?.what ?? null,
    page: shown?.page ?? 0,
  };
}

function answersOf(
  task: string,
  rows: readonly BoardRow[],
  language: string,
  projected: readonly string[],
): readonly BoardAnswer[] {
  const answered = rows.flatMap((row) => {
    const cell = row.cells[task];
    return cell ? [{ row, cell }] : [];
  });
  // In the order in which they came, which is nobody's place in the table.
  answered.sort((a, b) => a.cell.at_ms - b.cell.at_ms);
  return answered.map(({ row, cell }, i) => ({
    uid: row.pupil.uid,
    name: nameOf(row, language),
    number: i + 1,
    told: cell.told,
    state: stateOf(cell),
    tries: cell.tries,
    approved: cell.approved,
    projected: projected.includes(row.pupil.uid),
  }));
}

/** Put answers together that say the same, the most frequent first; each by itself where they are pupils' own words. */
export function alike(answers: readonly BoardAnswer[], written: boolean): readonly BoardAnswers[] {
  const found = new Map<string, BoardAnswer[]>();
  for (const answer of answers) {
    const key = written ? answer.uid : `${answer.state} ${answer.told}`;
    found.set(key, [...(found.get(key) ?? []), answer]);
  }
  const all = [...found.values()].map((same) => ({
    told: same[0]?.told ?? "",
    state: same[0]?.state ?? "none",
    all: same,
  }));
  return written ? all : all.sort((a, b) => b.all.length - a.all.length);
}

/** How many answered what: by option where there are options, else by what it is worth, else by the answer itself. */
function bars(
  task: PageTask,
  known: BoardTask | null,
  rows: readonly BoardRow[],
  messages: ClassPage["messages"],
): readonly BoardBar[] {
  const cells = rows.flatMap((row) => row.cells[task.id] ?? []);
  const options = Object.entries(task.options);
  if (options.length > 0) {
    const right = new Set(chosen(known?.key));
    return options.map(([id, text]) => ({
      label: text.text,
      n: cells.filter((cell) => chosen(cell.value).includes(id)).length,
      right: right.has(id),
    }));
  }
  if (!task.judged) return [];
  const worth = (state: CellState, name: string): BoardBar => ({
    label: messages[`projector.count.${name}`] ?? name,
    n: cells.filter((cell) => stateOf(cell) === state).length,
    right: state === "right",
  });
  const all = [worth("right", "right"), worth("partly", "partly"), worth("tried", "not-yet")];
  return all.filter((bar) => bar.right || bar.n > 0);
}

function chosen(value: { readonly chosen?: unknown } | null | undefined): readonly string[] {
  const list = value?.chosen;
  return Array.isArray(list) ? list.filter((each): each is string => typeof each === "string") : [];
}
