/** From the group's state to what the interface shows of it. Pure but for what it is handed. */
import type { GroupState, PollView } from "../content/generated/live";
import type { SiteNotes, SiteTexts, SiteTour } from "../content/generated/site";
import { awake, counts, isGuide, leads } from "../live/group";
import { arrivalMs, totalMs } from "../tour/timeline";
import { chosen } from "../ui/captions";
import type { UiDoor, UiGroup, UiGuide, UiLamp, UiPoll, UiSeek } from "../ui/group_contract";

import { pollQuestion } from "./group_names";

/** Doors are offered within these metres, the nearest few. */
const DOORS_WITHIN_M = 8;
const MOST_DOORS = 4;
/** A nod is shown as seen for so long. */
const NODDED_MS = 4000;

/** What the session knows besides the state. */
export interface Beside {
  readonly line: UiGroup["line"];
  readonly dimmed: boolean;
  readonly broughtBack: boolean;
  /** The code of the page, for those who are not told it. */
  readonly code: string | null;
  readonly texts: SiteTexts | null;
  readonly tour: SiteTour | null;
  readonly voice: UiGroup["voice"];
  /** Captions as one has chosen them, and one's own language. */
  readonly captions: { readonly on: boolean; readonly choice: string };
  readonly language: string;
  /** The server's time. */
  readonly now_ms: number;
}

/** What is there before the first word of the server. */
const BEFORE: UiGroup = {
  role: "follower",
  mode: "gathering",
  begun: false,
  line: "connecting",
  following: true,
  guideHere: true,
  leads: false,
  leader: "guide",
  code: null,
  here: 0,
  ready: 0,
  dimmed: false,
  words: null,
  leash: null,
  broughtBack: false,
  handPlace: null,
  mayNod: false,
  nodded: false,
  shownToAll: false,
  floor: "free",
  muted: false,
  questions: [],
  polls: [],
  voice: null,
  captions: { on: true, choice: "all", languages: [], lines: [] },
};

/** The group as a member sees it. */
export function uiGroup(state: GroupState | null, beside: Beside): UiGroup {
  const { line } = beside;
  if (!state) return { ...BEFORE, line, code: inFours(beside.code) };
  const { mode, you } = state;
  return {
    role: you.role,
    mode: mode.kind,
    begun: mode.kind !== "gathering" || mode.stop !== null,
    line,
    following: you.following,
    guideHere: state.guide_here,
    leads: leads(state),
    leader: leaderOf(state),
    code: inFours(state.roster?.code ?? beside.code),
    ...counts(state),
    dimmed: beside.dimmed,
    words: mode.kind === "paused" ? mode.words : null,
    leash: mode.kind === "free" ? leashOf(mode.leash, beside.texts) : null,
    broughtBack: beside.broughtBack,
    handPlace: you.hand_place,
    mayNod: you.role === "follower" && mode.kind !== "ended" && !isSolemn(state),
    nodded: you.nodded_ms !== null && beside.now_ms - you.nodded_ms < NODDED_MS,
    shownToAll: mode.kind === "walking" && mode.by === you.uid,
    floor: state.floor === null ? "free" : state.floor === you.uid ? "mine" : "taken",
    muted: you.muted || state.rules.quiet,
    questions: you.questions,
    polls: state.polls.map((poll) => uiPoll(poll, you.votes[poll.id] ?? null, beside.tour)),
    voice: beside.voice,
    captions: chosen(state.captions, beside.captions, beside.language),
  };
}

/** Is the group's stop, or this member's own hall, a place where nobody reacts? What is not known counts as one. */
function isSolemn({ plan, mode, you }: GroupState): boolean {
  const now = awake(mode);
  const stop = now.kind === "ended" ? null : now.stop;
  const at = stop === null ? plan.stops[0] : plan.stops.find((each) => each.id === stop);
  const solemn = (hall: string | null | undefined): boolean =>
    plan.halls.find((each) => each.id === hall)?.solemn ?? true;
  return solemn(at?.hall) || solemn(you.hall);
}

