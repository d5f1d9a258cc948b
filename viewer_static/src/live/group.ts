/**
 * The group as a member's viewer knows it: the whole state that the server sends, with the events since folded in.
 * Pure. A gap in the revisions cannot be mended here: who sees one asks for the whole state.
 */
import type { Event, GroupState, MemberView } from "../content/generated/live";

/** Fold one event in; `"gap"` where an earlier one is missing. What is known already changes nothing. */
export function fold(state: GroupState, event: Event): GroupState | "gap" {
  if (event.e === "you") return { ...state, you: event.you };
  if (event.e === "member") return withMember(state, event.roster_rev, event.member);
  if (event.rev <= state.rev) return state;
  if (event.rev !== state.rev + 1) return "gap";
  const next = { ...state, rev: event.rev };
  switch (event.e) {
    case "mode":
      return { ...next, mode: event.mode, keyframe: event.mode.kind === "walking" ? state.keyframe : null };
    case "zones":
      return { ...next, zones: event.zones };
    case "guide-line":
      return { ...next, guide_here: event.here };
  }
}

/** How many members are there, and how many of those have the hall: "31 of 33 are in the hall". */
export function counts(state: GroupState): { readonly here: number; readonly ready: number } {
  const followers = (state.roster?.members ?? []).filter((m) => m.role === "follower");
  const here = followers.filter((m) => m.presence !== "away" && m.presence !== "gone");
  const ready = here.filter((m) => m.presence === "ready" || m.presence === "looking-around");
  return { here: here.length, ready: ready.length };
}

/** Whether this member sees what the group sees. */
export function goesAlong(state: GroupState): boolean {
  return state.you.role === "follower" && state.you.following && state.mode.kind !== "ended";
}

function withMember(state: GroupState, rev: number, member: MemberView): GroupState | "gap" {
  const roster = state.roster;
  if (!roster || rev <= roster.rev) return state;
  if (rev !== roster.rev + 1) return "gap";
  const known = roster.members.some((m) => m.uid === member.uid);
  const members = known
    ? roster.members.map((m) => (m.uid === member.uid ? member : m))
    : [...roster.members, member];
  return { ...state, roster: { ...roster, rev, members } };
}
