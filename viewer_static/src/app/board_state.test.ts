import { describe, expect, it } from "vitest";
import type { ClassPage } from "../content/generated/class_page";
import type { BoardCell, BoardRow, BoardView } from "../content/generated/lesson";
import type { GroupState, MemberView } from "../content/generated/live";
import { stepped } from "../ui/board/table";
import { LessonLine } from "./board_line";
import { alike, type BoardParts, boardState, stateOf, withBehind, withRow } from "./board_state";

const said = (text: string) => ({ text, lang: null, voice: "enfilade" as const, approved: false });

const TASK = { kind: "choose", called: said("Seç"), stop: "s1", hints: [], judged: true } as const;
const PAGE: ClassPage = {
  kind: "board",
  language: "az",
  prefix: "",
  code: "1234 5678",
  secret: "s",
  title: said("Dərs"),
  museum: said("Muzey"),
  solemn: false,
  join_address: "muzey.az/join",
  links: { qr: "/q", projector: "/p", results: "/r", ready: "/d", hall: "/h", worksheet: "", key: "/k" },
  tasks: [
    { ...TASK, id: "one", number: 1, prompt: said("Bir"), options: { a: said("mavi"), b: said("ağ") } },
    { ...TASK, id: "two", number: 2, prompt: said("İki"), options: {}, stop: "s2" },
    { ...TASK, id: "own", number: 3, prompt: said("Öz"), options: {}, judged: false },
    { ...TASK, id: "last", number: 4, prompt: said("Son"), options: {} },
  ],
  stops: [
    { id: "s1", hall: "h1", title: said("Birinci"), zone: null },
    { id: "s2", hall: "h2", title: said("İkinci"), zone: "z" },
  ],
  halls: { h1: said("Zal 1"), h2: said("Zal 2") },
  zones: { z: said("Qapı") },
  notes: null,
  messages: { "projector.count.right": "Düzdür", "projector.count.not-yet": "Hələ" },
};

function cell(state: BoardCell["state"], told: string, more: Partial<BoardCell> = {}): BoardCell {
  const value = { chosen: [told] };
  return { state, share: 0, tries: 1, at_ms: 1, told, value, approved: false, ...more };
}

function row(uid: string, name: string, cells: Record<string, BoardCell>, more: object = {}): BoardRow {
  const words = { az: name, en: `${name} en`, ru: `${name} ru` };
  const pupil = {
    uid,
    name: { colour: "blue", animal: "hare", number: null },
    words,
    size: 1,
    level: "standard" as const,
    at_task: null,
    stuck: false,
    ...more,
  };
  return { pupil, hints: {}, cells };
}

function view(rows: readonly BoardRow[], more: Partial<BoardView> = {}): BoardView {
  const task = { open: true, released: false, explanation: "e", notes: null, right: [], written: false };
  return {
    kind: "board",
    museum: "m",
    lesson: "l",
    revision: "r",
    solemn: false,
    now_ms: 0,
    created_ms: 0,
    expires_ms: 9,
    pace: "own",
    begun: true,
    closed: false,
    ends_ms: null,
    tasks: PAGE.tasks.map(({ id }) => ({ ...task, id, key: { chosen: ["a"] }, written: id === "own" })),
    shown: null,
    rows,
    rev: 5,
    ...more,
  };
}

function member(uid: string, presence: MemberView["presence"], hall: string | null = "h1"): MemberView {
  const rest = { name: null, loading: 100, following: true, muted: false, hearing: null, accepted: [] };
  return { uid, role: "follower", presence, hall, ...rest, nodded_ms: null, at: null };
}

function group(members: readonly MemberView[], more: Partial<GroupState> = {}): GroupState {
  return {
    mode: { kind: "free", stop: "s1", leash: null },
    zones: [],
    rules: { locked: false, quiet: false, carry_on: false },
    roster: { rev: 1, code: "12345678", members, hands: [], questions: [], votes: [] },
    ...more,
  } as unknown as GroupState;
}

function parts(some: Partial<BoardParts>): BoardParts {
  return { page: PAGE, group: null, view: null, line: "up", error: null, now_ms: 0, ...some };
}

