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
    var/site/lessons/<hash>.json                     immutable: SiteLesson in one language, without answers
    var/site/fonts/…                                 immutable
    var/site/private/<museum>/<revision>/            never served: <tour>.<lang>.json, the guide's SiteNotes,
                                                     and lesson-<id>.json, a lesson with its answers

Beside every .json and .glb stand `.br` and `.gz`. Lengths here are metres unless a name says otherwise;
angles radians; hall-frame coordinates unless said otherwise.
"""

from __future__ import annotations

from pydantic import Field

from enfilade.content.site_files import FileRef, Poster
from enfilade.content.site_hall import (
    Point2,
    Point3,
    Rgb,
    SiteDoorView,
    SiteElement,
    SiteEnvironment,
    SiteFace,
    SiteHall,
    SiteLayer,
    SiteLeaf,
    SitePortal,
    SiteRoom,
    SiteTexture,
    SiteViewpoint,
    SiteZone,
)
from enfilade.content.site_texts import (
    SaidAdvisory,
    SaidDate,
    SaidExhibit,
    SaidHall,
    SaidInstitution,
    SaidLevels,
    SaidMedia,
    SaidPanel,
    SaidPerson,
    SaidPicture,
    SaidSource,
    SiteTexts,
)
from enfilade.content.site_tour import KeyframeRow, SiteNotes, SiteStop, SiteTour
from enfilade.content.text import Id, Language, Model
from enfilade.content.timeline import Timeline
from enfilade.content.tour import Action

__all__ = [
    "Action",
    "FileRef",
    "KeyframeRow",
    "Point2",
    "Point3",
    "Poster",
    "Rgb",
    "SaidAdvisory",
    "SaidDate",
    "SaidExhibit",
    "SaidHall",
    "SaidInstitution",
    "SaidLevels",
    "SaidMedia",
    "SaidPanel",
    "SaidPerson",
    "SaidPicture",
    "SaidSource",
    "SiteDoorView",
    "SiteElement",
    "SiteEnvironment",
    "SiteFace",
    "SiteHall",
    "SiteHallEntry",
    "SiteIndex",
    "SiteLayer",
    "SiteLeaf",
    "SiteLessonEntry",
    "SiteMuseum",
    "SiteNotes",
    "SitePortal",
    "SiteRoom",
    "SiteStop",
    "SiteTexts",
    "SiteTexture",
    "SiteTour",
    "SiteTourEntry",
    "SiteViewpoint",
    "SiteZone",
]


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
    lesson: Id | None = Field(
        default=None, description="The lesson whose stops it is: such a tour is in no list of tours"
    )


class SiteLessonEntry(Model):
    """A lesson as museum.json names it: what a list of lessons says, and where the rest is."""

    id: Id
    files: dict[Language, FileRef]
    ages: tuple[int, int]
    minutes: int
    halls: tuple[Id, ...]
    tour: Id
    advisories: tuple[Id, ...]
    solemn: bool
    tasks: tuple[Id, ...]


class SiteMuseum(Model):
    """`museum.json`: an immutable manifest of one revision."""

    revision: str
    id: Id
    languages: tuple[Language, ...]
    solemn: bool
    listed: int = 500
    start: Id
    halls: tuple[SiteHallEntry, ...]
    tours: tuple[SiteTourEntry, ...]
    lessons: tuple[SiteLessonEntry, ...] = ()
    texts: dict[Language, FileRef]


class SiteIndex(Model):
    """`site.json`: the museums of the site, for the entrance page."""

    revision: str
    museums: tuple[Id, ...]
