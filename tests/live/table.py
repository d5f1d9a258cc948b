"""A group on the table: its clock at hand, what it said, and members' wishes in one line."""

from __future__ import annotations

from typing import Any

import pytest

from enfilade.live.group import Envelope, Input, Joined, LineOpened, Tick, Wished, apply, due_ms
from enfilade.live.modes import Mode
from enfilade.live.plan import PlanHall
from enfilade.live.refused import Refused
from enfilade.live.scene import Scene
from enfilade.live.script import tour_ms
from enfilade.live.state import Group, Role, Touring
from enfilade.live.wire import COMMAND
from tests.live.contract_live import PLAN as SCRIPT_PLAN

T0 = 1_000_000

PLAN = SCRIPT_PLAN.model_copy(
    update={
        "halls": (
            PlanHall(id="upper", solemn=False, doors=("front-door",), lamps=("base", "desk-lamp")),
            PlanHall(id="basement", solemn=True, doors=("cell-door",), lamps=("base",)),
        )
    }
)
"""Stops: threshold (upper), cell (basement), closed-door (basement, opt-in), names (upper, with a notice)."""


class Table:
    """A group with its clock at hand, and every envelope that it gave."""

    def __init__(self, *followers: str, capacity: int = 50, **values: Any) -> None:
        self.group = Group(gid="g", code="12345678", created_ms=T0, capacity=capacity, plan=PLAN, **values)
        self.now, self.said, self._ids = T0, list[Envelope](), 0
        self.come("guide", Role.GUIDE)
        for uid in followers:
            self.come(uid)

    def come(self, uid: str, role: Role = Role.FOLLOWER) -> None:
        """Join, and open a line."""
        self.give(Joined(uid, role, uid.title()))
        self.give(LineOpened(uid))

    def give(self, given: Input) -> tuple[Envelope, ...]:
        """Let the group take an input."""
        self.group, said = apply(self.group, given, self.now)
        self.said += said
        return said

    def wish(self, uid: str, do: str, /, id: str | None = None, **values: Any) -> tuple[Envelope, ...]:
        """Let a member send a command."""
        self._ids += 1
        command = COMMAND.validate_python({"id": id or f"c{self._ids}", "do": {"do": do, **values}})
        return self.give(Wished(uid, command))

    def wait(self, ms: int) -> None:
        """Let time pass, with every tick when it is due."""
        until = self.now + ms
        while (due := due_ms(self.group)) is not None and due <= until:
            self.now = max(self.now, due)
            self.give(Tick())
            following = due_ms(self.group)
            assert following is None or following > self.now, "a tick that is due at once for ever"
        self.now = until

    def reload(self) -> None:
        """Put the group into the store and take it out again."""
        self.group = Group.model_validate_json(self.group.model_dump_json())

    @property
    def touring(self) -> Touring:
        """The mode, which is a tour."""
        assert isinstance(self.group.mode, Touring)
        return self.group.mode

    def mode(self) -> Mode:
        """The mode, of which nothing is known."""
        return self.group.mode

    def scene(self) -> Scene:
        """What is shown."""
        return self.group.scene

    def lead(self) -> tuple[str | None, str | None]:
        """Who leads, and which co-guide stands in."""
        return self.group.leader, self.group.stand_in

    def at(self) -> int:
        """The moment of the tour."""
        return tour_ms(self.touring, PLAN, self.group.zones, self.now)


def refused(code: str) -> Any:
    """What follows is refused with this code."""
    return pytest.raises(Refused, match=f"^{code}$")
