"""A museum's words in one language, resolved once at build: what `text/<hash>.json` holds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from enfilade.content.evidence import Evidence, Shows
from enfilade.content.site_files import FileRef
from enfilade.content.text import Id, Language, Model, Said


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
