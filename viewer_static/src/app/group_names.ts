/** What ids of a group's state are called in a reader's language. */
import type { PollView } from "../content/generated/live";
import type { Said, SiteHall, SiteTexts, SiteTour } from "../content/generated/site";
import { sayer } from "../ui/contract";
import type { Names } from "./group_told";

/** The name of an element of a hall: the exhibit's that it bears, else its own; null where it has none. */
export function elementName(texts: SiteTexts, hall: SiteHall | null, id: string): Said | null {
  const element = hall?.elements.find((each) => each.id === id);
  const exhibit = element?.exhibit ? texts.exhibits[element.exhibit] : undefined;
  return exhibit?.title ?? (hall ? (texts.halls[hall.id]?.elements[id] ?? null) : null);
}

/** A poll's question: the guide's own words, or the stop's in the reader's language. */
export function pollQuestion(poll: PollView, tour: SiteTour | null): Said {
  const { question } = poll;
  const found = question.by === "stop" ? tour?.stops.find((each) => each.id === question.stop) : null;
  const text = question.by === "guide" ? question.text : "";
  return found?.question ?? { text, lang: null, voice: "enfilade", approved: true };
}

/** Names from a museum's words; `halls` are those that are known. */
export function namesOf(
  messages: Readonly<Record<string, string>>,
  texts: SiteTexts,
  tour: SiteTour,
  halls: readonly (SiteHall | null)[],
): Names {
  const say = sayer(messages);
  return {
    say,
    stop: (id) => {
      const index = tour.stops.findIndex((each) => each.id === id);
      const title = tour.stops[index]?.title.text;
      return title === undefined ? null : say("announce.stop", { n: index + 1, title });
    },
    exhibit: (id) => texts.exhibits[id]?.title.text ?? null,
    element: (id) => {
      for (const hall of halls) {
        const name = elementName(texts, hall, id);
        if (name) return name.text;
      }
      return null;
    },
    poll: (poll) => pollQuestion(poll, tour).text,
  };
}
