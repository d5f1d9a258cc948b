/** What the group does, in one sentence to a member. */
import type { Say } from "./contract";
import type { UiGroup } from "./group_contract";

export function groupState(group: UiGroup, say: Say): string {
  if (group.mode === "ended") return say("group.ended");
  if (group.line === "connecting") return say("group.connecting");
  if (group.line === "down") return say("group.line-down");
  if (group.shownToAll) return say("follow.shown-to-all");
  if (group.leads) return say("group.ready", { ready: group.ready, here: group.here });
  if (group.mode === "paused") return say("group.paused");
  if (group.leader === "nobody") return say("group.guide-away");
  if (group.leader === "script") return say("group.script-leads");
  if (group.floor === "mine") return say("group.floor-mine");
  if (group.mode === "free") return freely(group, say);
  if (group.round) return say("follow.round");
  if (!group.following) return say("group.on-your-own");
  if (group.mode === "gathering") return say(group.begun ? "group.called" : "group.gathering");
  return say(group.leader === "co-guide" ? "group.with-co-guide" : "group.with-guide");
}

/** A pause for which the guide has said nothing: the dimmed screen says that there is one, and nothing else need. */
export function pausesWithoutWords(group: UiGroup): boolean {
  const { dimmed, leads, words, line, shownToAll } = group;
  return dimmed && !leads && words === null && line === "up" && !shownToAll;
}

function freely(group: UiGroup, say: Say): string {
  if (group.broughtBack) return say("group.brought-back");
  const { leash } = group;
  if (!leash) return say("group.free");
  return leash.by === "metres"
    ? say("group.free-metres", { metres: leash.metres })
    : say("group.free-hall", { hall: leash.hall });
}
