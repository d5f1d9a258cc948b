/** What a page needs of a group: one chunk, which a visitor alone never loads. */
export { FollowFace } from "../ui/follow_face";
export { consoleFace } from "../ui/group_face";
export { BesideHall } from "./beside_hall";
export { ConsoleDoor } from "./console_door";
export { GroupDesk } from "./group_desk";
export { joinGroup } from "./group_join";
export { GroupSession } from "./group_session";
