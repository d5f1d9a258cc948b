"""The built site as its files say it: wire types for server and viewer.

A site is a folder of content-addressed files and one `museum.json` per museum that names them:

    var/site/site.json                               SiteIndex: the museums and the revision
    var/site/<museum>/museum.json                    SiteMuseum: revalidated
    var/site/halls/<hash>.glb, halls/<hash>.json     immutable; the JSON is a SiteHall
    var/site/textures/<hash>.webp                    immutable, shared between halls
    var/site/light/<hash>.webp                       immutable: lightmap layers, environments
    var/site/posters/<hash>.webp                     immutable
    var/site/pictures/<hash>.webp                    immutable: pictures of framed works
    var/site/text/<hash>.json                        immutable: SiteTexts in one language
    var/site/tours/<hash>.json                       immutable: SiteTour in one language
    var/site/fonts/…                                 immutable
    var/site/private/<museum>/<tour>.<lang>.json     never served: SiteNotes, for the guide only

Beside every .json and .glb stand `.br` and `.gz`. Lengths here are metres unless a name says otherwise;
angles radians; hall-frame coordinates unless said otherwise.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from enfilade.content.evidence import Evidence, Shows
from enfilade.content.floor import Floor
from enfilade.content.text import Id, Language, Model, Said
from enfilade.content.timeline import Timeline
from enfilade.content.tour import Action

Point2 = tuple[float, float]
Point3 = tuple[float, float, float]
Rgb = tuple[float, float, float]


class FileRef(Model):
    """A file of the site: its path below the site's root, and its bytes on disk and on the wire (brotli)."""

    path: str
    bytes: int
    wire_bytes: int


class Poster(Model):
    """A still of a view without text, wide (16:9) and tall (9:19.5)."""

    wide: FileRef
    tall: FileRef


class SiteViewpoint(Model):
    """A viewpoint: eye position and direction."""

    id: Id
    room: Id
    eye: Point3
    yaw: float
    pitch: float
    poster: Poster | None = None


class SiteRoom(Model):
    """A room in plan."""

    id: Id
    floor: tuple[Point2, ...]
    level: float
    enterable: bool


class SiteFace(Model):
    """A rectangle that the viewer writes on: the panel of a board, a label, a framed picture."""

    element: Id
    name: str
    exhibit: Id | None
    centre: Point3
    right: Point3
    up: Point3
    width: float
    height: float
    kind: Literal["board", "label", "picture", "sign"]


class SiteLeaf(Model):
    """A leaf that turns: its node's name in the GLB (modelled shut), pivot and axis, its angles in radians.

    `sh` is the light that falls on it: for each light layer 9 RGB coefficients of irradiance (real spherical
    harmonics, order as in Ramamoorthi & Hanrahan 2001), already convolved with the cosine.
    """

    element: Id
    opening: Id | None
    name: str
    node: str
    pivot: Point3
    axis: Point3
    open: float
    rest: float
    operable: bool = True
    sh: dict[str, tuple[Rgb, ...]] = Field(default_factory=dict)


class SiteElement(Model):
    """One row of the element table: what stands where, how certain, from which sources. Index = `_ELEMENT`.

    The id is an element's or an opening's; a surface of the shell is ``room/floor``, ``room/wall-0``,
    ``door/reveal``.
    """

    id: str
    kind: str
    room: Id
    exhibit: Id | None
    evidence: Evidence
    shows: Shows
    sources: tuple[Id, ...]
    centre: Point3
    size: Point3


class SiteLayer(Model):
    """A light layer: lightmap whose texel, decoded as sRGB and times `scale`, is irradiance.

    `weight` is its share at rest.
    """

    name: str
    file: FileRef
    scale: float
    weight: float = 1.0


class SiteEnvironment(Model):
    """What the room looks like from its middle, for reflections: equirectangular, same coding as a layer."""

    room: Id
    file: FileRef
    scale: float
    centre: Point3
    half_size: Point3


class SiteTexture(Model):
    """A map of a finish: the small one (256 px) is loaded first, the full one streams in."""

    hash: str
    small: FileRef
    full: FileRef
    size: int


class SitePortal(Model):
    """A doorway to another hall, by its threshold's middle and the direction out of this hall."""

    opening: Id
    hall: Id
    other: Id
    centre: Point3
    outward: Point2
    width: float
    height: float
    glow: Point3 = Field(
        description="Linear RGB in cd/m² of what is seen through it while the other hall is not drawn"
    )


class SiteZone(Model):
    """Rooms behind an advisory."""

    id: Id
    rooms: tuple[Id, ...]
    advisory: Id


class SiteHall(Model):
    """Everything of a hall but its geometry and its words."""

    id: Id
    rooms: tuple[SiteRoom, ...]
    walls: tuple[tuple[Point2, Point2], ...] = Field(
        description="Line segments of the walls in plan, openings cut out"
    )
    floor: Floor
    viewpoints: tuple[SiteViewpoint, ...]
    start: Id
    faces: tuple[SiteFace, ...]
    leaves: tuple[SiteLeaf, ...]
    elements: tuple[SiteElement, ...]
    portals: tuple[SitePortal, ...]
    zones: tuple[SiteZone, ...]
    layers: tuple[SiteLayer, ...]
    environments: tuple[SiteEnvironment, ...]
    textures: tuple[SiteTexture, ...]
    sees: dict[str, tuple[Id, ...]] = Field(
        description="For each room, the rooms that may be seen from it, itself too"
    )
    exposure: float


