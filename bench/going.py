"""Coming and going: how soon a latecomer is there, and how soon everybody is back after a server was killed.

The members run the viewer's own client in Node (tools/members.ts), all in one process beside the server.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import requests

from bench.figures import Figure, percentile
from tools.node_members import NodeMember, NodeProcess, bundle, node_process
from tools.serving import Server, make_home, start_server, stop_server

MEMBERS = 200
IN_A_GROUP = 40
LATECOMERS = 20
WAIT_S = 30.0
LATE_S, BACK_S = 1.0, 5.0
"""The most that a late join and a return after the server's restart may take."""


def figures() -> Iterator[Figure]:
    """Fill five groups, let latecomers in, kill the server, start it again."""
    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder) / "home")
        server = start_server(home)
        with node_process(bundle(Path(folder))) as process, requests.Session() as staff:
            staff.post(server.staff_link, timeout=WAIT_S).raise_for_status()
            members: list[NodeMember] = []
            for number in range(MEMBERS // IN_A_GROUP):
                members += fill(server, staff, process, number)
            yield from latecomers(server, staff, process)
            server, rows = restarted(server, members)
            yield from rows
        stop_server(server)


def new_group(server: Server, staff: requests.Session) -> tuple[str, str]:
    """Start a group as staff do; return its code and the guide's secret."""
    page = staff.get(f"{server.address}/staff", timeout=WAIT_S).text
    tour = re.search(r'name="tour" value="([^"]+)"', page)
    assert tour is not None
    ready = staff.post(f"{server.address}/staff/groups", {"tour": tour[1]}, timeout=WAIT_S).text
    code, secret = re.search(r'id="code">([\d ]+)<', ready), re.search(r"/guide/([\w-]+)", ready)
    assert code is not None and secret is not None
    return code[1], secret[1]


def fill(server: Server, staff: requests.Session, process: NodeProcess, number: int) -> list[NodeMember]:
    """Bring a guide and followers into a group of their own; return them once they are all there."""
    code, secret = new_group(server, staff)
    guide = NodeMember(process, f"guide {number}")
    guide.join(server.address, secret=secret)
    followers = [NodeMember(process, f"follower {number}.{n}") for n in range(IN_A_GROUP - 1)]
    for follower in followers:
        follower.join(server.address, code=code)
    for member in (guide, *followers):
        member.wait(lambda x: x.state)
    return [guide, *followers]


def latecomers(server: Server, staff: requests.Session, process: NodeProcess) -> Iterator[Figure]:
    """Join one after the other, while the others are there."""
    code, _secret = new_group(server, staff)
    took = []
    for n in range(LATECOMERS):
        late = NodeMember(process, f"late {n}")
        began = time.perf_counter()
        late.join(server.address, code=code)
        late.wait(lambda x: x.state)
        took.append(1000 * (time.perf_counter() - began))
        late.order_close()
    yield Figure("a latecomer: from the code to the group's state, p50", percentile(took, 0.5), "ms")
    yield Figure("a latecomer: from the code to the group's state, longest", max(took), "ms", 1000 * LATE_S)


def restarted(server: Server, members: list[NodeMember]) -> tuple[Server, list[Figure]]:
    """Kill the server and start it again; return it, and how long the members took to be back."""
    server.process.kill()
    server.process.wait()
    every(members, lambda x: x.lines[-1] == "down")
    states = [len(member.all("state")) for member in members]
    again = start_server(server.home, port=int(server.address.rsplit(":", 1)[1]))
    began_ms = 1000 * time.time()
    back = [
        (member.told("state", seen) - began_ms) / 1000 for member, seen in zip(members, states, strict=True)
    ]
    rows = [
        Figure(
            f"{len(members)} members, server killed: half are back after its restart",
            percentile(back, 0.5),
            "s",
        ),
        Figure(f"{len(members)} members, server killed: the last is back", max(back), "s", BACK_S),
        Figure(f"{len(members)} members: most of them back within one tenth of a second", busiest(back), ""),
    ]
    return again, rows


def every(members: list[NodeMember], what: Callable[[NodeMember], bool]) -> None:
    """Wait until something is so of each member."""
    for member in members:
        member.wait(what)


def busiest(moments: list[float]) -> int:
    """Return how many of the moments lie in the tenth of a second that has the most."""
    return max(sum(at <= other < at + 0.1 for other in moments) for at in moments)