describe("the board", () => {
  it("lists pupils by their names as the reader's language sorts them, and forgets who was removed", () => {
    const rows = [
      row("u1", "Şahin", {}),
      row("u2", "Çəhrayı", {}),
      row("u3", "Ceyran", {}),
      row("u4", "Xal", {}),
    ];
    const members = [member("u1", "ready"), member("u2", "away"), member("u4", "removed")];
    const { pupils, here } = boardState(parts({ view: view(rows), group: group(members) }));
    expect(pupils.map((pupil) => [pupil.name, pupil.presence, pupil.where?.text ?? null])).toEqual([
      ["Ceyran", "gone", null],
      ["Çəhrayı", "away", "Zal 1"],
      ["Şahin", "here", "Zal 1"],
    ]);
    expect(here).toBe(1);
  });

  it("says of each cell what has become of it", () => {
    const cells = {
      one: cell("right", "a"),
      two: cell("tried", "x", { share: 0.5, tries: 2 }),
      own: cell("received", "söz"),
    };
    const { pupils } = boardState(parts({ view: view([row("u", "Ad", cells, { at_task: "last" })]) }));
    expect(pupils[0]?.cells.map(({ state, tries }) => [state, tries])).toEqual([
      ["right", 1],
      ["partly", 2],
      ["received", 1],
      ["working", 0],
    ]);
    expect(pupils[0]?.at).toBe(4);
    expect(stateOf(undefined)).toBe("none");
  });

  it("counts by option where there are options, by worth where there are none, not at all where nothing judges", () => {
    const rows = [
      row("u1", "A", { one: cell("right", "a"), two: cell("right", "x"), own: cell("received", "s") }),
      row("u2", "B", { one: cell("tried", "b"), two: cell("tried", "y") }),
      row("u3", "C", { one: cell("right", "a") }),
    ];
    const { tasks } = boardState(parts({ view: view(rows) }));
    expect(tasks[0]?.bars).toEqual([
      { label: "mavi", n: 2, right: true },
      { label: "ağ", n: 1, right: false },
    ]);
    expect(tasks[1]?.bars).toEqual([
      { label: "Düzdür", n: 1, right: true },
      { label: "Hələ", n: 1, right: false },
    ]);
    expect(tasks[2]?.bars).toEqual([]);
    expect(tasks.map((task) => task.done)).toEqual([3, 2, 1, 0]);
  });

  it("puts like answers together, the most frequent first, but never what pupils wrote themselves", () => {
    const rows = [
      row("u1", "A", { one: cell("tried", "b", { at_ms: 1 }), own: cell("received", "bəli", { at_ms: 9 }) }),
      row("u2", "B", { one: cell("right", "a", { at_ms: 2 }), own: cell("received", "bəli", { at_ms: 3 }) }),
      row("u3", "C", { one: cell("right", "a", { at_ms: 3 }) }),
    ];
    const { tasks } = boardState(parts({ view: view(rows) }));
    expect(tasks[0]?.alike.map(({ told, all }) => [told, all.map((each) => each.uid)])).toEqual([
      ["a", ["u2", "u3"]],
      ["b", ["u1"]],
    ]);
    expect(tasks[2]?.alike.map(({ all }) => all.map((each) => [each.uid, each.number]))).toEqual([
      [["u2", 1]],
      [["u1", 2]],
    ]);
    expect(alike([], false)).toEqual([]);
  });

  it("marks who is far behind the middle of those who are here", () => {
    const done = [6, 6, 5, 5, 2, 3].map((n, i) => {
      const cells = Object.fromEntries(Array.from({ length: n }, (_, k) => [`t${k}`, cell("right", "a")]));
      return row(`u${i}`, `N${i}`, cells);
    });
    const members = done.map((each) => member(each.pupil.uid, "ready"));
    const { pupils } = boardState(parts({ view: view(done), group: group(members) }));
    expect(pupils.filter((pupil) => pupil.behind).map((pupil) => pupil.name)).toEqual(["N4"]);
    expect(withBehind([])).toEqual([]);
  });

  it("knows where all are, what is shut, and how long is left", () => {
    const mode = { kind: "gathering", stop: "s1" } as const;
    const now = { view: view([], { ends_ms: 120_001 }), now_ms: 1 };
    const state = boardState(parts({ ...now, group: group([], { mode }) }));
    expect([state.mode, state.stop?.id, state.minutesLeft]).toEqual(["led", "s1", 2]);
    expect(state.stops.map((stop) => stop.shut)).toEqual([false, true]);
    const open = boardState(parts({ ...now, group: group([], { mode, zones: ["z"] }) }));
    expect(open.stops.map((stop) => stop.shut)).toEqual([false, false]);
    expect(boardState(parts({ ...now, now_ms: 999_999_999 })).minutesLeft).toBe(0);
    expect(boardState(parts({})).minutesLeft).toBeNull();
  });

  it("folds rows in by their revision and sees a gap", () => {
    const before = view([row("u1", "A", {})]);
    const changed = row("u1", "A", { one: cell("right", "a") });
    const next = withRow(before, { rev: 6, row: changed });
    expect(next).not.toBe("gap");
    expect((next as BoardView).rows).toEqual([changed]);
    expect(withRow(before, { rev: 7, row: changed })).toBe("gap");
    expect(withRow(before, { rev: 5, row: changed })).toBe(before);
    expect((withRow(before, { rev: 6, row: row("u2", "B", {}) }) as BoardView).rows).toHaveLength(2);
  });
});

describe("arrows in the table", () => {
  it("stay within it, and out of the corner", () => {
    expect(stepped("ArrowDown", { row: 0, column: 1 }, 2, 3)).toEqual({ row: 1, column: 1 });
    expect(stepped("ArrowLeft", { row: 0, column: 1 }, 2, 3)).toEqual({ row: 0, column: 1 });
    expect(stepped("ArrowUp", { row: 1, column: 0 }, 2, 3)).toEqual({ row: 0, column: 1 });
    expect(stepped("ArrowRight", { row: 2, column: 3 }, 2, 3)).toEqual({ row: 2, column: 3 });
    expect(stepped("End", { row: 2, column: 0 }, 2, 3)).toEqual({ row: 2, column: 3 });
    expect(stepped("Home", { row: 0, column: 3 }, 2, 3)).toEqual({ row: 0, column: 1 });
    expect(stepped("a", { row: 0, column: 1 }, 2, 3)).toBeNull();
  });
});

describe("a teacher's wishes", () => {
  it("go out in order, and again after a cut, until they are done or refused", () => {
    const sent: unknown[] = [];
    const line = new LessonLine({ tell: (name, data) => sent.push([name, data]) > 0 }, "m");
    line.wish({ do: "close", on: true });
    line.wish({ do: "extend", minutes: 5 });
    const first = ["lesson", { id: "m-1", do: { do: "close", on: true } }];
    const second = ["lesson", { id: "m-2", do: { do: "extend", minutes: 5 } }];
    expect(sent).toEqual([first, second]);
    line.settled({ id: "m-1", error: { code: "", message: "", remedy: "" } });
    line.again();
    expect(sent).toEqual([first, second, second]);
    expect(line.waiting).toBe(1);
    line.settled({ id: null, error: { code: "", message: "", remedy: "" } });
    expect(line.waiting).toBe(1);
  });
});
