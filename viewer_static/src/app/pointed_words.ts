/** Who points at a thing, in words for those who do not see the light. */
import type { GroupState } from "../content/generated/live";
import { leads, lit } from "../live/group";
import type { Say } from "../ui/contract";

/**
 * The sentence. What arrives was pointed out by somebody else: while a follower is in the light, by them or by who leads.
 * Who leads knows which, and by what name; who is in the light hears from the guide; the others are not told who is who.
 */
export function pointedWords(state: GroupState | null, name: string, say: Say): string {
  const by = state && lit(state.mode);
  if (!state || by === null || by === state.you.uid) return say("point.at", { name });
  if (!leads(state)) return say("point.shown", { name });
  const who = state.roster?.members.find((each) => each.uid === by)?.name ?? say("point.follower");
  return say("point.by", { who, name });
}
