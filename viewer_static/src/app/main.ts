/**
 * Starts the viewer on a server-rendered page. The page itself is the text-and-pictures version: where the hall cannot
 * or should not be drawn (`?text`, no WebGL2), nothing is put over it.
 */
import type { Boot } from "../content/generated/boot";
import type { ErrorShape } from "../content/generated/live";
import { keepLink } from "./deep_link";
import type { GroupSession } from "./group_session";
import { Interface } from "./interface";
import { readLink } from "./link";
import type { Replay } from "./replay";
import { openScreen, type Screen } from "./screen";
import { SiteStore } from "./site_store";

declare global {
  interface Window {
    enfilade?: { debug(): Record<string, unknown>; viewer: unknown; session: unknown };
  }
}

/** Pages on which a hall opens; the others are for reading. */
const OPENS: ReadonlySet<Boot["kind"]> = new Set(["hall", "stop", "join", "guide", "replay"]);

async function start(): Promise<void> {
  const said = document.getElementById("enfilade-boot")?.textContent;
  if (!said) return;
  const boot = JSON.parse(said) as Boot;
  const url = new URL(location.href);
  if (boot.kind === "class") {
    // A class's tasks are there in any case; the hall beside them only where it can be drawn.
    const { openClass } = await import("./class_page");
    await openClass(
      boot,
      url.searchParams.has("text") ? "asked-for-text" : hasWebGl2() ? "drawn" : "cannot-draw",
    );
    return;
  }
  const asText = url.searchParams.has("text");
  if (boot.kind === "join" && !url.searchParams.has("projector") && (asText || !hasWebGl2())) {
    // A group goes on without a hall: in text and pictures.
    const { openTextFollowing } = await import("./text_follow");
    await openTextFollowing(boot, !asText);
    return;
  }
  if (!OPENS.has(boot.kind) || asText) return;
  if (!hasWebGl2()) {
    document.documentElement.dataset["viewer"] = "impossible";
    return;
  }
  const screen = openScreen();
  // The scene is a chunk of its own: the interface and the poster are there before it.
  const scene = import("./viewer");
  const store = await SiteStore.open(boot.manifest.slice(boot.base.length), boot.base, boot.first);
  const ui = new Interface(boot, screen, (id, language) => store.tour(id, language));
  try {
    await openHall(boot, url, store, ui, screen, await scene);
  } catch (error) {
    const refused = (error as { shape?: ErrorShape }).shape;
    if (refused) return ui.stop(refused);
    console.error(error);
    ui.stop({
      code: "hall-failed",
      message: boot.messages["failed.hall"] ?? "",
      remedy: boot.messages["failed.remedy"] ?? "",
    });
  }
}

async function openHall(
  boot: Boot,
  url: URL,
  store: SiteStore,
  ui: Interface,
  screen: Screen,
  scene: typeof import("./viewer"),
): Promise<void> {
  const link = readLink(url);
  // The line to a group (Socket.IO) is a chunk of its own: a visitor alone never loads it.
  const grouped = boot.kind === "join" || boot.kind === "guide";
  const group = grouped ? await import("./group_page") : null;
  const joined = group ? await group.joinGroup(boot) : null;
  const texts = await store.texts(boot.language);
  ui.first = (advisory) => texts.advisories[advisory] ?? null;
  const tour = boot.tour ? await store.tour(boot.tour, boot.language) : null;
  const stop = tour?.stops.find((each) => each.id === boot.stop) ?? null;
  // A tour's stop is entered by the tour itself, which asks for the notice; till then one stands where all begin.
  const open = stop && !stop.advisory ? stop : null;
  const viewer = await scene.createViewer({
    store,
    language: boot.language,
    host: screen.host,
    place: {
      hall: link.hall ?? boot.hall ?? open?.hall ?? store.museum.start,
      view: link.view ?? open?.viewpoint ?? null,
      ...(link.at ? { at: link.at } : {}),
    },
    requestAdvisory: ui.requestAdvisory,
    onProgress: (now) => {
      const title = texts.halls[now.hall]?.title.text ?? "";
      if (!now.ahead) ui.progress(now.loaded_bytes, now.total_bytes, title);
    },
    quality: url.searchParams.get("quality"),
    always: url.searchParams.get("view3d") === "always",
  });
  ui.attach(viewer);
  if (boot.kind === "hall") keepLink(viewer, boot.prefix);
  let session: GroupSession | Replay | null = null;
  if (group && joined && tour) {
    const beside = new group.BesideHall(screen.host.parentElement as HTMLElement, viewer, (key) =>
      ui.say(key),
    );
    session = new group.GroupSession(joined, boot.language, {
      viewer,
      frames: store.frames,
      tour: () => tour,
      changed: () => ui.show(),
      refused: (error) => (error.code === "removed" ? ui.sentOut() : ui.fail(error)),
      notice: ui.requestAdvisory,
      removed: ui.sentOut,
      label: ui.showAll,
      evidence: (on) => ui.setEvidenceTint(on),
      beside: (scene) => beside.show(scene),
      pointsAt: (hall, element) => desk.pointsAt(hall, element),
    });
    const redraw = (): void => ui.show();
    const face = new group.FollowFace(redraw);
    const desk = new group.GroupDesk(session, tour, { prefix: boot.prefix, code: boot.code }, viewer, redraw);
    const parts = { boot, joined, screen, viewer, session, desk, beside };
    const door = new group.ConsoleDoor(parts, { group: face, console: group.consoleFace });
    ui.after = () => door.look();
    ui.attachGroup(desk, boot.kind === "guide" ? group.consoleFace : face);
  } else if (tour && boot.kind === "replay") {
    const { openReplay } = await import("./replay");
    session = openReplay({ boot, screen, ui, viewer, frames: store.frames, tour });
  } else if (tour && boot.kind === "stop") {
    await viewer.startTour(tour.id, { stop: boot.stop });
  }
  window.enfilade = { debug: () => viewer.debug(), viewer, session };
}

function hasWebGl2(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

void start();
