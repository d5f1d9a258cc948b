"""The three lessons that come with the halls: doable, in three languages, and within the rules of respect."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel

from enfilade.content.check_all import check_collection
from enfilade.content.check_dignity import solemn
from enfilade.content.collection import Collection
from enfilade.content.lesson import Lesson
from enfilade.content.task import Task, letter
from enfilade.content.tasks.choose import Choose, ChooseAnswer
from enfilade.content.tasks.compare import Compare
from enfilade.content.tasks.find import Find
from enfilade.content.tasks.mark import Mark
from enfilade.content.tasks.match import Match
from enfilade.content.tasks.number import Number
from enfilade.content.tasks.order import PutInOrder
from enfilade.content.tasks.short_text import ShortText
from enfilade.content.text import Levels, Text
from enfilade.library.catalogue import Catalogue, load

ROOT = Path(__file__).parents[2]
LANGUAGES = {"az", "en", "ru"}
HEIRS, REPUBLICS, DOCUMENTS = (
    ("independence-museum", "heirs-of-independence"),
    ("independence-museum", "from-republic-to-republic-1918-1991"),
    ("repression-museum", "speaking-documents"),
)
LESSONS = (HEIRS, REPUBLICS, DOCUMENTS)
DEATH = re.compile(
    r"güllə|edam|öldür|ölüm|\bshot\b|\bexecut|\bkill|\bdied\b|\bdead\b|расстр|казн|\bуби[тл]|погиб",
    re.IGNORECASE,
)
"""Words of death: in no answer of a pupil's, and nowhere in what children read."""


@functools.cache
def house() -> Catalogue:
    """Return everything on disk, read once."""
    return load(ROOT)


def lesson_of(name: tuple[str, str]) -> tuple[Collection, Lesson]:
    """Return a lesson with its museum."""
    museum = house().museums[name[0]]
    return museum, museum.lessons[name[1]]


