"""WAIT and PREPARE in the machine: who waits, is let in or turned away; a time; what is left out; visits."""

from __future__ import annotations

import pytest

from enfilade.live.coming import MOST_VISITS
from enfilade.live.events import Visited, WaitingChanged
from enfilade.live.group import Joined, LineDropped, LineOpened
from enfilade.live.modes import Ended, stop_of
from enfilade.live.presence import UNUSED_AFTER_MS
from enfilade.live.state import EMPTY_AFTER_MS, Role, Rules
from enfilade.live.waiting_room import CLOSED_MS, NOTED_MS
from enfilade.live.wire import state_for
from tests.live.table import PLAN, T0, Table, refused

WAITING = Rules(waiting=True)


def ask(table: Table, uid: str, name: str | None = None, role: Role = Role.FOLLOWER) -> None:
    table.give(Joined(uid, role, name))


def waiting(table: Table) -> list[str]:
    return [each.uid for each in table.group.waiting]


def test_WAIT1_who_asks_waits_and_is_no_member_until_a_guide_lets_them_in() -> None:
    table = Table(rules=WAITING)
    ask(table, "ayna", "Ayna")
    ask(table, "wall", None, Role.OBSERVER)
    assert waiting(table) == ["ayna", "wall"] and list(table.group.members) == ["guide"]
    with refused("member-unknown"):
        table.give(LineOpened("ayna"))
    table.wish("guide", "admit", uid="ayna")
    table.give(LineOpened("ayna"))
    assert table.group.members["ayna"].name == "Ayna" and waiting(table) == ["wall"]
    table.wish("guide", "admit", uid=None)
    assert table.group.members["wall"].role is Role.OBSERVER and waiting(table) == []


def test_WAIT1_guides_come_in_at_once() -> None:
    table = Table(rules=WAITING)
    assert table.group.guide_here


def test_WAIT2_only_guides_hear_who_waits() -> None:
    table = Table("ayna", rules=Rules())
    table.wish("guide", "waiting-room", on=True)
    table.said.clear()
    ask(table, "elcin", "Elçin")
    assert [(e.to, type(e.event)) for e in table.said] == [("guides", WaitingChanged)]
    listed = state_for(table.group, "guide", table.now, None).roster
    assert listed is not None and [(w.uid, w.name) for w in listed.waiting] == [("elcin", "Elçin")]
    assert state_for(table.group, "ayna", table.now, None).roster is None


def test_WAIT3_who_is_turned_away_is_refused_and_may_not_ask_again() -> None:
    table = Table(rules=WAITING)
    ask(table, "ayna")
    table.wish("guide", "turn-away", uid="ayna")
    assert waiting(table) == []
    with refused("turned-away"):
        ask(table, "ayna")
    table.wish("guide", "waiting-room", on=False)
    with refused("turned-away"):
        ask(table, "ayna")
    with refused("person-unknown"):
        table.wish("guide", "turn-away", uid="ayna")


def test_WAIT4_a_page_that_is_closed_waits_no_longer() -> None:
    table = Table(rules=WAITING)
    ask(table, "ayna")
    ask(table, "elcin")
    for _ in range(6):
        table.wait(NOTED_MS)
        ask(table, "ayna")
    assert waiting(table) == ["ayna"]
    table.wait(CLOSED_MS - 1)
    assert waiting(table) == ["ayna"]
    table.wait(1)
    assert waiting(table) == []


def test_WAIT4_asking_again_changes_nothing_and_tells_nobody() -> None:
    table = Table(rules=WAITING)
    ask(table, "ayna")
    before = table.group
    table.now += NOTED_MS - 1
    ask(table, "ayna")
    assert table.group is before
    table.said.clear()
    table.now += 1
    ask(table, "ayna")
    assert table.said == [] and table.group.waiting[0].asked_ms == table.now
    ask(table, "ayna", "Ayna")
    assert [type(e.event) for e in table.said] == [WaitingChanged], "a name may be told later"


def test_WAIT5_the_group_holds_no_more_than_its_capacity() -> None:
    table = Table("ayna", capacity=2, rules=Rules())
    table.wish("guide", "waiting-room", on=True)
    ask(table, "b")
    ask(table, "c")
    table.wish("guide", "admit", uid=None)
    assert "b" in table.group.members and waiting(table) == ["c"]
    with refused("group-full"):
        table.wish("guide", "admit", uid="c")
    with refused("group-full"):
        ask(table, "d")


def test_WAIT6_the_waiting_room_shut_lets_in_who_waits() -> None:
    table = Table(rules=WAITING)
    ask(table, "ayna")
    table.wish("guide", "waiting-room", on=False)
    assert "ayna" in table.group.members and waiting(table) == []
    ask(table, "elcin")
    assert "elcin" in table.group.members


