// Written by tools/generate_types.py from enfilade.live.wire: change the models, not this file.

export type Do =
  | GoTo
  | Play
  | Pause
  | Seek
  | Walk
  | Gather
  | SetFree
  | Dim
  | Resume
  | OpenZone
  | PointOut
  | SetDoor
  | SetLamp
  | ShowEvidence
  | ShowDocument
  | Spotlight
  | Draw
  | Erase
  | Unerase
  | End
  | Lock
  | WaitingRoom
  | Admit
  | TurnAway
  | MuteAll
  | Mute
  | Remove
  | Readmit
  | Appoint
  | CarryOn
  | StopRecording
  | TakeLead
  | HandOver
  | HandBack
  | GiveFloor
  | LowerHand
  | Settle
  | MakePoll
  | ClosePoll
  | ShowPoll
  | DropPoll
  | RestorePoll
  | TypeCaption
  | Follow
  | LookAround
  | Arrive
  | Accept
  | RaiseHand
  | Ask
  | Nod
  | StepBack
  | Vote
  | Speak
  | Hear
  | Leave;

export type Event =
  | ModeChanged
  | ScriptChanged
  | ZonesChanged
  | GuideLine
  | SceneChanged
  | StrokeAdded
  | StrokesErased
  | RulesChanged
  | RecordingChanged
  | FloorChanged
  | SpeakersChanged
  | PollChanged
  | PollGone
  | CaptionTyped
  | MemberChanged
  | HandsChanged
  | QuestionChanged
  | VotesChanged
  | WaitingChanged
  | Visited
  | YouChanged;

export type Mode = Gathering | Touring | Walking | Free | Paused | Ended;

/** Say that a notice has been read and accepted. */
export interface Accept {
  readonly do: "accept";
  readonly advisory: string;
}

/** Let somebody in who waits; null is everybody. */
export interface Admit {
  readonly do: "admit";
  readonly uid: string | null;
}

/** Make a follower a co-guide, or a co-guide a follower. */
export interface Appoint {
  readonly do: "appoint";
  readonly uid: string;
  readonly role: "co-guide" | "follower";
}

/** Tell how much of a hall has been loaded; 100 is ready. */
export interface Arrive {
  readonly do: "arrive";
  readonly hall: string;
  readonly percent: number;
}

/** Ask the guides something in writing. */
export interface Ask {
  readonly do: "ask";
  readonly text: string;
}

/** A line typed while the guide speaks, in the language of who typed it. */
export interface Caption {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  readonly at_ms: number;
  readonly uid: string;
}

/** A line of what is being said; the newest six are kept, and none in a group that has ended. */
export interface CaptionTyped {
  readonly e: "caption";
  readonly rev: number;
  readonly caption: Caption;
}

/** Allow that the script goes on while nobody leads, or do not. */
export interface CarryOn {
  readonly do: "carry-on";
  readonly on: boolean;
}

/** Take no more votes. */
export interface ClosePoll {
  readonly do: "close-poll";
  readonly poll: string;
}

/** A wish with an id chosen by the sender: sent twice, it is done once. */
export interface Command {
  readonly id: string;
  readonly do: Do;
}

/** Pause the group: the screens are dimmed, these words stay. */
export interface Dim {
  readonly do: "dim";
  readonly words: string | null;
}

/** An exhibit whose label everybody sees, or one of its pictures, counted from 0. */
export interface Document {
  readonly exhibit: string;
  readonly picture: number | null;
}

/** A command has been carried out and will not be lost. */
export interface Done {
  readonly id: string;
}

/** The leaf or leaves of an opening as the guide has put them; `rest` is as the hall has them. */
export interface DoorSet {
  readonly hall: string;
  readonly opening: string;
  readonly to: "open" | "shut";
}

/** Draw a line on the picture that is shown. */
export interface Draw {
  readonly do: "draw";
  readonly stroke: Stroke;
}

