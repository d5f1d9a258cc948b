"""A source: a text, page or document that content cites."""

from __future__ import annotations

from enfilade.content.text import Id, Model, Text


class Source(Model):
    """One entry of `sources.yaml`.

    `good_for` says what the source may be used for, and where to be careful (in the words of the authors).
    """

    id: Id
    title: str
    author: str | None = None
    address: str | None = None
    date: str | None = None
    read: str | None = None
    good_for: Text | None = None
