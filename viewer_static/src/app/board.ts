/** The teacher's board: a page of its own, without three.js. Joins the group's line with `<enfilade-board>`. */
import type { ClassPage } from "../content/generated/class_page";
import type { BoardChanged, ClassView, LessonDone } from "../content/generated/lesson";
import type { ErrorShape, Refusal } from "../content/generated/live";
import { JoinRefused, join, LiveClient } from "../live/client";
import type { BoardActions, BoardState } from "../ui/board/contract";
import { EnfiladeBoard } from "../ui/board/shell";
import { LessonLine } from "./board_line";
import { type BoardParts, boardState, withRow } from "./board_state";

/** Time left is told in minutes: looking this often is often enough. */
const LOOK_MS = 5000;

class Board {
  readonly #element: EnfiladeBoard;
  #parts: BoardParts;
  #client: LiveClient | null = null;
  #lesson: LessonLine | null = null;
  #pending = false;

  constructor(page: ClassPage, element: EnfiladeBoard) {
    this.#element = element;
    this.#parts = { page, group: null, view: null, line: "connecting", error: null, now_ms: Date.now() };
    element.actions = this.#actions;
    this.#show();
  }

  /** Join as the class's teacher and listen. */
  async start(): Promise<void> {
    const { page } = this.#parts;
    try {
      const joined = await join(page.prefix, page.language, { secret: page.secret ?? "" });
      const client = new LiveClient(joined, page.language, {
        state: (group) => this.#set({ group }),
        line: (line) => this.#onLine(line),
        moved: () => undefined,
        refused: (error) => this.#set({ error }),
      });
      this.#client = client;
      this.#lesson = new LessonLine(client);
      client.on("lesson", (view) => this.#onView(view as ClassView));
      client.on("board", (changed) => this.#onRow(changed as BoardChanged));
      client.on("lesson-done", (done) => this.#lesson?.settled(done as LessonDone));
      client.on("lesson-refused", (refusal) => this.#onRefusal(refusal as Refusal));
      setInterval(() => this.#set({}), LOOK_MS);
    } catch (error) {
      const shape: ErrorShape | null = error instanceof JoinRefused ? error.shape : null;
      if (!shape) throw error;
      this.#set({ error: shape, line: "refused" });
    }
  }

  readonly #actions: BoardActions = {
    lesson: (what) => this.#lesson?.wish(what),
    group: (what) => this.#client?.send(what),
    dismissError: () => this.#set({ error: null }),
  };

  #onLine(line: BoardState["line"]): void {
    if (line === "up") this.#lesson?.again();
    this.#set({ line });
  }

  #onView(view: ClassView): void {
    if (view.kind === "board") this.#set({ view });
  }

  #onRow(changed: BoardChanged): void {
    const { view } = this.#parts;
    if (!view) return;
    const next = withRow(view, changed);
    if (next === "gap") this.#client?.tell("resync", 0);
    else this.#set({ view: next });
  }

  #onRefusal(refusal: Refusal): void {
    this.#lesson?.settled(refusal);
    this.#set({ error: refusal.error });
  }

  #set(some: Partial<BoardParts>): void {
    this.#parts = { ...this.#parts, ...some };
    // Thirty answers in one moment are one picture.
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.#show();
    });
  }

  #show(): void {
    const now_ms = this.#client ? this.#client.now() : Date.now();
    this.#element.state = boardState({ ...this.#parts, now_ms });
  }
}

const said = document.getElementById("enfilade-class")?.textContent;
const host = document.getElementById("board");
if (said && host) {
  const element = new EnfiladeBoard();
  host.replaceChildren(element);
  void new Board(JSON.parse(said) as ClassPage, element).start();
}