/** Put a poll away, with its votes. */
export interface DropPoll {
  readonly do: "drop-poll";
  readonly poll: string;
}

/** End the group for everybody. */
export interface End {
  readonly do: "end";
}

/** It is over; nothing changes any more. */
export interface Ended {
  readonly kind: "ended";
  readonly at_ms: number;
  readonly because: "guide" | "empty";
}

/** Take the last line off the picture, or all. */
export interface Erase {
  readonly do: "erase";
  readonly what: "last" | "all";
}

/** The one shape of every error, over HTTP and sockets; message and remedy in the reader's language. */
export interface ErrorShape {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** Another member may speak to all, or none. */
export interface FloorChanged {
  readonly e: "floor";
  readonly rev: number;
  readonly floor: string | null;
}

/** Come back to where the group is. */
export interface Follow {
  readonly do: "follow";
}

/** Everybody walks for themselves, as far as the leash lets them. `stop` is where the script was left. */
export interface Free {
  readonly kind: "free";
  readonly stop: string;
  readonly leash: WithinMetres | WithinHall | null;
}

/** Call everybody together at the stop, also those who look around. */
export interface Gather {
  readonly do: "gather";
}

/** People arrive, or are called together at a stop. `stop` is None before the tour has begun. */
export interface Gathering {
  readonly kind: "gathering";
  readonly stop: string | null;
}

/** Let a member speak to all; null takes the floor back. */
export interface GiveFloor {
  readonly do: "give-floor";
  readonly uid: string | null;
}

/** Lead the group to a stop. To the next one it flies the tour's route, to others it cuts. */
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
  readonly leader: string | null;
  readonly scene: Scene;
  readonly rules: Rules;
  readonly recording: "none" | "motion" | "voice";
  readonly rehearsal: boolean;
  readonly scheduled_ms: number | null;
  readonly floor: string | null;
  readonly speakers: readonly Speaker[];
  readonly polls: readonly PollView[];
  readonly captions: readonly Caption[];
  readonly you: You;
  readonly keyframe: string | null;
  readonly roster: Roster | null;
}

/** A guide's line dropped or is back; or another leads now. `leader`: nobody, while it is null. */
export interface GuideLine {
  readonly e: "guide-line";
  readonly rev: number;
  readonly here: boolean;
  readonly leader: string | null;
}

/** A hand that is up. The tuple of them is in the order of time. */
export interface Hand {
  readonly uid: string;
  readonly at_ms: number;
}

/** Give the lead back that a guide has handed over. */
export interface HandBack {
  readonly do: "hand-back";
}

/** Let a co-guide lead although a guide is here; null takes the lead back. */
export interface HandOver {
  readonly do: "hand-over";
  readonly uid: string | null;
}

/** To guides: whose hands are up. */
export interface HandsChanged {
  readonly e: "hands";
  readonly roster_rev: number;
  readonly hands: readonly Hand[];
}

/** Tell whether one hears the voice. */
export interface Hear {
  readonly do: "hear";
  readonly how: "hears" | "muted" | "blocked" | "none";
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
  /** The lesson, where the group is a class */
  readonly lesson: string | null;
  readonly revision: string;
  /** What followers open, and what the QR code at `qr_url` says */
  readonly follow_url: string;
  readonly qr_url: string;
  /** A guide has not let you in yet: ask again with the same token every 3 s */
  readonly waiting: boolean;
}

/**
 * Body of `POST /join`. `code`: eight digits, spaces and hyphens ignored. `secret` instead of it: a guide's
 * link. `observer`: a projector, which follows and says nothing. `token`: 192 random bits of the asker's own
 * making, kept before they are sent: who asks again with them (an answer that was lost, a page reloaded at
 * once) is the same person. Without it the server makes one.
 */
export interface JoinRequest {
  readonly code: string;
  readonly secret: string;
  readonly name: string;
  readonly observer: boolean;
  readonly token: string | null;
}

