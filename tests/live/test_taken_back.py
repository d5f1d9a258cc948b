"""LIVE67-71: nods; who was sent out, polls and drawings that come back; groups of an older format."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from enfilade.live.group import LineOpened
from enfilade.live.hearing import NODS_APART_MS
from enfilade.live.scene import MOST_STROKES
from enfilade.live.state import FORMAT, Group, Removed
from enfilade.live.talk import Closed, Open
from enfilade.live.wire import state_for
from tests.live.table import T0, Table, refused

PICTURE = {"exhibit": "letter", "picture": 0}
POLL: dict[str, Any] = {"question": {"by": "guide", "text": "Which door?"}, "options": ["left", "right"]}


def stroke(points: str = "AAAA__-_", color: int = 0) -> dict[str, Any]:
    """A line as it travels."""
    return {"stroke": {"color": color, "points": points}}


def drawn(table: Table) -> list[str]:
    """The lines that all see."""
    return [each.points for each in table.scene().strokes]


def test_LIVE67_guides_see_a_nod_and_quick_ones_are_one() -> None:
    table = Table("ayna", "elcin")
    table.wish("ayna", "arrive", hall="upper", percent=100)
    said = table.wish("ayna", "nod")
    assert [(e.to, e.uid) for e in said] == [("guides", None), ("one", "ayna")]
    assert said[0].event.model_dump()["member"]["nodded_ms"] == table.now
    table.now += NODS_APART_MS - 1
    assert table.wish("ayna", "nod") == ()
    table.now += 1
    assert len(table.wish("ayna", "nod")) == 2
    told = state_for(table.group, "elcin", table.now, None).model_dump_json()
    assert str(table.now) not in told.replace(f'"now_ms":{table.now}', "")


def test_LIVE67_nobody_reacts_in_a_solemn_place() -> None:
    table = Table("ayna")
    with refused("solemn-place"):
        table.wish("ayna", "nod")
    table.wish("ayna", "arrive", hall="basement", percent=100)
    with refused("solemn-place"):
        table.wish("ayna", "nod")
    table.wish("ayna", "arrive", hall="upper", percent=100)
    table.wish("guide", "go-to", stop="cell")
    with refused("solemn-place"):
        table.wish("ayna", "nod")
    assert table.group.members["ayna"].nodded_ms is None


def test_LIVE68_who_was_sent_out_is_let_back_as_who_they_were() -> None:
    table = Table("ayna")
    table.wish("guide", "remove", uid="ayna")
    with refused("removed"):
        table.give(LineOpened("ayna"))
    table.wish("guide", "lock", on=True)
    said = table.wish("guide", "readmit", uid="ayna")
    assert [(e.to, e.uid) for e in said] == [("guides", None), ("one", "ayna")]
    table.give(LineOpened("ayna"))
    assert table.group.members["ayna"].here
    assert table.wish("guide", "readmit", uid="ayna") == (), "who is in is let in already"
    with refused("person-unknown"):
        table.wish("guide", "readmit", uid="nobody")


def test_LIVE68_nobody_lets_themselves_back() -> None:
    table = Table("ayna")
    table.wish("guide", "remove", uid="ayna")
    with refused("removed"):
        table.wish("ayna", "follow")
    assert isinstance(table.group.members["ayna"].line, Removed)


def test_LIVE69_the_poll_put_away_last_comes_back_with_its_votes() -> None:
    table = Table("ayna", "elcin")
    table.wish("guide", "poll", **POLL)
    table.wish("ayna", "vote", poll="p1", option=1)
    before = table.group.polls
    table.wish("guide", "drop-poll", poll="p1")
    said = table.wish("guide", "restore-poll", poll="p1")
    assert table.group.polls == before
    assert [e.event.e for e in said] == ["poll", "votes", "you"]
    assert table.group.dropped is None
    with refused("poll-unknown"):
        table.wish("guide", "restore-poll", poll="p1")


def test_LIVE69_it_takes_no_votes_again_while_another_does() -> None:
    table = Table("ayna")
    for _ in range(2):
        table.wish("guide", "poll", **POLL)
        table.wish("guide", "drop-poll", poll=f"p{table.group.made}")
    with refused("poll-unknown"):
        table.wish("guide", "restore-poll", poll="p1")
    table.wish("guide", "poll", **POLL)
    table.wish("guide", "restore-poll", poll="p2")
    assert [(p.id, type(p.state)) for p in table.group.polls] == [("p3", Open), ("p2", Closed)]


def test_LIVE69_a_vote_of_who_was_sent_out_meanwhile_does_not_come_back() -> None:
    table = Table("ayna")
    table.wish("guide", "poll", **POLL)
    table.wish("ayna", "vote", poll="p1", option=1)
    table.wish("guide", "drop-poll", poll="p1")
    table.wish("guide", "remove", uid="ayna")
    table.wish("guide", "restore-poll", poll="p1")
    assert table.group.polls[0].votes == {}


def test_LIVE70_lines_are_drawn_on_the_picture_that_is_shown_and_told_one_by_one() -> None:
    table = Table("ayna")
    for document in (None, {"exhibit": "letter"}):
        table.wish("guide", "show", document=document)
        with refused("no-picture"):
            table.wish("guide", "draw", **stroke())
    table.wish("guide", "show", document=PICTURE)
    for points in ("AAAA", "BBBB", "CCCC"):
        (told,) = table.wish("guide", "draw", **stroke(points))
        assert (told.to, told.event.e) == ("all", "stroke")
        assert len(told.event.model_dump_json()) < 100
    (told,) = table.wish("guide", "erase", what="last")
    assert told.event.model_dump() == {"e": "erased", "rev": table.group.rev, "kept": 2}
    assert drawn(table) == ["AAAA", "BBBB"]


def test_LIVE70_what_was_erased_at_once_comes_back_under_what_was_drawn_since() -> None:
    table = Table("ayna")
    table.wish("guide", "show", document=PICTURE)
    for points in ("AAAA", "BBBB"):
        table.wish("guide", "draw", **stroke(points))
    table.wish("guide", "erase", what="all")
    assert drawn(table) == []
    table.wish("guide", "draw", **stroke("CCCC"))
    table.wish("guide", "unerase")
    assert drawn(table) == ["AAAA", "BBBB", "CCCC"]
    with refused("nothing-erased"):
        table.wish("guide", "unerase")


@pytest.mark.parametrize(
    ("do", "values"),
    [
        ("show", {"document": {"exhibit": "letter", "picture": 1}}),
        ("show", {"document": None}),
        ("go-to", {"stop": "cell"}),
    ],
)
def test_LIVE70_lines_go_with_the_picture(do: str, values: dict[str, Any]) -> None:
    table = Table("ayna")
    table.wish("guide", "go-to", stop="threshold")
    table.wish("guide", "show", document=PICTURE)
    table.wish("guide", "draw", **stroke())
    table.wish("guide", "erase", what="all")
    table.wish("guide", "draw", **stroke())
    table.wish("guide", "show", document=PICTURE)
    assert drawn(table) == ["AAAA__-_"], "the same picture shown again is the same picture"
    table.wish("guide", do, **values)
    assert drawn(table) == [] and table.group.erased == ()


def test_LIVE70_there_is_an_end_to_lines_and_to_points() -> None:
    table = Table("ayna")
    table.wish("guide", "show", document=PICTURE)
    table.wish("guide", "draw", **stroke("A" * 400))
    for points in ("", "AAA", "A" * 404, "AAA+"):
        with pytest.raises(ValidationError):
            table.wish("guide", "draw", **stroke(points))
    with pytest.raises(ValidationError):
        table.wish("guide", "draw", **stroke(color=4))
    for _ in range(MOST_STROKES - 1):
        table.wish("guide", "draw", **stroke())
    with refused("strokes-full"):
        table.wish("guide", "draw", **stroke())
    table.reload()
    assert len(drawn(table)) == MOST_STROKES


def test_LIVE71_groups_of_format_2_are_read_as_they_are() -> None:
    table = Table("ayna")
    table.wish("guide", "walk")
    stored = table.group.model_dump(mode="json")
    new = {"wheel", "dropped", "erased"}
    assert new <= stored.keys() and FORMAT == 3
    old = {key: value for key, value in stored.items() if key not in new} | {"version": 2}
    del old["mode"]["by"], old["scene"]["strokes"]
    for member in old["members"].values():
        del member["nodded_ms"]
    read = Group.model_validate(old)
    assert read.model_copy(update={"version": FORMAT}) == table.group
    assert state_for(read, "ayna", T0, None).scene.strokes == ()
