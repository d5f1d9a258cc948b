"""An exhibit: what a museum shows, with its texts at two reading levels, its rights and its sources."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from enfilade.content.evidence import Provenance
from enfilade.content.text import Id, Levels, Model, Text, either


class Media(Model):
    """A picture, sound, film or model that belongs to an exhibit.

    `file` is relative to the museum's folder.
    """

    kind: Literal["image", "audio", "video", "model"]
    file: str
    alt: Text
    captions: str | None = None
    credit: str | None = None


class Picture(Model):
    """The picture of a framed work. One line, ``picture: work.jpg``, with the file beside it, hangs it.

    It takes the place of the title card in the frame; `file` is relative to the museum's folder. What it
    shows is told by `alt`, else by the exhibit's.
    """

    file: str = Field(min_length=1)
    alt: Text | None = None
    credit: str | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of what is written: a mapping, or the file's name alone."""
        return either(handler(core), {"type": "string", "minLength": 1}, handler)

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, raw: Any) -> Any:
        return {"file": raw} if isinstance(raw, str) else raw


class Panel(Model):
    """What is written on the exhibit's face in the hall.

    Few words, large enough to read from its viewpoint.
    """

    heading: Text
    lines: tuple[Text, ...] = ()


class Exhibit(Provenance):
    """One entry of `exhibits.yaml`. An element or opening of a hall names it by `exhibit`."""

    id: Id
    title: Text
    kind: str
    status: Literal["attested", "candidate", "reconstruction", "interpretation"] = Field(
        description="attested by a source; a candidate; a reconstruction; our own interpretation"
    )
    date: Text | None = None
    maker: Text | None = None
    materials: Text | None = None
    dimensions: Text | None = None
    rights: Text | None = None
    holder: Text | None = None
    description: Levels
    alt: Text | None = Field(default=None, description="What is seen, in a sentence, for who does not see it")
    audio_description: Text | None = None
    panel: Panel | None = None
    picture: Picture | None = None
    people: tuple[Id, ...] = ()
    media: tuple[Media, ...] = ()
    viewpoint: Id | None = None
