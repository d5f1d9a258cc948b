"""What lit cases share: the study forms that stand in them, and how these are shared out among shelves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import Field

from enfilade.pipeline.kinds.cards import spread
from enfilade.pipeline.kinds.lamp import Lamp
from enfilade.pipeline.kinds.study_forms import Form


class Case(Lamp):
    """The base of a lit case's parameters."""

    objects: tuple[Form | None, ...] = Field(
        default=(), max_length=24, description="Study forms from left to right, top shelf first; null: a gap"
    )


class Standing(NamedTuple):
    """A form on a shelf: the shelf's height, the form's middle along it, how many stand there; metres."""

    form: Form
    level: float
    x: float
    on_shelf: int


def standing(objects: Sequence[Form | None], levels: Sequence[float], wide: float) -> Iterator[Standing]:
    """Share forms out evenly among shelves at these heights, in the order given; gaps keep their place."""
    share = math.ceil(len(objects) / len(levels))
    for k, form in enumerate(objects):
        if form is not None:
            shelf, place = divmod(k, share)
            here = min(share, len(objects) - shelf * share)
            yield Standing(form, levels[shelf], spread(here, wide)[place], here)
