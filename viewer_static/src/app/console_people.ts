/** Who is in the group, in what state, and by what name: for the guides' eyes. Pure. */
import type { GroupState, MemberView } from "../content/generated/live";
import type { UiConsole, UiPerson } from "../ui/console_contract";
import type { Say } from "../ui/contract";
import type { ConsoleBeside } from "./console_beside";

/** A school class is there whole; of a lecture of thousands a page lists as many as somebody would read. */
export const MOST_LISTED = 100;
/** A nod is seen for so long. */
const NOD_MS = 6000;

export function peopleOf(
  state: GroupState,
  beside: ConsoleBeside,
  name: (uid: string) => string,
): UiPerson[] {
  const hands = new Set(state.roster?.hands.map((hand) => hand.uid));
  const by = state.mode.kind === "walking" ? state.mode.by : null;
  return (state.roster?.members ?? [])
    .filter((member) => member.role !== "guide" && !["gone", "removed"].includes(member.presence))
    .map((member) => ({
      uid: member.uid,
      name: name(member.uid),
      role: member.role,
      is: isOf(member),
      presence: member.presence,
      loading: member.loading,
      hall: member.hall,
      muted: member.muted,
      floor: state.floor === member.uid,
      hand: hands.has(member.uid),
      hearing: member.hearing,
      nodded: member.nodded_ms !== null && beside.now_ms - member.nodded_ms < NOD_MS,
      inLight: by === member.uid,
      leads: state.leader === member.uid,
      at: member.at,
    }));
}

function isOf({ presence }: MemberView): UiPerson["is"] {
  if (presence === "ready") return "ready";
  if (presence === "looking-around") return "elsewhere";
  return presence === "away" ? "away" : "loading";
}

/** Whom the list shows: all, or of a lecture's the first `MOST_LISTED` by how much they need the guide. */
export function heeded(all: readonly UiPerson[]): readonly UiPerson[] {
  if (all.length <= MOST_LISTED) return all;
  const need = (person: UiPerson): number => {
    if (person.role !== "follower" || person.floor || person.hand) return 0;
    if (person.muted || person.is === "away") return 1;
    return person.is === "ready" ? 3 : 2;
  };
  return [...all].sort((a, b) => need(a) - need(b)).slice(0, MOST_LISTED);
}

export function countsOf(everybody: readonly UiPerson[]): UiConsole["counts"] {
  const followers = everybody.filter((person) => person.role === "follower");
  const count = (is: UiPerson["is"]): number => followers.filter((person) => person.is === is).length;
  const [elsewhere, away] = [count("elsewhere"), count("away")];
  return {
    here: followers.length - away,
    // Who looks around is in the hall, and has loaded it.
    ready: count("ready") + elsewhere,
    loading: count("loading"),
    elsewhere,
    away,
  };
}

/** Who is in another hall than the guide: how many, by hall. */
export function elsewhereOf(
  everybody: readonly UiPerson[],
  { hall, texts }: ConsoleBeside,
): UiConsole["elsewhere"] {
  const counted = new Map<string, number>();
  for (const person of everybody) {
    if (person.role === "follower" && person.is === "elsewhere" && person.hall && person.hall !== hall)
      counted.set(person.hall, (counted.get(person.hall) ?? 0) + 1);
  }
  return [...counted].map(([id, n]) => ({ title: texts.halls[id]?.title.text ?? id, n }));
}

/** Names are optional: who gave none is called by their number. */
export function namesOf(members: readonly MemberView[], say: Say): (uid: string) => string {
  const names = new Map<string, string>();
  let n = 0;
  for (const member of members) {
    // Somebody keeps their number when they are made a co-guide.
    if (member.role === "follower" || member.role === "co-guide") n += 1;
    const unnamed = member.role === "observer" ? say("role.observer") : say("people.number", { n });
    names.set(member.uid, member.name ?? unnamed);
  }
  return (uid) => names.get(uid) ?? say("people.nameless");
}
