// Written by tools/generate_types.py from enfilade.content.site: change the models, not this file.

export type Action = OpenDoor | Highlight | Show | DimLamp;

export type KeyframeRow = readonly [number, number, number, number, number, number, number, number, number, number, number, number];

/** Set the weight of a light layer (1 as baked, 0 out). Not allowed in solemn halls' cells. */
export interface DimLamp {
  readonly do: "dim";
  readonly layer: string;
  readonly to: number;
  readonly after_s: number;
}

/** Four grades, strongest first; docs/decisions maps them onto CoVHer's seven and the Extended Matrix. */
export type Evidence = "surveyed" | "documented" | "analogous" | "conjecture";

/** A file of the site: its path below the site's root, and its bytes on disk and on the wire (brotli). */
export interface FileRef {
  readonly path: string;
  readonly bytes: number;
  readonly wire_bytes: number;
}

/**
 * Vertices in millimetres [x, y, z] in the hall's frame; patches as vertex indices.
 *
 * Each patch is a convex polygon, counter-clockwise seen from above with z south (that is: positive area by
 * the shoelace formula on (x, -z)), and coplanar; an inclined patch is a stair or a ramp. Two patches are
 * joined where one has edge (a, b) and another (b, a). `rooms` names each patch's room by index into the
 * hall's rooms.
 */
export interface Floor {
  readonly vertices: readonly (readonly [number, number, number])[];
  readonly patches: readonly (readonly number[])[];
  readonly rooms: readonly number[];
  readonly portals: readonly PortalEdge[];
}

/** Draw attention to an element for the rest of the stop. */
export interface Highlight {
  readonly do: "highlight";
  readonly element: string;
  readonly after_s: number;
}

/** One stop on the line: `travel_ms` on the way to it (0 for the first), then `stay_ms` there. */
export interface Leg {
  readonly stop: string;
  readonly travel_ms: number;
  readonly stay_ms: number;
}

/** Swing the leaf mounted in an opening to an angle (0 is shut). */
export interface OpenDoor {
  readonly do: "door";
  readonly opening: string;
  readonly to_deg: number;
  readonly after_s: number;
}

/** An edge of a patch over which one walks into another hall. */
export interface PortalEdge {
  readonly patch: number;
  /** Edge i runs from the patch's vertex i to vertex i + 1 */
  readonly edge: number;
  readonly opening: string;
  readonly hall: string;
}

/** A still of a view without text, wide (16:9) and tall (9:19.5). */
export interface Poster {
  readonly wide: FileRef;
  readonly tall: FileRef;
}

/** A text resolved for one reader: the string, and `lang` only where it is a fallback. */
export interface Said {
  readonly text: string;
  readonly lang: string | null;
  readonly voice: Voice;
  readonly approved: boolean;
}

/** A notice to read before a zone. */
export interface SaidAdvisory {
  readonly id: string;
  readonly title: Said;
  readonly text: Said;
  readonly min_age: number | null;
  readonly opt_in: boolean;
}

/** A date of a person's life as sources give it. */
export interface SaidDate {
  readonly event: string;
  readonly date: string;
  readonly sources: readonly string[];
  readonly note: Said | null;
}

/** An exhibit in one language. */
export interface SaidExhibit {
  readonly id: string;
  readonly title: Said;
  readonly kind: string;
  readonly status: string;
  readonly hall: string | null;
  readonly viewpoint: string | null;
  readonly date: Said | null;
  readonly maker: Said | null;
  readonly materials: Said | null;
  readonly dimensions: Said | null;
  readonly rights: Said | null;
  readonly holder: Said | null;
  readonly description: SaidLevels;
  readonly alt: Said | null;
  readonly audio_description: Said | null;
  readonly panel: SaidPanel | null;
  readonly picture: SaidPicture | null;
  readonly people: readonly string[];
  readonly media: readonly SaidMedia[];
  readonly evidence: Evidence | null;
  readonly shows: Shows | null;
  readonly sources: readonly string[];
  readonly reasoning: Said | null;
}