/** What only guides see; null for others. */
export function uiGuide(
  state: GroupState,
  where: {
    readonly host: string;
    readonly prefix: string;
    readonly hall: string;
    readonly stop: string;
    readonly notes: SiteNotes | null;
    readonly texts: SiteTexts;
    readonly tour: SiteTour | null;
    /** Leaves of the hall that one is in, with how far away each is. */
    readonly leaves: readonly { readonly opening: string; readonly metres: number }[];
    /** Where the script is, or null while it does not lead. */
    readonly position_ms: number | null;
  },
): UiGuide | null {
  const { roster, scene, plan } = state;
  if (!roster || !isGuide(state.you.role)) return null;
  const names = new Map(roster.members.map((member, i) => [member.uid, member.name ?? String(i)]));
  const name = (uid: string): string => names.get(uid) ?? "?";
  const question = where.tour?.stops.find((each) => each.id === where.stop)?.question ?? null;
  const hall = plan.halls.find((each) => each.id === where.hall && !each.solemn) ?? null;
  return {
    joinAddress: `${where.host}${where.prefix}/g/${roster.code}`,
    projectorAddress: `${where.prefix}/g/${roster.code}?projector`,
    qr: `${where.prefix}/g/${roster.code}/qr.svg`,
    members: roster.members
      .filter((member) => member.role !== "guide" && member.presence !== "removed")
      .map((member) => ({
        uid: member.uid,
        name: name(member.uid),
        role: member.role,
        presence: member.presence,
        loading: member.loading,
        muted: member.muted,
        floor: state.floor === member.uid,
        hearing: member.hearing,
      })),
    hands: roster.hands.map(({ uid }) => ({ uid, name: name(uid) })),
    questions: roster.questions.map(({ id, uid, text, state: is }) => ({
      id,
      name: name(uid),
      text,
      state: is,
    })),
    votes: Object.fromEntries(roster.votes.map((votes) => [votes.poll, votes.counts])),
    rules: state.rules,
    notes: where.notes?.notes[where.stop] ?? null,
    zones: plan.opt_in.map((id) => ({
      id,
      title: where.texts.advisories[id]?.title.text ?? id,
      open: state.zones.includes(id),
    })),
    stopQuestion: question && { stop: where.stop, text: question },
    hall: hall && { id: hall.id, lamps: lamps(state, hall.id, hall.lamps) },
    doors: doors(state, where),
    seek: where.position_ms === null || !where.tour ? null : seek(where.tour, where.position_ms),
    evidence: scene.evidence,
    highlights: scene.highlights,
    document: scene.document?.exhibit ?? null,
  };
}

function doors(
  state: GroupState,
  where: {
    readonly hall: string;
    readonly texts: SiteTexts;
    readonly leaves: readonly { readonly opening: string; readonly metres: number }[];
  },
): UiDoor[] {
  const known = state.plan.halls.find((each) => each.id === where.hall)?.doors ?? [];
  const nearest = new Map<string, number>();
  for (const { opening, metres } of where.leaves) {
    if (metres <= DOORS_WITHIN_M && known.includes(opening))
      nearest.set(opening, Math.min(metres, nearest.get(opening) ?? metres));
  }
  return [...nearest]
    .sort(([, a], [, b]) => a - b)
    .slice(0, MOST_DOORS)
    .map(([opening, metres]) => ({
      hall: where.hall,
      opening,
      title: where.texts.halls[where.hall]?.elements[opening]?.text ?? null,
      metres: Math.round(metres),
      open: state.scene.doors.some((each) => each.hall === where.hall && each.opening === opening),
    }));
}

function seek(tour: SiteTour, position_ms: number): UiSeek {
  const stops = tour.stops.map((stop, index) => ({
    at_ms: arrivalMs(tour.timeline, index),
    title: stop.title.text,
  }));
  return { position_ms, total_ms: totalMs(tour.timeline), stops };
}

function lamps(state: GroupState, hall: string, layers: readonly string[]): UiLamp[] {
  return layers.map((layer) => {
    const set = state.scene.lamps.find((each) => each.hall === hall && each.layer === layer);
    return { layer, weight: set?.to ?? 1 };
  });
}

function leaderOf(state: GroupState): UiGroup["leader"] {
  if (state.guide_here) return "guide";
  if (state.leader !== null) return "co-guide";
  return state.mode.kind === "touring" && state.mode.clock.kind === "running" ? "script" : "nobody";
}

function leashOf(
  leash: Extract<GroupState["mode"], { kind: "free" }>["leash"],
  texts: SiteTexts | null,
): UiGroup["leash"] {
  if (!leash) return null;
  return leash.by === "metres"
    ? { by: "metres", metres: leash.metres }
    : { by: "hall", hall: texts?.halls[leash.hall]?.title.text ?? leash.hall };
}

function uiPoll(poll: PollView, mine: number | null, tour: SiteTour | null): UiPoll {
  return {
    id: poll.id,
    question: pollQuestion(poll, tour),
    options: poll.options,
    open: poll.open,
    results: poll.results,
    mine,
  };
}

function inFours(digits: string | null): string | null {
  return digits ? `${digits.slice(0, 4)} ${digits.slice(4)}` : null;
}
