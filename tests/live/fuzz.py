"""LIVE54 by chance, from a seed: guides, followers and a projector over lines that are cut anywhere.

`run(seed, operations)` ends with every line whole again and everything told, and then asserts that each
member knows exactly what is so for them, that what they were told is done was done, once, and that it is in
the store.
"""

from __future__ import annotations

import random
from typing import Any

from enfilade.live.group import Joined, Tick, due_ms
from enfilade.live.refused import Refused
from enfilade.live.state import Ended, Group, Removed, Role, Rules
from enfilade.live.wire import state_for
from tests.live.fold import comparable
from tests.live.fuzz_line import Client, Line, Server
from tests.live.fuzz_wishes import wish
from tests.live.table import PLAN

STEPS = {
    "to_server": 30,
    "to_client": 30,
    "commit": 16,
    "wish": 34,
    "connect": 10,
    "cut": 4,
    "notice": 6,
    "wait": 5,
    "join": 2,
    "half_commit": 4,
    "kill": 1,
}
"""How often each operation is chosen."""


class Run:
    """One run of the fuzz."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.now = 1_000_000
        group = Group(
            gid="g",
            code="12345678",
            created_ms=self.now,
            capacity=6,
            plan=PLAN,
            zones=("execution",) if self.rng.random() < 0.5 else (),
            rules=Rules(carry_on=self.rng.random() < 0.3, waiting=self.rng.random() < 0.4),
            recording=self.rng.choice(("none", "motion", "voice")),
        )
        self.server = Server(group, lambda: self.now)
        self.clients: list[Client] = []
        self.lines: list[Line] = []
        self.joined = 0
        self.outside: dict[str, Role] = {}
        """who asked to come in and waits"""
        self.cuts = 0
        for uid, role in (("guide", Role.GUIDE), ("m1", Role.FOLLOWER), ("m2", Role.FOLLOWER)):
            self.admit(uid, role)
        self.admit("wall", Role.OBSERVER)
        self.clients.append(Client("guide", "tablet"))
        self.commit()

    def go(self, operations: int) -> None:
        """Do so many operations, mend everything, and look."""
        names, weights = list(STEPS), list(STEPS.values())
        for name in self.rng.choices(names, weights, k=operations):
            getattr(self, name)()
        self.mend()
        self.look()

    # -- operations

    def to_server(self) -> None:
        """Let the server take some of what a line has for it."""
        line = self.some([line for line in self.lines if line.server_open and line.to_server])
        for _ in range(self.rng.randint(1, 4)):
            if line is not None and line.server_open and line.to_server:
                self.server.receive(line, line.to_server.popleft())

    def to_client(self) -> None:
        """Let a client take some of what its line has for it."""
        client = self.some([c for c in self.clients if c.line is not None and c.line.to_client])
        for _ in range(self.rng.randint(1, 6)):
            if client is not None and client.line is not None and client.line.to_client:
                client.receive(client.line.to_client.popleft())

    def commit(self) -> None:
        """Write and tell."""
        self.server.begin_commit()
        self.server.end_commit()

    def half_commit(self) -> None:
        """Begin a commit, or end one: inputs come between."""
        if self.server.writing is None:
            self.server.begin_commit()
        else:
            self.server.end_commit()

    def wish(self) -> None:
        """Let a member wish something; guides do more."""
        clients = [c for c in self.clients if c.over is None]
        client = self.some(clients + [c for c in clients if c.uid == "guide"])
        if client is not None:
            do = wish(self.rng, self.server.group, client.uid)
            client.send(do)
            if do["do"] == "leave" and client.uid != "guide":
                self.shut(client)

    def connect(self) -> None:
        """Open a line for a client that has none."""
        client = self.some([c for c in self.clients if c.line is None and c.over is None])
        if client is not None:
            self.lines.append(client.connect())

    def cut(self) -> None:
        """Cut a line: what the client has sent may still arrive in part, what it was sent does not."""
        client = self.some([c for c in self.clients if c.line is not None])
        if client is None or client.line is None:
            return
        self.cuts += 1
        line = client.line
        line.client_open = False
        line.to_client.clear()
        for _ in range(self.rng.randint(0, len(line.to_server))):
            line.to_server.pop()
        client.lost()

    def notice(self) -> None:
        """Let one end notice that the other has gone."""
        line = self.some([line for line in self.lines if line.client_open != line.server_open])
        if line is not None:
            self.find_out(line)

    def wait(self) -> None:
        """Let time pass, with what is due."""
        until = self.now + self.rng.choice([1, 50, 400, 3000, 20_000, 130_000])
        while (due := due_ms(self.server.group)) is not None and due <= until:
            self.now = max(self.now, due)
            self.server.take(Tick())
        self.now = until

    def join(self) -> None:
        """Let somebody new come in, if they may; who waits asks again."""
        for uid, role in tuple(self.outside.items()):
            self.admit(uid, role)
        self.joined += 1
        role = Role.OBSERVER if self.rng.random() < 0.2 else Role.FOLLOWER
        self.admit(f"n{self.joined}", role)

    def kill(self) -> None:
        """Kill the server; what it had sent may still arrive in part."""
        self.cuts += 1
        if self.rng.random() < 0.5:
            self.server.begin_commit()
        if self.rng.random() < 0.5:
            self.server.end_commit(tells=False)
        for line in self.server.sockets:
            line.to_server.clear()
            for _ in range(self.rng.randint(0, len(line.to_client))):
                line.to_client.pop()
        for line in self.lines:
            line.server_open = False
        self.server.kill()

    # -- within

    def admit(self, uid: str, role: Role) -> None:
        """Admit somebody: their page opens when it is safe that they are of the group."""
        if isinstance(self.server.group.mode, Ended):
            return
        if uid in self.server.group.members:  # let in meanwhile
            self.server.tells.append(lambda: self.come_in(uid, role, self.server.group))
            return
        try:
            self.server.give(
                Joined(uid, role, None if role is Role.GUIDE else uid),
                lambda group: self.come_in(uid, role, group),
                lambda _group: None,
            )
        except Refused as refused:
            assert refused.code in ("group-full", "group-locked", "turned-away"), refused.code
            self.outside.pop(uid, None)

    def come_in(self, uid: str, role: Role, group: Group) -> None:
        """Open the page of somebody who is of the group; who waits goes on asking."""
        if uid not in group.members:
            self.outside[uid] = role
            return
        self.outside.pop(uid, None)
        known = any(client.uid == uid for client in self.clients)
        if not known and not isinstance(group.members[uid].line, Removed):
            self.clients.append(Client(uid, "page"))

    def shut(self, client: Client) -> None:
        """Close a page for good; what it has said is still heard."""
        client.over = "left"
        if client.line is not None:
            client.line.client_open = False
            client.line.to_client.clear()
            client.lost()

    def find_out(self, line: Line) -> None:
        """Let the end that is still open notice; what was under way to it comes first."""
        if line.server_open:
            while line.to_server and line.server_open:
                self.server.receive(line, line.to_server.popleft())
            if line in self.server.sockets:
                self.server.closed(line)
            line.server_open = False
        else:
            client = next(c for c in self.clients if c.line is line)
            while line.to_client:
                client.receive(line.to_client.popleft())
            line.client_open = False
            client.lost()

    def mend(self) -> None:
        """Let every line be whole and everything be told."""
        for _ in range(200):
            for line in self.lines:
                if line.client_open != line.server_open:
                    self.find_out(line)
            self.lines = [line for line in self.lines if line.client_open or line.server_open]
            for client in self.clients:
                if client.line is None and client.over is None:
                    self.lines.append(client.connect())
            while any(line.to_server and line.server_open for line in self.lines):
                for line in self.lines:
                    while line.to_server and line.server_open:
                        self.server.receive(line, line.to_server.popleft())
            self.server.end_commit()
            self.commit()
            for client in self.clients:
                while client.line is not None and client.line.to_client:
                    client.receive(client.line.to_client.popleft())
            if self.is_quiet():
                return
        raise AssertionError("it never comes to rest")

    def is_quiet(self) -> bool:
        """Whether nothing is under way any more."""
        if self.server.tells or any(c.line is None and c.over is None for c in self.clients):
            return False
        return all(
            line.client_open and line.server_open and not line.to_server and not line.to_client
            for line in self.lines
        )

    def look(self) -> None:
        """Compare what everybody knows with what is so."""
        group = self.server.group
        assert group == Group.model_validate_json(self.server.stored), "the store has it"
        assert len(set(self.server.carried_out)) == len(self.server.carried_out), "LIVE9 done once"
        carried_out = set(self.server.carried_out)
        for client in self.clients:
            lost = [id for id in client.done if (client.uid, id) not in carried_out]
            assert not lost, f"{client.uid} was told that {lost} are done"
            if client.over is not None:
                assert client.over in ("removed", "group-ended", "left"), client.over
                continue
            assert not client.waiting, f"{client.uid} still waits for {client.waiting}"
            assert client.state is not None
            known = comparable(client.state)
            so = comparable(state_for(group, client.uid, self.now, None).model_dump(mode="json"))
            assert known == so, f"LIVE54 {client.uid}"
            if not isinstance(group.mode, Ended):
                assert group.members[client.uid].here, client.uid

    def some(self, of: list[Any]) -> Any:
        """Return one by chance, None where there is none."""
        return self.rng.choice(of) if of else None


def run(seed: int, operations: int) -> Run:
    """Run the fuzz from a seed. Raises AssertionError where a member is not told what is so."""
    done = Run(seed)
    done.go(operations)
    return done
