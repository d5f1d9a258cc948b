"""CLASS: what pupils and teachers may do, and what each of them sees of it."""

from __future__ import annotations

from typing import Any

import pytest

from enfilade.lessons import state
from enfilade.lessons.bounded import VALUE_BYTES
from enfilade.lessons.wire import WISH
from tests.lessons.table import ANSWERS, T0, Table, refused


def test_CLASS4_who_comes_is_a_pupil_and_stays_the_same() -> None:
    table = Table()
    assert table.enter("ayna").rows == ("ayna",)
    name = table.member("ayna").name
    assert table.enter("ayna").rows == ()
    assert table.member("ayna").name == name and len(table.of.pupils) == 1
    table.enter("elcin")
    assert [row.pupil.uid for row in table.board().rows] == ["ayna", "elcin"]


def test_CLASS5_an_answer_is_judged_told_and_replaced_while_its_task_is_open() -> None:
    table = Table("ayna")
    wrong = table.wish("ayna", "answer", task="days", value={"number": 3})
    assert wrong.judged is not None and not wrong.judged.right and wrong.tries == 1 and not wrong.offer_hint
    again = table.wish("ayna", "answer", task="days", value={"number": 4})
    assert again.tries == 2 and again.offer_hint, "wrong twice: a hint is offered"
    table.wish("ayna", "hint", task="days")
    assert not table.wish("ayna", "answer", task="days", value={"number": 5}).offer_hint, "none is left"
    right = table.wish("ayna", "answer", task="days", value={"number": 28})
    assert right.judged is not None and right.judged.right and right.tries == 4
    same = table.wish("ayna", "answer", task="days", value={"number": 28})
    assert same.tries == 4, "the same answer is no other try"
    task = next(task for task in table.pupil("ayna").tasks if task.id == "days")
    assert task.answer is not None and task.answer.value == {"number": 28.0} and task.hints == 1


def test_CLASS6_the_same_id_does_nothing_more_and_is_answered_alike() -> None:
    table = Table("ayna")
    first = table.wish("ayna", "answer", id="a1", task="days", value={"number": 3})
    table.wish("ayna", "answer", id="a2", task="days", value={"number": 28})
    before = table.of
    assert table.wish("ayna", "answer", id="a1", task="days", value={"number": 3}).tries == 2
    assert table.of is before and first.tries == 1
    table.wish("teacher", "close", on=True)
    assert table.wish("ayna", "answer", id="a2", task="days", value={"number": 28}).judged is not None
    table.wish("ayna", "hint", id="h1", task="days")
    table.wish("ayna", "hint", id="h1", task="days")
    assert table.member("ayna").hints == {"days": 1}
    table.wish("ayna", "shuffle", id="s1", draw=3)
    named = table.member("ayna").name
    table.wish("ayna", "shuffle", id="s1", draw=4)
    assert table.member("ayna").name == named
    table.wish("teacher", "extend", id="t1", minutes=5)
    table.wish("teacher", "extend", id="t1", minutes=5)
    assert table.of.head.ends_ms == T0 + 50 * 60_000


def test_CLASS7_what_is_closed_or_released_takes_no_answers() -> None:
    table = Table("ayna")
    table.wish("teacher", "open", tasks=["days"], on=False)
    with refused("task-closed"):
        table.wish("ayna", "answer", task="days", value={"number": 28})
    table.wish("teacher", "open", tasks=["days"], on=True)
    table.wish("ayna", "answer", task="days", value={"number": 28})
    table.wish("teacher", "release", tasks=["days", "one"], on=True)
    with refused("task-closed"):
        table.wish("ayna", "answer", task="days", value={"number": 29})
    table.wish("teacher", "release", tasks=["days"], on=False)
    table.wish("teacher", "close", on=True)
    with refused("class-closed"):
        table.wish("ayna", "answer", task="days", value={"number": 29})
    table.wish("teacher", "close", on=False)
    table.wish("ayna", "answer", task="days", value={"number": 29})
    assert table.kept("ayna", "days").tries == 2


@pytest.mark.parametrize(
    ("task", "value", "code"),
    [
        ("nothing", {"number": 1}, "task-unknown"),
        ("days", {"text": "28"}, "answer-malformed"),
        ("days", {"number": "many"}, "answer-malformed"),
        ("days", {}, "answer-malformed"),
        ("one", {"chosen": ["z"]}, "answer-malformed"),
        ("years", {"order": ["a", "a", "b", "c"]}, "answer-malformed"),
        ("think", {"text": "x" * 1201}, "answer-malformed"),
        ("word", {"text": "   "}, "answer-malformed"),
    ],
)
def test_CLASS8_an_answer_that_cannot_be_is_refused_and_nothing_changes(
    task: str, value: dict[str, object], code: str
) -> None:
    table = Table("ayna")
    before = table.of
    with refused(code):
        table.wish("ayna", "answer", task=task, value=value)
    assert table.of is before