def texts(value: object, at: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text with its place."""
    if isinstance(value, Text):
        yield at, value
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from texts(getattr(value, field), f"{at}.{field}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, f"{at}[{index}]")


def wrong_answers(task: Task) -> Iterator[Mapping[str, object]]:
    """Yield answers that a pupil may well give and that are wrong."""
    right = task.solution()
    if isinstance(task, Choose):
        letters = [letter(place) for place in range(len(task.options))]
        one_each = ({"chosen": [one]} for one in letters)
        yield from (each for each in one_each if ChooseAnswer.model_validate(each) != right)
        if task.many:
            yield {"chosen": letters}
    elif isinstance(task, PutInOrder):
        yield {"order": list(reversed(task.solution().order))}
        first, second, *rest = task.solution().order
        yield {"order": [second, first, *rest]}
    elif isinstance(task, Match):
        lefts, rights = zip(*task.solution().pairs.items(), strict=True)
        yield {"pairs": dict(zip(lefts, (*rights[1:], rights[0]), strict=True))}
        yield {"pairs": {lefts[0]: rights[0]}}
    elif isinstance(task, Compare):
        for which in ("first", "second", "both", "neither"):
            yield {"of": dict.fromkeys(task.solution().of, which)}
    elif isinstance(task, Number):
        yield {"number": task.answer + 1}
        yield {"number": task.answer - 1}
    elif isinstance(task, ShortText):
        yield {"text": "…?"}
        yield {"text": "Xəzər"}
    elif isinstance(task, Mark):
        yield from ({"x": x, "y": y} for x, y in ((0.02, 0.02), (0.98, 0.02), (0.5, 0.3)))
        for region in task.regions:
            if not any(area.holds(*region.at) for area in task.areas):
                yield {"x": region.at[0], "y": region.at[1]}
    elif isinstance(task, Find):
        yield {"found": [{"hall": task.hall, "exhibit": "no-such-thing"}]}
        one = {"hall": task.hall, "exhibit": task.targets[0]}
        yield {"found": [one, {"hall": task.hall, "exhibit": "no-such-thing"}]}
        if task.count > 1:
            yield {"found": [one]}
    else:
        assert right is None


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_of_the_house_has_no_issue(name: tuple[str, str]) -> None:
    museum, lesson = lesson_of(name)
    file = museum.file("lesson", lesson.id)
    assert [one for one in house().issues if one.place.file == file] == []
    assert [one for one in check_collection(museum) if one.place.file == file] == []


@pytest.mark.parametrize("name", LESSONS)
def test_every_text_is_there_in_three_languages_and_told_at_two_levels(name: tuple[str, str]) -> None:
    _, lesson = lesson_of(name)
    for at, text in texts(lesson):
        assert set(text.by_language) == LANGUAGES, at
        assert all(words.strip() for words in text.by_language.values()), at
        assert text.voice == "enfilade" and text.approved_by is None, at
    levels: list[Levels] = [stop.narration for stop in lesson.stops] + [task.prompt for task in lesson.tasks]
    assert all(one.easy is not None for one in levels)
    for one in (stop.narration for stop in lesson.stops):
        for language in LANGUAGES:
            assert one.easy is not None
            assert len(one.easy.by_language[language]) < len(one.standard.by_language[language])


@pytest.mark.parametrize("name", LESSONS)
def test_every_task_can_be_answered_rightly_and_wrongly(name: tuple[str, str]) -> None:
    _, lesson = lesson_of(name)
    assert 8 <= len(lesson.tasks) <= 12
    for task in lesson.tasks:
        right = task.solution()
        wrong = list(wrong_answers(task))
        assert (right is None) == (not task.judged) == (not wrong), task.id
        if right is not None:
            assert task.judge(task.read(right.model_dump(mode="json"))).right is True, task.id
        for value in wrong:
            assert task.judge(task.read(value)).right is False, (task.id, value)


@pytest.mark.parametrize("name", LESSONS)
def test_every_task_has_hints_sources_and_an_explanation_and_most_are_on_paper(name: tuple[str, str]) -> None:
    _, lesson = lesson_of(name)
    assert all(1 <= len(task.hints) <= 2 and task.sources for task in lesson.tasks)
    assert {stop.id for stop in lesson.stops} >= {task.stop for task in lesson.tasks}
    assert lesson.notes is not None and lesson.worksheet is not None and len(lesson.on_paper()) >= 8
    assert all(
        any(kind == task.kind for task in lesson.tasks) for kind in ("choose", "match", "order", "find")
    )


def test_what_is_accepted_as_a_word_is_accepted_as_it_is_typed() -> None:
    typed = {
        ("name-of-the-money", HEIRS): ("MANAT", "manat.", " Манат "),
        ("which-city", REPUBLICS): ("tiflis", "TİFLİS", "Тифлис!", "tbilisi", "в Тбилиси"),
        ("word-in-marks", DOCUMENTS): ("etiraf", "«ETİRAF»", "Признание", '"confession"'),
    }
    for (task_id, name), answers in typed.items():
        task = lesson_of(name)[1].task(task_id)
        assert task is not None
        for text in answers:
            assert task.judge(task.read({"text": text})).right is True, text


def test_children_come_into_four_halls_and_play_in_each() -> None:
    museum, lesson = lesson_of(HEIRS)
    assert lesson.ages == (8, 11)
    assert (
        set(lesson.halls) == {stop.hall for stop in lesson.stops} == {"hall-1", "hall-2", "hall-3", "hall-6"}
    )
    assert not any(solemn(museum, museum.halls[hall]) for hall in lesson.halls)
    assert lesson.advisories == () and not any(stop.advisory for stop in lesson.stops)
    assert {task.kind for task in lesson.tasks} >= {"find", "order", "match", "design", "number", "mark"}
    minutes = [task.minutes for task in lesson.tasks]
    assert (
        all(minutes) and sum(one or 0 for one in minutes) <= lesson.minutes - 8
    )  # for greeting, ways and talk
    for text in (stop.narration.easy for stop in lesson.stops):
        assert text is not None
        for language, words in text.by_language.items():
            for sentence in re.split(r"(?<=[.?!])\s", words):
                assert len(sentence.split()) <= 15, (language, sentence)
    told = " ".join(
        words for at, text in texts(lesson) if "notes" not in at for words in text.by_language.values()
    )
    assert DEATH.search(told) is None


def test_the_timeline_goes_through_all_six_halls_and_asks_nothing_of_the_dead() -> None:
    museum, lesson = lesson_of(REPUBLICS)
    assert lesson.ages == (14, 16)
    assert lesson.halls == tuple(f"hall-{number}" for number in range(1, 7))
    assert tuple(dict.fromkeys(stop.hall for stop in lesson.stops)) == lesson.halls
    assert lesson.advisories == ()  # not into the room of Khojaly
    tasks_at = {task.stop for task in lesson.tasks}
    assert not {"three-names", "the-war", "january"} & tasks_at
    assert museum.halls["hall-4"].solemn and museum.halls["hall-5"].solemn


def test_the_documents_begin_and_end_with_names_and_the_door_may_stay_shut() -> None:
    museum, lesson = lesson_of(DOCUMENTS)
    opt_in = {advisory.id for advisory in museum.museum.advisories if advisory.opt_in}
    assert lesson.ages[0] >= 16 and opt_in == {"execution"} <= set(lesson.advisories)
    first, *middle, last = lesson.stops
    assert first.people == last.people and set(last.people) == set(museum.people)
    behind = [stop for stop in middle if stop.advisory in opt_in]
    assert [stop.id for stop in behind] == ["closed-door"]
    assert {task.kind for task in lesson.tasks if task.stop == "closed-door"} == {"reflection"}
    assert all(stop.way_round is not None for stop in middle if stop.advisory)
    assert lesson.feedback == "on-release"
    assert not {task.kind for task in lesson.tasks} & {"design", "number", "mark"}


@pytest.mark.parametrize("name", [REPUBLICS, DOCUMENTS])
def test_a_solemn_lesson_counts_nothing_and_no_answer_is_a_death(name: tuple[str, str]) -> None:
    museum, lesson = lesson_of(name)
    assert all(task.points == 0 and task.minutes is None and task.kind != "number" for task in lesson.tasks)
    names = {words for person in museum.people.values() for words in person.name.by_language.values()}
    for task in lesson.tasks:
        for language in sorted(LANGUAGES):
            for line in task.right((language,), {}):
                assert line.startswith("✗") or DEATH.search(line) is None, task.id
                assert task.kind == "match" or not any(name in line for name in names), task.id
        if isinstance(task, Find):
            hall = museum.halls[task.hall]
            assert set(task.targets) <= {shown for element in hall.elements for shown in element.shown}
            assert not any(museum.exhibits[target].people for target in task.targets)


def test_on_the_map_of_the_south_one_named_part_is_right() -> None:
    for name, right in ((HEIRS, {"flat-right"}), (REPUBLICS, {"near-mountains"})):
        mark = next(task for task in lesson_of(name)[1].tasks if isinstance(task, Mark))
        held = {one.id for one in mark.regions if any(area.holds(*one.at) for area in mark.areas)}
        assert held == right and mark.picture.view == "hall-3/southern-map"
