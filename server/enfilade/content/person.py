"""A person named in the content, with dates as the sources give them, side by side where they disagree."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from enfilade.content.text import Id, Levels, Model, Text


class DatedFact(Model):
    """One date from one or more sources. `date` is ISO 8601, possibly partial (``1908``, ``1908-06``)."""

    event: Literal["born", "arrested", "sentenced", "executed", "died", "rehabilitated"]
    date: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    sources: tuple[Id, ...] = Field(min_length=1)
    note: Text | None = None


class Person(Model):
    """One entry of `people.yaml`.

    Names in Azerbaijani first, as in the document, Russian, English, spellings.
    """

    id: Id
    name: Text
    as_in_document: str | None = None
    spellings: tuple[str, ...] = ()
    occupation: Text
    dates: tuple[DatedFact, ...] = ()
    life: Levels
    sources: tuple[Id, ...] = Field(min_length=1)