@pytest.mark.parametrize(
    "value",
    [
        {"text": "x" * VALUE_BYTES},
        {"text": "ə" * (VALUE_BYTES // 2)},
        {f"k{n}": 1 for n in range(17)},
        {"a": [[[[[1]]]]]},
        {"a": 1 << 70},
        {"chosen": ["a"] * 3000},
    ],
)
def test_CLASS8_values_have_bounds_before_anybody_looks_at_them(value: object) -> None:
    with pytest.raises(ValueError):
        WISH.validate_python({"id": "w", "do": {"do": "answer", "task": "think", "value": value}})


@pytest.mark.parametrize(
    ("do", "values"),
    [
        ("open", {"tasks": ["days"], "on": False}),
        ("release", {"tasks": ["days"], "on": True}),
        ("pace", {"pace": "led"}),
        ("extend", {"minutes": 5}),
        ("show", {"task": "days"}),
        ("approve", {"uid": "ayna", "task": "think", "on": True}),
        ("forget-answer", {"uid": "ayna", "task": "think"}),
        ("close", {"on": True}),
    ],
)
def test_CLASS9_what_is_the_teachers_is_refused_to_pupils(do: str, values: dict[str, Any]) -> None:
    table = Table("ayna")
    before = table.of
    with refused("only-teacher"):
        table.wish("ayna", do, **values)
    assert table.of is before


def test_CLASS9_what_is_the_pupils_is_refused_to_teachers_and_strangers_are_not_known() -> None:
    table = Table("ayna")
    with refused("only-pupil"):
        table.wish("teacher", "answer", task="days", value={"number": 28})
    with refused("only-pupil"):
        table.wish("teacher", "stuck", on=True)
    with refused("member-unknown"):
        table.wish("stranger", "answer", task="days", value={"number": 28})


def test_CLASS10_pupils_say_where_they_are_and_how_they_work() -> None:
    table = Table("ayna", "elcin")
    table.wish("ayna", "look-at", task="days")
    table.wish("ayna", "stuck", on=True)
    table.wish("ayna", "together", size=4)
    table.wish("ayna", "level", level="easy")
    assert table.told.rows == ("ayna",) and table.told.pupil == "ayna"
    row = table.board().rows[0]
    assert (row.pupil.at_task, row.pupil.stuck, row.pupil.size, row.pupil.level) == ("days", True, 4, "easy")
    assert table.projector().people == 5 and table.projector().pupils == 2
    was = row.pupil.name
    table.wish("ayna", "shuffle")
    assert table.member("ayna").name not in (was, table.member("elcin").name)
    with refused("task-unknown"):
        table.wish("ayna", "look-at", task="nothing")


def test_CLASS11_led_pupils_answer_what_the_teacher_opens() -> None:
    table = Table("ayna", pace="led")
    assert not any(task.open for task in table.pupil("ayna").tasks) and not table.board().begun
    table.wish("teacher", "open", tasks=["days"], on=True)
    assert table.told.everybody
    table.wish("ayna", "answer", task="days", value={"number": 28})
    table.wish("teacher", "pace", pace="led")
    assert table.board().begun and table.projector().begun
    with refused("task-unknown"):
        table.wish("teacher", "open", tasks=["days", "nothing"], on=True)


def test_CLASS12_an_explanation_and_what_is_right_come_with_their_release_and_not_before() -> None:
    table = Table("ayna")
    table.wish("ayna", "answer", task="days", value={"number": 3})
    assert "explanation" not in table.pupil("ayna").model_dump_json().replace('"released"', "")
    table.wish("teacher", "release", tasks=["days"], on=True)
    task = next(task for task in table.pupil("ayna").tasks if task.id == "days")
    assert task.released is not None and task.released.explanation == "explanation of days en"
    assert task.released.key == {"number": 28.0} and task.released.right
    seen = table.pupil("ayna").model_dump_json()
    assert seen.count("explanation of") == 1 and "private note" not in seen
    board = {task.id: task for task in table.board().tasks}
    assert (
        board["one"].explanation == "explanation of one en" and board["one"].notes == "private note on one en"
    )


def test_CLASS13_on_release_nothing_tells_whether_an_answer_is_right() -> None:
    table = Table("ayna", quiet=True)
    table.wish("teacher", "open", tasks=["one", "think"], on=True)
    for value in ({"chosen": ["a"]}, {"chosen": ["b"]}, {"chosen": ["c"]}):
        told = table.wish("ayna", "answer", task="one", value=value)
        assert told.judged is None and not told.offer_hint
    assert next(t for t in table.pupil("ayna").tasks if t.id == "one").answer.judged is None  # type: ignore[union-attr]
    table.wish("teacher", "release", tasks=["one"], on=True)
    assert next(t for t in table.pupil("ayna").tasks if t.id == "one").answer.judged is not None  # type: ignore[union-attr]


def test_CLASS14_a_solemn_lesson_has_no_points_no_time_and_no_animals() -> None:
    table = Table("ayna", quiet=True)
    assert table.of.head.ends_ms is None
    with refused("solemn-place"):
        table.wish("teacher", "extend", minutes=5)
    view = table.pupil("ayna")
    assert view.points is None and view.ends_ms is None and table.projector().ends_ms is None
    assert view.you.name.animal is None and view.you.name.number is not None
    table.wish("ayna", "shuffle")
    assert table.member("ayna").name.animal is None


def test_CLASS15_points_are_the_share_of_what_is_right() -> None:
    table = Table("ayna")
    assert table.pupil("ayna").points == 0
    solution = table.of.task("one").solution().model_dump(mode="json")  # type: ignore[union-attr]
    assert table.wish("ayna", "answer", task="one", value=solution).points == 2
    assert table.wish("ayna", "answer", task="think", value=ANSWERS["think"][0]).points == 2


def test_CLASS16_words_reach_the_projector_only_when_approved_and_never_with_names() -> None:
    table = Table("ayna", "elcin")
    for uid, value in zip(("ayna", "elcin"), ANSWERS["think"], strict=True):
        table.wish(uid, "answer", task="think", value=value)
    table.wish("teacher", "show", task="think", what="answers", answers=["ayna", "elcin", "nobody"])
    assert table.projector().shown is not None and table.projector().shown.answers == ()  # type: ignore[union-attr]
    table.wish("teacher", "approve", uid="elcin", task="think", on=True)
    assert table.told.projector
    shown = table.projector().shown
    assert shown is not None and shown.answers == ("Hələ bilmirəm.",)
    table.wish("elcin", "answer", task="think", value={"text": "Başqa söz."})
    assert table.projector().shown.answers == ()  # type: ignore[union-attr]
    table.wish("teacher", "approve", uid="elcin", task="think", on=True)
    table.wish("teacher", "approve", uid="elcin", task="think", on=False)
    assert table.projector().shown.answers == ()  # type: ignore[union-attr]
    seen = table.projector().model_dump_json()
    for uid in ("ayna", "elcin"):
        words = table.board().rows[0].pupil.words
        assert uid not in seen and words.az not in seen and words.en not in seen
    with refused("answer-unknown"):
        table.wish("teacher", "approve", uid="nobody", task="think", on=True)


def test_CLASS17_the_projector_counts_and_shows_chosen_answers() -> None:
    table = Table("ayna", "elcin", "narmin")
    table.wish("ayna", "answer", task="one", value={"chosen": ["a"]})
    table.wish("elcin", "answer", task="one", value={"chosen": ["a"]})
    table.wish("teacher", "show", task="one", what="counts")
    shown = table.projector().shown
    assert shown is not None and shown.counts is not None
    assert (shown.counts.pupils, shown.counts.answered, shown.counts.each) == (3, 2, {"a": 2})
    table.wish("narmin", "answer", task="one", value={"chosen": ["b"]})
    assert table.told.projector, "counts go on while they are shown"
    assert table.projector().shown.counts.each == {"a": 2, "b": 1}  # type: ignore[union-attr]
    table.wish("teacher", "show", task="one", what="answers", answers=["ayna", "narmin"], page=-2)
    assert (table.projector().shown.page, table.of.head.shown.page) == (-2, -2)  # type: ignore[union-attr]
    table.wish("teacher", "show", task="one", what="prompt", page=3)
    assert table.projector().shown.page == 0, "there are pages of answers only"  # type: ignore[union-attr]
    table.wish("teacher", "show", task=None)
    assert table.projector().shown is None
    with refused("task-unknown"):
        table.wish("teacher", "show", task="nothing")


def test_CLASS18_a_forgotten_answer_is_gone_and_what_was_on_its_way_does_not_bring_it_back() -> None:
    table = Table("ayna")
    table.wish("ayna", "answer", id="a1", task="think", value=ANSWERS["think"][0])
    table.wish("teacher", "forget-answer", uid="ayna", task="think")
    assert table.of.kept("ayna", "think") is None and table.told.pupil == "ayna"
    table.wish("ayna", "answer", id="a1", task="think", value=ANSWERS["think"][0])
    assert table.of.kept("ayna", "think") is None
    table.wish("ayna", "answer", id="a2", task="think", value=ANSWERS["think"][1])
    assert table.kept("ayna", "think").tries == 1


def test_CLASS19_the_end_of_time_takes_nothing_and_can_be_put_off() -> None:
    table = Table("ayna")
    table.now = T0 + 46 * 60_000
    table.wish("ayna", "answer", task="days", value={"number": 28})
    table.wish("teacher", "extend", minutes=10)
    assert table.pupil("ayna").ends_ms == table.now + 10 * 60_000
    table.wish("teacher", "extend", minutes=-30)
    assert table.pupil("ayna").ends_ms == table.now
    assert Table("ayna", minutes=None).pupil("ayna").ends_ms is None


def test_CLASS20_hints_are_taken_one_by_one_as_far_as_there_are_any() -> None:
    table = Table("ayna")
    for _ in range(3):
        table.wish("ayna", "hint", task="days")
    assert table.board().rows[0].hints == {"days": 1}


def test_CLASS21_a_class_of_a_newer_program_is_not_misread() -> None:
    head = Table().of.head
    assert state.Head.model_validate_json(head.model_dump_json()) == head
    with pytest.raises(ValueError):
        state.Head.model_validate({**head.model_dump(mode="json"), "version": 2})
