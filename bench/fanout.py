"""One guide, thirty followers, over loopback: how late is a keyframe when it reaches each of them."""

from __future__ import annotations

import json
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests
import websocket

from bench.figures import Figure, percentile
from enfilade.content.motion import Keyframe
from enfilade.live.motion_codec import Moved, encode
from tools.serving import Server, make_home, start_server, stop_server

FOLLOWERS = 30
SECONDS = 20
PER_S = 10
POINTED_PER_S, POINTED_S = 15, 20
"""As often as a pointer may be told; motion is sent as often for comparison."""
WAIT_S = 30.0


def figures() -> Iterator[Figure]:
    """Send keyframes at 10 Hz for twenty seconds; the followers run in this process, at their own cost."""
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(make_home(Path(folder)))
        code, secret = new_group(server)
        guide = Member(server, {"secret": secret})
        followers = [Member(server, {"code": code}) for _ in range(FOLLOWERS)]
        guide.send("command", {"id": "walk", "do": {"do": "walk"}})
        time.sleep(1.0)  # everybody has heard that the guide walks
        before = cpu_s(server)
        sent: dict[str, float] = {}
        for n in range(SECONDS * PER_S):
            text = encode(Moved(Keyframe(1000 + n * 1000 // PER_S, 0, 1000 + 10 * n, 1600, 2000, 0, 0)))
            sent[text] = time.perf_counter()
            guide.send("m", text)
            time.sleep(1 / PER_S)
        time.sleep(1.0)
        spent = cpu_s(server) - before
        late = [1000 * (at - sent[text]) for each in followers for text, at in each.came if text in sent]
        pointing = {kind: pointed_cpu_s(server, guide, followers, kind) for kind in ("p", "m")}
        for member in (guide, *followers):
            member.close()
        stop_server(server)
    wanted = FOLLOWERS * len(sent)
    yield Figure(f"{FOLLOWERS} followers: keyframes that did not arrive", wanted - len(late), "", 0)
    yield Figure(f"{FOLLOWERS} followers: p50 of a keyframe's way", percentile(late, 0.5), "ms")
    yield Figure(f"{FOLLOWERS} followers: p99 of a keyframe's way", percentile(late, 0.99), "ms", 100)
    yield Figure(f"{FOLLOWERS} followers: server's CPU", 1e6 * spent / wanted, "µs/delivery")
    for kind, name in (("p", "a pointer"), ("m", "motion")):
        cpu_s_each, deliveries = pointing[kind]
        yield Figure(
            f"{FOLLOWERS} followers, {name} {POINTED_PER_S} times a second: server's CPU",
            1e6 * cpu_s_each / deliveries,
            "µs/delivery",
        )


def pointed_cpu_s(server: Server, guide: Member, followers: list[Member], kind: str) -> tuple[float, int]:
    """Point, or walk, 15 times a second; return the server's CPU seconds and how many deliveries it made."""
    heard = sum(len(each.came) for each in followers)
    before, began_ms = cpu_s(server), 100_000
    for n in range(POINTED_S * POINTED_PER_S):
        moved = Moved(Keyframe(began_ms + n * 1000 // POINTED_PER_S, 0, 1000 + 2 * n, 1600, 2000, 0, 0))
        guide.send(kind, encode(moved) if kind == "m" else f"0,{1000 + 2 * n},1600,2000,cot")
        time.sleep(1 / POINTED_PER_S)
    time.sleep(1.0)
    return cpu_s(server) - before, sum(len(each.came) for each in followers) - heard


def new_group(server: Server) -> tuple[str, str]:
    """Start a group as staff do; return its code and the guide's secret."""
    with requests.Session() as staff:
        staff.post(server.staff_link, timeout=WAIT_S).raise_for_status()
        page = staff.get(f"{server.address}/staff", timeout=WAIT_S).text
        tour = re.search(r'name="tour" value="([^"]+)"', page)
        assert tour is not None
        ready = staff.post(f"{server.address}/staff/groups", {"tour": tour[1]}, timeout=WAIT_S).text
    code, secret = re.search(r'id="code">([\d ]+)<', ready), re.search(r"/guide/([\w-]+)", ready)
    assert code is not None and secret is not None
    return code[1], secret[1]


class Member:
    """A member's line: Socket.IO by hand, so that the client costs next to nothing."""

    def __init__(self, server: Server, who: dict[str, str]) -> None:
        joined = requests.post(f"{server.address}/join", json=who, timeout=WAIT_S).json()
        address = server.address.replace("http", "ws", 1)
        self.came: list[tuple[str, float]] = []
        self._socket = websocket.create_connection(
            f"{address}{joined['socket_path']}?EIO=4&transport=websocket", timeout=WAIT_S
        )
        self._socket.recv()
        self._socket.send(f"40/live,{json.dumps({'token': joined['token'], 'language': 'en'})}")
        self._ready = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()
        assert self._ready.wait(WAIT_S)

    def send(self, name: str, data: Any) -> None:
        """Send an event."""
        self._socket.send(f"42/live,{json.dumps([name, data])}")

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _listen(self) -> None:
        while True:
            try:
                said = str(self._socket.recv())
            except (OSError, websocket.WebSocketException):
                return
            now = time.perf_counter()
            if said == "2":
                self._socket.send("3")
            elif said.startswith(('42/live,["m"', '42/live,["p"', '42/live,["v"')):
                self.came.append((json.loads(said[8:])[1], now))
            elif said.startswith('42/live,["state"'):
                self._ready.set()


def cpu_s(server: Server) -> float:
    """Return the processor's seconds that the server has used."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100
