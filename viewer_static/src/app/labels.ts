/** From the museum's words to the label beside the view. Pure: texts and a hall's table in, a `UiLabel` out. */
import type { Said, SaidExhibit, SiteHall, SiteTexts } from "../content/generated/site";
import type { UiLabel, UiSource } from "../ui/contract";

/** What addresses need. */
export interface Addresses {
  readonly prefix: string;
  readonly language: string;
  readonly museum: string;
}

/** The label of an exhibit, at the reader's level. */
export function exhibitLabel(texts: SiteTexts, id: string, easy: boolean, at: Addresses): UiLabel | null {
  const exhibit = texts.exhibits[id];
  if (!exhibit) return null;
  return {
    id,
    title: exhibit.title,
    status: exhibit.status,
    facts: facts(exhibit),
    text: easy ? exhibit.description.easy : exhibit.description.standard,
    people: exhibit.people.flatMap((person) => {
      const found = texts.people[person];
      if (!found) return [];
      const life = easy ? found.life.easy : found.life.standard;
      return [{ name: found.name, occupation: found.occupation, life, dates: found.dates }];
    }),
    evidence: exhibit.evidence,
    shows: exhibit.shows,
    reasoning: exhibit.reasoning,
    sources: cited(texts, exhibit.sources),
    elements: [],
    href: `${at.prefix}/${at.language}/${at.museum}/exhibit/${id}`,
  };
}

/** The label of something that is no exhibit: which room it is of, how certain, and why. */
export function elementLabel(texts: SiteTexts, hall: SiteHall, id: string): UiLabel | null {
  const element = hall.elements.find((each) => each.id === id);
  const words = texts.halls[hall.id];
  if (!element || !words) return null;
  const room: Said = words.rooms[element.room] ?? words.title;
  return {
    id,
    title: words.elements[id] ?? room,
    status: null,
    facts: [],
    text: null,
    people: [],
    evidence: element.evidence,
    shows: element.shows,
    reasoning: words.reasoning[id] ?? null,
    sources: cited(texts, element.sources),
    elements: [id],
    href: null,
  };
}

function facts(exhibit: SaidExhibit): UiLabel["facts"] {
  const rows: (readonly [string, Said | null])[] = [
    ["fact.date", exhibit.date],
    ["fact.maker", exhibit.maker],
    ["fact.materials", exhibit.materials],
    ["fact.dimensions", exhibit.dimensions],
    ["fact.holder", exhibit.holder],
    ["fact.rights", exhibit.rights],
  ];
  return rows.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

function cited(texts: SiteTexts, ids: readonly string[]): UiSource[] {
  return ids.flatMap((id) => {
    const source = texts.sources[id];
    return source ? [{ id, title: source.title, note: source.good_for?.text ?? null }] : [];
  });
}
