/** What tasks may ask of the museum: pictures, exhibits, and what a hall holds, by names that a list can show. */
import type { SiteHall, SiteStop, SiteTexts } from "../content/generated/site";
import type { Museum, UiExhibit, UiThing } from "../ui/lesson_contract";
import { advisoryOfExhibit } from "./common_view";
import type { SiteStore } from "./site_store";

export class ClassMuseum implements Museum {
  /** Set once a hall is drawn. */
  drawn = false;
  private readonly halls = new Map<string, SiteHall>();
  private readonly listed = new Map<string, readonly UiThing[]>();

  constructor(
    private readonly store: SiteStore,
    private readonly texts: SiteTexts,
  ) {}

  /** Bring the tables of the halls in which something is to be found. */
  async bring(halls: Iterable<string>): Promise<void> {
    const wanted = [...new Set(halls)];
    for (const hall of await Promise.all(wanted.map((id) => this.store.hall(id)))) {
      this.halls.set(hall.id, hall);
      this.listed.set(hall.id, thingsOf(hall, this.texts));
    }
  }

  url(path: string): string {
    return this.store.fetcher.url(path);
  }

  exhibit(id: string, easy: boolean): UiExhibit | null {
    const found = this.texts.exhibits[id];
    if (!found) return null;
    const { title, picture, description } = found;
    return { id, title, text: easy ? description.easy : description.standard, picture };
  }

  hallTitle(hall: string): string {
    return this.texts.halls[hall]?.title.text ?? hall;
  }

  things(hall: string): readonly UiThing[] {
    return this.listed.get(hall) ?? [];
  }

  /**
   * What is read at a stop where no hall is drawn: its own exhibit, what stands at its viewpoint, and all of the hall
   * in which something is to be found from here. What lies behind a notice of its own is not among that.
   */
  exhibitsAt(
    stop: Pick<SiteStop, "hall" | "viewpoint" | "exhibit">,
    easy: boolean,
    sought: string | null,
  ): UiExhibit[] {
    const ids = new Set(stop.exhibit ? [stop.exhibit] : []);
    for (const { id, hall, viewpoint } of Object.values(this.texts.exhibits))
      if (hall === stop.hall && viewpoint === stop.viewpoint) ids.add(id);
    const hall = sought === null ? null : (this.halls.get(sought) ?? null);
    for (const { exhibit } of sought === null ? [] : this.things(sought))
      if (exhibit && advisoryOfExhibit([hall], exhibit) === null) ids.add(exhibit);
    return [...ids].flatMap((id) => this.exhibit(id, easy) ?? []);
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
