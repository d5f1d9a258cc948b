/** The projector: a page of its own, that joins the class as an observer and shows what all may see. */
import type { ClassPage } from "../content/generated/class_page";
import type { ClassView } from "../content/generated/lesson";
import type { GroupState } from "../content/generated/live";
import { forget, JoinRefused, join, LiveClient } from "../live/client";
import { EnfiladeProjector, type ProjectorState } from "../ui/projector";

async function start(page: ClassPage, element: EnfiladeProjector): Promise<void> {
  let state: ProjectorState = {
    messages: page.messages,
    title: page.title,
    museum: page.museum,
    solemn: page.solemn,
    code: page.code,
    joinAddress: page.join_address,
    qr: page.links.qr,
    tasks: page.tasks,
    view: null,
    paused: null,
    ended: false,
    lineDown: false,
    error: null,
  };
  const set = (some: Partial<ProjectorState>): void => {
    state = { ...state, ...some };
    element.state = state;
  };
  set({});
  const onView = (view: ClassView): void => {
    if (view.kind === "projector") set({ view });
  };
  try {
    const joined = await join(page.prefix, page.language, { code: page.code, observer: true });
    const client = new LiveClient(joined, page.language, {
      state: (group) => set({ ...ofGroup(group), error: null }),
      line: (line) => set({ lineDown: line === "down" }),
      moved: () => undefined,
      refused: (error) => {
        if (error.code === "token-unknown" || error.code === "removed") forget();
        set({ error });
      },
    });
    client.on("lesson", (view) => onView(view as ClassView));
  } catch (error) {
    if (!(error instanceof JoinRefused)) throw error;
    set({ error: error.shape });
  }
}

function ofGroup({ mode }: GroupState): Pick<ProjectorState, "paused" | "ended"> {
  return { paused: mode.kind === "paused" ? { words: mode.words } : null, ended: mode.kind === "ended" };
}

const said = document.getElementById("enfilade-class")?.textContent;
const host = document.getElementById("projector");
if (said && host) {
  const element = new EnfiladeProjector();
  host.replaceChildren(element);
  void start(JSON.parse(said) as ClassPage, element);
}
