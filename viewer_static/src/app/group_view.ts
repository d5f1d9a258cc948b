/** From the group's state to what the interface shows of it. Pure but for what it is handed. */
import type { GroupState, PollView } from "../content/generated/live";
import type { SiteTexts, SiteTour } from "../content/generated/site";
import { awake, counts, leads } from "../live/group";
import { chosen } from "../ui/captions";
import type { UiGroup, UiPoll } from "../ui/group_contract";

import { pollQuestion } from "./group_names";

/** A nod is shown as seen for so long. */
const NODDED_MS = 4000;

/** What the session knows besides the state. */
export interface Beside {
  readonly line: UiGroup["line"];
  readonly dimmed: boolean;
  readonly broughtBack: boolean;
  readonly round: boolean;
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
  round: false,
  handPlace: null,
  mayNod: false,
  nodded: false,
  shownToAll: false,
  floor: "free",
  muted: false,
  questions: [],
  polls: [],
  voice: null,
  captions: { on: true, choice: "all", languages: [], lines: [], fresh: [], fresh_ms: 0 },
  recording: "none",
  rehearsal: false,
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
    round: beside.round,
    handPlace: you.hand_place,
    mayNod: you.role === "follower" && mode.kind !== "ended" && !isSolemn(state),
    nodded: you.nodded_ms !== null && beside.now_ms - you.nodded_ms < NODDED_MS,
    shownToAll: mode.kind === "walking" && mode.by === you.uid,
    floor: state.floor === null ? "free" : state.floor === you.uid ? "mine" : "taken",
    muted: you.muted || state.rules.quiet,
    questions: you.questions,
    polls: state.polls.map((poll) => uiPoll(poll, you.votes[poll.id] ?? null, beside.tour)),
    voice: beside.voice,
    captions: chosen(state.captions, beside.captions, beside.language, beside.now_ms),
    recording: mode.kind === "ended" ? "none" : state.recording,
    rehearsal: state.rehearsal && mode.kind !== "ended",
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

/** The server's name for who opened the guide's link; while they are here another leads only if they handed it over. */
const GUIDE = "guide";

function leaderOf(state: GroupState): UiGroup["leader"] {
  if (state.guide_here && state.leader === GUIDE) return "guide";
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