/** A layer of a hall's light at another weight (1 as baked, 0 out). */
export interface LampSet {
  readonly hall: string;
  readonly layer: string;
  readonly to: number;
}

/** Leave the group. */
export interface Leave {
  readonly do: "leave";
}

/** Admit nobody new, or do again. */
export interface Lock {
  readonly do: "lock";
  readonly on: boolean;
}

/** Leave the common view and walk for oneself. */
export interface LookAround {
  readonly do: "look-around";
}

/** Take a member's hand down. */
export interface LowerHand {
  readonly do: "lower-hand";
  readonly uid: string;
}

/**
 * Ask all to choose. That nobody's death, no number of victims and no face is asked for is the guide's to
 * hold to: no program can check it.
 */
export interface MakePoll {
  readonly do: "poll";
  readonly question: Written | OfStop;
  readonly options: readonly string[];
}

/** To guides: somebody joined, loads, looks around, is away… */
export interface MemberChanged {
  readonly e: "member";
  readonly roster_rev: number;
  readonly member: MemberView;
}

/** A member as the guides see them. */
export interface MemberView {
  readonly uid: string;
  readonly role: Role;
  readonly name: string | null;
  readonly presence: "joined" | "loading" | "ready" | "looking-around" | "away" | "gone" | "removed";
  readonly hall: string | null;
  readonly loading: number | null;
  readonly following: boolean;
  readonly muted: boolean;
  readonly hearing: "hears" | "muted" | "blocked" | "none" | null;
  readonly accepted: readonly string[];
  readonly nodded_ms: number | null;
  /** Hall, x and z in decimetres: told to guides apart (`a`), kept by their pages alone */
  readonly at: readonly [number, number, number] | null;
}

/** The group does something else now. */
export interface ModeChanged {
  readonly e: "mode";
  readonly rev: number;
  readonly mode: Mode;
}

/** Mute one member, or give them their say again. */
export interface Mute {
  readonly do: "mute";
  readonly uid: string;
  readonly on: boolean;
}

/** Mute all followers, or give them their say again. */
export interface MuteAll {
  readonly do: "mute-all";
  readonly on: boolean;
}

/** Nod to the guides. Never in a solemn place. */
export interface Nod {
  readonly do: "nod";
}

/** The question of a stop of the tour: each member reads it in their own language. */
export interface OfStop {
  readonly by: "stop";
  readonly stop: string;
}

/** Open or shut what lies behind an opt-in advisory, for this group. */
export interface OpenZone {
  readonly do: "open-zone";
  readonly advisory: string;
  readonly open: boolean;
}

/** Hold the script. */
export interface Pause {
  readonly do: "pause";
}

/**
 * The screens are calmly dimmed from `at_ms` on; the guide's words, if there are any, stay. `after` is what
 * comes when it is over.
 */
export interface Paused {
  readonly kind: "paused";
  readonly at_ms: number;
  readonly words: string | null;
  readonly after: Gathering | Standing | Walking | Free;
}

/**
 * The tour of a group, as it was in the site's `revision`. `opt_in`: advisories that are shut until opened.
 * `halls`: all of the museum's. `left_out`: stops that the chosen length (`minutes`, None: whole) passes
 * over; a guide may still go to them by name. `languages`: that the group is held in.
 */
export interface Plan {
  readonly museum: string;
  readonly tour: string;
  readonly revision: string;
  readonly stops: readonly PlanStop[];
  readonly advisories: readonly string[];
  readonly opt_in: readonly string[];
  readonly halls: readonly PlanHall[];
  readonly left_out: readonly string[];
  readonly minutes: number | null;
  readonly languages: readonly string[];
}

/**
 * What a guide may move in a hall. In a `solemn` one nobody is leashed, no door is shut and no lamp changes.
 */
export interface PlanHall {
  readonly id: string;
  readonly solemn: boolean;
  readonly doors: readonly string[];
  readonly lamps: readonly string[];
}

