/**
 * What the viewer offers to the interface and to the live layer: types only, no three, nothing to run.
 * Hall and viewpoint are named by id everywhere; poses are of the eye, in metres, in the frame of their hall.
 */
import type {
  Evidence,
  SiteHall,
  SiteMuseum,
  SiteStop,
  SiteTexts,
  SiteTour,
} from "../content/generated/site";
import type { Pointed } from "../live/pointing";
import type { Cover } from "../ui/covered";

/** What the page says in `<script type="application/json" id="enfilade-boot">`. */
export interface Boot {
  readonly museum: string;
  readonly language: string;
  /** Address of the site's files, for instance `/site/`; relative to the page. */
  readonly base: string;
  /** What stands before `/<lang>/<museum>/…` in addresses; empty at a server's root. */
  readonly prefix?: string;
  readonly hall?: string | null;
  readonly view?: string | null;
  readonly tour?: string | null;
  readonly stop?: string | null;
}

/** An eye in a hall. `index` is the hall's in the museum, as keyframes name it. */
export interface Pose {
  readonly hall: string;
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly pitch: number;
}

/** How to get somewhere: along the floor where a way leads there, at once with a short fade, or whichever fits. */
export type How = "walk" | "cut" | "auto";

/** A place to go: a viewpoint (the hall's start if left out), or an eye given in numbers. */
export interface Place {
  readonly hall: string;
  readonly view?: string | null;
  readonly at?: {
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly yaw: number;
    readonly pitch: number;
  };
}

/** Why somewhere was not gone to. */
export type Arrival = "there" | "declined" | "unknown" | "interrupted";

/** Bytes of a hall as they travel, brotli where the server speaks it. */
export interface Progress {
  readonly hall: string;
  readonly loaded_bytes: number;
  readonly total_bytes: number;
  /** The hall can be walked; what still comes only sharpens it. */
  readonly walkable: boolean;
  /** Fetched ahead of need: the interface need not show it. */
  readonly ahead: boolean;
}

/** What was clicked or tapped that is not the floor. */
export interface Pick {
  readonly hall: string;
  readonly element: string | null;
  readonly exhibit: string | null;
  readonly evidence: Evidence | null;
  /** A leaf that may be moved. */
  readonly opening: string | null;
  readonly x_px: number;
  readonly y_px: number;
}

/** The tour as it is now. Positions are on the tour's timeline. */
export interface TourView {
  readonly tour: SiteTour;
  readonly status: "playing" | "paused" | "waiting" | "loading" | "over";
  readonly index: number;
  readonly stop: SiteStop;
  readonly phase: "travel" | "stay" | "over";
  readonly into_ms: number;
  readonly position_ms: number;
  readonly total_ms: number;
  /** Set while `waiting`: the advisory that has to be answered. */
  readonly advisory: string | null;
  /** Exhibit whose label or picture a stop's action shows beside the view. */
  readonly shows: string | null;
}

/** Where one is. */
export interface Whereabouts {
  readonly hall: string;
  readonly room: string;
  /** A viewpoint that one stands at, or null. */
  readonly view: string | null;
}

/** What this device turned out to be. */
export interface Device {
  readonly renderer: string;
  readonly software: boolean;
  /** Mean milliseconds a frame over the first second, or null where it was not measured. */
  readonly frame_ms: number | null;
  readonly quality: string;
}

/** What the viewer tells. */
export interface ViewerEvents {
  /** Every frame in which the eye has moved. */
  readonly pose: Pose;
  readonly where: Whereabouts;
  readonly progress: Progress;
  readonly pick: Pick;
  readonly hover: { readonly exhibit: string | null; readonly opening: string | null };
  readonly tour: TourView | null;
  /** Someone who follows or takes a tour has begun to steer for themselves. */
  readonly steer: { readonly by: "look" | "walk" };
  /** While one points for others: where, at most 15 times a second, and again each second; null for nowhere. */
  readonly pointed: Pointed | null;
  /** Drawing is slow or in software: offer the text-and-pictures pages, never force them. */
  readonly software: Device;
  /** The graphics context went away, or came back. */
  readonly context: { readonly lost: boolean };
  readonly language: string;
  readonly failed: { readonly hall: string; readonly reason: string };
}

/** Poses that come from elsewhere: a guide's motion, a replay. Asked once a frame. */
export interface PoseSource {
  /** The pose at the page's clock (performance.now()), or null to stay as one is. */
  sample(now_ms: number): Omit<Pose, "hall"> | null;
}

/** Asks a visitor to read an advisory before a zone; the interface supplies it. */
export type RequestAdvisory = (advisory: string) => Promise<boolean>;

/** The viewer. */
export interface ViewerApi {
  readonly canvas: HTMLCanvasElement;
  readonly museum: SiteMuseum;
  /** All words of the museum in the language that is shown. */
  readonly texts: SiteTexts;
  readonly language: string;
  readonly device: Device;

  on<K extends keyof ViewerEvents>(event: K, listener: (value: ViewerEvents[K]) => void): () => void;

  /** Go somewhere. Resolves when one is there, or with the reason why not. */
  goto(place: Place, how?: How): Promise<Arrival>;
  pose(): Pose;
  where(): Whereabouts;
  hallData(hall: string): SiteHall | null;
  /** Address of a file of the site. */
  url(path: string): string;

  setLanguage(language: string): Promise<void>;
  setRequestAdvisory(ask: RequestAdvisory): void;
  /** Advisories that this visitor (or the group's guide for all) has accepted already. */
  acceptAdvisory(advisory: string): void;
  /** Let into what lies behind an advisory: asks where it has not been accepted on this page. */
  enterZone(advisory: string): Promise<boolean>;

  /** Hold to move: each -1 to 1; all zero lets go. */
  move(ahead: number, aside: number, turn: number): void;
  /** Turn, tilt or step without a pointer: buttons of the interface. */
  turn(angle_rad: number): void;
  tilt(angle_rad: number): void;
  step(ahead_m: number): void;
  /** No walking or looking by hand, for instance while a notice is open. */
  setInputEnabled(enabled: boolean): void;
  setReducedMotion(reduced: boolean): void;
  /** So many pixels of the view are covered by words: what is looked at stands in the middle of the rest. */
  setCovered(cover: Cover): void;

  /** Swing a leaf, to radians from shut or by name; false where there is none or it may not be moved. */
  openLeaf(opening: string, to: number | "open" | "shut" | "rest" | "toggle", eased?: boolean): boolean;
  setWeights(hall: string, weights: Readonly<Record<string, number>>): void;
  highlight(elements: readonly string[]): void;
  /** Point with the mouse, a finger, or (before either has been over the picture) the middle of it. */
  pointing(on: boolean): void;
  /** Show where somebody else points; it fades by itself. The first call brings the light, so that none waits later. */
  showPointer(at: Pointed | null): void;
  /** "How do we know this?": tint the hall by evidence. */
  setEvidence(shown: boolean): void;

  startTour(
    tour: string,
    options?: { readonly stop?: string | null; readonly short?: boolean; readonly paused?: boolean },
  ): Promise<void>;
  tour(): TourView | null;
  playTour(): void;
  pauseTour(): void;
  nextStop(): void;
  previousStop(): void;
  jumpTo(stop: string): void;
  seek(position_ms: number): void;
  answerAdvisory(accepted: boolean): void;
  endTour(): void;

  /** Let poses come from elsewhere; null gives the steering back. */
  follow(source: PoseSource | null): void;

  dispose(): void;
}
