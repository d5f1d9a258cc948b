/**
 * What has happened in a group, in words for who hears the page: the difference between two states, told once it has
 * come to rest. One voice for everything, and never more than the newest few sentences at a time.
 */
import type { GroupState, PollView } from "../content/generated/live";
import { awake, isGuide, leads } from "../live/group";
import type { Say } from "../ui/contract";

/** Words for what a state names by id; null where nothing has such a name. */
export interface Names {
  readonly say: Say;
  /** A stop, with its number: the sentence of arriving there. */
  stop(id: string): string | null;
  exhibit(id: string): string | null;
  element(id: string): string | null;
  poll(poll: PollView): string;
}

/** What is told of the step from one state to the next, in the order in which one wants to know it. */
export function happened(before: GroupState, after: GroupState, names: Names): string[] {
  const { say } = names;
  const told: (string | null)[] = [];
  if (after.mode.kind === "ended") return before.mode.kind === "ended" ? [] : [say("group.ended")];
  if (!leads(after)) told.push(...modeTold(before, after, names));
  told.push(leaderTold(before, after, say));
  if (after.floor !== before.floor && after.floor === after.you.uid) told.push(say("group.floor-mine"));
  told.push(...sceneTold(before, after, names));
  if (!isGuide(after.you.role)) told.push(...pollsTold(before, after, names));
  return told.filter((each): each is string => each !== null && each !== "");
}

function modeTold(before: GroupState, after: GroupState, names: Names): (string | null)[] {
  const { say } = names;
  const [was, is] = [before.mode, after.mode];
  if (is.kind === "paused") {
    const same = was.kind === "paused" && was.words === is.words;
    return same ? [] : [is.words ?? say("group.paused")];
  }
  const told: (string | null)[] = was.kind === "paused" ? [say("told.goes-on")] : [];
  const [then, now] = [awake(was), is];
  const stop = now.kind === "ended" ? null : now.stop;
  const came = stop !== null && (then.kind === "ended" || then.stop !== stop);
  if (now.kind === "free" && then.kind !== "free") told.push(say("group.free"));
  if (now.kind === "gathering" && then.kind !== "gathering" && stop !== null) told.push(say("group.called"));
  if (now.kind === "walking") {
    const by = then.kind === "walking" ? then.by : null;
    if (now.by !== by && now.by !== null)
      told.push(say(now.by === after.you.uid ? "follow.shown-to-all" : "told.in-light"));
    else if (then.kind !== "walking" || by !== now.by) told.push(say("told.walking"));
  }
  if (came) told.push(names.stop(stop));
  return told;
}

function leaderTold(before: GroupState, after: GroupState, say: Say): string | null {
  if (before.leader === after.leader || leads(after)) return null;
  if (after.leader === null) return say("group.guide-away");
  return before.leader === null ? say("told.guide-back") : null;
}

function sceneTold(before: GroupState, after: GroupState, names: Names): (string | null)[] {
  // Who leads did it themselves.
  if (leads(after)) return [];
  const { say } = names;
  const told: (string | null)[] = [];
  const { document, highlights, evidence } = after.scene;
  if (document && document.exhibit !== before.scene.document?.exhibit) {
    const title = names.exhibit(document.exhibit);
    if (title) told.push(say("told.document", { title }));
  }
  const fresh = highlights.filter((each) => !before.scene.highlights.includes(each));
  const named = [...new Set(fresh.flatMap((each) => names.element(each) ?? []))];
  if (named.length) told.push(say("follow.points-out", { names: named.join(", ") }));
  if (evidence && !before.scene.evidence) told.push(say("told.evidence"));
  return told;
}

function pollsTold(before: GroupState, after: GroupState, names: Names): string[] {
  const { say } = names;
  return after.polls.flatMap((poll) => {
    const was = before.polls.find((each) => each.id === poll.id);
    if (!was && poll.open) return [say("told.poll", { question: names.poll(poll) })];
    if (poll.results && !was?.results) return [say("told.poll-result")];
    const mine = after.you.votes[poll.id];
    return poll.open && mine !== undefined && mine !== before.you.votes[poll.id] ? [say("talk.voted")] : [];
  });
}

/** What is told of a line that was cut, or is back. */
export function lineTold(before: string, after: string, say: Say): string[] {
  if (before === "up" && after === "down") return [say("group.line-down")];
  return before === "down" && after === "up" ? [say("told.line-up")] : [];
}

/** Sentences wait this long for the next: one step of the guide's is often three events. */
const SETTLE_MS = 600;
/** Where they keep coming they are told all the same after so long. */
const LATEST_MS = 2500;
/** Nobody listens to more at once; the oldest are past. */
const MOST = 3;

/** Tells sentences through one live region, a few at a time. */
export class Announcer {
  private waiting: string[] = [];
  private since = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** What the live region holds. */
  told = "";

  constructor(private readonly changed: () => void) {}

  say(sentences: readonly string[]): void {
    const fresh = sentences.filter((each) => each && !this.waiting.includes(each));
    if (!fresh.length) return;
    if (!this.waiting.length) this.since = Date.now();
    this.waiting = [...this.waiting, ...fresh].slice(-MOST);
    if (this.timer !== null) clearTimeout(this.timer);
    const left = Math.max(0, LATEST_MS - (Date.now() - this.since));
    this.timer = setTimeout(() => this.tell(), Math.min(SETTLE_MS, left));
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private tell(): void {
    const said = this.waiting.map(ended).join(" ");
    this.waiting = [];
    this.timer = null;
    // The same words once more are news to a live region only if they look new.
    this.told = said === this.told ? `${said}\u00a0` : said;
    this.changed();
  }
}

/** A sentence with its full stop, so that two are not read as one. */
function ended(sentence: string): string {
  return /[.!?…:]$/.test(sentence) ? sentence : `${sentence}.`;
}
