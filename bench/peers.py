"""The two servers that are measured side by side: ours, and a Node Socket.IO server of bench/node_peer.

Each has one core to itself and the clients have another, where the machine has two.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from bench.crowd import Crowd, Sender
from enfilade.content.motion import Keyframe
from enfilade.live.motion_codec import Moved, encode
from tools.serving import free_port, make_home, start_server, stop_server
from tools.set_up import node

PEER = Path(__file__).with_name("node_peer")
WAIT_S = 60.0


@dataclass
class Peer:
    """A running server."""

    name: str
    port: int
    pid: int
    staff: requests.Session | None
    """Somebody signed in as staff; None with the Node server, which has no groups to make."""

    def cpu_s(self) -> float:
        """Return the processor's seconds that the server has used; a tick is 10 ms."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_kb(self) -> float:
        """Return the memory that is the server's alone."""
        text = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        return sum(float(kb) for kb in re.findall(r"^Private_\w+:\s+(\d+) kB", text, re.M))

    def group(self, crowd: Crowd, lecture: int = 0) -> Led:
        """Start a group, or a lecture of so many, bring its guide in, and let them lead on foot."""
        if self.staff is None:
            path = f"/live/0/g{time.monotonic_ns()}/"
            return Led(self, crowd, crowd.enter([(path, "guide")])[0], "", path, 0)
        address = f"http://127.0.0.1:{self.port}"
        page = self.staff.get(f"{address}/staff", timeout=WAIT_S).text
        tour = re.search(r'name="tour" value="([^"]+)"', page)
        assert tour is not None
        asked = {"tour": tour[1], "lecture": str(lecture or "")}
        ready = self.staff.post(f"{address}/staff/groups", asked, timeout=WAIT_S).text
        code, secret = re.search(r'id="code">([\d ]+)<', ready), re.search(r"/guide/([\w-]+)", ready)
        assert code is not None and secret is not None
        path, token = self.join(secret=secret[1])
        number = crowd.enter([(path, token)], keep_state=True)[0]
        crowd.say(number, '42/live,["command",{"id":"walk","do":{"do":"walk"}}]')
        state = json.JSONDecoder().raw_decode(crowd.states.pop(number))[0][1]
        began_s = time.perf_counter() - (state["now_ms"] - state["created_ms"]) / 1000
        return Led(self, crowd, number, code[1], path, began_s)

    def join(self, **who: str) -> tuple[str, str]:
        """Join a group by its code or its guide's secret; return the socket path and the token."""
        global _http
        if _http is None:
            _http = requests.Session()
        answer = _http.post(f"http://127.0.0.1:{self.port}/join", json=who, timeout=WAIT_S)
        answer.raise_for_status()
        said = answer.json()
        return said["socket_path"], said["token"]


_http: requests.Session | None = None


@dataclass
class Led:
    """A group whose guide walks."""

    peer: Peer
    crowd: Crowd
    guide: int
    code: str
    path: str
    began_s: float
    """when the group was created, by this process's perf_counter"""
    followers: int = 0
    _shared: tuple[str, str] | None = None

    def add(self, count: int) -> None:
        """Bring in followers, each somebody of their own."""
        if self.peer.staff is None:
            self.crowd.enter([(self.path, "follower")] * count)
        else:
            self.crowd.join([self.code] * count)
        self.followers += count

    def add_sockets(self, count: int) -> None:
        """Bring in sockets of one follower: what a message costs is the same, and joining is not measured."""
        if self.peer.staff is None:
            self.add(count)
            return
        self._shared = self._shared or self.peer.join(code=self.code)
        self.crowd.enter([self._shared] * count)
        self.followers += count

    def walk(self, seconds: float, per_s: float = 10, offset_s: float = 0.0) -> Sender:
        """Return the guide walking on: so many keyframes a second."""
        left = int(seconds * per_s)
        first: float | None = None
        n = 0

        def following(now_s: float) -> tuple[float, str] | None:
            nonlocal first, n
            first = now_s + offset_s if first is None else first
            if n == left:
                return None
            at_s = first + n / per_s
            n += 1
            t_ms = int((at_s - self.began_s) * 1000)
            moved = Moved(Keyframe(t_ms, 0, 1000 + 20 * (n % 500), 1600, 2000, 0, 0))
            return at_s, encode(moved)

        return Sender(self.guide, self.followers, following)


@contextmanager
def ours(**settings: str) -> Iterator[Peer]:
    """Run `enfilade serve` on a home of its own, on the first core."""
    kept = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    with tempfile.TemporaryDirectory() as folder, cores() as take_the_others:
        server = start_server(make_home(Path(folder)))
        take_the_others()
        try:
            with requests.Session() as staff:
                staff.post(server.staff_link, timeout=WAIT_S).raise_for_status()
                port = int(server.address.rsplit(":", 1)[1])
                yield Peer("Enfilade", port, server.process.pid, staff)
        finally:
            stop_server(server)
            for name, value in kept.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextmanager
def peer() -> Iterator[Peer]:
    """Run the Node server, on the first core; its packages are installed as its lock file says."""
    if not (PEER / "node_modules" / "socket.io").is_dir():
        install = [*node().npm, "ci", "--no-audit", "--no-fund"]
        subprocess.run(install, cwd=PEER, check=True, capture_output=True)
    port = free_port()
    with cores() as take_the_others:
        command = [node().program, str(PEER / "server.mjs"), str(port)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        take_the_others()
        try:
            assert process.stdout is not None and process.stdout.readline() == "ready\n"
            yield Peer("Node socket.io", port, process.pid, None)
        finally:
            process.kill()
            process.communicate()


@contextmanager
def cores() -> Iterator[Callable[[], None]]:
    """What is started at first gets the first core; what is called then leaves it to it."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # a file for each follower, on both sides
    every = os.sched_getaffinity(0)
    first = {min(every)}
    os.sched_setaffinity(0, first)
    try:
        yield lambda: os.sched_setaffinity(0, every - first or every)
    finally:
        os.sched_setaffinity(0, every)
