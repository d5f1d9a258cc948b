"""LIVE: what a group does, by the numbers of docs/SPEC.md."""

from __future__ import annotations

from typing import Any

import pytest

from enfilade.content.motion import Keyframe
from enfilade.live.group import Joined, LineDropped, LineOpened, Restarted, Walked, due_ms
from enfilade.live.motion_codec import Moved
from enfilade.live.presence import GONE_AFTER_MS, RESUME_WITHIN_MS, UNUSED_AFTER_MS
from enfilade.live.script import AHEAD_MS
from enfilade.live.state import EMPTY_AFTER_MS, Ended, Group, Held, Role, Running, Touring, Walking, presence
from enfilade.live.wire import state_for
from tests.live.table import PLAN, T0, Table, refused


def test_LIVE10_a_group_gathers_until_the_guide_begins() -> None:
    table = Table("ayna")
    assert table.group.mode.kind == "gathering"
    table.wish("guide", "play")
    assert table.touring.stop == "threshold"
    assert table.touring.clock == Running(tour_ms=0, at_ms=T0 + AHEAD_MS)


@pytest.mark.parametrize("all_looked_at", ["leader", "guide_here"])
def test_LIVE72_a_follower_who_comes_and_goes_has_nobody_look_for_a_guide_among_thousands(
    all_looked_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table("ayna")
    table.give(LineDropped("guide"))

    def look(group: Group) -> Any:
        raise AssertionError(f"{all_looked_at} looks at every member where no guide is here")

    monkeypatch.setattr(Group, all_looked_at, property(look))
    table.give(LineDropped("ayna"))
    table.give(LineOpened("ayna"))
    table.come("vaqif")
    with pytest.raises(AssertionError, match=all_looked_at):
        table.give(LineOpened("guide"))


def test_LIVE11_to_the_next_stop_all_fly_its_route_to_others_they_cut() -> None:
    table = Table()
    table.wish("guide", "go-to", stop="threshold")
    table.wait(2000)
    table.wish("guide", "go-to", stop="cell")
    assert table.touring.clock == Running(tour_ms=6000, at_ms=table.now + AHEAD_MS)
    table.wait(9000)
    table.wish("guide", "go-to", stop="threshold")
    assert table.touring.clock == Running(tour_ms=0, at_ms=table.now + AHEAD_MS)
    table.wish("guide", "go-to", stop="names")
    assert table.touring.clock == Running(tour_ms=27_000, at_ms=table.now + AHEAD_MS)


def test_LIVE12_stop_by_stop_the_group_stays_until_the_guide_goes_on() -> None:
    table = Table()
    table.wish("guide", "play")
    table.wait(3_600_000)
    assert table.touring.stop == "threshold"
    assert table.at() == 6000


def test_LIVE13_playing_through_goes_on_by_itself_and_round_what_is_shut() -> None:
    table = Table()
    table.wish("guide", "play", through=True)
    table.wait(AHEAD_MS + 6000 + 1)
    assert table.touring.stop == "cell"
    table.wait(9000)
    assert table.touring.stop == "names"
    assert table.touring.clock == Running(tour_ms=27_000, at_ms=T0 + AHEAD_MS + 15_000 + AHEAD_MS)
    table.wait(10_000)
    assert table.mode() == Touring(
        stop="names",
        through=True,
        clock=Held(tour_ms=36_000, at_ms=T0 + AHEAD_MS + 15_000 + AHEAD_MS + 9000, because="over"),
    )
    with refused("tour-over"):
        table.wish("guide", "play")
    table.wish("guide", "go-to", stop="cell")
    assert table.touring.stop == "cell"


def test_LIVE14_an_opt_in_zone_is_shut_until_the_guide_opens_it() -> None:
    table = Table()
    with refused("zone-closed"):
        table.wish("guide", "go-to", stop="closed-door")
    table.wish("guide", "open-zone", advisory="execution", open=True)
    table.wish("guide", "go-to", stop="closed-door")
    with refused("zone-in-use"):
        table.wish("guide", "open-zone", advisory="execution", open=False)
    with refused("advisory-unknown"):
        table.wish("guide", "open-zone", advisory="sorrow", open=True)


def test_LIVE15_a_pause_has_no_step_and_play_goes_on_from_it() -> None:
    table = Table()
    table.wish("guide", "play")
    table.wait(AHEAD_MS + 1000)
    before = table.at()
    table.wish("guide", "pause")
    assert table.at() == before == 1000
    table.wait(5000)
    assert table.at() == 1000 + AHEAD_MS
    with refused("script-not-running"):
        table.wish("guide", "pause")
    table.wish("guide", "play")
    assert table.at() == 1000 + AHEAD_MS
    table.wait(AHEAD_MS + 10)
    assert table.at() == 1000 + AHEAD_MS + 10


def test_LIVE15_a_pause_at_the_end_of_a_stop_steps_nowhere() -> None:
    table = Table()
    table.wish("guide", "play")
    table.wait(60_000)
    table.wish("guide", "pause")
    assert table.at() == 6000


def test_LIVE16_the_guide_walks_and_hands_back_to_the_script() -> None:
    table = Table("ayna")
    table.wish("guide", "go-to", stop="cell")
    table.wish("guide", "walk")
    assert table.group.mode == Walking(stop="cell")
    table.give(Walked("guide", Moved(Keyframe(5000, 1, 100, 1600, 200, 0, 0))))
    assert table.group.keyframe == Keyframe(5000, 1, 100, 1600, 200, 0, 0)
    with refused("keyframe-stale"):
        table.give(Walked("guide", Moved(Keyframe(5000, 1, 999, 1600, 200, 0, 0))))
    table.wish("guide", "play")
    assert table.touring.stop == "cell"
    assert table.touring.clock == Running(tour_ms=10_000, at_ms=table.now + AHEAD_MS)
    with refused("not-walking"):
        table.give(Walked("guide", Moved(Keyframe(6000, 1, 100, 1600, 200, 0, 0))))
    table.wish("guide", "walk")
    assert table.group.keyframe is None


@pytest.mark.parametrize(
    ("do", "values"),
    [
        ("go-to", {"stop": "cell"}),
        ("play", {}),
        ("pause", {}),
        ("walk", {}),
        ("open-zone", {"advisory": "execution", "open": True}),
        ("end", {}),
    ],
)
def test_LIVE5_nothing_that_is_the_guides_is_a_followers(do: str, values: dict[str, Any]) -> None:
    table = Table("ayna")
    before = table.group
    with refused("only-guide"):
        table.wish("ayna", do, **values)
    with refused("only-guide"):
        table.give(Walked("ayna", Moved(Keyframe(1, 0, 0, 0, 0, 0, 0))))
    assert table.group == before


def test_LIVE17_followers_look_around_and_come_back() -> None:
    table = Table("ayna")
    table.wish("ayna", "arrive", hall="upper", percent=100)
    table.wish("ayna", "look-around")
    assert presence(table.group.members["ayna"]) == "looking-around"
    table.wish("ayna", "follow")
    assert presence(table.group.members["ayna"]) == "ready"


def test_LIVE18_the_guide_sees_who_is_how_far() -> None:
    table = Table("ayna")
    seen = [presence(table.group.members["ayna"])]
    for percent in (0, 40, 100):
        table.wish("ayna", "arrive", hall="upper", percent=percent)
        seen.append(presence(table.group.members["ayna"]))
    table.give(LineDropped("ayna"))
    seen.append(presence(table.group.members["ayna"]))
    table.wait(GONE_AFTER_MS)
    seen.append(presence(table.group.members["ayna"]))
    assert seen == ["joined", "loading", "loading", "ready", "away", "gone"]


def test_LIVE19_only_guides_hear_of_members_and_each_of_themselves() -> None:
    table = Table("ayna", "elcin")
    said = table.wish("ayna", "arrive", hall="upper", percent=50)
    assert [(e.to, e.uid, e.event.e) for e in said] == [("guides", None, "member"), ("one", "ayna", "you")]
    assert state_for(table.group, "elcin", T0, None).roster is None
    roster = state_for(table.group, "guide", T0, None).roster
    assert roster is not None and [m.uid for m in roster.members] == ["guide", "ayna", "elcin"]


def test_LIVE20_revisions_count_every_event_once() -> None:
    table = Table("ayna")
    for stop in ("threshold", "cell", "threshold"):
        table.wish("guide", "go-to", stop=stop)
    table.give(LineDropped("guide"))
    shared = [e.event for e in table.said if e.to == "all"]
    assert [getattr(e, "rev", None) for e in shared] == list(range(1, len(shared) + 1))
    assert table.group.rev == len(shared)
    listed = [getattr(e.event, "roster_rev", None) for e in table.said if e.to == "guides"]
    assert listed == list(range(1, len(listed) + 1))


def test_LIVE9_a_command_sent_twice_is_done_once() -> None:
    table = Table()
    table.wish("guide", "go-to", id="x", stop="cell")
    group = table.group
    assert table.wish("guide", "go-to", id="x", stop="threshold") == ()
    assert table.group == group


def test_LIVE9_also_when_it_ended_the_group() -> None:
    table = Table()
    table.wish("guide", "end", id="x")
    assert table.wish("guide", "end", id="x") == ()


def test_LIVE21_when_the_guides_line_drops_nothing_moves_and_all_are_told() -> None:
    table = Table("ayna")
    table.wish("guide", "play")
    table.wait(AHEAD_MS + 1000)
    said = table.give(LineDropped("guide"))
    assert [e.event.e for e in said if e.to == "all"] == ["mode", "guide-line"]
    table.wait(RESUME_WITHIN_MS // 2)
    assert table.at() == 1000 + AHEAD_MS
    table.give(LineOpened("guide"))
    table.wait(AHEAD_MS + 500)
    assert table.at() == 1000 + AHEAD_MS + 500


def test_LIVE21_a_guide_who_is_back_late_begins_anew_by_hand() -> None:
    table = Table()
    table.wish("guide", "play")
    table.wait(AHEAD_MS + 1000)
    table.give(LineDropped("guide"))
    table.wait(RESUME_WITHIN_MS + AHEAD_MS + 1)
    table.give(LineOpened("guide"))
    assert table.touring.clock.kind == "held"


def test_LIVE21_what_the_guide_paused_stays_paused() -> None:
    table = Table()
    table.wish("guide", "play")
    table.wish("guide", "pause")
    table.give(LineDropped("guide"))
    table.give(LineOpened("guide"))
    assert table.touring.clock.kind == "held"


def test_LIVE7_after_a_restart_everybody_is_awaited_at_the_same_stop() -> None:
    table = Table("ayna")
    table.wish("guide", "go-to", stop="cell")
    table.reload()
    table.give(Restarted())
    assert table.touring.stop == "cell"
    assert {presence(m) for m in table.group.members.values()} == {"away"}


def test_LIVE22_no_more_followers_than_there_is_room_for() -> None:
    table = Table("ayna", "elcin", capacity=2)
    with refused("group-full"):
        table.give(Joined("third", Role.FOLLOWER, None))
    table.wish("ayna", "leave")
    table.give(Joined("third", Role.FOLLOWER, None))
    table.give(Joined("another-guide", Role.GUIDE, None))


def test_LIVE8_what_has_ended_takes_nothing_more() -> None:
    table = Table("ayna")
    table.wish("guide", "end")
    assert table.group.mode == Ended(at_ms=T0, because="guide")
    with refused("group-ended"):
        table.wish("guide", "go-to", stop="cell")
    with refused("group-ended"):
        table.wish("ayna", "follow")
    with refused("group-ended"):
        table.give(Joined("late", Role.FOLLOWER, None))
    assert due_ms(table.group) is None


def test_LIVE23_a_group_that_everyone_left_is_ended() -> None:
    table = Table("ayna")
    table.wish("ayna", "leave")
    table.give(LineDropped("guide"))
    table.wait(GONE_AFTER_MS + EMPTY_AFTER_MS - 1)
    assert table.mode().kind == "gathering"
    table.wait(1)
    assert table.mode() == Ended(at_ms=table.now, because="empty")


def test_LIVE23_a_group_that_waits_longer_is_ended_later() -> None:
    days_ms = 30 * 24 * 3_600_000
    table = Table("ayna", empty_ms=days_ms)
    table.wish("ayna", "leave")
    table.give(LineDropped("guide"))
    table.wait(GONE_AFTER_MS + days_ms - 1)
    assert table.mode().kind == "gathering"
    table.wait(1)
    assert table.mode() == Ended(at_ms=table.now, because="empty")
    unused = Table()
    unused.group = Group(gid="g", code="12345678", created_ms=T0, capacity=1, plan=PLAN, empty_ms=days_ms)
    unused.wait(days_ms - 1)
    assert unused.mode().kind == "gathering"
    unused.wait(1)
    assert unused.mode().kind == "ended"


def test_LIVE23_a_group_to_which_nobody_came_is_ended() -> None:
    table = Table()
    table.group = Group(gid="g", code="12345678", created_ms=T0, capacity=1, plan=PLAN)
    table.wait(UNUSED_AFTER_MS)
    assert table.group.mode.kind == "ended"


def test_LIVE24_a_notice_is_accepted_by_each_for_themselves() -> None:
    table = Table("ayna", "elcin")
    table.wish("ayna", "accept", advisory="sorrow")
    table.wish("ayna", "accept", advisory="sorrow")
    assert table.group.members["ayna"].accepted == ("sorrow",)
    assert table.group.members["elcin"].accepted == ()
    with refused("advisory-unknown"):
        table.wish("ayna", "accept", advisory="joy")


def test_LIVE25_who_is_not_of_the_group_is_not_heard() -> None:
    table = Table()
    with refused("member-unknown"):
        table.wish("stranger", "follow")
    with refused("member-unknown"):
        table.give(LineOpened("stranger"))
    with refused("member-known"):
        table.give(Joined("guide", Role.GUIDE, None))
    with refused("stop-unknown"):
        table.wish("guide", "go-to", stop="nowhere")
