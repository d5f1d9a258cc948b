/** From a recording and how far it is to what its panel shows. Pure. */
import type { ReplayWords } from "../content/generated/replay";
import { awake } from "../live/group";
import type { ReplayLog, ReplayState } from "../live/replay_log";
import type { ReplayNote, UiReplay } from "../ui/replay_contract";

/** What is known. Times are of what is played. */
export interface ReplayFacts {
  readonly log: Pick<ReplayLog, "head" | "total_ms" | "complete">;
  readonly at_ms: number;
  readonly plays: boolean;
  readonly begun: boolean;
  readonly away: boolean;
  readonly failed: boolean;
  /** One goes round a notice. */
  readonly round: boolean;
  readonly now: ReplayState | null;
  readonly hearing: boolean;
  readonly muted: boolean;
  /** Of the tour, in the language of the page. */
  readonly title: string;
  readonly language: string;
  readonly said: string;
}

/** All that the panel shows. */
export function replayView(facts: ReplayFacts): UiReplay {
  const { log, at_ms, title } = facts;
  const { head } = log;
  const words = head?.words ?? [];
  return {
    title,
    ready: head !== null,
    begun: facts.begun,
    plays: facts.plays,
    away: facts.away,
    at_ms,
    total_ms: log.total_ms,
    hears: head?.kind === "voice" ? hears(facts) : null,
    note: noteOf(facts),
    // Before it begins one reads which tour it is.
    heading: (facts.begun && last(words, at_ms, (each) => each.heading !== "")?.heading) || title,
    text: last(words, at_ms, (each) => each.text !== "")?.text ?? "",
    language: head?.language ?? facts.language,
    stops: words.filter((each) => each.heading !== "").map(({ at_ms: at, heading }) => ({ at, heading })),
    said: facts.said,
  };
}

function hears({ hearing, muted }: ReplayFacts): UiReplay["hears"] {
  if (!hearing) return "none";
  return muted ? "muted" : "hears";
}

/** Why nothing moves, where the guide's words alone would not say so. */
function noteOf({ log, at_ms, begun, away, failed, round, now }: ReplayFacts): ReplayNote | null {
  if (failed) return "failed";
  if (!begun) return null;
  if (away) return "away";
  if (log.complete && at_ms >= log.total_ms) return "over";
  if (round) return "guarded";
  if (now?.held) return "held";
  if (now?.mode.kind === "paused") return "break";
  return now && awake(now.mode).kind === "free" ? "free" : null;
}

function last(
  words: readonly ReplayWords[],
  at_ms: number,
  which: (each: ReplayWords) => boolean,
): ReplayWords | undefined {
  return words.filter((each) => each.at_ms <= at_ms && which(each)).at(-1);
}
