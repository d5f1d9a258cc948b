"""What may be asked in a solemn hall: no figure, no person; a year is no figure."""

from __future__ import annotations

from typing import Any

import pytest

from enfilade.content.grave import is_figure
from enfilade.library.catalogue import load
from tests.content.kinds_of_task import options, pairs, task
from tests.issue_fixture import FIXTURES

SAYS_485 = {"az": "485", "en": "485", "ru": "485"}
COUNTED = {"id": "two", "left": {"az": "say", "en": "count", "ru": "число"}, "right": SAYS_485}


@pytest.mark.parametrize(
    "words", ["613", "1 500", "32 000", "400,000+", "~20", "131–170", "71.4%", "5", " 2100 "]
)
def test_lesson13_a_figure_is_known_however_it_is_written(words: str) -> None:
    assert is_figure(words)


@pytest.mark.parametrize(
    "words", ["1937", "2019", "1918-ci il", "№ 00447 əmri", "on iki", "", "—", "1938, Bakı"]
)
def test_lesson13_years_and_words_are_no_figures(words: str) -> None:
    assert not is_figure(words)


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ({"kind": "number", "answer": 12}, ["answer"]),
        ({"kind": "short-text", "accepted": {"az": ["613", "Xocalı"], "ru": ["1992"]}}, ["accepted.az[0]"]),
        ({"kind": "choose", "options": options(True, False)}, []),
        (
            {"kind": "match", "pairs": [*pairs(("one", "two")), COUNTED]},
            ["pairs[1].right"],
        ),
    ],
)
def test_lesson13_a_task_says_which_of_its_answers_is_a_figure(own: dict[str, Any], found: list[str]) -> None:
    museum = load(FIXTURES / "base").museums["tiny"]
    flaws = list(task(**own).grave(museum))
    assert [(flaw.code, flaw.at) for flaw in flaws] == [("figure-as-answer", at) for at in found]


def test_lesson13_who_is_on_a_thing_is_not_to_be_found_or_marked() -> None:
    museum = load(FIXTURES / "base").museums["tiny"]
    find = task("find", hall="cellar", targets=["bed", "board", "names"])
    assert [flaw.at for flaw in find.grave(museum)] == ["targets[1]", "targets[2]"]
    seal = task("mark", picture={"exhibit": "names"}, areas=[{"ellipse": [0.5, 0.5, 0.1, 0.1]}])
    assert [(flaw.code, flaw.at) for flaw in seal.grave(museum)] == [("person-as-answer", "picture.exhibit")]
