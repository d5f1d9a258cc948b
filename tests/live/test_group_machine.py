"""Any sequence of inputs keeps what docs/SPEC.md promises; who folds the events equals the group."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from enfilade.content.motion import Keyframe
from enfilade.live.group import (
    Input,
    Joined,
    LineDropped,
    LineOpened,
    Restarted,
    Tick,
    Walked,
    Wished,
    apply,
    due_ms,
)
from enfilade.live.motion_codec import Moved
from enfilade.live.refused import Refused
from enfilade.live.script import tour_ms
from enfilade.live.state import Group, Role, Touring
from enfilade.live.wire import (
    COMMAND,
    GuideLine,
    MemberChanged,
    ModeChanged,
    YouChanged,
    ZonesChanged,
    state_for,
    view_of,
)
from enfilade.messages import FAULTS
from tests.live.contract_live import PLAN

UIDS = ("guide", "ayna", "elcin", "stranger")
GUIDES_ONLY = {"go-to", "play", "pause", "walk", "open-zone", "end"}

uids = st.sampled_from(UIDS)
dos: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries(
        {"do": st.just("go-to"), "stop": st.sampled_from([*(s.id for s in PLAN.stops), "nowhere"])}
    ),
    st.fixed_dictionaries({"do": st.just("play"), "through": st.booleans()}),
    st.sampled_from(
        [{"do": d} for d in ("pause", "walk", "follow", "look-around", "leave")]
        + [{"do": "play", "through": True}]
    ),
    st.fixed_dictionaries(
        {
            "do": st.just("open-zone"),
            "advisory": st.sampled_from(["execution", "sorrow"]),
            "open": st.booleans(),
        }
    ),
    st.fixed_dictionaries(
        {"do": st.just("arrive"), "hall": st.just("upper"), "percent": st.integers(0, 100)}
    ),
    st.fixed_dictionaries({"do": st.just("accept"), "advisory": st.sampled_from(["sorrow", "joy"])}),
)


class GroupMachine(RuleBasedStateMachine):
    """A group, a follower's copy of what is shared, and a guide's copy of the list of members."""

    @initialize()
    def begin(self) -> None:
        self.now = 10_000
        self.group = Group(gid="g", code="12345678", created_ms=self.now, capacity=2, plan=PLAN)
        self.ids = itertools.count()
        self.shared: dict[str, Any] = {
            "rev": 0,
            "mode": self.group.mode,
            "zones": (),
            "guide_here": False,
        }
        self.listed: dict[str, Any] = {}
        self.listed_rev = 0

    def give(self, given: Input) -> None:
        before = self.group
        try:
            self.group, said = apply(before, given, self.now)
        except Refused as refused:
            assert refused.code in FAULTS, "LIVE26 every refusal has its sentence"
            return
        for envelope in said:
            match envelope.event:
                case ModeChanged(rev=rev, mode=mode):
                    self.fold(rev, mode=mode)
                case ZonesChanged(rev=rev, zones=zones):
                    self.fold(rev, zones=zones)
                case GuideLine(rev=rev, here=here):
                    self.fold(rev, guide_here=here)
                case MemberChanged(roster_rev=rev, member=member):
                    assert rev == self.listed_rev + 1
                    self.listed_rev = rev
                    self.listed[member.uid] = member
                case YouChanged(you=you):
                    assert envelope.uid == you.uid
        self.no_step_back(before)

    def fold(self, rev: int, **values: Any) -> None:
        assert rev == self.shared["rev"] + 1, "LIVE20 no gap"
        self.shared |= {"rev": rev, **values}

    def no_step_back(self, before: Group) -> None:
        """LIVE15 while a stop is shown its moment never steps back, unless somebody led elsewhere."""
        old, new = before.mode, self.group.mode
        if isinstance(old, Touring) and isinstance(new, Touring) and old.stop == new.stop:
            was = tour_ms(old, PLAN, before.zones, self.now)
            now = tour_ms(new, PLAN, self.group.zones, self.now)
            assert now >= was or "go-to" in self.led, (was, now)

    led: tuple[str, ...] = ()

    @rule(uid=uids, do=dos)
    def wish(self, uid: str, do: dict[str, Any]) -> None:
        self.led = (do["do"],)
        before = self.group
        self.give(Wished(uid, COMMAND.validate_python({"id": f"c{next(self.ids)}", "do": do})))
        if uid != "guide" and do["do"] in GUIDES_ONLY:
            assert self.group == before, "LIVE5"

    @rule(uid=uids, role=st.sampled_from(Role))
    def join(self, uid: str, role: Role) -> None:
        self.led = ()
        if (uid == "guide") == (role is Role.GUIDE) and uid != "stranger":
            self.give(Joined(uid, role, None))

    @rule(uid=uids)
    def open(self, uid: str) -> None:
        self.led = ()
        self.give(LineOpened(uid))

    @rule(uid=uids)
    def drop(self, uid: str) -> None:
        self.led = ()
        self.give(LineDropped(uid))

    @rule(uid=uids, t=st.integers(0, 100_000))
    def walked(self, uid: str, t: int) -> None:
        self.led = ()
        before = self.group.keyframe
        self.give(Walked(uid, Moved(Keyframe(t, 0, t, 0, 0, 0, 0))))
        if uid != "guide":
            assert self.group.keyframe == before, "LIVE5"

    @rule(ms=st.sampled_from([1, 400, 3000, 20_000, 200_000, 8_000_000]))
    def wait(self, ms: int) -> None:
        self.led = ()
        until = self.now + ms
        for _ in range(100):
            due = due_ms(self.group)
            if due is None or due > until:
                break
            self.now = max(self.now, due)
            self.give(Tick())
        else:
            raise AssertionError("LIVE27 a tick that is due for ever")
        self.now = until

    @rule()
    def restart(self) -> None:
        self.led = ()
        self.group = Group.model_validate_json(self.group.model_dump_json())
        self.give(Restarted())

    @invariant()
    def a_follower_who_folds_events_knows_what_is_so(self) -> None:
        group = self.group
        assert self.shared == {
            "rev": group.rev,
            "mode": group.mode,
            "zones": group.zones,
            "guide_here": group.guide_here,
        }
        assert self.listed == {uid: view_of(member) for uid, member in group.members.items()}

    @invariant()
    def what_is_shut_is_not_shown(self) -> None:
        mode = self.group.mode
        if isinstance(mode, Touring):
            index = PLAN.index_of(mode.stop)
            assert index is not None and PLAN.is_open(index, self.group.zones), "LIVE14"
            at = tour_ms(mode, PLAN, self.group.zones, self.now + 10_000_000)
            assert not (22_000 > at > 15_000) or "execution" in self.group.zones, "LIVE14"

    @invariant()
    def only_guides_are_told_who_is_there(self) -> None:
        for uid, member in self.group.members.items():
            roster = state_for(self.group, uid, self.now, None).roster
            assert (roster is not None) == (member.role is Role.GUIDE), "LIVE19"


TestGroupMachine = GroupMachine.TestCase
TestGroupMachine.settings = settings(max_examples=50, stateful_step_count=100, deadline=None)
