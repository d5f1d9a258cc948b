"""LIVE38-44: called together, let go, paused, taken to a moment; what is shown to all."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from enfilade.content.motion import Keyframe
from enfilade.live.group import LineDropped, Walked
from enfilade.live.modes import Free, Gathering, Paused, Standing, WithinHall, WithinMetres
from enfilade.live.motion_codec import Moved
from enfilade.live.plan import Plan
from enfilade.live.scene import Document, DoorSet, LampSet, Scene
from enfilade.live.script import AHEAD_MS
from enfilade.live.state import Group, Held, Running, Walking
from tests.live.table import PLAN, T0, Table, refused

MOVED = Moved(Keyframe(9000, 0, 100, 1600, 200, 0, 0))


def test_LIVE38_called_together_all_come_to_the_stop() -> None:
    table = Table("ayna", "elcin")
    table.wish("guide", "go-to", stop="cell")
    table.wish("ayna", "look-around")
    said = table.wish("guide", "gather")
    assert table.group.mode == Gathering(stop="cell")
    assert table.group.members["ayna"].following
    assert [(e.to, e.uid) for e in said] == [("all", None), ("guides", None), ("one", "ayna")]
    table.wish("guide", "play")
    assert table.touring.stop == "cell"
    assert table.touring.clock == Running(tour_ms=10_000, at_ms=T0 + AHEAD_MS)


def test_LIVE38_before_the_tour_there_is_no_stop_to_come_to() -> None:
    table = Table("ayna")
    table.wish("ayna", "look-around")
    table.wish("guide", "gather")
    assert table.group.mode == Gathering() and table.group.members["ayna"].following


def test_LIVE38_they_come_to_no_stop_that_is_shut() -> None:
    table = Table()
    table.wish("guide", "open-zone", advisory="execution", open=True)
    table.wish("guide", "go-to", stop="closed-door")
    table.wish("guide", "walk")
    table.wish("guide", "open-zone", advisory="execution", open=False)
    table.wish("guide", "gather")
    assert table.group.mode == Gathering(stop="cell")


def test_LIVE14_a_zone_stays_open_while_the_group_gathers_or_pauses_in_it() -> None:
    table = Table()
    table.wish("guide", "open-zone", advisory="execution", open=True)
    table.wish("guide", "go-to", stop="closed-door")
    for do in ("dim", "gather"):
        table.wish("guide", do)
        with refused("zone-in-use"):
            table.wish("guide", "open-zone", advisory="execution", open=False)


def test_LIVE39_everybody_walks_for_themselves() -> None:
    table = Table("ayna")
    table.wish("guide", "free")
    assert table.group.mode == Free(stop="threshold")
    with refused("not-walking"):
        table.give(Walked("guide", MOVED))
    table.wish("guide", "free", leash={"by": "hall", "hall": "upper"})
    assert table.group.mode == Free(stop="threshold", leash=WithinHall(hall="upper"))
    with refused("hall-unknown"):
        table.wish("guide", "free", leash={"by": "hall", "hall": "cellar"})
    table.wish("guide", "free", leash={"by": "metres", "about": "stop", "metres": 8})
    with refused("not-walking"):
        table.give(Walked("guide", MOVED))


def test_LIVE39_a_leash_about_the_guide_goes_with_the_guide() -> None:
    table = Table("ayna")
    table.wish("guide", "walk")
    table.give(Walked("guide", MOVED))
    table.wish("guide", "free", leash={"by": "metres", "about": "guide", "metres": 8})
    assert table.mode() == Free(stop="threshold", leash=WithinMetres(about="guide", metres=8))
    assert table.group.keyframe == MOVED.keyframe
    table.give(Walked("guide", Moved(MOVED.keyframe._replace(t_ms=9400))))
    with refused("only-guide"):
        table.give(Walked("ayna", Moved(MOVED.keyframe._replace(t_ms=9800))))
    table.wish("guide", "walk")
    assert table.mode() == Walking(stop="threshold") and table.group.keyframe is None


@pytest.mark.parametrize("metres", [0, 1.9, 101, float("nan")])
def test_LIVE39_a_leash_is_neither_a_chain_nor_endless(metres: float) -> None:
    with pytest.raises(ValidationError):
        WithinMetres(about="guide", metres=metres)


def test_LIVE40_a_pause_holds_the_script_and_its_end_lets_it_go_on() -> None:
    table = Table("ayna")
    table.wish("guide", "play", through=True)
    table.wait(AHEAD_MS + 1000)
    table.wish("guide", "dim", words="  Let us be   quiet. ")
    held = Held(tour_ms=1000 + AHEAD_MS, at_ms=table.now + AHEAD_MS, because="guide")
    assert table.group.mode == Paused(
        at_ms=table.now + AHEAD_MS,
        words="Let us be quiet.",
        after=Standing(stop="threshold", clock=held, through=True, ran=True),
    )
    table.wait(3_600_000)
    table.wish("guide", "resume")
    assert table.at() == 1000 + AHEAD_MS
    assert table.touring.through
    table.wait(AHEAD_MS + 100)
    assert table.at() == 1000 + AHEAD_MS + 100


def test_LIVE40_a_script_that_stood_stands_afterwards() -> None:
    table = Table()
    table.wish("guide", "play")
    table.wish("guide", "pause")
    before = table.group.mode
    table.wish("guide", "dim")
    table.wish("guide", "resume")
    assert table.group.mode == before


@pytest.mark.parametrize("lead", ["gather", "walk", "free"])
def test_LIVE40_what_a_pause_interrupts_goes_on(lead: str) -> None:
    table = Table("ayna")
    table.wish("guide", "go-to", stop="cell")
    table.wish("guide", lead)
    before = table.group.mode
    table.wish("guide", "dim", words="One")
    table.wish("guide", "dim", words="Two")
    assert isinstance(table.group.mode, Paused) and table.group.mode.words == "Two"
    table.wish("guide", "resume")
    assert table.group.mode == before
    with refused("not-paused"):
        table.wish("guide", "resume")


def test_LIVE40_the_guide_may_also_lead_on_from_a_pause() -> None:
    table = Table()
    table.wish("guide", "play")
    table.wait(7000)
    table.wish("guide", "dim")
    table.wish("guide", "go-to", stop="cell")
    assert table.touring.clock == Running(tour_ms=6000, at_ms=table.now + AHEAD_MS), "the tour's own way"
    table.wish("guide", "dim")
    table.wish("guide", "walk")
    assert table.group.mode == Walking(stop="cell")
    table.give(Walked("guide", MOVED))
    table.wish("guide", "dim")
    with refused("not-walking"):
        table.give(Walked("guide", Moved(MOVED.keyframe._replace(t_ms=9400))))
    table.wish("guide", "walk")
    assert table.group.mode == Walking(stop="cell") and table.group.keyframe == MOVED.keyframe


def test_LIVE40_a_pause_outlives_the_guides_line() -> None:
    table = Table("ayna")
    table.wish("guide", "carry-on", on=True)
    table.wish("guide", "play")
    table.wish("guide", "dim", words="Wait")
    before = table.group.mode
    table.give(LineDropped("guide"))
    table.wait(60_000)
    assert table.group.mode == before


def test_LIVE41_the_script_is_taken_to_a_moment_and_runs_or_stands_there() -> None:
    table = Table()
    with refused("script-not-leading"):
        table.wish("guide", "seek", tour_ms=0)
    table.wish("guide", "play")
    table.wish("guide", "seek", tour_ms=12_000)
    assert (table.touring.stop, table.touring.clock) == (
        "cell",
        Running(tour_ms=12_000, at_ms=T0 + AHEAD_MS),
    )
    table.wish("guide", "pause")
    table.wish("guide", "seek", tour_ms=3000)
    assert (table.touring.stop, table.touring.clock) == (
        "threshold",
        Held(tour_ms=3000, at_ms=T0, because="guide"),
    )
    with refused("zone-closed"):
        table.wish("guide", "seek", tour_ms=17_000)
    table.wish("guide", "seek", tour_ms=86_400_000)
    assert table.touring.stop == "names" and table.at() == 36_000


def test_LIVE42_what_is_pointed_out_stays_till_the_next_stop() -> None:
    table = Table("ayna")
    table.wish("guide", "go-to", stop="cell")
    table.wish("guide", "highlight", elements=["cot", "cell-2/wall-0", "cot"])
    table.wish("guide", "show", document={"exhibit": "letter", "picture": 1})
    table.wish("guide", "evidence", on=True)
    table.wish("guide", "door", hall="upper", opening="front-door", to="open")
    table.wish("guide", "walk")
    table.wish("guide", "dim")
    assert table.group.scene == Scene(
        highlights=("cot", "cell-2/wall-0"),
        document=Document(exhibit="letter", picture=1),
        evidence=True,
        doors=(DoorSet(hall="upper", opening="front-door", to="open"),),
    )
    said = table.wish("guide", "go-to", stop="threshold")
    assert [e.event.e for e in said] == ["mode", "scene", "visited"]
    assert table.group.scene.highlights == () and table.group.scene.document is None
    assert table.group.scene.evidence and table.group.scene.doors


def test_LIVE42_also_when_the_script_goes_on_by_itself() -> None:
    table = Table()
    table.wish("guide", "play", through=True)
    table.wish("guide", "highlight", elements=["cot"])
    table.wait(AHEAD_MS + 6000)
    assert (table.touring.stop, table.group.scene.highlights) == ("cell", ())


def test_LIVE43_only_what_the_plan_names_moves() -> None:
    table = Table()
    table.wish("guide", "door", hall="upper", opening="front-door", to="open")
    table.wish("guide", "door", hall="upper", opening="front-door", to="shut")
    table.wish("guide", "lamp", hall="upper", layer="desk-lamp", to=0)
    shut, out = (
        DoorSet(hall="upper", opening="front-door", to="shut"),
        LampSet(hall="upper", layer="desk-lamp", to=0),
    )
    assert table.group.scene == Scene(doors=(shut,), lamps=(out,))
    table.wish("guide", "door", hall="upper", opening="front-door", to="rest")
    table.wish("guide", "lamp", hall="upper", layer="desk-lamp", to=None)
    assert table.scene() == Scene()
    for code, do, values in (
        ("door-unknown", "door", {"hall": "upper", "opening": "cell-door", "to": "open"}),
        ("hall-unknown", "door", {"hall": "cellar", "opening": "front-door", "to": "open"}),
        ("lamp-unknown", "lamp", {"hall": "upper", "layer": "sun", "to": 0}),
        ("hall-unknown", "lamp", {"hall": "cellar", "layer": "base", "to": 0}),
    ):
        with refused(code):
            table.wish("guide", do, **values)


def test_LIVE44_in_a_solemn_hall_nobody_is_leashed_no_door_shuts_no_lamp_changes() -> None:
    table = Table()
    table.wish("guide", "go-to", stop="cell")
    wishes: list[tuple[str, dict[str, Any]]] = [
        ("free", {"leash": {"by": "metres", "about": "guide", "metres": 8}}),
        ("free", {"leash": {"by": "metres", "about": "stop", "metres": 8}}),
        ("free", {"leash": {"by": "hall", "hall": "basement"}}),
        ("door", {"hall": "basement", "opening": "cell-door", "to": "shut"}),
        ("lamp", {"hall": "basement", "layer": "base", "to": 0}),
    ]
    before = table.group
    for do, values in wishes:
        with refused("solemn-place"):
            table.wish("guide", do, **values)
    assert table.group == before
    table.wish("guide", "free")
    table.wish("guide", "door", hall="basement", opening="cell-door", to="open")
    table.wish("guide", "free", leash={"by": "hall", "hall": "upper"})


def test_LIVE44_of_which_nothing_is_known_counts_as_solemn() -> None:
    table = Table()
    bare = Plan.model_validate({**PLAN.model_dump(), "halls": ()})
    table.group = Group.model_validate({**table.group.model_dump(), "plan": bare.model_dump()})
    with refused("solemn-place"):
        table.wish("guide", "free", leash={"by": "metres", "about": "guide", "metres": 8})
