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
    held = {(name.colour, name.animal, name.number) for name in taken}
    used: Counter[str | int | None] = Counter()
    for key in held:
        used.update(key)
    names = _SOLEMN if solemn else _ANIMALS
    free = [key for key in names if key not in held]
    more = 2
    while not free:
        free = [key for c, a, _n in names if (key := (c, a, more)) not in held]
        more += 1
    turn = draw % len(free)
    colour, animal, number = min(
        free[turn:] + free[:turn], key=lambda key: (used[key[2] if solemn else key[1]], used[key[0]])
    )
    return PupilName(colour=colour, animal=animal, number=number)


_Key = tuple[str, str | None, int | None]
_ANIMALS: tuple[_Key, ...] = tuple((colour, animal, None) for animal in ANIMALS for colour in COLOURS)
_SOLEMN: tuple[_Key, ...] = tuple((colour, None, n) for n in range(1, NUMBERS + 1) for colour in COLOURS)
