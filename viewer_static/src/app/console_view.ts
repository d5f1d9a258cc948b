/** From the group's state to what the guide's console shows of it. Pure but for what it is handed. */
import type { GroupState } from "../content/generated/live";
import type { SiteTour } from "../content/generated/site";
import { awake, isGuide, leads } from "../live/group";
import { goesTo, isOpen } from "../live/script";
import { arrivalMs, totalMs } from "../tour/timeline";
import {
  pagesOf,
  type UiConsole,
  type UiConsoleStop,
  type UiDocument,
  type UiDoor,
  type UiLamp,
  type UiOpened,
  type UiSeek,
} from "../ui/console_contract";
import { advisoryOfExhibit } from "./common_view";
import type { ConsoleBeside } from "./console_beside";
import { countsOf, elsewhereOf, heeded, namesOf, peopleOf } from "./console_people";
import { type Course, clockOf, stopTimes } from "./console_times";

/** Doors are offered within these metres, the nearest few. */
const DOORS_WITHIN_M = 8;
const MOST_DOORS = 4;

/** The console; null for who is no guide. */
export function uiConsole(state: GroupState, beside: ConsoleBeside): UiConsole | null {
  const { roster, scene, plan, mode, you } = state;
  if (!roster || !isGuide(you.role)) return null;
  const { texts, tour, say } = beside;
  const name = namesOf(roster.members, say);
  const stop = stopOf(state);
  const here = tour.stops.find((each) => each.id === stop) ?? null;
  const solemnHall = plan.halls.find((each) => each.id === beside.hall)?.solemn ?? false;
  const solemnStop = plan.halls.find((each) => each.id === here?.hall)?.solemn ?? false;
  const everybody = peopleOf(state, beside, name);
  const people = heeded(everybody);
  const by = mode.kind === "walking" ? mode.by : null;
  const wheel = roster.members.find((each) => each.uid === state.leader && each.role === "co-guide");
  const course = courseOf(state, beside.now_ms);
  const document = scene.document;
  return {
    language: beside.language,
    messages: beside.messages,
    title: tour.title,
    code: inFours(roster.code),
    joinAddress: `${beside.host}${beside.prefix}/g/${roster.code}`,
    projectorAddress: `${beside.prefix}/g/${roster.code}?projector`,
    qr: `${beside.prefix}/g/${roster.code}/qr.svg`,
    role: you.role === "guide" ? "guide" : "co-guide",
    line: beside.line,
    leads: leads(state),
    leader: state.leader === null || leads(state) ? null : name(state.leader),
    mayTake: you.role === "co-guide" && state.leader === null && mode.kind !== "ended",
    mode: mode.kind,
    playing: mode.kind === "touring" && mode.clock.kind === "running",
    solemn: solemnHall || solemnStop,
    words: mode.kind === "paused" ? mode.words : null,
    leash: leashOf(state),
    counts: countsOf(everybody),
    clock: clockOf(course),
    stops: stopsOf(state, tour, course),
    here: here && {
      stop: here.id,
      notes: beside.notes?.notes[here.id] ?? null,
      narration: here.narration.standard,
      question: here.question,
    },
    seek: beside.position_ms === null ? null : seekOf(tour, beside.position_ms),
    people,
    more: everybody.length - people.length,
    plan: beside.plan && {
      rooms: beside.plan.rooms,
      walls: beside.plan.walls,
      you: beside.plan.you,
      dots: everybody.flatMap((person) => {
        const { at } = person;
        if (!at || beside.order[at[0]] !== beside.hall || person.is === "loading") return [];
        return [
          { uid: person.uid, name: person.name, x: at[1] / 10, z: at[2] / 10, lost: person.is === "away" },
        ];
      }),
    },
    elsewhere: elsewhereOf(everybody, beside),
    hands: roster.hands.map(({ uid, at_ms }) => ({ uid, name: name(uid), waits_ms: beside.now_ms - at_ms })),
    waiting: roster.waiting.map((each) => ({
      uid: each.uid,
      name: each.name ?? say("people.nameless"),
      waits_ms: beside.now_ms - each.at_ms,
    })),
    questions: roster.questions.map(({ id, uid, text, state: is }) => ({
      id,
      name: name(uid),
      text,
      state: is,
    })),
    polls: beside.polls.map((poll) => ({
      ...poll,
      votes: roster.votes.find((each) => each.poll === poll.id)?.counts ?? poll.options.map(() => 0),
    })),
    removed: roster.members
      .filter((each) => each.presence === "removed")
      .map((each) => ({ uid: each.uid, name: name(each.uid) })),
    rules: state.rules,
    recording: state.recording,
    rehearsal: state.rehearsal,
    documents: documentsOf(state, beside),
    opened: openedOf(state, beside),
    shown: document && {
      exhibit: document.exhibit,
      title: texts.exhibits[document.exhibit]?.title ?? tour.title,
      picture: document.picture,
    },
    strokes: scene.strokes.length,
    doors: doorsOf(state, beside),
    lamps: solemnHall ? [] : lampsOf(state, beside.hall),
    hall: beside.hall,
    evidence: scene.evidence,
    zones: plan.opt_in.map((id) => ({
      id,
      title: texts.advisories[id]?.title.text ?? id,
      open: state.zones.includes(id),
    })),
    inLight: by ? { uid: by, name: name(by) } : null,
    wheel: wheel && state.guide_here ? { name: name(wheel.uid), mine: wheel.uid === you.uid } : null,
    caption: state.captions.at(-1)?.text ?? null,
    ...beside.own,
    steppedBack: beside.own.steppedBack && name(beside.own.steppedBack),
  };
}

