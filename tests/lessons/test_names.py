"""CLASS: who a pupil is to others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.lessons.names import PupilName, name_for
from enfilade.messages.names import ANIMALS, COLOURS, pupil_words
from enfilade.messages.phrase import WORDS, folded


def names(count: int, solemn: bool, draws: list[int]) -> list[PupilName]:
    taken: list[PupilName] = []
    for n in range(count):
        taken.append(name_for(taken, solemn, draws[n % len(draws)]))
    return taken


@given(st.booleans(), st.lists(st.integers(0, 1 << 30), min_size=1, max_size=32))
def test_CLASS2_no_two_of_a_class_are_alike_whatever_is_drawn(solemn: bool, draws: list[int]) -> None:
    taken = names(40, solemn, draws)
    assert len(set(taken)) == 40
    if solemn:
        assert all(n.animal is None and n.number is not None for n in taken)
        assert len({n.number for n in taken}) == 40
    else:
        assert all(n.animal is not None and n.number is None for n in taken)
        assert len({n.animal for n in taken}) == 40, "each animal is in a class of 40 once"
    for language in ("az", "en", "ru"):
        said = {pupil_words(n.colour, n.animal, n.number).say(language) for n in taken}
        assert len(said) == 40


def test_CLASS2_a_class_of_more_than_all_names_gets_numbers_too() -> None:
    count = len(ANIMALS) * len(COLOURS) + 30
    taken: list[PupilName] = [
        PupilName(colour=colour, animal=animal) for animal in ANIMALS for colour in COLOURS
    ]
    while len(taken) < count:
        taken.append(name_for(taken, False, 3))
    assert len(set(taken)) == count and taken[-1].number is not None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (("blue", "hedgehog", None), ("Mavi kirpi", "Blue hedgehog", "Синий ёж")),
        (("blue", "squirrel", None), ("Mavi dələ", "Blue squirrel", "Синяя белка")),
        (("golden", "lynx", None), ("Qızılı vaşaq", "Golden lynx", "Золотая рысь")),
        (("orange", "stork", None), ("Narıncı leylək", "Orange stork", "Оранжевый аист")),
        (("blue", None, 7), ("Mavi 7", "Blue 7", "Синий 7")),
        (("grey", "gull", 2), ("Boz qağayı 2", "Grey gull 2", "Серая чайка 2")),
    ],
)
def test_CLASS2_names_agree_in_every_language(
    name: tuple[str, str | None, int | None], words: tuple[str, str, str]
) -> None:
    assert tuple(pupil_words(*name)) == words


def test_CLASS2_words_of_names_are_whole_in_every_language() -> None:
    assert len(COLOURS) >= 10 and len(ANIMALS) >= 40 and "red" not in COLOURS
    for colour in COLOURS.values():
        assert colour.ru[:-2] == colour.ru_f[:-2] and re.fullmatch(r"[А-ЯЁ][а-яё]+", colour.ru)
    for animal in ANIMALS.values():
        assert re.fullmatch(r"[а-яё ]+", animal.ru) and re.fullmatch(r"[a-zəğıöşüç ]+", animal.az)
        # А feminine word ends in a vowel, or is one of those in a soft sign that are known to be.
        assert animal.f == (animal.ru.endswith(("а", "я")) or animal.ru == "рысь"), animal


def test_CLASS3_the_words_of_phrases_are_plain_and_differ_however_they_are_typed() -> None:
    assert len(WORDS) >= 256
    plain = [folded(word) for word in WORDS]
    assert len(set(plain)) == len(WORDS)
    assert all(re.fullmatch(r"[a-z]{2,10}", word) for word in plain)


@pytest.mark.parametrize(
    "typed",
    [
        "şəlalə ildız göy İP",
        "  Selale, ildiz goy ip ",
        "ŞƏLALƏ-ILDIZ GÖY ip",
        "s\u0327elale ildiz go\u0308y ip",
    ],
)
def test_CLASS3_a_phrase_is_the_same_on_every_keyboard(typed: str) -> None:
    assert folded(typed) == "selale ildiz goy ip"
