"""Texts that people read, in several languages, with who speaks and who approved them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""An identifier in content: lower case, digits and hyphens; it appears in addresses, so it never changes."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 language tag, such as ``az`` or ``ru``."""


class Model(BaseModel):
    """The base of every noun: frozen, and unknown keys are refused so that a typing error is seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def either(told: JsonSchemaValue, short: JsonSchemaValue, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """Return the schema of a thing that may also be written short; as it is where it is read by a program."""
    return {"anyOf": [short, told]} if handler.mode == "validation" else told


class Voice(StrEnum):
    """Who speaks in a text."""

    ENFILADE = "enfilade"
    MUSEUM = "museum"
    DOCUMENT = "document"
    PERSON = "person"


class Said(Model):
    """A text resolved for one reader: the string, and `lang` only where it is a fallback."""

    text: str
    lang: Language | None = None
    voice: Voice = Voice.ENFILADE
    approved: bool = False


class Text(Model):
    """A text in one or more languages.

    In YAML it is written flat: ``{az: …, en: …, ru: …, voice: museum, approved_by: …, approved_on: …}``. A
    text without approval is shown as prepared by Enfilade from public sources, not a statement of the museum.
    """

    by_language: dict[Language, str] = Field(min_length=1)
    voice: Voice = Voice.ENFILADE
    approved_by: str | None = None
    approved_on: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_flat(cls, raw: Any) -> Any:
        if not isinstance(raw, dict) or "by_language" in raw:
            return raw
        named = {"voice", "approved_by", "approved_on"}
        return {
            "by_language": {key: value for key, value in raw.items() if key not in named},
            **{key: value for key, value in raw.items() if key in named},
        }

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of what is written: flat, languages beside voice and approval."""
        told = handler(core)
        if handler.mode == "validation":
            flat = handler.resolve_ref_schema(told)
            fields = flat["properties"]
            language = fields.pop("by_language")
            flat |= {
                "patternProperties": language.get("patternProperties", {}),
                "required": [],
                "minProperties": 1,
                "additionalProperties": False,
            }
        return told

    @model_validator(mode="after")
    def _approval_is_whole(self) -> Self:
        if (self.approved_by is None) != (self.approved_on is None):
            raise ValueError("approved_by and approved_on go together")
        return self

    def said(self, order: tuple[str, ...]) -> Said:
        """Return the text in the first language of `order` that it has, else in any it has.

        `order` begins with the reader's language; a text in another one carries its `lang`.
        """
        for language in (*order, *self.by_language):
            text = self.by_language.get(language)
            if text:
                return Said(
                    text=text.strip(),
                    lang=None if language == order[0] else language,
                    voice=self.voice,
                    approved=self.approved_by is not None,
                )
        return Said(text="")


class Levels(Model):
    """A text at two reading levels; `easy` may be missing, then `standard` is shown."""

    standard: Text
    easy: Text | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of what is written: both levels, or the standard text alone."""
        told = handler(core)
        return either(told, handler.resolve_ref_schema(told)["properties"]["standard"], handler)

    @model_validator(mode="before")
    @classmethod
    def _plain_is_standard(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and "standard" not in raw:
            return {"standard": raw}
        return raw
