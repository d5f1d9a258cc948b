/**
 * The group as a member's viewer knows it: the whole state that the server sends, with the events since folded in.
 * Pure; held to the server's own rule by tests/contract/group_fold.json. A gap in the revisions cannot be mended here:
 * who sees one asks for the whole state.
 */
import type {
  Event,
  GroupState,
  MemberView,
  Mode,
  Paused,
  PollView,
  Roster,
  ScriptChanged,
  Stroke,
} from "../content/generated/live";

/** Fold one event in; `"gap"` where an earlier one is missing. What is known already changes nothing. */
export function fold(state: GroupState, event: Event): GroupState | "gap" {
  if (event.e === "you") {
    // Who is no guide any more forgets what only guides know.
    const roster = isGuide(event.you.role) ? state.roster : null;
    return { ...state, you: event.you, roster };
  }
  if ("roster_rev" in event) return withListed(state, event);
  if (event.rev <= state.rev) return state;
  if (event.rev !== state.rev + 1) return "gap";
  const shared = withShared({ ...state, rev: event.rev }, event);
  // What was said in a group that has ended is kept nowhere.
  const next = shared.mode.kind === "ended" ? { ...shared, captions: [] } : shared;
  return onFoot(next.mode) ? next : { ...next, keyframe: null };
}

/** How many members are there, and how many of those have the hall: "31 of 33 are in the hall". */
export function counts(state: GroupState): { readonly here: number; readonly ready: number } {
  const followers = (state.roster?.members ?? []).filter((m) => m.role === "follower");
  const here = followers.filter((m) => !["away", "gone", "removed"].includes(m.presence));
  const ready = here.filter((m) => m.presence === "ready" || m.presence === "looking-around");
  return { here: here.length, ready: ready.length };
}

/** Does this role hear what only guides hear? */
export function isGuide(role: MemberView["role"]): boolean {
  return role === "guide" || role === "co-guide";
}

/** Does this member lead now? A guide who is here does, unless the lead has been handed over. */
export function leads(state: GroupState): boolean {
  return state.leader === state.you.uid || (state.leader === null && state.you.role === "guide");
}

/** Who is in the spotlight, while somebody is. */
export function lit(mode: Mode): string | null {
  return mode.kind === "walking" ? mode.by : null;
}

/** Is this member's motion the group's where it goes on foot? Who is in the spotlight walks, else who leads. */
export function walks(state: GroupState): boolean {
  const by = lit(state.mode);
  return by === null ? leads(state) : by === state.you.uid;
}

/** May this member point for all? */
export function points(state: GroupState): boolean {
  return state.mode.kind !== "ended" && (leads(state) || walks(state));
}

/** Whether this member sees what the group sees. Who leads does so only while somebody is in the spotlight. */
export function goesAlong(state: GroupState): boolean {
  const { kind } = state.mode;
  if (walks(state) || kind === "ended" || kind === "free") return false;
  return leads(state) || state.you.following;
}

/** What the group does under a pause: a script that a pause holds is a tour that stands. */
export function awake(mode: Mode): Exclude<Mode, { readonly kind: "paused" }> {
  if (mode.kind !== "paused") return mode;
  const { after } = mode;
  return after.kind === "standing"
    ? { kind: "touring", stop: after.stop, clock: after.clock, through: after.through }
    : after;
}

/** Whether the guide's last keyframe still says where the guide is. */
export function onFoot(mode: Mode): boolean {
  const kind: Mode["kind"] | Paused["after"]["kind"] = mode.kind === "paused" ? mode.after.kind : mode.kind;
  return kind === "walking" || kind === "free";
}

/** Whether the guide's own motion is sent: it leads, or a leash hangs on it. */
export function tellsMotion(mode: Mode): boolean {
  if (mode.kind === "free") return mode.leash?.by === "metres" && mode.leash.about === "guide";
  return mode.kind === "walking";
}

/** So many captions are kept, by the server too (`live/captions.py`). */
const MOST_CAPTIONS = 6;

/** So many visits are kept, by the server too (`live/coming.py`). */
const MOST_VISITS = 200;

type Listed = Extract<Event, { readonly roster_rev: number }>;
type Shared = Exclude<Event, Listed | { readonly e: "you" }>;

