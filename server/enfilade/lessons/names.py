"""Who a pupil is to others: a colour and an animal, in a solemn lesson a colour and a number. No two of a
class alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from enfilade.content.text import Model
from enfilade.messages.names import ANIMALS, COLOURS

NUMBERS = 99


class PupilName(Model):
    """A name that says nothing about anybody. `number`: in a solemn lesson, or in a class of over 400."""

    colour: str
    animal: str | None = None
    number: int | None = None


def name_for(taken: Iterable[PupilName], solemn: bool, draw: int) -> PupilName:
    """Return a name that nobody has, its animal (or number) rare and its colour rare among those taken.

    draw: any number; who draws another gets another name of the same rarity.
    """
    held = tuple(taken)
    animals, colours = Counter(n.animal for n in held), Counter(n.colour for n in held)
    numbers = Counter(n.number for n in held)
    free = [name for name in _all(solemn) if name not in held]
    if not free:
        number = 2 + len(held) // len(ANIMALS)
        free = [n.model_copy(update={"number": m}) for m in range(2, number + 2) for n in _all(False)]
        free = [name for name in free if name not in held]
    of = len(free)
    turned = free[draw % of :] + free[: draw % of]
    return min(turned, key=lambda n: (numbers[n.number] if solemn else animals[n.animal], colours[n.colour]))


def _all(solemn: bool) -> tuple[PupilName, ...]:
    return _SOLEMN if solemn else _ANIMALS


_ANIMALS = tuple(PupilName(colour=colour, animal=animal) for animal in ANIMALS for colour in COLOURS)
_SOLEMN = tuple(PupilName(colour=colour, number=n) for n in range(1, NUMBERS + 1) for colour in COLOURS)
