"""POINT1, POINT6: who may point for all, whose place is told, and what both look like as they travel."""

from __future__ import annotations

import pytest

from enfilade.live.group import LineDropped
from enfilade.live.pointer import check_pointer, permit_place, place_of
from enfilade.live.roles import permit_pointer
from enfilade.live.state import Role
from tests.live.table import Table, refused


def in_hall() -> Table:
    """Everybody in a hall that is not solemn; `helper` helps to guide."""
    table = Table("ayna", "helper")
    table.come("wall", Role.OBSERVER)
    table.wish("guide", "appoint", uid="helper", role="co-guide")
    for uid in ("ayna", "helper", "wall"):
        table.wish(uid, "arrive", hall="upper", percent=100)
    return table


def may_point(table: Table, uid: str) -> None:
    permit_pointer(table.group, table.group.members[uid])


def may_place(table: Table, uid: str) -> None:
    permit_place(table.group, table.group.members[uid])


def test_POINT1_who_leads_points_and_who_is_in_the_spotlight() -> None:
    table = in_hall()
    may_point(table, "guide")
    for uid, code in (("ayna", "only-guide"), ("wall", "only-guide"), ("helper", "not-leading")):
        with refused(code):
            may_point(table, uid)
    table.wish("guide", "spotlight", uid="ayna")
    may_point(table, "guide")
    may_point(table, "ayna")
    table.give(LineDropped("guide"))
    table.wish("helper", "take-lead")
    may_point(table, "helper")
    table.wish("helper", "end")
    with refused("group-ended"):
        may_point(table, "helper")


def test_POINT1_in_a_cell_too() -> None:
    table = in_hall()
    table.wish("guide", "go-to", stop="cell")
    may_point(table, "guide")


def test_POINT6_only_of_those_who_walk_for_themselves() -> None:
    table = in_hall()
    for uid in ("ayna", "helper", "wall", "guide"):
        with refused("not-walking"):
            may_place(table, uid)
    table.wish("ayna", "look-around")
    may_place(table, "ayna")
    table.wish("guide", "free", leash=None)
    may_place(table, "helper")
    for uid in ("wall", "guide"):
        with refused("not-walking"):
            may_place(table, uid)
    table.wish("guide", "end")
    with refused("group-ended"):
        may_place(table, "ayna")


@pytest.mark.parametrize("text", ["", "0,1,2,3", "11,-12000,1600,-999999,cell-1/wall-0", "0,0,0,0,cot"])
def test_POINT5_a_pointer_is_a_place_and_perhaps_a_thing(text: str) -> None:
    check_pointer(text)


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "0,1,2",
        "x,1,2,3",
        "0,1,2,3,",
        "0,1,2,3,Cot",
        "0,1,2,3,a/b/c",
        "0,1,2,1234567",
        "٣,1,2,3",
        "0,1,2,3\n",
    ],
)
def test_POINT5_all_else_is_no_pointer(text: str) -> None:
    with pytest.raises(ValueError, match="no pointer"):
        check_pointer(text)


def test_POINT6_a_place_is_a_hall_and_two_decimetres() -> None:
    assert place_of("3,-120,45") == (3, -120, 45)
    for text in ("", "3,1", "3,1,2,4", "3,1.5,2", "3,12345,0"):
        with pytest.raises(ValueError, match="no place"):
            place_of(text)
