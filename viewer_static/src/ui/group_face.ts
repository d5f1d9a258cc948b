/**
 * What a group adds to the interface: its bar, the veil of a pause, what who leads has at hand. Its chunk comes with the
 * group's line, for a visitor alone never needs it.
 */
import { html, nothing } from "lit";
import type { GroupFace } from "./group_contract";
import { guidePanel, pointOut } from "./group_lead";
import { groupLook } from "./group_look";
import { groupBar, veil } from "./group_panel";

export const groupFace: GroupFace = {
  look: groupLook,
  over: (state, _actions, say) => (state.group ? veil(state.group, say) : nothing),
  left: (state, actions, say, tour) =>
    html`${state.group ? groupBar(state.group, actions, say) : nothing} ${tour}`,
  aboveLabel: (state, actions, say) =>
    state.label && state.guide && state.group?.leads
      ? pointOut(state.label, state.guide, actions, say)
      : nothing,
  right: (state, actions, say) =>
    state.guide && state.group ? guidePanel(state.group, state.guide, state.tour, actions, say) : nothing,
};
