"""A lecture of thousands, as it is deployed: `enfilade serve --workers 2`, Redis, nginx before them.

Listeners are told by any worker, so a message goes its way from the guide through nginx to the group's owner,
to the other worker by Redis, and through nginx again. TLS is left out: it is nginx's, and the clients' cost.
"""

from __future__ import annotations

import re
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from bench.crowd import Crowd
from bench.figures import Figure
from bench.peers import WAIT_S, Led, Peer
from tests.web.deployed import write_nginx
from tools import services
from tools.serving import make_home, start_server, stop_server

LISTENERS, WORKERS = 2500, 2
PER_S, SECONDS = 3.0, 20.0
"""A guide on foot sends 1.5 to 2.4 keyframes a second."""

STOPS = 5


@dataclass
class Deployed(Peer):
    """Everything behind one address; `pid` is the parent's."""

    ports: tuple[int, ...] = ()

    def lines(self) -> list[int]:
        """Return how many members' sockets each worker has."""
        pages = [requests.get(f"http://127.0.0.1:{port}/metrics", timeout=WAIT_S).text for port in self.ports]
        counts = [re.findall(r'^enfilade_sockets\{transport="\w+"\} (\d+)$', page, re.M) for page in pages]
        return [sum(int(count) for count in each) for each in counts]


def figures() -> Iterator[Figure]:
    """Fill the lecture, lead it on foot, lead it from stop to stop."""
    with deployed() as server:
        crowd = Crowd(server.port)
        led = server.group(crowd, lecture=LISTENERS)
        took_s = crowd.join([led.code] * LISTENERS)
        led.followers = LISTENERS
        heard = crowd.listen([led.walk(SECONDS, PER_S)])
        late_s = [_told(crowd, led, n) for n in range(STOPS)]
        gaps, closed, lines = crowd.gaps, crowd.closed, server.lines()
        crowd.close()
    name = f"a lecture of {LISTENERS:,} on {WORKERS} workers"
    yield Figure(f"{name}: until all have their state", took_s, "s")
    yield Figure(f"{name}: most listeners on one worker", max(lines) / sum(lines), "x", 0.6)
    yield Figure(f"{name}: keyframes lost", heard.lost, "", 0)
    yield Figure(f"{name}: p50 of a keyframe's way", heard.late_ms(0.5), "ms")
    yield Figure(f"{name}: p99 of a keyframe's way", heard.late_ms(0.99), "ms", 250)
    yield Figure(f"{name}: until all know of a new mode, longest of {STOPS}", 1000 * max(late_s), "ms", 400)
    yield Figure(f"{name}: state events missed", gaps, "", 0)
    yield Figure(f"{name}: lines that were let go", closed, "", 0)


def _told(crowd: Crowd, led: Led, n: int) -> float:
    """Change the group's mode; return the seconds until every listener has been told."""
    revs = {crowd.revs[number] for number in crowd.revs if number != led.guide}
    assert len(revs) == 1, "all are equal before"
    began = time.perf_counter()
    do = '{"do":"gather"}' if n % 2 == 0 else '{"do":"walk"}'
    crowd.say(led.guide, f'42/live,["command",{{"id":"stop{n}","do":{do}}}]')
    while any(rev in revs for number, rev in crowd.revs.items() if number != led.guide):
        crowd.tend(0.05)
        assert time.perf_counter() - began < WAIT_S, "not all were told"
    return time.perf_counter() - began


@contextmanager
def deployed() -> Iterator[Deployed]:
    """Run it all in folders of its own."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with ExitStack() as stack:
        home = make_home(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        redis = stack.enter_context(services.redis())
        settings = {"ENFILADE_REDIS": redis, "ENFILADE_PROXIES": "1", "ENFILADE_LECTURE_CAPACITY": "5000"}
        first = services.free_port()
        server = start_server(home, "--workers", str(WORKERS), port=first, settings=settings)
        stack.callback(stop_server, server)
        ports = tuple(range(first, first + WORKERS))
        folder = home / "nginx"
        folder.mkdir()
        port = services.free_port()
        main = write_nginx(folder, home, ports, port)
        _plain(folder / "enfilade.conf", port)
        main.write_text(main.read_text().replace("2048", "16384"))
        stack.enter_context(services.nginx(main))
        staff = stack.enter_context(requests.Session())
        staff.post(server.staff_link, timeout=WAIT_S).raise_for_status()
        yield Deployed("Enfilade", port, server.process.pid, staff, ports)


def _plain(file: Path, port: int) -> None:
    """Take TLS out of nginx's file."""
    text = file.read_text()
    listen = f"listen 127.0.0.1:{port} ssl http2;"
    assert listen in text
    text = text.replace(listen, f"listen 127.0.0.1:{port};")
    file.write_text(re.sub(r"(?m)^\s*ssl_\w+ .*\n", "", text))
