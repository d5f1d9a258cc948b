/** The museum's manifest, words and tours as the site has them. Each file is fetched once; all but the manifest never change. */
import type {
  FileRef,
  SiteHall,
  SiteMuseum,
  SiteTexts,
  SiteTour,
  SiteTourEntry,
} from "../content/generated/site";
import type { SiteLesson } from "../content/generated/site_lesson";
import { Fetcher } from "../scene/fetching";
import type { Frame } from "../tour/motion";

/** One revision of one museum: pages stay on the revision that they began with. */
export class SiteStore {
  readonly frames: readonly Frame[];
  private readonly files = new Map<string, Promise<unknown>>();

  private constructor(
    readonly museum: SiteMuseum,
    readonly fetcher: Fetcher,
  ) {
    this.frames = museum.halls.map((hall) => {
      const [x, y, z] = hall.origin;
      return { x, y, z, yaw: hall.yaw };
    });
  }

  /**
   * Open a museum by its manifest's path below the site's address, asking meanwhile for what will be wanted first.
   * @throws Error where there is none
   */
  static async open(manifest: string, base: string, first: readonly string[] = []): Promise<SiteStore> {
    const fetcher = new Fetcher(base);
    fetcher.ahead([manifest, ...first]);
    return new SiteStore(await fetcher.manifest<SiteMuseum>(manifest), fetcher);
  }

  /** The languages' own order decides where one is missing. */
  language(wanted: string): string {
    return this.museum.texts[wanted] ? wanted : (this.museum.languages[0] ?? wanted);
  }

  /** All the museum's words in a language. */
  texts(language: string): Promise<SiteTexts> {
    return this.file<SiteTexts>(this.museum.texts[this.language(language)]);
  }

  /** A tour by id, as the manifest names it. */
  tourEntry(tour: string): SiteTourEntry | null {
    return this.museum.tours.find((each) => each.id === tour) ?? null;
  }

  /** A tour's words and routes in a language. */
  tour(tour: string, language: string): Promise<SiteTour> {
    return this.file<SiteTour>(this.tourEntry(tour)?.files[this.language(language)]);
  }

  /** A lesson's words and tasks in a language. */
  lesson(lesson: string, language: string): Promise<SiteLesson> {
    const entry = this.museum.lessons.find((each) => each.id === lesson);
    return this.file<SiteLesson>(entry?.files[this.language(language)]);
  }

  /** Everything of a hall but its geometry and its words. */
  hall(hall: string): Promise<SiteHall> {
    return this.file<SiteHall>(this.museum.halls.find((each) => each.id === hall)?.data);
  }

  private file<T>(ref: FileRef | undefined): Promise<T> {
    if (!ref) return Promise.reject(new Error("the museum's manifest names no such file"));
    const found = this.files.get(ref.path);
    if (found) return found as Promise<T>;
    const coming = this.fetcher.json<T>(ref);
    this.files.set(ref.path, coming);
    // A file that did not come may be asked for again.
    coming.catch(() => this.files.delete(ref.path));
    return coming;
  }
}
