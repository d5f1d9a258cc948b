/** What the panel of a recorded tour shows, and what it asks for. */

/** What stands where the words of the guide alone would not say why nothing moves. */
export type ReplayNote = "away" | "free" | "held" | "break" | "guarded" | "over" | "failed";

/** What the panel shows. `hears`: null for a recording without voice. Times are of what is played. */
export interface UiReplay {
  readonly title: string;
  readonly ready: boolean;
  readonly begun: boolean;
  readonly plays: boolean;
  readonly away: boolean;
  readonly at_ms: number;
  readonly total_ms: number;
  readonly hears: "hears" | "muted" | "none" | null;
  readonly note: ReplayNote | null;
  readonly heading: string;
  readonly text: string;
  readonly language: string;
  readonly stops: readonly { readonly at: number; readonly heading: string }[];
  /** What is said to who hears the page. */
  readonly said: string;
}

/** What may be asked of it. */
export interface ReplayActions {
  play(): void;
  pause(): void;
  seek(at_ms: number): void;
  /** Back to the guide, from where one walked away. */
  back(): void;
  mute(muted: boolean): void;
  /** Be asked again for a notice that was declined. */
  readNotice(): void;
}
