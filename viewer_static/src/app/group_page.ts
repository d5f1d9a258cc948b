/** What a page needs of a group: one chunk, which a visitor alone never loads. */
export { groupFace } from "../ui/group_face";
export { GroupDesk } from "./group_desk";
export { joinGroup } from "./group_join";
export { GroupSession } from "./group_session";
