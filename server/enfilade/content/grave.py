"""What a task may not ask where the dead are remembered: a figure, or a person to be pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel

from enfilade.content.text import Text

if TYPE_CHECKING:
    from enfilade.content.holdings import Holdings

_FIGURE = re.compile(r"[\d\s.,'’+±<>≈~%–-]*\d[\d\s.,'’+±<>≈~%–-]*")
_YEAR = re.compile(r"1\d{3}|20\d{2}")


def is_figure(words: str) -> bool:
    """Whether words are nothing but a figure; a year of four digits is none."""
    words = words.strip()
    return _FIGURE.fullmatch(words) is not None and _YEAR.fullmatch(words) is None


def figures_in(value: object, at: str) -> Iterator[tuple[str, str]]:
    """Yield where in a value a text is nothing but a figure, and the figure."""
    if isinstance(value, Text):
        figure = next((words for words in value.by_language.values() if is_figure(words)), None)
        if figure is not None:
            yield at, figure
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from figures_in(getattr(value, name), f"{at}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from figures_in(item, f"{at}[{index}]")


def names_people(holdings: Holdings, exhibit: str) -> bool:
    """Whether an exhibit shows or names people."""
    known = holdings.exhibits.get(exhibit)
    return known is not None and bool(known.people)
