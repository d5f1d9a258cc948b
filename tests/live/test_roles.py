"""LIVE33-37: who may do what, and who leads when the guide does not."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from enfilade.content.motion import Keyframe
from enfilade.live.commands import Do
from enfilade.live.group import Joined, LineDropped, LineOpened, Restarted, Walked
from enfilade.live.motion_codec import Moved
from enfilade.live.presence import GONE_AFTER_MS, MOST_OBSERVERS, RESUME_WITHIN_MS
from enfilade.live.roles import TABLE, may
from enfilade.live.script import AHEAD_MS
from enfilade.live.state import Group, Held, Role, Running
from enfilade.live.wire import state_for
from tests.live.table import T0, Table, refused

VALUES: dict[str, dict[str, Any]] = {
    "go-to": {"stop": "cell"},
    "seek": {"tour_ms": 7000},
    "open-zone": {"advisory": "execution", "open": True},
    "highlight": {"elements": ["cot"]},
    "door": {"hall": "upper", "opening": "front-door", "to": "open"},
    "lamp": {"hall": "upper", "layer": "desk-lamp", "to": 0.5},
    "evidence": {"on": True},
    "show": {"document": {"exhibit": "letter"}},
    "spotlight": {"uid": "other"},
    "draw": {"stroke": {"color": 1, "points": "AAAA__-_"}},
    "erase": {"what": "all"},
    "readmit": {"uid": "out"},
    "hand-over": {"uid": "helper"},
    "restore-poll": {"poll": "p2"},
    "lock": {"on": True},
    "waiting-room": {"on": True},
    "admit": {"uid": None},
    "turn-away": {"uid": "late"},
    "mute-all": {"on": True},
    "mute": {"uid": "other", "on": True},
    "remove": {"uid": "other"},
    "appoint": {"uid": "other", "role": "co-guide"},
    "carry-on": {"on": True},
    "give-floor": {"uid": "other"},
    "lower-hand": {"uid": "other"},
    "settle": {"question": "q1", "state": "answered"},
    "poll": {"question": {"by": "stop", "stop": "cell"}, "options": ["1", "2"]},
    "close-poll": {"poll": "p2"},
    "show-poll": {"poll": "p2", "shown": True},
    "drop-poll": {"poll": "p2"},
    "caption": {"text": "Here we stand.", "language": "en"},
    "arrive": {"hall": "upper", "percent": 5},
    "accept": {"advisory": "sorrow"},
    "hand": {"up": True},
    "ask": {"text": "Why?"},
    "vote": {"poll": "p2", "option": 1},
    "speak": {"on": True},
    "hear": {"how": "hears"},
}
"""What each command needs so that nothing but the table could refuse it."""

ASKER = {Role.GUIDE: "guide", Role.CO_GUIDE: "helper", Role.FOLLOWER: "ayna", Role.OBSERVER: "wall"}


def table_for(do: str) -> Table:
    """A tour that plays, everybody here, a question asked, a poll open: all is in order for the command."""
    table = Table("ayna", "other", "helper", "out")
    table.come("wall", Role.OBSERVER)
    table.wish("guide", "appoint", uid="helper", role="co-guide")
    table.wish("guide", "remove", uid="out")
    for uid in ("ayna", "other"):
        table.wish(uid, "arrive", hall="upper", percent=100)
    table.wish("guide", "play")
    table.wish("other", "ask", text="When?")
    if do != "poll":
        table.wish("guide", "poll", question={"by": "guide", "text": "Which?"}, options=["a", "b"])
    table.wish("guide", "show", document={"exhibit": "letter", "picture": 0})
    table.wish("guide", "draw", **VALUES["draw"])
    before: dict[str, tuple[str, dict[str, Any]]] = {
        "resume": ("dim", {}),
        "unerase": ("erase", {"what": "all"}),
        "restore-poll": ("drop-poll", {"poll": "p2"}),
        "hand-back": ("hand-over", {"uid": "helper"}),
    }
    if do == "turn-away":
        table.wish("guide", "waiting-room", on=True)
        table.give(Joined("late", Role.FOLLOWER, None))
    if do in before:
        wish, values = before[do]
        table.wish("guide", wish, **values)
    return table


def commands() -> list[str]:
    """Return every command of the union that travels."""
    (union, _field) = get_args(Do)
    return [model.model_fields["do"].default for model in get_args(union)]


def code_of(do: str, role: Role) -> str | None:
    """Return what the table says as a code: None where it may be."""
    cell = may(role, do)
    if cell == "leading":
        return "not-leading"
    if cell == "yes":
        return None
    if cell == "floor":
        return "no-floor"
    if do in ("take-lead", "hand-back"):
        return "only-co-guide"
    return (
        "only-follower"
        if do in ("hand", "ask", "vote", "nod")
        else "only-guide"
        if may(Role.FOLLOWER, do) == "no"
        else "only-follower"
    )


def test_LIVE33_the_table_names_every_command_and_no_other() -> None:
    assert sorted(TABLE) == sorted(commands())
    assert len(commands()) == len(set(commands()))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("do", TABLE)
def test_LIVE33_each_role_may_do_what_the_table_says(do: str, role: Role) -> None:
    table = table_for(do)
    before, uid = table.group, ASKER[role]
    code = code_of(do, role)
    if do == "take-lead" and code is None:
        code = "lead-taken"  # while the guide is here
    if code is None:
        table.wish(uid, do, **VALUES.get(do, {}))
        assert table.group != before
        return
    with refused(code):
        table.wish(uid, do, **VALUES.get(do, {}))
    assert table.group == before


@pytest.mark.parametrize("do", [do for do, row in TABLE.items() if row.co_guide == "leading"])
def test_LIVE33_a_co_guide_who_leads_may_do_what_the_guide_does(do: str) -> None:
    table = table_for(do)
    table.give(LineDropped("guide"))
    if do == "pause":
        table.wish("helper", "take-lead")
        table.wish("helper", "play")
    table.wish("helper", "take-lead")
    before = table.group
    table.wish("helper", do, **VALUES.get(do, {}))
    assert table.group != before


@pytest.mark.parametrize("role", Role)
def test_LIVE33_motion_is_the_leads_alone(role: Role) -> None:
    table = table_for("walk")
    table.wish("guide", "walk")
    moved = Walked(ASKER[role], Moved(Keyframe(1, 0, 0, 0, 0, 0, 0)))
    if role is Role.GUIDE:
        table.give(moved)
        assert table.group.keyframe is not None
        return
    with refused("not-leading" if role is Role.CO_GUIDE else "only-guide"):
        table.give(moved)


def test_LIVE34_an_observer_takes_no_followers_place_and_there_are_few() -> None:
    table = Table("ayna", capacity=1)
    for n in range(MOST_OBSERVERS):
        table.come(f"wall{n}", Role.OBSERVER)
    with refused("group-full"):
        table.give(Joined("wall", Role.OBSERVER, None))
    with refused("group-full"):
        table.give(Joined("elcin", Role.FOLLOWER, None))
    assert state_for(table.group, "wall0", T0, None).roster is None


def test_LIVE35_who_is_appointed_hears_the_guides_from_then_on() -> None:
    table = Table("ayna")
    table.wish("ayna", "hand", up=True)
    said = table.wish("guide", "appoint", uid="ayna", role="co-guide")
    assert [(e.to, e.uid) for e in said] == [("guides", None), ("guides", None), ("seat", "ayna")]
    assert table.group.hands == ()
    assert state_for(table.group, "ayna", T0, None).roster is not None
    said = table.wish("guide", "appoint", uid="ayna", role="follower")
    assert ("seat", "ayna") in [(e.to, e.uid) for e in said]
    assert state_for(table.group, "ayna", T0, None).roster is None
    with refused("only-of-followers"):
        table.wish("guide", "appoint", uid="guide", role="follower")
    with refused("person-unknown"):
        table.wish("guide", "appoint", uid="nobody", role="follower")


def test_LIVE36_a_co_guide_takes_the_lead_and_the_guide_gets_it_back() -> None:
    table = Table("ayna", "helper", "second")
    for uid in ("helper", "second"):
        table.wish("guide", "appoint", uid=uid, role="co-guide")
    table.wish("guide", "play")
    table.give(LineDropped("guide"))
    assert table.group.leader is None
    said = table.wish("helper", "take-lead")
    assert table.group.leader == "helper"
    assert [(e.event.e, getattr(e.event, "leader", None)) for e in said] == [("guide-line", "helper")]
    with refused("lead-taken"):
        table.wish("second", "take-lead")
    table.wish("helper", "go-to", stop="cell")
    table.give(LineOpened("guide"))
    assert table.lead() == ("guide", None)
    assert table.touring.stop == "cell"
    with refused("not-leading"):
        table.wish("helper", "go-to", stop="names")
    with refused("lead-taken"):
        table.wish("helper", "take-lead")


def test_LIVE36_when_the_stand_ins_line_drops_nothing_moves_again() -> None:
    table = Table("helper", "second")
    for uid in ("helper", "second"):
        table.wish("guide", "appoint", uid=uid, role="co-guide")
    table.give(LineDropped("guide"))
    table.wish("helper", "take-lead")
    table.wish("helper", "play")
    table.wait(1000)
    table.give(LineDropped("helper"))
    assert isinstance(table.touring.clock, Held) and table.touring.clock.because == "line"
    assert table.lead() == (None, "helper")
    table.give(LineOpened("helper"))
    assert table.group.leader == "helper" and isinstance(table.touring.clock, Running)
    table.give(LineDropped("helper"))
    table.wish("second", "take-lead")
    assert table.group.leader == "second"
    table.give(LineOpened("helper"))
    assert table.group.leader == "second"
    table.give(LineDropped("second"))
    table.wait(GONE_AFTER_MS)
    assert table.group.stand_in is None


def test_LIVE36_who_is_no_co_guide_any_more_leads_no_more() -> None:
    table = Table("helper")
    table.wish("guide", "appoint", uid="helper", role="co-guide")
    table.give(LineDropped("guide"))
    table.wish("helper", "take-lead")
    table.wish("helper", "leave")
    assert table.lead() == (None, None)


def test_LIVE37_the_script_goes_on_where_that_was_allowed() -> None:
    table = Table("ayna")
    table.wish("guide", "carry-on", on=True)
    table.wish("guide", "play")
    table.wait(AHEAD_MS + 1000)
    before = table.at()
    table.give(LineDropped("guide"))
    assert table.at() == before == 1000
    table.wait(9000)
    assert table.touring.stop == "cell", "it goes on past the end of its stop, for nobody is there to say so"
    table.give(Restarted())
    table.give(LineOpened("guide"))
    assert table.group.leader == "guide" and isinstance(table.touring.clock, Running)
    table.wait(RESUME_WITHIN_MS)
    assert isinstance(table.touring.clock, Held) and table.touring.clock.because == "over"


def test_LIVE37_a_script_that_was_held_stays_held() -> None:
    table = Table("ayna")
    table.wish("guide", "carry-on", on=True)
    table.wish("guide", "play")
    table.wish("guide", "pause")
    table.give(LineDropped("guide"))
    table.wait(5000)
    assert isinstance(table.touring.clock, Held)


def test_LIVE37_the_lines_of_others_change_nothing() -> None:
    table = Table("ayna", "elcin")
    table.wish("guide", "carry-on", on=True)
    table.wish("guide", "play", through=True)
    table.wait(AHEAD_MS + 500)
    table.give(LineDropped("guide"))
    mode = table.group.mode
    table.wait(100)
    table.give(LineDropped("ayna"))
    assert table.group.mode == mode


def test_LIVE37_without_leave_nothing_moves() -> None:
    table = Table("ayna")
    assert not Group.model_validate(table.group.model_dump()).rules.carry_on
    table.wish("guide", "play", through=True)
    table.give(LineDropped("guide"))
    table.wait(60_000)
    assert table.at() == 0