def test_WAIT7_a_locked_group_takes_nobody_new_into_its_waiting_room_but_lets_in_who_is_there() -> None:
    table = Table(rules=WAITING)
    ask(table, "ayna")
    table.wish("guide", "lock", on=True)
    with refused("group-locked"):
        ask(table, "elcin")
    table.wish("guide", "admit", uid="ayna")
    assert "ayna" in table.group.members


def test_WAIT8_locked_by_itself_at_the_first_stop() -> None:
    table = Table("ayna", rules=Rules(lock_on_start=True))
    ask(table, "elcin")
    table.wish("guide", "play")
    assert table.group.rules.locked
    with refused("group-locked"):
        ask(table, "b")
    table.wish("guide", "lock", on=False)
    table.wish("guide", "go-to", stop="cell")
    assert not table.group.rules.locked, "what a guide unlocks stays so"


def scheduled(at_ms: int) -> Table:
    table = Table(scheduled_ms=at_ms)
    table.give(LineDropped("guide"))
    return table


def test_PREPARE6_before_its_time_only_guides_come_in() -> None:
    table = scheduled(T0 + 3_600_000)
    with refused("not-yet"):
        ask(table, "ayna")
    table.wait(3_600_000)
    ask(table, "ayna")
    assert "ayna" in table.group.members


def test_PREPARE6_a_guide_who_is_there_opens_earlier() -> None:
    table = scheduled(T0 + 3_600_000)
    table.give(LineOpened("guide"))
    ask(table, "ayna")
    table.wish("guide", "play")
    table.give(LineDropped("guide"))
    ask(table, "elcin")
    assert {"ayna", "elcin"} <= table.group.members.keys(), "a tour that has begun is open"


@pytest.mark.parametrize("looked_in", [False, True])
def test_PREPARE7_a_scheduled_group_is_not_closed_for_being_empty_before_its_time(looked_in: bool) -> None:
    at_ms = T0 + 40 * 24 * 3_600_000
    table = Table(scheduled_ms=at_ms)
    if looked_in:
        table.give(LineDropped("guide"))
        usual = EMPTY_AFTER_MS
    else:
        table.group = table.group.model_copy(update={"members": {}})
        usual = UNUSED_AFTER_MS
    table.wait(at_ms - T0 + usual - 1)
    assert not isinstance(table.group.mode, Ended)
    table.wait(1)
    assert isinstance(table.group.mode, Ended)


def test_PREPARE8_the_script_passes_over_what_is_left_out() -> None:
    plan = PLAN.model_copy(update={"left_out": ("cell",)})
    table = Table()
    table.group = table.group.model_copy(update={"plan": plan, "zones": ("execution",)})
    table.wish("guide", "play", through=True)
    table.wait(7000)
    assert stop_of(table.mode()) == "closed-door"
    table.wait(15_000)
    assert [v.stop for v in table.group.visits] == ["threshold", "closed-door", "names"]


def test_PREPARE8_by_name_a_guide_still_goes_there() -> None:
    table = Table()
    table.group = table.group.model_copy(update={"plan": PLAN.model_copy(update={"left_out": ("cell",)})})
    table.wish("guide", "go-to", stop="cell")
    assert stop_of(table.mode()) == "cell"


def test_AFTER1_visits_are_told_to_guides_only_and_are_bounded() -> None:
    table = Table("ayna")
    table.said.clear()
    table.wish("guide", "play")
    assert ("guides", Visited) in [(e.to, type(e.event)) for e in table.said]
    assert table.group.visits[0].stop == "threshold" and table.group.visits[0].at_ms == table.now
    table.wish("guide", "pause")
    table.wish("guide", "walk")
    assert len(table.group.visits) == 1, "a walk from a stop is no new stop"
    for n in range(2 * MOST_VISITS):
        table.now += 1000
        table.wish("guide", "go-to", stop="cell" if n % 2 else "threshold")
    assert len(table.group.visits) == MOST_VISITS
    assert [v.at_ms for v in table.group.visits] == sorted(v.at_ms for v in table.group.visits)
    table.reload()
    assert len(table.group.visits) == MOST_VISITS


def test_AFTER2_followers_hands_and_the_most_at_once_are_counted() -> None:
    table = Table("ayna", "elcin")
    table.come("wall", Role.OBSERVER)
    table.wish("ayna", "hand", up=True)
    table.wish("ayna", "hand", up=False)
    table.wish("ayna", "hand", up=True)
    table.give(LineDropped("elcin"))
    table.come("b")
    tally = table.group.tally
    assert (tally.came, tally.here, tally.most, tally.hands) == (3, 2, 2, 2)
    table.wish("guide", "appoint", uid="b", role="co-guide")
    table.give(LineOpened("elcin"))
    assert (table.group.tally.here, table.group.tally.most) == (2, 2)
