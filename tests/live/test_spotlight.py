"""LIVE63-66: what one member sees is shown to all for a while; the lead is handed over."""

from __future__ import annotations

from typing import Any

import pytest

from enfilade.content.motion import Keyframe
from enfilade.live.group import LineDropped, LineOpened, Walked
from enfilade.live.modes import Free, Paused, Touring, Walking
from enfilade.live.motion_codec import Moved
from enfilade.live.presence import GONE_AFTER_MS
from enfilade.live.state import Role
from tests.live.table import Table, refused

UPPER, BASEMENT = 0, 1
"""Halls of the plan, as keyframes name them; the basement is solemn."""


def in_hall(hall: str = "upper") -> Table:
    """A group at its first stop, everybody in a hall; `helper` helps to guide."""
    table = Table("ayna", "elcin", "helper")
    table.come("wall", Role.OBSERVER)
    table.wish("guide", "appoint", uid="helper", role="co-guide")
    for uid in ("ayna", "elcin", "helper", "wall"):
        table.wish(uid, "arrive", hall=hall, percent=100)
    table.wish("guide", "go-to", stop="threshold")
    return table


def walked(table: Table, uid: str, hall: int = UPPER) -> None:
    """Let somebody send a keyframe of now."""
    table.now += 10
    table.give(Walked(uid, Moved(Keyframe(table.now - table.group.created_ms, hall, 1000, 1600, 0, 0, 0))))


def lit(table: Table) -> str | None:
    """Who is in the spotlight."""
    mode = table.mode()
    return mode.by if isinstance(mode, Walking) else None


@pytest.mark.parametrize(
    "before",
    [
        [],
        [("play", {"through": True})],
        [("walk", {})],
        [("gather", {})],
        [("free", {"leash": None})],
        [("dim", {"words": "A minute."})],
    ],
)
def test_LIVE63_from_whatever_the_group_does_all_see_what_one_member_sees(
    before: list[tuple[str, dict[str, Any]]],
) -> None:
    table = in_hall()
    for do, values in before:
        table.wish("guide", do, **values)
    said = table.wish("guide", "spotlight", uid="ayna")
    assert table.mode() == Walking(stop="threshold", by="ayna")
    assert [(e.to, e.event.e) for e in said] == [("all", "mode")]
    walked(table, "ayna")
    for uid in ("guide", "helper"):
        with refused("not-leading"):
            walked(table, uid)
    for uid in ("elcin", "wall"):
        with refused("only-guide"):
            walked(table, uid)
    assert table.group.keyframe is not None
    assert table.wish("guide", "spotlight", uid="ayna") == ()


@pytest.mark.parametrize("do", ["spotlight", "walk"])
def test_LIVE64_who_leads_takes_the_light_back_and_walks_on(do: str) -> None:
    table = in_hall()
    table.wish("guide", "spotlight", uid="ayna")
    walked(table, "ayna")
    table.wish("guide", do, **({"uid": None} if do == "spotlight" else {}))
    assert table.mode() == Walking(stop="threshold") and table.group.keyframe is None
    with refused("only-guide"):
        walked(table, "ayna")
    walked(table, "guide")


@pytest.mark.parametrize(
    ("do", "values", "mode"),
    [
        ("go-to", {"stop": "cell"}, Touring),
        ("play", {}, Touring),
        ("free", {"leash": None}, Free),
        ("dim", {"words": None}, Paused),
    ],
)
def test_LIVE64_what_moves_the_group_gives_the_light_back(
    do: str, values: dict[str, Any], mode: type[object]
) -> None:
    table = in_hall()
    table.wish("guide", "spotlight", uid="ayna")
    walked(table, "ayna")
    table.wish("guide", do, **values)
    assert isinstance(table.mode(), mode) and table.group.keyframe is None
    if do == "dim":
        table.wish("guide", "resume")
        assert table.mode() == Walking(stop="threshold")


def test_LIVE64_what_is_shown_meanwhile_leaves_the_light_where_it_is() -> None:
    table = in_hall()
    table.wish("guide", "spotlight", uid="ayna")
    table.wish("guide", "highlight", elements=["cot"])
    table.wish("guide", "evidence", on=True)
    assert lit(table) == "ayna"


def test_LIVE64_who_is_in_the_light_may_step_back_and_nobody_else_does_it_for_them() -> None:
    table = in_hall()
    table.wish("guide", "spotlight", uid="ayna")
    for uid in ("elcin", "helper"):
        table.wish(uid, "step-back")
        assert lit(table) == "ayna"
    table.wish("ayna", "step-back")
    assert table.mode() == Walking(stop="threshold")


def test_LIVE64_the_light_goes_with_who_stood_in_it() -> None:
    table = in_hall()
    table.wish("guide", "spotlight", uid="ayna")
    said = table.give(LineDropped("ayna"))
    assert lit(table) is None and "mode" in [e.event.e for e in said]
    table.give(LineOpened("ayna"))
    assert lit(table) is None, "nobody finds themselves in the light again"
    table.wish("guide", "spotlight", uid="ayna")
    table.wish("ayna", "leave")
    assert lit(table) is None
    table.wish("guide", "spotlight", uid="elcin")
    table.wish("guide", "remove", uid="elcin")
    assert lit(table) is None
    table.wish("guide", "spotlight", uid="helper")
    table.wish("guide", "hand-over", uid="helper")
    assert lit(table) is None and table.group.walker == "helper"