/** A stop on the group's line of time, and the advisory to read before it. */
export interface PlanStop {
  readonly id: string;
  readonly hall: string;
  readonly travel_ms: number;
  readonly stay_ms: number;
  readonly advisory: string | null;
}

/** Let the script run. `through`: past the end of this stop too. */
export interface Play {
  readonly do: "play";
  readonly through: boolean;
}

/** Mark these things for all, and no others. */
export interface PointOut {
  readonly do: "highlight";
  readonly elements: readonly string[];
}

/** A poll is new, or is not as it was. */
export interface PollChanged {
  readonly e: "poll";
  readonly rev: number;
  readonly poll: PollView;
}

/** A poll has been put away. */
export interface PollGone {
  readonly e: "poll-gone";
  readonly rev: number;
  readonly poll: string;
}

/** A poll as all see it: `results` only when the guide shows them. */
export interface PollView {
  readonly id: string;
  readonly question: Written | OfStop;
  readonly options: readonly string[];
  readonly open: boolean;
  readonly results: readonly number[] | null;
}

/** A question in writing. Only guides, and who asked it, ever see it. */
export interface Question {
  readonly id: string;
  readonly uid: string;
  readonly at_ms: number;
  readonly text: string;
  readonly state: "asked" | "answered" | "dismissed";
}

/** To guides: a question, new or settled; `gone` are older ones that were let go for it. */
export interface QuestionChanged {
  readonly e: "question";
  readonly roster_rev: number;
  readonly question: Question;
  readonly gone: readonly string[];
}

/** Raise one's hand, or take it down. */
export interface RaiseHand {
  readonly do: "hand";
  readonly up: boolean;
}

/** Let a member back who was sent out. */
export interface Readmit {
  readonly do: "readmit";
  readonly uid: string;
}

/** The guide is recorded no longer. */
export interface RecordingChanged {
  readonly e: "recording";
  readonly rev: number;
  readonly recording: "none" | "motion" | "voice";
}

/** A command has been refused. */
export interface Refusal {
  readonly id: string | null;
  readonly error: ErrorShape;
}

/** Send a member out. They may only come back as somebody new, while the group is not locked. */
export interface Remove {
  readonly do: "remove";
  readonly uid: string;
}

/** Take the poll up again that was put away last, with its votes. */
export interface RestorePoll {
  readonly do: "restore-poll";
  readonly poll: string;
}

/** End the pause: what it interrupted goes on. */
export interface Resume {
  readonly do: "resume";
}

/** Who somebody is in the group. What each may do is the table of `roles.py`. */
export type Role = "guide" | "co-guide" | "follower" | "observer";

/** Who is in the group and what they say; only guides get it. */
export interface Roster {
  readonly rev: number;
  readonly code: string;
  readonly members: readonly MemberView[];
  readonly hands: readonly Hand[];
  readonly questions: readonly Question[];
  readonly votes: readonly Votes[];
  /** Who asks to be let in */
  readonly waiting: readonly WaitingView[];
  /** Stops that the group came to: the last 200 */
  readonly visits: readonly Visit[];
}

/**
 * How the group is kept. `locked`: nobody new is admitted. `quiet`: all followers are muted. `carry_on`: the
 * script goes on while nobody leads. `waiting`: who is new waits until a guide lets them in. `lock_on_start`:
 * at its first stop the group is locked by itself.
 */
export interface Rules {
  readonly locked: boolean;
  readonly quiet: boolean;
  readonly carry_on: boolean;
  readonly waiting: boolean;
  readonly lock_on_start: boolean;
}

/** The group is kept in another way. */
export interface RulesChanged {
  readonly e: "rules";
  readonly rev: number;
  readonly rules: Rules;
}

/** The script plays: at `at_ms` (which may be a little ahead) it is at `tour_ms`, and goes on from there. */
export interface Running {
  readonly kind: "running";
  readonly tour_ms: number;
  readonly at_ms: number;
}

/**
 * All that is shown. Highlights and document are put away when the group goes to another stop, strokes with
 * the document on which they were drawn.
 */