function withShared(state: GroupState, event: Shared): GroupState {
  switch (event.e) {
    case "mode":
      return { ...state, mode: event.mode };
    case "script":
      return { ...state, mode: touring(event.to) };
    case "zones":
      return { ...state, zones: event.zones };
    case "guide-line":
      return { ...state, guide_here: event.here, leader: event.leader };
    case "scene":
      return { ...state, scene: event.scene };
    case "stroke":
      return withStrokes(state, [...state.scene.strokes, event.stroke]);
    case "erased":
      return withStrokes(state, state.scene.strokes.slice(0, event.kept));
    case "rules":
      return { ...state, rules: event.rules };
    case "recording":
      return { ...state, recording: event.recording };
    case "floor":
      return { ...state, floor: event.floor };
    case "speakers":
      return { ...state, speakers: event.speakers };
    case "poll":
      return { ...state, polls: put(state.polls, event.poll, (poll: PollView) => poll.id) };
    case "caption":
      return { ...state, captions: [...state.captions, event.caption].slice(-MOST_CAPTIONS) };
    case "poll-gone":
      return { ...state, polls: state.polls.filter((poll) => poll.id !== event.poll) };
  }
}

function withStrokes(state: GroupState, strokes: readonly Stroke[]): GroupState {
  return { ...state, scene: { ...state.scene, strokes } };
}

/** A tour that the script leads, from its short form. */
function touring([stop, does, tour_ms, at_ms, through]: ScriptChanged["to"]): Mode {
  const clock: ScriptClock =
    does === "running"
      ? { kind: "running", tour_ms, at_ms }
      : { kind: "held", tour_ms, at_ms, because: does };
  return { kind: "touring", stop, clock, through };
}

type ScriptClock = Extract<Mode, { readonly kind: "touring" }>["clock"];

function withListed(state: GroupState, event: Listed): GroupState | "gap" {
  const { roster } = state;
  if (!roster || event.roster_rev <= roster.rev) return state;
  if (event.roster_rev !== roster.rev + 1) return "gap";
  return { ...state, roster: listed({ ...roster, rev: event.roster_rev }, event) };
}

function listed(roster: Roster, event: Listed): Roster {
  switch (event.e) {
    case "member":
      return { ...roster, members: put(roster.members, placed(roster, event.member), (each) => each.uid) };
    case "hands":
      return { ...roster, hands: event.hands };
    case "question": {
      const kept = roster.questions.filter((question) => !event.gone.includes(question.id));
      return { ...roster, questions: put(kept, event.question, (question) => question.id) };
    }
    case "waiting":
      return { ...roster, waiting: event.waiting };
    case "visited":
      return { ...roster, visits: [...roster.visits, event.visit].slice(-MOST_VISITS) };
    case "votes": {
      const { poll, counts: given } = event;
      return {
        ...roster,
        votes: given
          ? put(roster.votes, { poll, counts: given }, (votes) => votes.poll)
          : roster.votes.filter((votes) => votes.poll !== poll),
      };
    }
  }
}

/** Where a member stands is told apart, and not again with each thing that is told of them. */
function placed(roster: Roster, member: MemberView): MemberView {
  const gone = ["away", "gone", "removed"].includes(member.presence);
  const known = roster.members.find((each) => each.uid === member.uid)?.at ?? null;
  return member.at || gone ? member : { ...member, at: known };
}

/** Where a member is who walks for themselves: told to guides' pages alone, and kept nowhere else. */
export type Placed = Pick<MemberView, "uid" | "at">;

/** Put a member's dot where they are. */
export function withPlace(state: GroupState, { uid, at }: Placed): GroupState {
  const { roster } = state;
  if (!roster?.members.some((each) => each.uid === uid)) return state;
  const members = roster.members.map((each) => (each.uid === uid ? { ...each, at } : each));
  return { ...state, roster: { ...roster, members } };
}

/** Put a row in the place of the one with its key, or at the end. */
function put<T>(rows: readonly T[], row: T, key: (each: T) => string): readonly T[] {
  return rows.some((each) => key(each) === key(row))
    ? rows.map((each) => (key(each) === key(row) ? row : each))
    : [...rows, row];
}
