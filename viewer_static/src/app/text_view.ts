/** From the group's state and the museum's words to what a follower in text and pictures is shown. Pure. */
import type { Document, GroupState } from "../content/generated/live";
import type { Poster, SiteHall, SiteStop, SiteTexts, SiteTour } from "../content/generated/site";
import { awake } from "../live/group";
import { isOpen } from "../live/script";
import type { Frame, IndexedPose } from "../tour/motion";
import { pagesOf } from "../ui/console_contract";
import { sayer } from "../ui/contract";
import type { UiFollow, UiFollowStop, UiPicture, UiReading, UiShown } from "../ui/follow_contract";
import type { UiGroup } from "../ui/group_contract";
import { groupState } from "../ui/group_state";
import { advisoryOfExhibit, roomAt } from "./common_view";
import { elementName } from "./group_names";
import { type Addresses, exhibitLabel } from "./labels";
import { wayTo, wayWords } from "./way_words";

/** What is known. */
export interface TextFacts {
  readonly state: GroupState | null;
  readonly group: UiGroup;
  readonly tour: SiteTour;
  readonly texts: SiteTexts;
  readonly messages: Readonly<Record<string, string>>;
  /** By index; null where one has not come yet. */
  readonly halls: readonly (SiteHall | null)[];
  readonly frames: readonly Frame[];
  /** The group's stop, and the one that is read. */
  readonly stop: SiteStop | null;
  readonly reads: SiteStop | null;
  readonly isElsewhere: boolean;
  readonly travels: boolean;
  readonly walked: IndexedPose | null;
  readonly accepted: ReadonlySet<string>;
  readonly declined: ReadonlySet<string>;
  readonly easy: boolean;
  readonly at: Addresses;
  url(path: string): string;
}

/** What of `UiFollow` follows from the facts. */
export type Followed = Pick<
  UiFollow,
  "state" | "reading" | "elsewhere" | "stops" | "next" | "place" | "shown" | "pointsOut"
>;

/** All that is shown of group and tour. */
export function followed(facts: TextFacts): Followed {
  const { stop, texts, state } = facts;
  const say = sayer(facts.messages);
  const names = (state?.scene.highlights ?? []).flatMap((id) => {
    for (const hall of facts.halls) {
      const name = elementName(texts, hall, id);
      if (name) return name.text;
    }
    return [];
  });
  const place = placeOf(facts);
  const going = facts.travels && stop ? say("follow.going", { title: stop.title.text }) : null;
  return {
    state: going ?? groupState(facts.group, say),
    reading: facts.reads && readingOf(facts, facts.reads),
    elsewhere: facts.isElsewhere && stop ? stop.title.text : null,
    stops: stopsOf(facts),
    next: nextOf(facts),
    place,
    shown: state?.scene.document ? shownOf(facts, state.scene.document) : null,
    pointsOut: names.length ? say("follow.points-out", { names: [...new Set(names)].join(", ") }) : null,
  };
}

function readingOf(facts: TextFacts, stop: SiteStop): UiReading {
  const { texts, tour, easy } = facts;
  const say = sayer(facts.messages);
  const words = texts.halls[stop.hall];
  const advisory = stop.advisory !== null ? texts.advisories[stop.advisory] : undefined;
  const notice =
    advisory && !facts.accepted.has(advisory.id)
      ? ({ advisory, is: facts.declined.has(advisory.id) ? "round" : "asked" } as const)
      : null;
  return {
    id: stop.id,
    index: tour.stops.indexOf(stop),
    total: tour.stops.length,
    title: stop.title,
    hall: words?.title.text ?? "",
    picture: posterOf(facts, stop.poster, say("follow.picture", { title: stop.title.text })),
    narration: easy ? stop.narration.easy : stop.narration.standard,
    question: stop.question,
    wayRound: stop.way_round,
    notice,
  };
}