export interface Scene {
  readonly highlights: readonly string[];
  readonly doors: readonly DoorSet[];
  readonly lamps: readonly LampSet[];
  readonly evidence: boolean;
  readonly document: Document | null;
  readonly strokes: readonly Stroke[];
}

/** Other things are shown to all. */
export interface SceneChanged {
  readonly e: "scene";
  readonly rev: number;
  readonly scene: Scene;
}

/**
 * `ModeChanged` to a tour that the script leads, told short: of all that is said to a group led by the script
 * it is nearly everything. `to`: the stop, what the clock does (`running`, or why it stands), its `tour_ms`
 * and `at_ms`, and whether it goes through.
 */
export interface ScriptChanged {
  readonly e: "script";
  readonly rev: number;
  readonly to: readonly [string, "running" | "guide" | "line" | "over", number, number, boolean];
}

/** Take the script to a moment of the tour; it runs or stands there as it did before. */
export interface Seek {
  readonly do: "seek";
  readonly tour_ms: number;
}

/** Swing the leaf of an opening for all. */
export interface SetDoor {
  readonly do: "door";
  readonly hall: string;
  readonly opening: string;
  readonly to: "open" | "shut" | "rest";
}

/** Let everybody walk for themselves. */
export interface SetFree {
  readonly do: "free";
  readonly leash: WithinMetres | WithinHall | null;
}

/** Change a layer of a hall's light for all; null is as the hall has it. */
export interface SetLamp {
  readonly do: "lamp";
  readonly hall: string;
  readonly layer: string;
  readonly to: number | null;
}

/** Note what has become of a question. */
export interface Settle {
  readonly do: "settle";
  readonly question: string;
  readonly state: "asked" | "answered" | "dismissed";
}

/** Show all a document; null puts it away. */
export interface ShowDocument {
  readonly do: "show";
  readonly document: Document | null;
}

/** Tint the halls by evidence for all, or stop it. */
export interface ShowEvidence {
  readonly do: "evidence";
  readonly on: boolean;
}

/** Show all how many chose what, or no more. An open poll is closed by it. */
export interface ShowPoll {
  readonly do: "show-poll";
  readonly poll: string;
  readonly shown: boolean;
}

/** Speak to all from now on, or no more. `interpreter`: to those who chose that language. */
export interface Speak {
  readonly do: "speak";
  readonly on: boolean;
  readonly channel: "word" | "interpreter";
  readonly language: string | null;
}

/**
 * Somebody who speaks. `slot`: 0 is the word to all, 1 to 3 are interpreters; their messages carry it.
 * `language`: what an interpreter, or a guide who says so, speaks.
 */
export interface Speaker {
  readonly uid: string;
  readonly slot: number;
  readonly language: string | null;
}

/** Others speak to all, or none. */
export interface SpeakersChanged {
  readonly e: "speakers";
  readonly rev: number;
  readonly speakers: readonly Speaker[];
}

/** Let everybody see what one member looks at, who walks from now on; null takes that back. */
export interface Spotlight {
  readonly do: "spotlight";
  readonly uid: string | null;
}

/** The script, held by a pause of the group. `ran`: it goes on by itself when the pause is over. */
export interface Standing {
  readonly kind: "standing";
  readonly stop: string;
  readonly clock: Held;
  readonly through: boolean;
  readonly ran: boolean;
}

/** Step out of the spotlight; who leads walks again. */
export interface StepBack {
  readonly do: "step-back";
}

/** Keep nothing more of this tour. There is no way to begin: that is agreed before opening. */
export interface StopRecording {
  readonly do: "stop-recording";
}

/** A line drawn on the picture that is shown. `color`: one of the four that the viewer has. */
export interface Stroke {
  readonly color: number;
  readonly points: string;
}

/** A line has been drawn: `strokes` of the scene has one more. */
export interface StrokeAdded {
  readonly e: "stroke";
  readonly rev: number;
  readonly stroke: Stroke;
}

