// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LessonDone, LessonWish, PupilView } from "../content/generated/lesson";
import type { SiteLesson } from "../content/generated/site_lesson";
import { Answers } from "../lesson/answers";
import { Shelf } from "../lesson/shelf";
import type { ClassLine } from "./class_line";
import { ClassSession } from "./class_session";

type Heard = (data: unknown) => void;

/** A line whose server is this test. */
class Line {
  line = "up";
  readonly heard = new Map<string, Heard>();
  readonly sent: LessonWish[] = [];
  fell: (now: string) => void = () => {};
  readonly client = {
    on: (name: string, hear: Heard) => this.heard.set(name, hear),
    tell: (_name: string, wish: LessonWish) => {
      if (this.line !== "up") return false;
      if (wish.do?.do !== "look-at") this.sent.push(wish);
      return true;
    },
    now: () => 0,
    send: () => {},
  };

  listen(to: { line: (now: string) => void }): void {
    this.fell = to.line;
  }

  say(name: string, data: unknown): void {
    this.heard.get(name)?.(data);
  }

  cut(): void {
    this.line = "down";
    this.fell("down");
  }

  up(): void {
    this.line = "up";
    this.fell("up");
    this.say("lesson", VIEW);
  }
}

const VIEW = {
  kind: "pupil",
  closed: false,
  points: null,
  ends_ms: null,
  you: { uid: "u", level: "standard", size: 1, stuck: false, at_task: null },
  tasks: [{ id: "think", open: true, released: null, hints: 0, answer: null }],
} as unknown as PupilView;

const LESSON = {
  id: "l",
  tasks: [{ id: "think", kind: "reflection", stop: "s", about: { kind: "reflection", letters: 100 } }],
} as unknown as SiteLesson;

const DONE: Omit<LessonDone, "id"> = {
  task: "think",
  judged: null,
  tries: 1,
  offer_hint: false,
  points: null,
  phrase: null,
};

const refusal = (id: string, code: string) => ({ id, error: { code, message: code, remedy: "" } });

describe("PUPIL25 the page sends what waits when the server can take it, and no more than that", () => {
  let line: Line;
  let session: ClassSession;
  let answers: Answers;

  beforeEach(() => {
    vi.useFakeTimers();
    line = new Line();
    answers = new Answers("g u", new Shelf(null), () => Date.now(), "abcd");
    session = new ClassSession(line as unknown as ClassLine, answers, LESSON, () => {});
    return () => vi.useRealTimers();
  });

  const handIn = (text: string): void => {
    session.put("think", { text });
    session.handIn("think");
  };

  it("waits until the server has said who this is", () => {
    handIn("bir");
    expect(line.sent).toEqual([]);
    line.say("lesson", VIEW);
    expect(line.sent.map((wish) => wish.do)).toEqual([
      { do: "answer", task: "think", value: { text: "bir" } },
    ]);
  });

  it("sends it once while the line holds, and again under the same id after a cut", () => {
    line.say("lesson", VIEW);
    handIn("bir");
    vi.advanceTimersByTime(10_000);
    expect(line.sent.length).toBe(1);
    line.cut();
    vi.advanceTimersByTime(10_000);
    expect(line.sent.length).toBe(1);
    line.up();
    expect(line.sent.map(({ id }) => id)).toEqual([line.sent[0]?.id, line.sent[0]?.id]);
    line.say("lesson-done", { ...DONE, id: line.sent[0]?.id });
    expect(session.answers.waiting).toEqual([]);
    line.cut();
    line.up();
    vi.advanceTimersByTime(10_000);
    expect(line.sent.length).toBe(2);
  });

  it("has nothing in hand any more once it was handed in", () => {
    line.say("lesson", VIEW);
    handIn("bir");
    expect(answers.draft("think")).toBeUndefined();
    expect(session.standing("think").value).toEqual({ text: "bir" });
  });

  it("does not send again what was refused, says why, and gives the words back", () => {
    line.say("lesson", VIEW);
    handIn("bir");
    line.say("lesson-refused", refusal(line.sent[0]?.id ?? "", "too-large"));
    expect(session.said?.code).toBe("too-large");
    expect(answers.draft("think")).toEqual({ text: "bir" });
    line.cut();
    line.up();
    vi.advanceTimersByTime(10_000);
    expect(line.sent.length).toBe(1);
  });

  it("sends later what could not be taken now", () => {
    line.say("lesson", VIEW);
    handIn("bir");
    line.say("lesson-refused", refusal(line.sent[0]?.id ?? "", "too-fast"));
    expect(answers.waiting.length).toBe(1);
    vi.advanceTimersByTime(2000);
    expect(line.sent.length).toBe(1);
    vi.advanceTimersByTime(2000);
    expect(line.sent.map(({ id }) => id)).toEqual([line.sent[0]?.id, line.sent[0]?.id]);
    expect(session.said).toBeNull();
  });
});