/** What may be shown beside the hall: what has a picture or a panel, in halls that are known, where nothing shut lies before it. */
function documentsOf(state: GroupState, beside: ConsoleBeside): UiDocument[] {
  const known = new Set(beside.halls.flatMap((hall) => (hall ? [hall.id] : [])));
  const shut = new Set(state.plan.opt_in.filter((id) => !state.zones.includes(id)));
  return Object.values(beside.texts.exhibits)
    .filter((exhibit) => exhibit.hall !== null && known.has(exhibit.hall) && pagesOf(exhibit).length > 0)
    .filter((exhibit) => !shut.has(advisoryOfExhibit(beside.halls, exhibit.id) ?? ""))
    .map((exhibit) => ({
      exhibit: exhibit.id,
      title: exhibit.title,
      pages: pagesOf(exhibit).length,
      here: exhibit.hall === beside.hall,
    }))
    .sort((a, b) => Number(b.here) - Number(a.here));
}

function openedOf(state: GroupState, { label, texts }: ConsoleBeside): UiOpened | null {
  if (!label) return null;
  const exhibit = texts.exhibits[label.id];
  const { highlights, document } = state.scene;
  return {
    id: label.id,
    title: label.title,
    elements: label.elements,
    exhibit: exhibit !== undefined,
    pages: exhibit ? pagesOf(exhibit).length : 0,
    marked: label.elements.some((each) => highlights.includes(each)),
    shown: document?.exhibit === label.id && document.picture === null,
  };
}

function stopsOf(state: GroupState, tour: SiteTour, course: Course): UiConsoleStop[] {
  const here = stopOf(state);
  const at = tour.stops.findIndex((each) => each.id === here);
  const times = stopTimes(course);
  const visited = new Set(course.visits.map((visit) => visit.stop));
  let n = 0;
  let following = true;
  return tour.stops.map((stop, i) => {
    const out = course.leftOut.has(stop.id) && stop.id !== here;
    const next = !out && i > at && following && state.mode.kind !== "ended";
    if (next) following = false;
    if (!out) n += 1;
    const is =
      i === at
        ? "here"
        : out
          ? "left-out"
          : next
            ? "next"
            : i < at || visited.has(stop.id)
              ? "past"
              : "ahead";
    return {
      id: stop.id,
      n: out ? null : n,
      title: stop.title,
      state: is,
      planned_ms: times.get(stop.id)?.planned_ms ?? 0,
      spent_ms: times.get(stop.id)?.spent_ms ?? null,
      guarded: stop.advisory !== null,
      shut: !isOpen(state.plan, i, state.zones),
    };
  });
}

function courseOf(state: GroupState, now_ms: number): Course {
  const { plan, mode, roster } = state;
  return {
    stops: plan.stops,
    leftOut: new Set(plan.stops.filter((_, i) => !goesTo(plan, i, state.zones)).map((stop) => stop.id)),
    visits: roster?.visits ?? [],
    now_ms: mode.kind === "ended" ? mode.at_ms : now_ms,
  };
}

function doorsOf(state: GroupState, beside: ConsoleBeside): UiDoor[] {
  const { hall } = beside;
  const known = state.plan.halls.find((each) => each.id === hall)?.doors ?? [];
  const nearest = new Map<string, number>();
  for (const { opening, metres } of beside.leaves) {
    if (metres <= DOORS_WITHIN_M && known.includes(opening))
      nearest.set(opening, Math.min(metres, nearest.get(opening) ?? metres));
  }
  return [...nearest]
    .sort(([, a], [, b]) => a - b)
    .slice(0, MOST_DOORS)
    .map(([opening, metres]) => ({
      hall,
      opening,
      title: beside.texts.halls[hall]?.elements[opening]?.text ?? null,
      metres: Math.round(metres),
      open: state.scene.doors.some((each) => each.hall === hall && each.opening === opening),
    }));
}

function lampsOf(state: GroupState, hall: string): UiLamp[] {
  const layers = state.plan.halls.find((each) => each.id === hall)?.lamps ?? [];
  return layers.map((layer) => {
    const set = state.scene.lamps.find((each) => each.hall === hall && each.layer === layer);
    return { layer, weight: set?.to ?? 1 };
  });
}

function seekOf(tour: SiteTour, position_ms: number): UiSeek {
  const stops = tour.stops.map((stop, index) => ({
    at_ms: arrivalMs(tour.timeline, index),
    title: stop.title.text,
  }));
  return { position_ms, total_ms: totalMs(tour.timeline), stops };
}

/** The stop at which the group is, null before the tour and after it. */
export function stopOf(state: GroupState): string | null {
  const mode = awake(state.mode);
  return mode.kind === "ended" ? null : mode.stop;
}

function leashOf({ mode }: GroupState): UiConsole["leash"] {
  const leash = mode.kind === "free" ? mode.leash : null;
  if (!leash) return "none";
  return leash.by === "hall" ? "hall" : leash.about;
}

function inFours(digits: string): string {
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}
