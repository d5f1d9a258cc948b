// Written by tools/generate_types.py from enfilade.live.wire: change the models, not this file.

export type Do = GoTo | Play | Pause | Walk | OpenZone | End | Follow | LookAround | Arrive | Accept | Leave;

export type Event = ModeChanged | ZonesChanged | GuideLine | MemberChanged | YouChanged;

export type Mode = Gathering | Touring | Walking | Ended;

/** Say that a notice has been read and accepted. */
export interface Accept {
  readonly do: "accept";
  readonly advisory: string;
}

/** Tell how much of a hall has been loaded; 100 is ready. */
export interface Arrive {
  readonly do: "arrive";
  readonly hall: string;
  readonly percent: number;
}

/** A wish with an id chosen by the sender: sent twice, it is done once. */
export interface Command {
  readonly id: string;
  readonly do: Do;
}

/** A command has been carried out and will not be lost. */
export interface Done {
  readonly id: string;
}

/** Guide: end the group for everybody. */
export interface End {
  readonly do: "end";
}

/** It is over; nothing changes any more. */
export interface Ended {
  readonly kind: "ended";
  readonly at_ms: number;
  readonly because: "guide" | "empty";
}

/** The one shape of every error, over HTTP and sockets; message and remedy in the reader's language. */
export interface ErrorShape {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** Come back to where the group is. */
export interface Follow {
  readonly do: "follow";
}

/** People arrive; the tour has not begun. */
export interface Gathering {
  readonly kind: "gathering";
}

/** Guide: lead the group to a stop. To the next one it flies the tour's route, to others it cuts. */
export interface GoTo {
  readonly do: "go-to";
  readonly stop: string;
}

/** Everything that a member may know, in one message. `keyframe` is the guide's last one, as it travels. */
export interface GroupState {
  readonly gid: string;
  readonly created_ms: number;
  readonly now_ms: number;
  readonly rev: number;
  readonly plan: Plan;
  readonly mode: Mode;
  readonly zones: readonly string[];
  readonly guide_here: boolean;
  readonly you: MemberView;
  readonly keyframe: string | null;
  readonly roster: Roster | null;
}

/** The guide's line dropped, or is back. */
export interface GuideLine {
  readonly e: "guide-line";
  readonly rev: number;
  readonly here: boolean;
}

/** The script stands at `tour_ms` from `at_ms` on; until then it is still on its way there. */
export interface Held {
  readonly kind: "held";
  readonly tour_ms: number;
  readonly at_ms: number;
  readonly because: "guide" | "line" | "over";
}

/** Who you are in the group, and the path on which its socket is. `token` is yours alone. */
export interface JoinAnswer {
  readonly token: string;
  readonly uid: string;
  readonly gid: string;
  readonly role: Role;
  readonly socket_path: string;
  readonly museum: string;
  readonly tour: string;
  readonly revision: string;
  /** What followers open, and what the QR code at `qr_url` says */
  readonly follow_url: string;
  readonly qr_url: string;
}

/**
 * Body of `POST /join`. `code`: eight digits, spaces and hyphens ignored. `secret` instead of it: a guide's
 * link.
 */
export interface JoinRequest {
  readonly code: string;
  readonly secret: string;
  readonly name: string;
}

/** Leave the group. */
export interface Leave {
  readonly do: "leave";
}

/** Leave the common view and walk for oneself. */
export interface LookAround {
  readonly do: "look-around";
}

/** To guides: somebody joined, loads, looks around, is away… */
export interface MemberChanged {
  readonly e: "member";
  readonly roster_rev: number;
  readonly member: MemberView;
}

/** A member as the guides, and the member, see them. */
export interface MemberView {
  readonly uid: string;
  readonly role: Role;
  readonly name: string | null;
  readonly presence: "joined" | "loading" | "ready" | "looking-around" | "away" | "gone";
  readonly hall: string | null;
  readonly loading: number | null;
  readonly following: boolean;
  readonly accepted: readonly string[];
}

/** The group does something else now. */
export interface ModeChanged {
  readonly e: "mode";
  readonly rev: number;
  readonly mode: Mode;
}

/** Guide: open or shut what lies behind an opt-in advisory, for this group. */
export interface OpenZone {
  readonly do: "open-zone";
  readonly advisory: string;
  readonly open: boolean;
}

/** Guide: hold the script. */
export interface Pause {
  readonly do: "pause";
}

/**
 * The tour of a group, as it was in the site's `revision`. `opt_in`: advisories that are shut until opened.
 */
export interface Plan {
  readonly museum: string;
  readonly tour: string;
  readonly revision: string;
  readonly stops: readonly PlanStop[];
  readonly advisories: readonly string[];
  readonly opt_in: readonly string[];
}

/** A stop on the group's line of time, and the advisory to read before it. */
export interface PlanStop {
  readonly id: string;
  readonly hall: string;
  readonly travel_ms: number;
  readonly stay_ms: number;
  readonly advisory: string | null;
}

/** Guide: let the script run. `through`: past the end of this stop too. */
export interface Play {
  readonly do: "play";
  readonly through: boolean;
}

/** A command has been refused. */
export interface Refusal {
  readonly id: string | null;
  readonly error: ErrorShape;
}

/** What a member may do: a guide leads, a follower goes along. */
export type Role = "guide" | "follower";

/** Who is in the group; only guides get it. */
export interface Roster {
  readonly rev: number;
  readonly code: string;
  readonly members: readonly MemberView[];
}

/** The script plays: at `at_ms` (which may be a little ahead) it is at `tour_ms`, and goes on from there. */
export interface Running {
  readonly kind: "running";
  readonly tour_ms: number;
  readonly at_ms: number;
}

/**
 * The script leads: everybody's viewer computes the same flight. `through`: it goes on to the next stop by
 * itself.
 */
export interface Touring {
  readonly kind: "touring";
  readonly stop: string;
  readonly clock: Running | Held;
  readonly through: boolean;
}

/** Guide: take the lead on foot; the motion that follows is what everybody sees. */
export interface Walk {
  readonly do: "walk";
}

/** The guide walks freely and followers see the same motion. `stop` is where the script was left. */
export interface Walking {
  readonly kind: "walking";
  readonly stop: string;
}

/** To one member: what the server knows of you. */
export interface YouChanged {
  readonly e: "you";
  readonly you: MemberView;
}

/** Other advisories are open now. */
export interface ZonesChanged {
  readonly e: "zones";
  readonly rev: number;
  readonly zones: readonly string[];
}