/** Lines were taken off: of the scene's `strokes` the first `kept` are left. */
export interface StrokesErased {
  readonly e: "erased";
  readonly rev: number;
  readonly kept: number;
}

/** Lead while no guide is here. */
export interface TakeLead {
  readonly do: "take-lead";
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

/** Do not let somebody in who waits. */
export interface TurnAway {
  readonly do: "turn-away";
  readonly uid: string;
}

/** Show all a line of what is being said, in a language. */
export interface TypeCaption {
  readonly do: "caption";
  readonly text: string;
  readonly language: string;
}

/** Put the lines back that were all taken off. */
export interface Unerase {
  readonly do: "unerase";
}

/** The group came to a stop. */
export interface Visit {
  readonly stop: string;
  readonly at_ms: number;
}

/** To guides: the group came to a stop. */
export interface Visited {
  readonly e: "visited";
  readonly roster_rev: number;
  readonly visit: Visit;
}

/** Choose an option, or another one than before. */
export interface Vote {
  readonly do: "vote";
  readonly poll: string;
  readonly option: number;
}

/** How many chose each option of a poll. */
export interface Votes {
  readonly poll: string;
  readonly counts: readonly number[];
}

/** To guides: how many chose what; null when the poll has been put away. */
export interface VotesChanged {
  readonly e: "votes";
  readonly roster_rev: number;
  readonly poll: string;
  readonly counts: readonly number[] | null;
}

/** To guides: who waits to be let in. */
export interface WaitingChanged {
  readonly e: "waiting";
  readonly roster_rev: number;
  readonly waiting: readonly WaitingView[];
}

/** Let newcomers wait until a guide lets them in; or no more, and who waits comes in. */
export interface WaitingRoom {
  readonly do: "waiting-room";
  readonly on: boolean;
}

/** Somebody in the waiting room, as guides see them. */
export interface WaitingView {
  readonly uid: string;
  readonly name: string | null;
  readonly at_ms: number;
}

/** Take the lead on foot; the motion that follows is what everybody sees. */
export interface Walk {
  readonly do: "walk";
}

/**
 * Who leads walks freely and everybody sees the same motion; with `by` it is this member's, in the spotlight.
 * `stop` is where the script was left.
 */
export interface Walking {
  readonly kind: "walking";
  readonly stop: string;
  readonly by: string | null;
}

/** Stay in a hall. */
export interface WithinHall {
  readonly by: "hall";
  readonly hall: string;
}

/** Stay near the guide, or near the stop. */
export interface WithinMetres {
  readonly by: "metres";
  readonly about: "guide" | "stop";
  readonly metres: number;
}

/** A poll's question that the guide has written. */
export interface Written {
  readonly by: "guide";
  readonly text: string;
}

/** A member as they themselves see it. `hand_place`: 1 is who is called on first. */
export interface You {
  readonly uid: string;
  readonly role: Role;
  readonly name: string | null;
  readonly presence: "joined" | "loading" | "ready" | "looking-around" | "away" | "gone" | "removed";
  readonly hall: string | null;
  readonly loading: number | null;
  readonly following: boolean;
  readonly muted: boolean;
  readonly hearing: "hears" | "muted" | "blocked" | "none" | null;
  readonly accepted: readonly string[];
  readonly nodded_ms: number | null;
  /** Hall, x and z in decimetres: told to guides apart (`a`), kept by their pages alone */
  readonly at: readonly [number, number, number] | null;
  readonly hand_place: number | null;
  /** Option chosen, by poll */
  readonly votes: Readonly<Record<string, number>>;
  readonly questions: readonly Question[];
}

/** To one member: what the server knows of you. */
export interface YouChanged {
  readonly e: "you";
  readonly you: You;
}

/** Other advisories are open now. */
export interface ZonesChanged {
  readonly e: "zones";
  readonly rev: number;
  readonly zones: readonly string[];
}
