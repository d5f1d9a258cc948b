/** What the console is made of besides the group's state: `console.ts` hands it to `console_view.ts`. */
import type { SiteHall, SiteNotes, SiteTexts, SiteTour } from "../content/generated/site";
import type { UiConsole } from "../ui/console_contract";
import type { Say, UiLabel, UiPlan } from "../ui/contract";
import type { UiGroup } from "../ui/group_contract";

/** What the page knows besides the group's state. */
export interface ConsoleBeside {
  readonly host: string;
  readonly prefix: string;
  readonly language: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly say: Say;
  readonly line: UiGroup["line"];
  /** The server's clock, ms since 1970. */
  readonly now_ms: number;
  readonly hall: string;
  readonly notes: SiteNotes | null;
  readonly texts: SiteTexts;
  readonly tour: SiteTour;
  readonly halls: readonly (SiteHall | null)[];
  /** The museum's halls by their index, as places name them. */
  readonly order: readonly string[];
  /** Leaves of the hall that one is in, with how far away each is. */
  readonly leaves: readonly { readonly opening: string; readonly metres: number }[];
  /** Where the script is, or null while it does not lead. */
  readonly position_ms: number | null;
  readonly plan: UiPlan | null;
  readonly label: UiLabel | null;
  readonly polls: UiGroup["polls"];
  readonly own: Pick<UiConsole, "pointer" | "drawing" | "color" | "toasts" | "voice" | "afterAddress"> & {
    /** Who was to show what they see, and has stepped back. */
    readonly steppedBack: string | null;
  };
}