/** The words of a hall: names of rooms, viewpoints, elements, and why we think so. */
export interface SaidHall {
  readonly id: string;
  readonly title: Said;
  readonly summary: Said;
  readonly note: Said | null;
  readonly rooms: Readonly<Record<string, Said>>;
  readonly viewpoints: Readonly<Record<string, Said>>;
  /** Names of elements and openings that have one */
  readonly elements: Readonly<Record<string, Said>>;
  /** Reasoning by element id, where it is the element's own */
  readonly reasoning: Readonly<Record<string, Said>>;
}

/** An institution that the sources name. */
export interface SaidInstitution {
  readonly id: string;
  readonly title: Said;
  readonly text: Said;
  readonly sources: readonly string[];
}

/** A resolved text at two reading levels; `easy` is the standard one where there is no other. */
export interface SaidLevels {
  readonly standard: Said;
  readonly easy: Said;
}

/** A medium of an exhibit, resolved. */
export interface SaidMedia {
  readonly kind: "image" | "audio" | "video" | "model";
  readonly file: FileRef;
  readonly alt: Said;
  readonly credit: string | null;
}

/** What is written on an exhibit's face in the hall. */
export interface SaidPanel {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly lang: string;
}

/** A person in one language. */
export interface SaidPerson {
  readonly id: string;
  readonly name: Said;
  readonly as_in_document: string | null;
  readonly occupation: Said;
  readonly dates: readonly SaidDate[];
  readonly life: SaidLevels;
  readonly sources: readonly string[];
}

/** The picture of a framed work: a small one that comes first, and one for looking closely. */
export interface SaidPicture {
  readonly small: FileRef;
  readonly full: FileRef;
  /** Of the full one, pixels */
  readonly width: number;
  readonly height: number;
  readonly alt: Said;
  readonly credit: string | null;
}

/** A source as cited. */
export interface SaidSource {
  readonly id: string;
  readonly title: string;
  readonly author: string | null;
  readonly address: string | null;
  readonly date: string | null;
  readonly good_for: Said | null;
}

/** Show an exhibit's label or picture beside the view. */
export interface Show {
  readonly do: "show";
  readonly exhibit: string;
  readonly after_s: number;
}

/** What an element stands for: the period, the museum's own restoration of 2019, or our addition. */
export type Shows = "period" | "museum-2019" | "ours";

/** A small picture of the hall behind a doorway, over the whole of it; row 0 is its top. */
export interface SiteDoorView {
  readonly file: FileRef;
  /** cd/m² of the picture's full white (its texels are sRGB) */
  readonly white: number;
}

/**
 * One row of the element table: what stands where, how certain, from which sources. Index = `_ELEMENT`.
 *
 * The id is an element's or an opening's; a surface of the shell is `room/floor`, `room/wall-0`,
 * `door/reveal`.
 */
export interface SiteElement {
  readonly id: string;
  readonly kind: string;
  readonly room: string;
  readonly exhibit: string | null;
  readonly evidence: Evidence;
  readonly shows: Shows;
  readonly sources: readonly string[];
  readonly centre: readonly [number, number, number];
  readonly size: readonly [number, number, number];
}

/** What the room looks like from its middle, for reflections: equirectangular, same coding as a layer. */
export interface SiteEnvironment {
  readonly room: string;
  readonly file: FileRef;
  readonly scale: number;
  readonly centre: readonly [number, number, number];
  readonly half_size: readonly [number, number, number];
}

/** A rectangle that the viewer writes on: the panel of a board, a label, a framed picture. */
export interface SiteFace {
  readonly element: string;
  readonly name: string;
  readonly exhibit: string | null;
  readonly centre: readonly [number, number, number];
  readonly right: readonly [number, number, number];
  readonly up: readonly [number, number, number];
  readonly width: number;
  readonly height: number;
  readonly kind: "board" | "label" | "picture" | "sign";
}

