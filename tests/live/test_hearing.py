"""LIVE45-53: order in the group, hands, the floor, questions, polls; what the store keeps of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from enfilade.live.group import Joined, LineDropped, LineOpened, Restarted
from enfilade.live.hearing import KEPT_POLLS, KEPT_QUESTIONS, WAITING_QUESTIONS
from enfilade.live.presence import GONE_AFTER_MS
from enfilade.live.state import FORMAT, Group, Role, presence
from enfilade.live.talk import Question
from enfilade.live.wire import COMMAND, state_for
from tests.live.table import T0, Table, refused

FORMAT_1 = Path(__file__).parent.parent / "fixtures" / "live" / "group_format_1.json"

POLL: dict[str, Any] = {"question": {"by": "guide", "text": "Which door?"}, "options": ["left", "right"]}


def test_LIVE45_a_locked_group_takes_nobody_new() -> None:
    table = Table("ayna")
    table.wish("guide", "lock", on=True)
    for role in (Role.FOLLOWER, Role.OBSERVER):
        with refused("group-locked"):
            table.give(Joined("late", role, None))
    table.give(LineDropped("ayna"))
    table.wait(GONE_AFTER_MS)
    table.give(LineOpened("ayna"))
    table.give(Joined("second-guide", Role.GUIDE, None))
    table.wish("guide", "lock", on=False)
    table.come("late")


def test_LIVE46_hands_are_called_in_the_order_of_time() -> None:
    table = Table("ayna", "elcin", "leyla")
    for uid in ("elcin", "ayna", "leyla"):
        table.wait(10)
        table.wish(uid, "hand", up=True)
    assert table.wish("elcin", "hand", up=True) == (), "raised twice, it keeps its place"
    assert [(hand.uid, hand.at_ms - T0) for hand in table.group.hands] == [
        ("elcin", 10),
        ("ayna", 20),
        ("leyla", 30),
    ]
    said = table.wish("guide", "lower-hand", uid="elcin")
    assert [(e.to, e.uid) for e in said] == [
        ("guides", None),
        ("one", "ayna"),
        ("one", "elcin"),
        ("one", "leyla"),
    ]
    assert state_for(table.group, "leyla", T0, None).you.hand_place == 2
    assert state_for(table.group, "elcin", T0, None).you.hand_place is None
    table.wish("ayna", "leave")
    table.give(LineDropped("leyla"))
    assert [hand.uid for hand in table.group.hands] == ["leyla"], "who is away is expected back"
    table.wait(GONE_AFTER_MS)
    assert table.group.hands == ()


def test_LIVE47_one_follower_has_the_floor() -> None:
    table = Table("ayna", "elcin")
    table.wish("ayna", "hand", up=True)
    table.wish("guide", "give-floor", uid="ayna")
    assert (table.group.floor, table.group.hands) == ("ayna", ())
    table.wish("guide", "give-floor", uid="elcin")
    assert table.group.floor == "elcin"
    table.wish("guide", "mute", uid="elcin", on=True)
    assert table.group.floor is None
    with refused("person-muted"):
        table.wish("guide", "give-floor", uid="elcin")
    table.wish("guide", "give-floor", uid="ayna")
    table.give(LineDropped("ayna"))
    assert table.group.floor == "ayna"
    table.wait(GONE_AFTER_MS)
    assert table.group.floor is None
    with refused("person-unknown"):
        table.wish("guide", "give-floor", uid="ayna")
    table.give(LineDropped("elcin"))
    table.wish("guide", "mute", uid="elcin", on=False)
    with refused("person-away"):
        table.wish("guide", "give-floor", uid="elcin")
    with refused("only-of-followers"):
        table.wish("guide", "give-floor", uid="guide")


def test_LIVE48_questions_are_for_guides_and_who_asked() -> None:
    table = Table("ayna", "elcin")
    said = table.wish("ayna", "ask", text=" Why is  the window\nso small? ")
    question = Question(id="q1", uid="ayna", at_ms=T0, text="Why is the window so small?")
    assert table.group.questions == (question,)
    assert [(e.to, e.uid) for e in said] == [("guides", None), ("one", "ayna")]
    elcin = state_for(table.group, "elcin", T0, None)
    assert (elcin.roster, elcin.you.questions) == (None, ())
    assert state_for(table.group, "ayna", T0, None).you.questions == (question,)
    table.wish("guide", "settle", question="q1", state="answered")
    assert state_for(table.group, "ayna", T0, None).you.questions[0].state == "answered"
    with refused("question-unknown"):
        table.wish("guide", "settle", question="q7", state="answered")


def test_LIVE48_three_of_one_member_wait_and_a_hundred_are_kept() -> None:
    table = Table("ayna", *(f"f{n}" for n in range(40)))
    for n in range(WAITING_QUESTIONS):
        table.wish("ayna", "ask", text=f"{n}?")
    with refused("questions-waiting"):
        table.wish("ayna", "ask", text="One more?")
    for n in range(KEPT_QUESTIONS - WAITING_QUESTIONS):
        table.wish(f"f{n // 3}", "ask", text=f"{n}?")
    with refused("questions-full"):
        table.wish("f39", "ask", text="And mine?")
    table.wish("guide", "settle", question="q2", state="dismissed")
    table.wish("f39", "ask", text="And mine?")
    assert len(table.group.questions) == KEPT_QUESTIONS
    assert "q2" not in [q.id for q in table.group.questions]


def test_LIVE49_each_has_one_vote_and_may_change_it_until_the_poll_is_closed() -> None:
    table = Table("ayna", "elcin")
    table.wish("guide", "poll", **POLL)
    with refused("poll-open"):
        table.wish("guide", "poll", **POLL)
    table.wish("ayna", "vote", poll="p1", option=0)
    table.wish("elcin", "vote", poll="p1", option=0)
    said = table.wish("ayna", "vote", poll="p1", option=1)
    assert [(e.to, e.uid) for e in said] == [("guides", None), ("one", "ayna")]
    assert table.group.polls[0].counts == (1, 1)
    with refused("option-unknown"):
        table.wish("ayna", "vote", poll="p1", option=2)
    with refused("poll-unknown"):
        table.wish("ayna", "vote", poll="p9", option=0)
    table.wish("guide", "close-poll", poll="p1")
    with refused("poll-closed"):
        table.wish("ayna", "vote", poll="p1", option=0)
    with refused("poll-closed"):
        table.wish("guide", "close-poll", poll="p1")
    assert state_for(table.group, "ayna", T0, None).you.votes == {"p1": 1}


def test_LIVE49_results_are_seen_when_the_guide_shows_them() -> None:
    table = Table("ayna")
    table.wish("guide", "poll", **POLL)
    table.wish("ayna", "vote", poll="p1", option=1)

    def seen(uid: str) -> Any:
        state = state_for(table.group, uid, T0, None)
        return state.polls[0].open, state.polls[0].results, state.roster and state.roster.votes[0].counts

    assert (seen("ayna"), seen("guide")) == ((True, None, None), (True, None, (0, 1)))
    table.wish("guide", "show-poll", poll="p1", shown=False)
    assert seen("ayna") == (True, None, None), "what was not shown needs no hiding: the vote goes on"
    table.wish("guide", "show-poll", poll="p1", shown=True)
    assert seen("ayna") == (False, (0, 1), None), "what is shown takes no more votes"
    table.wish("guide", "show-poll", poll="p1", shown=False)
    assert seen("ayna") == (False, None, None)
    table.wish("guide", "drop-poll", poll="p1")
    assert state_for(table.group, "ayna", T0, None).polls == ()
    assert state_for(table.group, "ayna", T0, None).you.votes == {}


def test_LIVE49_a_poll_may_ask_what_a_stop_asks() -> None:
    table = Table()
    table.wish("guide", "poll", question={"by": "stop", "stop": "cell"}, options=["1", "2"])
    table.wish("guide", "close-poll", poll="p1")
    with refused("stop-unknown"):
        table.wish("guide", "poll", question={"by": "stop", "stop": "nowhere"}, options=["1", "2"])
    for n in range(2, KEPT_POLLS + 1):
        table.wish("guide", "poll", **POLL)
        table.wish("guide", "close-poll", poll=f"p{n}")
    with refused("polls-full"):
        table.wish("guide", "poll", **POLL)


def test_LIVE50_who_is_muted_asks_nothing() -> None:
    table = Table("ayna", "elcin")
    table.wish("guide", "mute", uid="ayna", on=True)
    with refused("muted"):
        table.wish("ayna", "ask", text="May I?")
    table.wish("ayna", "hand", up=True)
    table.wish("elcin", "ask", text="May I?")
    table.wish("guide", "give-floor", uid="elcin")
    table.wish("guide", "mute-all", on=True)
    assert table.group.floor is None
    with refused("muted"):
        table.wish("elcin", "ask", text="And now?")
    table.wish("guide", "give-floor", uid="elcin")
    assert table.group.floor == "elcin", "among the muted, one may be asked to speak"
    table.wish("guide", "mute-all", on=False)
    table.wish("elcin", "ask", text="And now?")
    with refused("only-of-followers"):
        table.wish("guide", "mute", uid="guide", on=True)


def test_LIVE51_who_is_removed_comes_back_only_as_somebody_new() -> None:
    table = Table("ayna", "elcin")
    table.wish("guide", "poll", **POLL)
    table.wish("ayna", "vote", poll="p1", option=1)
    table.wish("ayna", "hand", up=True)
    said = table.wish("guide", "remove", uid="ayna")
    assert [(e.to, e.uid) for e in said if e.to == "seat"] == [("seat", "ayna")]
    assert presence(table.group.members["ayna"]) == "removed"
    assert (table.group.hands, table.group.polls[0].counts) == ((), (0, 0))
    assert table.give(LineDropped("ayna")) == ()
    with refused("removed"):
        table.give(LineOpened("ayna"))
    with refused("removed"):
        table.wish("ayna", "follow")
    table.wait(GONE_AFTER_MS)
    table.give(Restarted())
    assert presence(table.group.members["ayna"]) == "removed"
    table.come("ayna-again")
    with refused("guides-stay"):
        table.wish("guide", "remove", uid="guide")
    with refused("person-unknown"):
        table.wish("guide", "remove", uid="ayna")


def test_LIVE51_a_removed_member_makes_room() -> None:
    table = Table("ayna", capacity=1)
    table.wish("guide", "remove", uid="ayna")
    table.come("elcin")


def test_LIVE52_all_of_it_outlives_a_restart() -> None:
    table = Table("ayna", "elcin")
    table.wish("guide", "go-to", stop="cell")
    table.wish("guide", "highlight", elements=["cot"])
    table.wish("guide", "dim", words="Wait")
    table.wish("guide", "carry-on", on=True)
    table.wish("ayna", "hand", up=True)
    table.wish("ayna", "ask", text="Why?")
    table.wish("guide", "poll", **POLL)
    table.wish("elcin", "vote", poll="p2", option=1)
    before = table.group
    table.reload()
    assert table.group == before
    table.give(Restarted())
    assert table.group.mode == before.mode and table.group.scene == before.scene
    assert (table.group.hands, table.group.questions) == (before.hands, before.questions)
    assert table.group.polls == before.polls


def test_LIVE52_groups_of_the_format_before_are_read_and_go_on() -> None:
    table = Table()
    table.group = Group.model_validate_json(FORMAT_1.read_text())
    table.now = T0 + 8000
    assert table.group.version == FORMAT
    assert table.touring.stop == "cell" and table.touring.through
    assert presence(table.group.members["ayna"]) == "ready"
    table.give(Restarted())
    table.give(LineOpened("guide"))
    table.give(LineOpened("ayna"))
    table.wish("guide", "dim", words="We are back")
    table.wish("ayna", "hand", up=True)
    table.reload()
    with refused("solemn-place"):
        table.wish("guide", "free", "new", leash={"by": "metres", "about": "stop", "metres": 5})


def test_LIVE52_a_group_of_a_newer_program_is_not_misread() -> None:
    with pytest.raises(ValidationError):
        Group.model_validate({**Table().group.model_dump(), "version": FORMAT + 1})


@pytest.mark.parametrize(
    ("do", "values"),
    [
        ("ask", {"text": "x" * 501}),
        ("ask", {"text": " \n\t "}),
        ("dim", {"words": "x" * 281}),
        ("poll", {**POLL, "options": ["one"]}),
        ("poll", {**POLL, "options": ["x"] * 7}),
        ("poll", {**POLL, "options": ["a", "x" * 121]}),
        ("poll", {**POLL, "question": {"by": "guide", "text": "x" * 501}}),
        ("highlight", {"elements": ["cot"] * 13}),
        ("highlight", {"elements": ["../etc"]}),
        ("lamp", {"hall": "upper", "layer": "base", "to": 1.5}),
        ("remove", {"uid": "x" * 65}),
        ("vote", {"poll": "p1", "option": 6}),
        ("seek", {"tour_ms": -1}),
    ],
)
def test_LIVE53_what_is_sent_is_bounded(do: str, values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        COMMAND.validate_python({"id": "c", "do": {"do": do, **values}})
