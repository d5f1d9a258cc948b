/** The hall beside a pupil's panel: where one stands, what is pointed at, the teacher's lead. */
import type { Boot } from "../content/generated/boot";
import type { SiteStop, SiteTexts, SiteTour } from "../content/generated/site";
import type { Found } from "../content/generated/site_lesson";
import { TASK_KINDS } from "../ui/task_kinds";
import type { Pick, ViewerApi, Whereabouts } from "./api";
import type { ClassSession } from "./class_session";
import { GroupSession } from "./group_session";
import type { Interface } from "./interface";
import type { Screen } from "./screen";
import type { SiteStore } from "./site_store";

/** What a hall is opened with. */
export interface ClassHallParts {
  readonly boot: Boot;
  readonly store: SiteStore;
  readonly screen: Screen;
  readonly ui: Interface;
  readonly session: ClassSession;
  readonly tour: SiteTour;
  readonly texts: SiteTexts;
  readonly start: SiteStop | null;
  changed(): void;
}

export class ClassHall {
  private constructor(
    readonly viewer: ViewerApi & { debug(): Record<string, unknown> },
    private readonly group: GroupSession,
    private readonly parts: ClassHallParts,
  ) {
    const { ui, changed } = parts;
    ui.takes = (pick) => this.onPick(pick);
    viewer.on("where", () => changed());
  }

  /** Draw the hall. @throws Error where it cannot be */
  static async open(parts: ClassHallParts): Promise<ClassHall> {
    const { boot, store, screen, ui, session, tour, texts, start } = parts;
    const url = new URL(location.href);
    const scene = await import("./viewer");
    ui.first = (advisory) => texts.advisories[advisory] ?? null;
    // What lies behind a notice is not where a page opens.
    const open = start && !start.advisory ? start : tour.stops.find((stop) => !stop.advisory);
    const viewer = await scene.createViewer({
      store,
      language: boot.language,
      host: screen.host,
      place: { hall: open?.hall ?? store.museum.start, view: open?.viewpoint ?? null },
      requestAdvisory: ui.requestAdvisory,
      onProgress: (now) => {
        const title = texts.halls[now.hall]?.title.text ?? "";
        if (!now.ahead) ui.progress(now.loaded_bytes, now.total_bytes, title);
      },
      quality: url.searchParams.get("quality"),
      always: url.searchParams.get("view3d") === "always",
      only: session.lesson.halls,
    });
    ui.attach(viewer);
    const group = new GroupSession(
      session.line.joined,
      boot.language,
      {
        viewer,
        frames: store.frames,
        tour: () => tour,
        changed: () => parts.changed(),
        refused: () => {},
        notice: ui.requestAdvisory,
        removed: ui.sentOut,
        label: ui.showAll,
        evidence: (on) => ui.setEvidenceTint(on),
      },
      session.line.listen,
    );
    return new ClassHall(viewer, group, parts);
  }

  get where(): Whereabouts {
    return this.viewer.where();
  }

  /** Be at a stop. */
  goTo(id: string): void {
    const stop = this.parts.tour.stops.find((each) => each.id === id);
    if (stop) void this.viewer.goto({ hall: stop.hall, view: stop.viewpoint });
  }

  /** Back to where the class is. */
  follow(): void {
    this.group.send({ do: "follow" });
  }

  debug(): Record<string, unknown> {
    return this.viewer.debug();
  }

  /** Show in the hall what has been found in it. */
  mark(): void {
    const { session } = this.parts;
    const task = session.lesson.tasks.find((each) => each.id === session.place.task);
    if (task?.kind !== "find") return;
    const value = session.standing(task.id).value as { readonly found?: readonly Found[] } | undefined;
    this.viewer.highlight(value?.found?.flatMap((found) => found.element ?? []) ?? []);
  }

  /** What is pointed at belongs to the task in hand, where that asks for it; else its label opens as ever. */
  private onPick({ hall, element, exhibit }: Pick): boolean {
    const { session } = this.parts;
    const task = session.lesson.tasks.find((each) => each.id === session.place.task);
    if (session.place.page !== "task" || !task) return false;
    const now = session.standing(task.id);
    const kind = TASK_KINDS.get(task.kind);
    if (!now.open || !kind?.pointed) return false;
    const next = kind.pointed(now.value, task.about, { hall, element, exhibit });
    if (next === undefined) return false;
    session.put(task.id, next);
    this.mark();
    return true;
  }
}