/** Everything of a hall but its geometry and its words. */
export interface SiteHall {
  readonly id: string;
  readonly rooms: readonly SiteRoom[];
  /** Line segments of the walls in plan, openings cut out */
  readonly walls: readonly (readonly [readonly [number, number], readonly [number, number]])[];
  readonly floor: Floor;
  readonly viewpoints: readonly SiteViewpoint[];
  readonly start: string;
  readonly faces: readonly SiteFace[];
  readonly leaves: readonly SiteLeaf[];
  readonly elements: readonly SiteElement[];
  readonly portals: readonly SitePortal[];
  readonly zones: readonly SiteZone[];
  readonly layers: readonly SiteLayer[];
  readonly environments: readonly SiteEnvironment[];
  readonly textures: readonly SiteTexture[];
  /** For each room, the rooms that may be seen from it, itself too */
  readonly sees: Readonly<Record<string, readonly string[]>>;
  readonly exposure: number;
}

/** A hall as museum.json names it: placement in the museum's frame and what must be fetched to walk it. */
export interface SiteHallEntry {
  readonly id: string;
  readonly index: number;
  readonly glb: FileRef;
  readonly data: FileRef;
  readonly origin: readonly [number, number, number];
  readonly yaw: number;
  readonly solemn: boolean;
  readonly advisories: readonly string[];
  /** On the wire: GLB, lightmap, small textures, data */
  readonly walkable_bytes: number;
  /** On the wire: walkable and all full textures */
  readonly total_bytes: number;
  readonly poster: Poster | null;
  /** Ids of the halls one may walk to */
  readonly portals: readonly string[];
}

/** `site.json`: the museums of the site, for the entrance page. */
export interface SiteIndex {
  readonly revision: string;
  readonly museums: readonly string[];
}

/**
 * A light layer: lightmap whose texel, decoded as sRGB and times `scale`, is irradiance.
 *
 * `weight` is its share at rest.
 */
export interface SiteLayer {
  readonly name: string;
  readonly file: FileRef;
  readonly scale: number;
  readonly weight: number;
}

/**
 * A leaf that turns: its node's name in the GLB (modelled shut), pivot and axis, its angles in radians.
 *
 * `sh` is the light that falls on it: for each light layer 9 RGB coefficients of irradiance (real spherical
 * harmonics, order as in Ramamoorthi & Hanrahan 2001), already convolved with the cosine.
 */
export interface SiteLeaf {
  readonly element: string;
  readonly opening: string | null;
  readonly name: string;
  readonly node: string;
  readonly pivot: readonly [number, number, number];
  readonly axis: readonly [number, number, number];
  readonly open: number;
  readonly rest: number;
  readonly operable: boolean;
  readonly sh: Readonly<Record<string, readonly (readonly [number, number, number])[]>>;
}

/** A lesson as museum.json names it: what a list of lessons says, and where the rest is. */
export interface SiteLessonEntry {
  readonly id: string;
  readonly files: Readonly<Record<string, FileRef>>;
  readonly ages: readonly [number, number];
  readonly minutes: number;
  readonly halls: readonly string[];
  readonly tour: string;
  readonly advisories: readonly string[];
  readonly solemn: boolean;
  readonly tasks: readonly string[];
}

/** `museum.json`: an immutable manifest of one revision. */
export interface SiteMuseum {
  readonly revision: string;
  readonly id: string;
  readonly languages: readonly string[];
  readonly solemn: boolean;
  readonly listed: number;
  readonly start: string;
  readonly halls: readonly SiteHallEntry[];
  readonly tours: readonly SiteTourEntry[];
  readonly lessons: readonly SiteLessonEntry[];
  readonly texts: Readonly<Record<string, FileRef>>;
}

/** `private/…`: the guide's notes by stop id, in one language. */
export interface SiteNotes {
  readonly tour: string;
  readonly language: string;
  readonly notes: Readonly<Record<string, Said>>;
}

