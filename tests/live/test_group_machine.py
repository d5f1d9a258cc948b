"""Any sequence of inputs keeps what docs/SPEC.md promises; who folds the events equals the group."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from enfilade.content.motion import Keyframe
from enfilade.live.events import on_wire
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
    due_soon_ms,
)
from enfilade.live.modes import Paused, Standing, at_stop
from enfilade.live.motion_codec import Moved
from enfilade.live.presence import changed
from enfilade.live.refused import Refused
from enfilade.live.roles import may
from enfilade.live.script import tour_ms
from enfilade.live.state import Group, Role, Rules, Touring
from enfilade.live.wire import COMMAND, state_for
from enfilade.messages import FAULTS
from tests.live.fold import comparable, fold
from tests.live.table import PLAN
from tests.live.wishes import UIDS, dos

ROLES = {"guide": Role.GUIDE, "wall": Role.OBSERVER}

uids = st.sampled_from(UIDS)


class GroupMachine(RuleBasedStateMachine):
    """A group, and each member's copy of it, made of nothing but what that member is told."""

    @initialize(carry_on=st.booleans(), waiting=st.booleans(), zones=st.sampled_from([(), ("execution",)]))
    def begin(self, carry_on: bool, waiting: bool, zones: tuple[str, ...]) -> None:
        self.now = 10_000
        self.group = Group(
            gid="g",
            code="12345678",
            created_ms=self.now,
            capacity=2,
            plan=PLAN,
            zones=zones,
            rules=Rules(carry_on=carry_on, waiting=waiting, lock_on_start=waiting and carry_on),
        )
        self.ids = itertools.count()
        self.copies: dict[str, dict[str, Any]] = {}
        self.led: tuple[str, ...] = ()
        self.due = due_ms(self.group)
        """when the hub ticks: exact after a tick, later no later than that"""

    def give(self, given: Input) -> None:
        before = self.group
        try:
            self.group, said = apply(before, given, self.now)
        except Refused as refused:
            assert refused.code in FAULTS, "LIVE26 every refusal has its sentence"
            return
        if isinstance(given, Tick | Restarted):
            self.due = due_ms(self.group)
        elif not isinstance(given, Walked):
            self.due = due_soon_ms(before, self.group, self.due)
        members = {uid for uid, m in self.group.members.items() if before.members.get(uid) is not m}
        assert {member.uid for member in changed(before, self.group)} == members
        for envelope in said:
            event = on_wire(envelope.event).model_dump(mode="json")
            for uid, copy in self.copies.items():
                role = before.members[uid].role
                meant = {"all": True, "guides": role.guides}.get(envelope.to, envelope.uid == uid)
                if meant:
                    folded = fold(copy, event)
                    assert folded is not None, "LIVE20 no gap"
                    self.copies[uid] = folded
        for uid, member in self.group.members.items():
            if uid not in self.copies or member.role is not before.members[uid].role:
                self.copies[uid] = self.view(uid)
        self.no_step_back(before)

    def view(self, uid: str) -> dict[str, Any]:
        return {
            **comparable(state_for(self.group, uid, self.now, None).model_dump(mode="json")),
            "keyframe": None,
        }

    def no_step_back(self, before: Group) -> None:
        """LIVE15 while a stop is shown its moment never steps back, unless somebody led elsewhere."""
        old, new = before.mode, self.group.mode
        if isinstance(old, Touring) and isinstance(new, Touring) and old.stop == new.stop:
            was = tour_ms(old, PLAN, before.zones, self.now)
            now = tour_ms(new, PLAN, self.group.zones, self.now)
            assert now >= was or {"go-to", "seek"} & {*self.led}, (was, now)

    @rule(uid=uids, do=dos)
    def wish(self, uid: str, do: dict[str, Any]) -> None:
        """What members wish comes over a line that is open."""
        self.led = (do["do"],)
        before = self.group
        if uid in before.members and not before.members[uid].here:
            return
        self.give(Wished(uid, COMMAND.validate_python({"id": f"c{next(self.ids)}", "do": do})))
        member = before.members.get(uid)
        if member is None or may(member.role, do["do"]) == "no":
            assert self.group == before, "LIVE33"
        elif not member.role.guides:
            assert guides_own(self.group, uid) == guides_own(before, uid), "LIVE5"

    @rule(uid=uids)
    def join(self, uid: str) -> None:
        self.led = ()
        if uid != "stranger":
            self.give(Joined(uid, ROLES.get(uid, Role.FOLLOWER), None))

    @rule(uid=uids)
    def open(self, uid: str) -> None:
        self.led = ()
        self.give(LineOpened(uid))

    @rule(uid=uids)
    def drop(self, uid: str) -> None:
        self.led = ()
        self.give(LineDropped(uid))

    @rule()
    def all_come(self) -> None:
        """Where everybody is here more can happen."""
        for uid in UIDS:
            self.join(uid)
            self.open(uid)

    @rule(uid=uids, t=st.integers(0, 100_000))
    def walked(self, uid: str, t: int) -> None:
        self.led = ()
        before = self.group
        self.give(Walked(uid, Moved(Keyframe(t, 0, t, 0, 0, 0, 0))))
        if before.leader != uid and uid != "guide":
            assert self.group == before, "LIVE5"

    @rule(ms=st.sampled_from([1, 400, 3000, 20_000, 200_000, 8_000_000]))
    def wait(self, ms: int) -> None:
        self.led = ()
        until = self.now + ms
        for _ in range(100):
            if self.due is None or self.due > until:
                break
            self.now = max(self.now, self.due)
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
    def no_tick_is_late(self) -> None:
        exact = due_ms(self.group)
        assert exact is None or (self.due is not None and self.due <= exact), "LIVE27"

    @invariant()
    def who_folds_events_knows_what_is_so(self) -> None:
        for uid, copy in self.copies.items():
            assert comparable(copy) == comparable(self.view(uid)), "LIVE54"

    @invariant()
    def what_is_shut_is_not_shown(self) -> None:
        stop = at_stop(self.group.mode)
        if stop is not None:
            index = PLAN.index_of(stop)
            assert index is not None and PLAN.is_open(index, self.group.zones), "LIVE14"
        mode = self.group.mode
        if isinstance(mode, Touring):
            at = tour_ms(mode, PLAN, self.group.zones, self.now + 10_000_000)
            assert not (22_000 > at > 15_000) or "execution" in self.group.zones, "LIVE14"

    @invariant()
    def a_pause_stands_still(self) -> None:
        mode = self.group.mode
        if isinstance(mode, Paused) and isinstance(mode.after, Standing):
            assert mode.after.clock.kind == "held", "LIVE40"

    @invariant()
    def only_guides_are_told_who_is_there(self) -> None:
        for uid, member in self.group.members.items():
            roster = state_for(self.group, uid, self.now, None).roster
            assert (roster is not None) == member.role.guides, "LIVE19"

    @invariant()
    def what_followers_hold_they_may_hold(self) -> None:
        group = self.group
        holders = {hand.uid for hand in group.hands} | ({group.floor} - {None})
        for uid in holders:
            member = group.members[uid or ""]
            assert member.role is Role.FOLLOWER and member.stays, "LIVE46 LIVE47"
        assert len({hand.uid for hand in group.hands}) == len(group.hands), "LIVE46"
        if group.stand_in is not None:
            assert not group.guide_here, "LIVE36"
            assert group.members[group.stand_in].role is Role.CO_GUIDE, "LIVE36"
        if group.leader is None and not group.rules.carry_on:
            mode = group.mode
            assert not isinstance(mode, Touring) or mode.clock.kind == "held", "LIVE37"


def guides_own(group: Group, uid: str) -> dict[str, Any]:
    """Return all that no follower's wish may change; `uid` gives the floor back by leaving."""
    return {
        "mode": group.mode,
        "zones": group.zones,
        "scene": group.scene,
        "rules": group.rules,
        "lead": (group.leader, group.stand_in, group.keyframe),
        "floor": None if group.floor == uid else group.floor,
        "hands": [hand for hand in group.hands if hand.uid != uid],
        "questions": {q.id: (q.uid, q.text, q.state) for q in group.questions if q.uid != uid},
        "polls": [(p.id, p.question, p.options, p.state) for p in group.polls],
        "votes": [{u: v for u, v in p.votes.items() if u != uid} for p in group.polls],
        "members": {u: (m.role, m.muted, m.name) for u, m in group.members.items()},
        "others": {u: m for u, m in group.members.items() if u != uid},
    }


TestGroupMachine = GroupMachine.TestCase
TestGroupMachine.settings = settings(max_examples=50, stateful_step_count=100, deadline=None)
