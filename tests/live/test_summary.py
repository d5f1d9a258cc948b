"""AFTER3-4: what a group leaves, and that nobody is in it."""

from __future__ import annotations

import json

from enfilade.live.group import LineDropped
from enfilade.live.presence import GONE_AFTER_MS
from enfilade.live.state import EMPTY_AFTER_MS, Ended
from enfilade.live.summary import Asked, Polled, Summary, planned_ms, summary_of
from tests.live.contract_live import PLAN
from tests.live.table import Table

MINUTE = 60_000


def left(table: Table) -> Summary:
    summary = summary_of(table.group)
    assert summary is not None
    return summary


def toured() -> Table:
    """Three come; one leaves in the third minute, one asks, two vote; the tour is at two stops."""
    table = Table("ayna", "elcin", "nigar", zones=("execution",))
    table.wait(MINUTE)
    table.wish("guide", "go-to", stop="threshold")
    table.wish("ayna", "hear", how="hears")
    table.wish("elcin", "hear", how="blocked")
    table.wish("ayna", "ask", text="Why so small?")
    table.wish("guide", "poll", question={"by": "guide", "text": "Which?"}, options=["left", "right"])
    table.wish("ayna", "vote", poll="p2", option=1)
    table.wish("elcin", "vote", poll="p2", option=1)
    table.wish("guide", "settle", question="q1", state="answered")
    table.wish("nigar", "hand", up=True)
    table.wait(2 * MINUTE + 30_000)
    table.wish("nigar", "leave")
    table.wish("guide", "go-to", stop="cell")
    table.wait(MINUTE)
    table.wish("guide", "end")
    return table


def test_AFTER3_how_many_came_when_they_left_and_what_was_asked() -> None:
    summary = left(toured())
    assert (summary.came, summary.most, summary.stayed, summary.left_min) == (3, 3, 2, (2,))
    assert (summary.heard, summary.told_hearing, summary.hands) == (1, 2, 1)
    assert summary.questions == (Asked(text="Why so small?", state="answered"),)
    asked = {"by": "guide", "text": "Which?"}
    assert summary.polls == (Polled(question=asked, options=("left", "right"), counts=(0, 2)),)
    assert summary.ended_ms - summary.began_ms == 3 * MINUTE + 30_000


def test_AFTER3_stops_with_planned_and_actual_time() -> None:
    stops = left(toured()).stops
    assert [(s.stop, s.planned_ms, s.spent_ms) for s in stops] == [
        ("threshold", 6_000, 150_000),
        ("cell", 9_000, 60_000),
        ("closed-door", 7_000, 0),
        ("names", 14_000, 0),
    ]
    short = PLAN.model_copy(update={"left_out": ("cell",)})
    assert planned_ms(short, 2) == 4_000, "what is cut to takes no way"


def test_AFTER3_a_stop_visited_twice_has_both_times() -> None:
    table = Table("ayna")
    for stop in ("threshold", "cell", "threshold"):
        table.wish("guide", "go-to", stop=stop)
        table.wait(MINUTE)
    table.wish("guide", "end")
    assert [s.spent_ms for s in left(table).stops[:2]] == [2 * MINUTE, MINUTE]


def test_AFTER3_a_group_that_all_left_ended_when_the_last_one_went() -> None:
    table = Table("ayna")
    table.wish("guide", "play")
    table.wait(10 * MINUTE)
    table.give(LineDropped("ayna"))
    table.give(LineDropped("guide"))
    table.wait(GONE_AFTER_MS + EMPTY_AFTER_MS)
    assert isinstance(table.group.mode, Ended)
    assert left(table).ended_ms - left(table).began_ms == 10 * MINUTE + GONE_AFTER_MS


def test_AFTER4_nobody_is_in_it() -> None:
    said = left(toured()).model_dump_json()
    for name in ("ayna", "Ayna", "elcin", "nigar", "guide-"):
        assert name not in said
    assert {"members", "name", "uid"}.isdisjoint(json.loads(said))


def test_AFTER4_a_rehearsal_a_class_and_a_tour_that_never_began_leave_nothing() -> None:
    for values, begins in (({"rehearsal": True}, True), ({"lesson": "l"}, True), ({}, False)):
        table = Table("ayna", **values)
        if begins:
            table.wish("guide", "play")
        table.wish("guide", "end")
        assert summary_of(table.group) is None
    assert summary_of(Table("ayna").group) is None
