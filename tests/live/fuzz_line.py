"""The two ends of the fuzz: a server as the hub is around the machine, clients as `src/live/client.ts` is.

Between them are lines of two queues, flushed by hand. A line may be cut with messages under way; the server
may be killed between any two steps, also after it has written a state and before it has told anybody.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from enfilade.live.events import on_wire
from enfilade.live.group import (
    Envelope,
    Input,
    LineDropped,
    LineOpened,
    Restarted,
    Wished,
    apply,
)
from enfilade.live.refused import Refused
from enfilade.live.state import Ended, Group, Removed
from enfilade.live.wire import COMMAND, Command, state_for
from tests.live.fold import State, fold

Message = tuple[str, Any]
Tell = Callable[[], None]

IN_FLIGHT = 24
"""So many commands a client sends before it has heard of the first: fewer than the ids the server keeps."""


@dataclass(eq=False)
class Line:
    """One socket: what each end has sent and the other has not yet taken."""

    uid: str
    to_server: deque[Message] = field(default_factory=deque)
    to_client: deque[Message] = field(default_factory=deque)
    client_open: bool = True
    server_open: bool = True


class Server:
    """A group with its store and its sockets. A commit has two halves: a kill finds its way between."""

    def __init__(self, group: Group, now: Callable[[], int]) -> None:
        self.group, self.now = group, now
        self.stored = group.model_dump_json()
        self.sockets: dict[Line, str] = {}
        self.hear_guides: set[Line] = set()
        self.tells: list[Tell] = []
        self.writing: tuple[str, list[Tell], int] | None = None
        self.carried_out: list[tuple[str, str]] = []
        """Member and id of each command done, in order; a kill takes back what was not stored."""
        self.stored_count = 0

    def give(self, given: Input, then: Callable[[Group], None], first: Callable[[Group], None]) -> None:
        """Let the group take an input, and queue what is to be told once it is safe."""
        group, envelopes = apply(self.group, given, self.now())
        self.group = group

        def tell() -> None:
            first(group)
            for envelope in envelopes:
                self.tell(group, envelope)
            then(group)

        self.tells.append(tell)

    def take(self, given: Input) -> None:
        """Let the group take an input that nobody waits for."""
        self.give(given, _nothing, _nothing)

    def tell(self, group: Group, envelope: Envelope) -> None:
        """Send an event to those whom it is for."""
        event = on_wire(envelope.event).model_dump(mode="json")
        for line, uid in tuple(self.sockets.items()):
            to_all = envelope.to == "all" or (envelope.to == "guides" and line in self.hear_guides)
            if to_all or envelope.uid == uid:
                line.to_client.append(("event", event))
        if envelope.to == "seat":
            member = group.members[envelope.uid or ""]
            for line in [line for line, uid in self.sockets.items() if uid == member.uid]:
                if isinstance(member.line, Removed):
                    self.let_go(line)
                else:
                    self.seat(line, member.role.guides)
                    self.send_state(line, group)

    def seat(self, line: Line, guide: bool) -> None:
        """Let a line hear the guides, or no more."""
        (self.hear_guides.add if guide else self.hear_guides.discard)(line)

    def let_go(self, line: Line) -> None:
        """Close a line from here."""
        line.server_open = False
        self.sockets.pop(line, None)
        self.hear_guides.discard(line)

    def send_state(self, line: Line, group: Group) -> None:
        """Send a line the whole state, as it is in the store."""
        if line in self.sockets:
            state = state_for(group, line.uid, self.now(), None).model_dump(mode="json")
            line.to_client.append(("state", state))

    def receive(self, line: Line, message: Message) -> None:
        """Take one message of a line."""
        kind, data = message
        try:
            match kind:
                case "open":
                    self.open(line)
                case "command":
                    self.command(line, COMMAND.validate_python(data))
                case _:
                    group = self.group
                    self.tells.append(lambda: self.send_state(line, group))
        except Refused as refused:
            id = data["id"] if kind == "command" else None
            line.to_client.append(("refused", {"id": id, "code": refused.code}))
            if kind == "open":
                line.server_open = False

    def open(self, line: Line) -> None:
        """Take a line in; its state follows once it is safe."""
        member = self.group.members[line.uid]
        if isinstance(self.group.mode, Ended):
            raise Refused("group-ended")
        if isinstance(member.line, Removed):
            raise Refused("removed")
        self.sockets[line] = line.uid
        self.seat(line, member.role.guides)
        line.to_client.append(("connected", None))
        self.give(LineOpened(line.uid), _nothing, lambda group: self.send_state(line, group))

    def command(self, line: Line, command: Command) -> None:
        """Carry a command out; who sent it hears of it once it is safe."""
        uid = line.uid
        known = command.id in self.group.members[uid].handled
        self.give(
            Wished(uid, command),
            lambda _group: line.to_client.append(("done", {"id": command.id})),
            _nothing,
        )
        if not known:
            self.carried_out.append((uid, command.id))

    def closed(self, line: Line) -> None:
        """Notice that a line is down."""
        self.let_go(line)
        if line.uid not in self.sockets.values():
            self.take(LineDropped(line.uid))

    def begin_commit(self) -> None:
        """Hand the newest state to the store."""
        if self.writing is None:
            self.writing = (self.group.model_dump_json(), self.tells, len(self.carried_out))
            self.tells = []

    def end_commit(self, tells: bool = True) -> None:
        """The store has it; now it is told, unless the server dies at this moment."""
        if self.writing is None:
            return
        self.stored, waiting, self.stored_count = self.writing
        self.writing = None
        for tell in waiting if tells else ():
            tell()

    def kill(self) -> None:
        """Die and begin anew from the store: lines, and what was not stored, are gone."""
        for line in tuple(self.sockets):
            line.server_open = False
        self.sockets, self.hear_guides, self.tells, self.writing = {}, set(), [], None
        del self.carried_out[self.stored_count :]
        self.group = Group.model_validate_json(self.stored)
        self.take(Restarted())


class Client:
    """One page of a member."""

    def __init__(self, uid: str, mark: str) -> None:
        self.uid, self.mark = uid, mark
        self.line: Line | None = None
        self.connected = False
        self.state: State | None = None
        self.asked = True
        self.waiting: dict[str, dict[str, Any]] = {}
        self.done: list[str] = []
        self.over: str | None = None
        self.count = 0

    def connect(self) -> Line:
        """Open a line."""
        assert self.line is None
        self.line, self.connected = Line(self.uid), False
        self.line.to_server.append(("open", None))
        return self.line

    def send(self, do: dict[str, Any]) -> None:
        """Wish for something; it waits here until the server says that it is done."""
        if len(self.waiting) >= IN_FLIGHT:
            return
        self.count += 1
        id = f"{self.mark}-{self.count}"
        command = self.waiting[id] = {"id": id, "do": do}
        if self.line is not None and self.connected:
            self.line.to_server.append(("command", command))

    def receive(self, message: Message) -> None:
        """Take one message of the server."""
        assert self.line is not None
        kind, data = message
        match kind:
            case "connected":
                self.connected, self.asked = True, True
                self.line.to_server.extend(("command", command) for command in self.waiting.values())
            case "state":
                self.state, self.asked = {**data, "keyframe": None}, False
            case "event":
                self.fold(data)
            case "done":
                if self.waiting.pop(data["id"], None) is not None:
                    self.done.append(data["id"])
            case "refused" if data["id"] is None:
                self.over = data["code"]
            case _:
                self.waiting.pop(data["id"], None)

    def fold(self, event: dict[str, Any]) -> None:
        """Put an event into the state, as the viewer does."""
        if self.state is None or self.asked:
            return
        if "roster_rev" in event:
            assert self.state["you"]["role"] in ("guide", "co-guide"), "LIVE19"
        folded = fold(self.state, event)
        if folded is None:
            self.asked = True
            assert self.line is not None
            self.line.to_server.append(("resync", None))
        else:
            self.state = folded

    def lost(self) -> None:
        """Notice that the line is down."""
        self.line, self.connected = None, False


def _nothing(_group: Group) -> None:
    pass
