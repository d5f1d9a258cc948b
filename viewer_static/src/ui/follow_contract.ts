/** What a follower in text and pictures is shown, and may do. `src/app` fills it; nothing here knows a scene. */
import type { Stroke } from "../content/generated/live";
import type { Said, SaidAdvisory } from "../content/generated/site";
import type { UiActions, UiError, UiLabel } from "./contract";
import type { UiCaptions, UiGroup } from "./group_contract";

/** A picture as an address, with its words. */
export interface UiPicture {
  readonly url: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly credit: string | null;
}

/** A stop in the list. */
export interface UiFollowStop {
  readonly id: string;
  readonly title: string;
  readonly guarded: boolean;
  /** May be read now: its advisory is not shut for this group. */
  readonly open: boolean;
  readonly group: boolean;
  readonly read: boolean;
}

/** The stop that is read. */
export interface UiReading {
  readonly id: string;
  readonly index: number;
  readonly total: number;
  readonly title: Said;
  readonly hall: string;
  readonly picture: UiPicture | null;
  readonly narration: Said;
  readonly question: Said | null;
  readonly wayRound: Said | null;
  /** What has to be read before: `asked`, or `round` where one has chosen the way round. */
  readonly notice: { readonly advisory: SaidAdvisory; readonly is: "asked" | "round" } | null;
}

/** What the guide shows to all. */
export interface UiShown {
  readonly label: UiLabel;
  /** The picture, with what the guide draws on it; where the label is shown, as it is. */
  readonly picture: UiPicture | null;
  readonly strokes: readonly Stroke[];
  /** A panel's own words, line by line. */
  readonly panel: {
    readonly heading: string;
    readonly lines: readonly string[];
    readonly lang: string;
  } | null;
  readonly notice: SaidAdvisory | null;
}

/** All of it. */
export interface UiFollow {
  readonly language: string;
  readonly languages: readonly string[];
  readonly messages: Readonly<Record<string, string>>;
  readonly title: string;
  readonly group: UiGroup;
  /** In words: what the group does now. */
  readonly state: string;
  readonly reading: UiReading | null;
  /** The group's stop, where one reads another. */
  readonly elsewhere: string | null;
  readonly stops: readonly UiFollowStop[];
  /** The way to the next stop in words; null after the last and before the first. */
  readonly next: { readonly title: string; readonly way: string } | null;
  /** Where one is whose steps all follow, with a picture of that place. */
  readonly place: { readonly words: string; readonly picture: UiPicture | null } | null;
  readonly shown: UiShown | null;
  /** What is pointed at, in words. */
  readonly pointed: string | null;
  readonly pointsOut: string | null;
  readonly captions: UiCaptions;
  /** What a screen reader is told. */
  readonly told: string;
  readonly easy: boolean;
  /** Why there is no view of the hall, where that was not one's own wish. */
  readonly cannotDraw: boolean;
  readonly viewHref: string | null;
  readonly error: UiError | null;
  /** One has been sent out, or there is no group to follow. */
  readonly out: UiError | null;
  /** Its tour, to be taken alone instead. */
  readonly ownTour: string | null;
}

/** What a follower in text may do. */
export interface UiFollowActions
  extends Pick<
    UiActions,
    "wish" | "voice" | "captions" | "setLanguage" | "setEasy" | "leaveGroup" | "dismissError"
  > {
  /** Read a stop; null: the group's. */
  read(stop: string | null): void;
  /** Read a notice: go in, go round it, or see it again. */
  answer(advisory: string, how: "in" | "round" | "again"): void;
}