def test_LIVE65_only_one_who_is_here_and_is_no_guide() -> None:
    table = in_hall()
    for uid in ("guide", "wall"):
        with refused("only-of-followers"):
            table.wish("guide", "spotlight", uid=uid)
    with refused("person-unknown"):
        table.wish("guide", "spotlight", uid="nobody")
    table.give(LineDropped("ayna"))
    with refused("person-away"):
        table.wish("guide", "spotlight", uid="ayna")
    table.give(LineDropped("guide"))
    table.wish("helper", "take-lead")
    with refused("only-of-followers"):
        table.wish("helper", "spotlight", uid="helper")
    table.wish("helper", "spotlight", uid="elcin")
    assert lit(table) == "elcin"


def test_LIVE65_never_in_a_solemn_place() -> None:
    table = in_hall()
    table.wish("ayna", "arrive", hall="basement", percent=100)
    with refused("solemn-place"):
        table.wish("guide", "spotlight", uid="ayna")
    table.wish("ayna", "arrive", hall="upper", percent=100)
    table.wish("guide", "go-to", stop="cell")
    with refused("solemn-place"):
        table.wish("guide", "spotlight", uid="ayna")
    table.wish("guide", "go-to", stop="threshold")
    table.wish("guide", "walk")
    walked(table, "guide", BASEMENT)
    with refused("solemn-place"):
        table.wish("guide", "spotlight", uid="ayna")
    walked(table, "guide", UPPER)
    table.wish("guide", "spotlight", uid="ayna")
    walked(table, "ayna")
    for hall in (BASEMENT, 2):
        with refused("solemn-place"):
            walked(table, "ayna", hall)
    assert table.group.keyframe is not None and table.group.keyframe.hall == UPPER


def test_LIVE65_a_hall_of_which_nothing_is_known_counts_as_solemn() -> None:
    table = Table("ayna")
    with refused("solemn-place"):
        table.wish("guide", "spotlight", uid="ayna")
    table.wish("ayna", "arrive", hall="cellar", percent=100)
    with refused("solemn-place"):
        table.wish("guide", "spotlight", uid="ayna")


def test_LIVE66_a_co_guide_leads_though_the_guide_is_here_until_it_is_given_back() -> None:
    table = in_hall()
    table.wish("guide", "walk")
    walked(table, "guide")
    said = table.wish("guide", "hand-over", uid="helper")
    assert [(e.to, e.event.e) for e in said] == [("all", "guide-line")]
    assert table.group.leader == "helper" and table.group.keyframe is None
    walked(table, "helper")
    with refused("not-leading"):
        walked(table, "guide")
    table.wish("helper", "go-to", stop="names")
    table.wish("guide", "go-to", stop="threshold")  # the guide is responsible, whoever leads
    table.wish("helper", "hand-back")
    assert table.group.leader == "guide"
    with refused("not-leading"):
        table.wish("helper", "hand-back")
    table.wish("guide", "hand-over", uid="helper")
    table.wish("guide", "hand-over", uid=None)
    assert table.group.leader == "guide"


def test_LIVE66_the_lead_comes_back_by_itself_when_the_other_is_not_here() -> None:
    table = in_hall()
    table.wish("guide", "play", through=True)
    table.wish("guide", "hand-over", uid="helper")
    table.give(LineDropped("helper"))
    assert table.group.leader == "guide" and isinstance(table.mode(), Touring)
    table.give(LineOpened("helper"))
    assert table.group.leader == "helper", "back within two minutes they lead on"
    table.give(LineDropped("helper"))
    table.wait(GONE_AFTER_MS)
    table.give(LineOpened("helper"))
    assert (table.group.leader, table.group.wheel) == ("guide", None)
    table.wish("guide", "hand-over", uid="helper")
    table.wish("guide", "appoint", uid="helper", role="follower")
    assert (table.group.leader, table.group.wheel) == ("guide", None)


def test_LIVE66_whoever_leads_goes_on_when_the_guides_line_drops() -> None:
    table = in_hall()
    table.wish("guide", "play", through=True)
    table.wish("guide", "hand-over", uid="helper")
    clock = table.touring.clock
    table.give(LineDropped("guide"))
    assert table.group.leader == "helper" and table.touring.clock == clock


def test_LIVE66_only_to_a_co_guide_who_is_here() -> None:
    table = in_hall()
    with refused("only-of-co-guides"):
        table.wish("guide", "hand-over", uid="ayna")
    with refused("person-unknown"):
        table.wish("guide", "hand-over", uid="nobody")
    table.give(LineDropped("helper"))
    with refused("person-away"):
        table.wish("guide", "hand-over", uid="helper")