class SiteHallEntry(Model):
    """A hall as museum.json names it: placement in the museum's frame and what must be fetched to walk it."""

    id: Id
    index: int
    glb: FileRef
    data: FileRef
    origin: Point3
    yaw: float
    solemn: bool
    advisories: tuple[Id, ...]
    walkable_bytes: int = Field(description="On the wire: GLB, lightmap, small textures, data")
    total_bytes: int = Field(description="On the wire: walkable and all full textures")
    poster: Poster | None = None
    portals: tuple[Id, ...] = Field(description="Ids of the halls one may walk to")


class SiteTourEntry(Model):
    """A tour as museum.json names it."""

    id: Id
    files: dict[Language, FileRef]
    stops: tuple[Id, ...]
    timeline: Timeline
    minutes: int
    opt_in: bool
    solemn: bool
    advisories: tuple[Id, ...]


class SiteMuseum(Model):
    """`museum.json`: an immutable manifest of one revision."""

    revision: str
    id: Id
    languages: tuple[Language, ...]
    solemn: bool
    start: Id
    halls: tuple[SiteHallEntry, ...]
    tours: tuple[SiteTourEntry, ...]
    texts: dict[Language, FileRef]


class SiteIndex(Model):
    """`site.json`: the museums of the site, for the entrance page."""

    revision: str
    museums: tuple[Id, ...]


class SaidLevels(Model):
    """A resolved text at two reading levels; `easy` is the standard one where there is no other."""

    standard: Said
    easy: Said


class SaidPanel(Model):
    """What is written on an exhibit's face in the hall."""

    heading: str
    lines: tuple[str, ...]
    lang: Language


class SaidMedia(Model):
    """A medium of an exhibit, resolved."""

    kind: Literal["image", "audio", "video", "model"]
    file: FileRef
    alt: Said
    credit: str | None


class SaidPicture(Model):
    """The picture of a framed work: a small one that comes first, and one for looking closely."""

    small: FileRef
    full: FileRef
    width: int = Field(description="Of the full one, pixels")
    height: int
    alt: Said
    credit: str | None


class SaidExhibit(Model):
    """An exhibit in one language."""

    id: Id
    title: Said
    kind: str
    status: str
    hall: Id | None
    viewpoint: Id | None
    date: Said | None
    maker: Said | None
    materials: Said | None
    dimensions: Said | None
    rights: Said | None
    holder: Said | None
    description: SaidLevels
    alt: Said | None = None
    audio_description: Said | None
    panel: SaidPanel | None
    picture: SaidPicture | None = None
    people: tuple[Id, ...]
    media: tuple[SaidMedia, ...]
    evidence: Evidence | None
    shows: Shows | None
    sources: tuple[Id, ...]
    reasoning: Said | None


class SaidDate(Model):
    """A date of a person's life as sources give it."""

    event: str
    date: str
    sources: tuple[Id, ...]
    note: Said | None


class SaidPerson(Model):
    """A person in one language."""

    id: Id
    name: Said
    as_in_document: str | None
    occupation: Said
    dates: tuple[SaidDate, ...]
    life: SaidLevels
    sources: tuple[Id, ...]


class SaidSource(Model):
    """A source as cited."""

    id: Id
    title: str
    author: str | None
    address: str | None
    date: str | None
    good_for: Said | None


class SaidAdvisory(Model):
    """A notice to read before a zone."""

    id: Id
    title: Said
    text: Said
    min_age: int | None
    opt_in: bool


class SaidHall(Model):
    """The words of a hall: names of rooms, viewpoints, elements, and why we think so."""

    id: Id
    title: Said
    summary: Said
    note: Said | None
    rooms: dict[Id, Said]
    viewpoints: dict[Id, Said]
    elements: dict[Id, Said] = Field(description="Names of elements and openings that have one")
    reasoning: dict[Id, Said] = Field(description="Reasoning by element id, where it is the element's own")


class SaidInstitution(Model):
    """An institution that the sources name."""

    id: Id
    title: Said
    text: Said
    sources: tuple[Id, ...]


class SiteTexts(Model):
    """`text/<hash>.json`: all the words of a museum in one language, but its tours' narration."""

    language: Language
    museum: Id
    title: Said
    summary: Said
    about: SaidLevels
    banner: Said
    not_known: tuple[Said, ...]
    corrections_contact: Said
    halls: dict[Id, SaidHall]
    exhibits: dict[Id, SaidExhibit]
    people: dict[Id, SaidPerson]
    sources: dict[Id, SaidSource]
    advisories: dict[Id, SaidAdvisory]
    institutions: tuple[SaidInstitution, ...]
    tours: dict[Id, tuple[Said, Said]] = Field(description="Title and summary of each tour")


KeyframeRow = tuple[int, int, int, int, int, int, int, int, int, int, int, int]
"""t_ms, hall, x, y, z (mm, eye), yaw, pitch (65,536 to a turn), and their rates per second
(content/motion.py).
"""


class SiteStop(Model):
    """A stop in one language.

    `route` leads to it from the stop before, beginning at 0 ms; empty for the first.
    """

    id: Id
    hall: Id
    viewpoint: Id
    exhibit: Id | None
    title: Said
    narration: SaidLevels
    recording: FileRef | None
    captions: FileRef | None
    sources: tuple[Id, ...]
    people: tuple[Id, ...]
    actions: tuple[Action, ...]
    short: bool
    question: Said | None
    advisory: Id | None
    way_round: Said | None
    route: tuple[KeyframeRow, ...]
    poster: Poster | None


class SiteTour(Model):
    """`tours/<hash>.json`: a tour in one language."""

    id: Id
    museum: Id
    language: Language
    title: Said
    summary: Said
    timeline: Timeline
    stops: tuple[SiteStop, ...]


class SiteNotes(Model):
    """`private/…`: the guide's notes by stop id, in one language."""

    tour: Id
    language: Language
    notes: dict[Id, Said]
