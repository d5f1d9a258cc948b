"""One group in this process, and what its members are told: events to those whom they concern, states.

An event goes out when the store has it, never before. A new role is a new seat: the member's sockets hear
what the role hears from then on, and get the whole state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gevent.lock import RLock

from enfilade.live.events import on_wire
from enfilade.live.group import Envelope
from enfilade.live.motion_codec import Moved, encode
from enfilade.live.pointer import Place, is_alone
from enfilade.live.state import Group, Removed
from enfilade.live.wire import state_for
from enfilade.web.fanout import Fanout


@dataclass
class Live:
    """A group with what only this process knows of it."""

    group: Group
    epoch: int
    lock: RLock = field(default_factory=RLock)
    sockets: dict[str, str] = field(default_factory=dict)
    """uid by socket id"""
    due_ms: int | None = None
    """when the group next needs a tick"""
    saved_keyframe_ms: int = 0
    places: dict[str, Place] = field(default_factory=dict)
    """where those are, by uid, who walk for themselves: for the guides' plan, and in no store"""


class Teller:
    """Tells a group's members what has been written.

    gid_of: the hub's table of sockets; who is removed from a group leaves it.
    """

    def __init__(self, fanout: Fanout, now_ms: Callable[[], int], gid_of: dict[str, str]) -> None:
        self._fanout, self._now_ms, self._gid_of = fanout, now_ms, gid_of
        self.after_state: Callable[[Live, str, Group], None] = lambda live, sid, group: None
        """is told of every state that went out: a class's own view follows it"""

    def tell(self, live: Live, group: Group, envelope: Envelope) -> None:
        """Tell an event of `group`, the state that has been written."""
        event, uid = on_wire(envelope.event), envelope.uid or ""
        match envelope.to:
            case "all":
                self._fanout.everybody(group.gid, event)
            case "guides":
                self._fanout.guides(group.gid, event)
            case "one":
                self._fanout.member(group.gid, uid, event)
            case "seat":
                self._fanout.member(group.gid, uid, event)
                self._seat(live, group, uid)

    def state(self, live: Live, sid: str, group: Group) -> None:
        """Send a member the state that has just been written, and no newer one: a crash could undo that."""
        uid = live.sockets.get(sid)
        if uid is not None:
            # Motion is no state: of it the newest is sent.
            keyframe = live.group.keyframe if live.group.rev == group.rev else group.keyframe
            text = None if keyframe is None else encode(Moved(keyframe, cut=True))
            state = state_for(group, uid, self._now_ms(), text)
            self._fanout.state(sid, state)
            if group.members[uid].role.guides:
                for alone, at in live.places.items():
                    if alone in group.members and is_alone(group, group.members[alone]):
                        self._fanout.placed_for(sid, alone, at)
            self.after_state(live, sid, group)

    def _seat(self, live: Live, group: Group, uid: str) -> None:
        """Let a member's sockets hear what their new role hears; close them where the member was removed."""
        member = group.members[uid]
        for sid in [sid for sid, of in live.sockets.items() if of == uid]:
            if isinstance(member.line, Removed):
                live.sockets.pop(sid)
                self._gid_of.pop(sid, None)
                self._fanout.let_go(sid)
            else:
                self._fanout.seat(sid, member.role.guides)
                self.state(live, sid, group)
