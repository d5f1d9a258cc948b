/** From the viewer, the tour and the group to what the interface shows. Pure but for what it is handed. */
import type { Boot } from "../content/generated/boot";
import type { SaidAdvisory, SiteTexts, SiteTour } from "../content/generated/site";
import { legAt, startsMs, totalMs } from "../tour/timeline";
import type { UiError, UiHall, UiLabel, UiPhase, UiPlan, UiState, UiTour } from "../ui/contract";
import type { UiGroup } from "../ui/group_contract";
import type { TourView, ViewerApi } from "./api";
import { tourAlone } from "./own_tour";
import { asText } from "./reader_link";

/** What changes while one is there, besides the viewer's own state. */
export interface Situation {
  readonly boot: Boot;
  readonly language: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly phase: UiPhase;
  readonly viewer: ViewerApi | null;
  readonly label: UiLabel | null;
  readonly notice: UiState["notice"];
  readonly tour: UiTour | null;
  readonly group: UiGroup | null;
  readonly told: string;
  readonly evidenceTint: boolean;
  readonly easy: boolean;
  readonly slow: boolean;
  readonly hint: boolean;
  readonly error: UiError | null;
}

/** The interface's state. */
export function uiState(now: Situation): UiState {
  const { viewer, boot } = now;
  const texts = viewer?.texts ?? null;
  const where = viewer?.where() ?? { hall: "", room: "", view: null };
  const hall = texts?.halls[where.hall] ?? null;
  return {
    language: now.language,
    languages: boot.languages,
    messages: now.messages,
    phase: now.phase,
    museumTitle: texts?.title.text ?? "",
    banner: texts?.banner.text ?? "",
    hallTitle: hall?.title.text ?? "",
    hallNote: hall?.note ?? null,
    roomTitle: hall?.rooms[where.room]?.text ?? "",
    // In a class the panel leads to the lesson's places, and to no others.
    halls: viewer && texts && boot.kind !== "class" ? places(viewer, texts) : [],
    plan: viewer && texts ? plan(viewer, texts) : null,
    label: now.label,
    notice: now.notice,
    tours: viewer && texts && boot.kind !== "class" ? offers(viewer, texts) : [],
    tour: now.tour,
    group: now.group,
    told: now.told,
    evidenceTint: now.evidenceTint,
    legend: viewer && now.evidenceTint ? legend(viewer, where.hall) : null,
    easy: now.easy,
    slow: now.slow,
    textHref: textHref(now),
    aboutHref: `${boot.prefix}/${now.language}/${boot.museum}/about`,
    hint: now.hint,
    error: now.error,
  };
}

/** The same page without the hall; who cannot be in the group has nothing there, and takes its tour alone. */
function textHref({ boot, phase, language, easy }: Situation): string {
  const alone = phase.is === "failed" ? tourAlone(phase.error, boot, language, easy) : null;
  return alone ?? asText(location.href);
}

/** How many things of a hall bear each grade, as its page of text counts them. */
function legend(viewer: ViewerApi, hall: string): UiState["legend"] {
  const counted = { surveyed: 0, documented: 0, analogous: 0, conjecture: 0 };
  for (const element of viewer.hallData(hall)?.elements ?? []) counted[element.evidence] += 1;
  return counted;
}

function places(viewer: ViewerApi, texts: SiteTexts): UiHall[] {
  const where = viewer.where();
  return viewer.museum.halls.flatMap((entry) => {
    const words = texts.halls[entry.id];
    if (!words) return [];
    const viewpoints = Object.entries(words.viewpoints).map(([viewpoint, title]) => ({
      hall: entry.id,
      viewpoint,
      title: title.text,
      here: where.hall === entry.id && where.view === viewpoint,
    }));
    return [{ id: entry.id, title: words.title.text, places: viewpoints }];
  });
}

function plan(viewer: ViewerApi, texts: SiteTexts): UiPlan | null {
  const where = viewer.where();
  const hall = viewer.hallData(where.hall);
  if (!hall) return null;
  const pose = viewer.pose();
  const words = texts.halls[hall.id];
  return {
    rooms: hall.rooms.map((room) => ({
      id: room.id,
      title: words?.rooms[room.id]?.text ?? "",
      floor: room.floor,
      here: room.id === where.room,
    })),
    walls: hall.walls,
    you: { x: pose.x, z: pose.z, yaw: pose.yaw },
    guide: null,
  };
}

function offers(viewer: ViewerApi, texts: SiteTexts): UiState["tours"] {
  return viewer.museum.tours
    .filter((entry) => !entry.lesson)
    .map((entry) => {
      const said = texts.tours[entry.id];
      return {
        id: entry.id,
        title: said?.[0].text ?? entry.id,
        summary: said?.[1].text ?? "",
        minutes: entry.minutes,
      };
    });
}

/** A tour that a visitor takes alone. */
export function ownTour(view: TourView, easy: boolean): UiTour {
  return tourAt(view.tour, view.index, view.phase, view.position_ms, easy, {
    going: view.status === "loading" ? "playing" : view.status,
    steerable: true,
  });
}

/** A tour at a moment of its line of time. */
export function tourAt(
  tour: SiteTour,
  index: number,
  phase: UiTour["phase"],
  position_ms: number,
  easy: boolean,
  is: { readonly going: UiTour["going"]; readonly steerable: boolean; readonly round?: boolean },
): UiTour {
  const stop = tour.stops[index];
  if (!stop) throw new RangeError(`the tour has no stop ${index}`);
  const leg = legAt(tour.timeline, index);
  const began = (startsMs(tour.timeline)[index] ?? 0) + leg.travel_ms;
  return {
    title: tour.title.text,
    going: is.going,
    phase,
    index,
    stops: tour.stops.map((each, i) => ({
      id: each.id,
      title: each.title.text,
      state: i === index ? "here" : i < index ? "past" : "ahead",
      guarded: each.advisory !== null,
    })),
    stopTitle: stop.title,
    narration: easy ? stop.narration.easy : stop.narration.standard,
    question: stop.question,
    wayRound: stop.way_round,
    round: is.round ?? false,
    fraction: Math.min(1, Math.max(0, (position_ms - began) / Math.max(1, leg.stay_ms))),
    left_ms: Math.max(0, totalMs(tour.timeline) - position_ms),
    steerable: is.steerable,
  };
}

/** Find an advisory's words. */
export function advisoryOf(texts: SiteTexts, id: string): SaidAdvisory | null {
  return texts.advisories[id] ?? null;
}
