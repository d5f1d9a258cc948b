/** What tasks may ask of the museum: pictures, exhibits, and what a hall holds, by names that a list can show. */
import type { SaidPicture, SiteHall, SiteTexts } from "../content/generated/site";
import type { Museum, UiThing } from "../ui/lesson_contract";
import type { SiteStore } from "./site_store";

export class ClassMuseum implements Museum {
  /** Set once a hall is drawn. */
  drawn = false;
  private readonly listed = new Map<string, readonly UiThing[]>();

  constructor(
    private readonly store: SiteStore,
    private readonly texts: SiteTexts,
  ) {}

  /** Bring the tables of the halls in which something is to be found. */
  async bring(halls: Iterable<string>): Promise<void> {
    const wanted = [...new Set(halls)];
    const here = await Promise.all(wanted.map((hall) => this.store.hall(hall)));
    for (const hall of here) this.listed.set(hall.id, thingsOf(hall, this.texts));
  }

  url(path: string): string {
    return this.store.fetcher.url(path);
  }

  exhibit(id: string): ReturnType<Museum["exhibit"]> {
    const found = this.texts.exhibits[id];
    if (!found) return null;
    const picture: SaidPicture | null = found.picture;
    return { title: found.title, text: found.description.easy, picture };
  }

  hallTitle(hall: string): string {
    return this.texts.halls[hall]?.title.text ?? hall;
  }

  things(hall: string): readonly UiThing[] {
    return this.listed.get(hall) ?? [];
  }
}

/** What can be named in a hall: each exhibit once, each element and opening that has a name; in the order of the names. */
export function thingsOf(hall: SiteHall, texts: SiteTexts): UiThing[] {
  const words = texts.halls[hall.id];
  const things = new Map<string, UiThing>();
  for (const { id, exhibit } of hall.elements) {
    const title = (exhibit ? texts.exhibits[exhibit]?.title : undefined) ?? words?.elements[id];
    if (title) things.set(exhibit ?? id, { hall: hall.id, element: id, exhibit, title });
  }
  for (const exhibit of Object.values(texts.exhibits)) {
    if (exhibit.hall === hall.id && !things.has(exhibit.id))
      things.set(exhibit.id, { hall: hall.id, element: null, exhibit: exhibit.id, title: exhibit.title });
  }
  return [...things.values()].sort((a, b) => a.title.text.localeCompare(b.title.text, texts.language));
}