/** A doorway to another hall, by its threshold's middle and the direction out of this hall. */
export interface SitePortal {
  readonly opening: string;
  readonly hall: string;
  readonly other: string;
  readonly centre: readonly [number, number, number];
  readonly outward: readonly [number, number];
  readonly width: number;
  readonly height: number;
  /** Linear RGB in cd/m² of what is seen through it while the other hall is not drawn */
  readonly glow: readonly [number, number, number];
  readonly view: SiteDoorView | null;
}

/** A room in plan. */
export interface SiteRoom {
  readonly id: string;
  readonly floor: readonly (readonly [number, number])[];
  readonly level: number;
  readonly enterable: boolean;
}

/**
 * A stop in one language.
 *
 * `route` leads to it from the stop before, beginning at 0 ms; empty for the first.
 */
export interface SiteStop {
  readonly id: string;
  readonly hall: string;
  readonly viewpoint: string;
  readonly exhibit: string | null;
  readonly title: Said;
  readonly narration: SaidLevels;
  readonly recording: FileRef | null;
  readonly captions: FileRef | null;
  readonly sources: readonly string[];
  readonly people: readonly string[];
  readonly actions: readonly Action[];
  readonly short: boolean;
  readonly question: Said | null;
  readonly advisory: string | null;
  readonly way_round: Said | null;
  readonly route: readonly KeyframeRow[];
  readonly poster: Poster | null;
}

/** `text/<hash>.json`: all the words of a museum in one language, but its tours' narration. */
export interface SiteTexts {
  readonly language: string;
  readonly museum: string;
  readonly title: Said;
  readonly summary: Said;
  readonly about: SaidLevels;
  readonly banner: Said;
  readonly not_known: readonly Said[];
  readonly corrections_contact: Said;
  readonly halls: Readonly<Record<string, SaidHall>>;
  readonly exhibits: Readonly<Record<string, SaidExhibit>>;
  readonly people: Readonly<Record<string, SaidPerson>>;
  readonly sources: Readonly<Record<string, SaidSource>>;
  readonly advisories: Readonly<Record<string, SaidAdvisory>>;
  readonly institutions: readonly SaidInstitution[];
  /** Title and summary of each tour */
  readonly tours: Readonly<Record<string, readonly [Said, Said]>>;
}

/** A map of a finish: the small one (256 px) is loaded first, the full one streams in. */
export interface SiteTexture {
  readonly hash: string;
  readonly small: FileRef;
  readonly full: FileRef;
  readonly size: number;
}

/** `tours/<hash>.json`: a tour in one language. */
export interface SiteTour {
  readonly id: string;
  readonly museum: string;
  readonly language: string;
  readonly title: Said;
  readonly summary: Said;
  readonly timeline: Timeline;
  readonly stops: readonly SiteStop[];
}

/** A tour as museum.json names it. */
export interface SiteTourEntry {
  readonly id: string;
  readonly files: Readonly<Record<string, FileRef>>;
  readonly stops: readonly string[];
  readonly timeline: Timeline;
  readonly minutes: number;
  readonly opt_in: boolean;
  readonly solemn: boolean;
  readonly advisories: readonly string[];
  /** The lesson whose stops it is: such a tour is in no list of tours */
  readonly lesson: string | null;
}

/** A viewpoint: eye position and direction. */
export interface SiteViewpoint {
  readonly id: string;
  readonly room: string;
  readonly eye: readonly [number, number, number];
  readonly yaw: number;
  readonly pitch: number;
  readonly poster: Poster | null;
}

/** Rooms behind an advisory. */
export interface SiteZone {
  readonly id: string;
  readonly rooms: readonly string[];
  readonly advisory: string;
}

/** The legs of a tour in order. */
export interface Timeline {
  readonly legs: readonly Leg[];
}

/** Who speaks in a text. */
export type Voice = "enfilade" | "museum" | "document" | "person";
