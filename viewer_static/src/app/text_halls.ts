/** The tables of halls that a page of text speaks of, brought when they are first wanted. */
import type { SiteHall, SiteTexts, SiteTour } from "../content/generated/site";
import type { SiteStore } from "./site_store";
import type { TextSession } from "./text_session";

export class TextHalls {
  private readonly known = new Map<string, SiteHall | null>();

  constructor(
    private readonly store: SiteStore,
    private readonly changed: () => void,
  ) {}

  /** Those of the museum by index; null where one has not come. */
  get byIndex(): readonly (SiteHall | null)[] {
    return this.store.museum.halls.map((each) => this.get(each.id));
  }

  get(hall: string): SiteHall | null {
    return this.known.get(hall) ?? null;
  }

  /** Bring those of which something is said: the stop's, the next one's, the guide's, a document's. */
  wantFor(session: TextSession, tour: SiteTour, texts: SiteTexts): void {
    const { stop, reads, walked, state } = session;
    const { halls } = this.store.museum;
    const next = tour.stops[(stop ? tour.stops.indexOf(stop) : -1) + 1];
    const shown = state?.scene.document?.exhibit;
    this.want([
      reads?.hall,
      stop?.hall,
      next?.hall,
      ...(next?.route ?? []).map((row) => halls[row[1]]?.id),
      walked && halls[walked.hall]?.id,
      shown ? texts.exhibits[shown]?.hall : null,
    ]);
  }

  /** Bring what is not here yet. */
  want(halls: Iterable<string | null | undefined>): void {
    for (const hall of new Set(halls)) {
      if (!hall || this.known.has(hall)) continue;
      this.known.set(hall, null);
      this.store.hall(hall).then(
        (data) => {
          this.known.set(hall, data);
          this.changed();
        },
        // Asked for again when it is next spoken of.
        () => this.known.delete(hall),
      );
    }
  }
}