function stopsOf(facts: TextFacts): UiFollowStop[] {
  const { tour, state } = facts;
  return tour.stops.map((stop) => {
    const index = state?.plan.stops.findIndex((each) => each.id === stop.id) ?? -1;
    return {
      id: stop.id,
      title: stop.title.text,
      guarded: stop.advisory !== null,
      open: state !== null && index >= 0 && isOpen(state.plan, index, state.zones),
      group: stop.id === facts.stop?.id,
      read: stop.id === facts.reads?.id,
    };
  });
}

/** The way to where the group goes next: to its stop while it is on its way, else to the next one that it may come to. */
function nextOf(facts: TextFacts): UiFollow["next"] {
  const { state, stop, tour, texts } = facts;
  if (!state || state.mode.kind === "ended") return null;
  const say = sayer(facts.messages);
  const here = stop ? tour.stops.indexOf(stop) : -1;
  const next = facts.travels
    ? stop
    : tour.stops.slice(here + 1).find((each) => {
        const index = state.plan.stops.findIndex((planned) => planned.id === each.id);
        return index >= 0 && isOpen(state.plan, index, state.zones) && !state.plan.left_out.includes(each.id);
      });
  if (!next) return null;
  return { title: next.title.text, way: wayWords(wayTo(next, facts.halls, facts.frames), texts, say) };
}

/** Where one is whose steps all follow: the room, and its nearest viewpoint's picture where no notice guards it. */
function placeOf(facts: TextFacts): UiFollow["place"] {
  const { state, walked, texts } = facts;
  const mode = state && awake(state.mode);
  if (mode?.kind !== "walking" || !walked) return null;
  const hall = facts.halls[walked.hall];
  const room = hall && roomAt(hall, walked.x, walked.z);
  if (!hall || !room) return null;
  const words = texts.halls[hall.id];
  const name = words?.rooms[room]?.text ?? words?.title.text ?? "";
  const zone = hall.zones.find((each) => each.rooms.includes(room));
  const guarded = zone !== undefined && !facts.accepted.has(zone.advisory);
  const views = guarded ? [] : hall.viewpoints.filter((each) => each.room === room && each.poster);
  const far = (eye: readonly [number, number, number]): number =>
    Math.hypot(eye[0] - walked.x, eye[2] - walked.z);
  const [nearest] = [...views].sort((a, b) => far(a.eye) - far(b.eye));
  const say = sayer(facts.messages);
  return {
    words: say(mode.by === null ? "follow.guide-in" : "follow.in-light", { room: name }),
    picture: posterOf(facts, nearest?.poster ?? null, say("follow.picture", { title: name })),
  };
}

/** What the guide shows: the label, or one of its pages; what stands behind a notice is shown once that is read. */
function shownOf(facts: TextFacts, document: Document): UiShown | null {
  const { texts, state } = facts;
  const label = exhibitLabel(texts, document.exhibit, facts.easy, facts.at);
  const exhibit = texts.exhibits[document.exhibit];
  if (!label || !exhibit) return null;
  const advisory = advisoryOfExhibit(facts.halls, document.exhibit);
  const notice = advisory !== null && !facts.accepted.has(advisory) ? texts.advisories[advisory] : undefined;
  const page = document.picture === null ? null : pagesOf(exhibit)[document.picture];
  const picture = page ? (page.is === "picture" ? page.picture : null) : exhibit.picture;
  return {
    label,
    picture: picture && {
      url: facts.url(picture.full.path),
      alt: picture.alt.text || exhibit.title.text,
      width: picture.width,
      height: picture.height,
      credit: picture.credit,
    },
    strokes: state?.scene.strokes ?? [],
    panel: page?.is === "panel" ? page : null,
    notice: notice ?? null,
  };
}

function posterOf(facts: TextFacts, poster: Poster | null, alt: string): UiPicture | null {
  return (
    poster && {
      url: facts.url(poster.wide.path),
      alt,
      width: 1280,
      height: 720,
      credit: null,
    }
  );
}
