"""Enfilade as an engineer deploys it: several workers, Redis, a store, and nginx with deploy/nginx.conf
before them. And members who, as the viewer does, ask where their group is when their line has broken.
"""

from __future__ import annotations

import json
import os
import re
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engineio.payload import Payload
from socketio.exceptions import ConnectionError as NoLine

from enfilade.store import leases
from enfilade.store.database import Database
from tests.web.running import DEADLINE_S, MemberLine, Running, post
from tests.web.site_fixture import MUSEUM, TOUR
from tools import services
from tools.steps import ROOT

Payload.max_decode_packets = 500
"""The viewer's client takes a poll's answer however many packets are in it; Python's gives up after 16."""

MAIN = """
daemon off;
pid nginx.pid;
{user}
worker_processes 1;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include enfilade.conf;
}}
"""
"""Around deploy/nginx.conf what Debian's nginx.conf has around conf.d, in a folder of the test's."""


@dataclass(frozen=True)
class Deployment:
    """A running deployment. `running` is `enfilade serve --workers N`, `address` nginx's."""

    running: Running
    address: str
    ports: tuple[int, ...]
    store: str

    def worker_of(self, path: str) -> int:
        """Return the number of the worker that a socket's path names."""
        found = re.fullmatch(r"/live/(\d+)/[a-z2-7]+/", path)
        assert found is not None, path
        return int(found[1])

    def where(self, gid: str) -> int:
        """Ask where a group is; return the worker's number."""
        with urllib.request.urlopen(f"{self.address}/where/{gid}", timeout=DEADLINE_S) as answer:
            return self.worker_of(json.loads(answer.read())["socket_path"])

    def join(self, **who: str) -> dict[str, str]:
        """Join a group through nginx; return the answer."""
        status, answer = post(self.address, "/join", who)
        assert status == 200, answer
        return answer

    def start(self, capacity: int = 30) -> tuple[dict[str, str], str]:
        """Start a group as staff do; return what its guide got, and its code."""
        form = urllib.parse.urlencode({"tour": f"{MUSEUM}/{TOUR}", "capacity": capacity}).encode()
        beside = self.running.address + "/staff/groups"
        with self.running.staff.open(beside, form, timeout=DEADLINE_S) as page:
            html = page.read().decode()
        code = re.search(r'id="code">(\d{4} \d{4})<', html)
        secret = re.search(r"/guide/([\w-]+)", html)
        assert code is not None and secret is not None
        return self.join(secret=secret[1]), code[1]

    def wait_elsewhere(self, gid: str, worker: int) -> int:
        """Wait until a group is another worker's; return that one's number. Asks a worker that is awake."""
        port = next(port for n, port in enumerate(self.ports) if n != worker)
        beside = f"http://127.0.0.1:{port}/where/{gid}"
        until = time.monotonic() + DEADLINE_S
        while True:
            with urllib.request.urlopen(beside, timeout=DEADLINE_S) as answer:
                found = self.worker_of(json.loads(answer.read())["socket_path"])
            if found != worker:
                return found
            assert time.monotonic() < until, "\n".join(self.running.lines)
            threading.Event().wait(0.05)

    def wait_whole(self) -> None:
        """Wait until every worker serves, and the store says so: one that slept has no lease for a moment."""
        until = time.monotonic() + DEADLINE_S
        store = Database(self.store)
        try:
            while not all(map(_serves, self.ports)) or len(store.read(leases.serving)) < len(self.ports):
                assert time.monotonic() < until, "\n".join(self.running.lines)
                threading.Event().wait(0.05)
        finally:
            store.close()

    def pid(self, worker: int) -> int:
        """Return the process of a worker: the one that listens on its port."""
        parent = self.running.process.pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        for child in children:
            words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            if b"--port" in words and words[words.index(b"--port") + 1] == str(self.ports[worker]).encode():
                return int(child)
        raise LookupError(f"worker {worker} does not run")


@contextmanager
def deployed(home: Path, store: str, redis: str, count: int = 3, **settings: str) -> Iterator[Deployment]:
    """Deploy on free ports; afterwards everything must end well."""
    first = _free_ports(count)
    running = Running(
        home,
        first,
        "--workers",
        str(count),
        ENFILADE_DATABASE=store,
        ENFILADE_REDIS=redis,
        ENFILADE_PROXIES="1",
        **settings,
    )
    try:
        ports = tuple(range(first, first + count))
        folder = home / "nginx"
        folder.mkdir()
        tls = services.free_port()
        file = write_nginx(folder, home, ports, tls)
        with services.nginx(file):
            yield Deployment(running, f"https://127.0.0.1:{tls}", ports, store)
    finally:
        running.process.terminate()
        code = running.process.wait(DEADLINE_S)
        running._close()
    assert code == 0, "\n".join(running.lines)


def write_nginx(folder: Path, home: Path, ports: tuple[int, ...], tls: int) -> Path:
    """Write nginx's files: ours, with the ports, the host and the folders of this test."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    made, key = services.certificate(folder)
    lines = []
    for line in text.splitlines():
        found = re.search(r"127\.0\.0\.1:80(\d\d)\b", line)
        if found is None:
            lines.append(line)
        elif int(found[1]) < len(ports):
            lines.append(line.replace(found[0], f"127.0.0.1:{ports[int(found[1])]}"))
    text = "\n".join(lines) + "\n"
    for ours, theirs in (
        ("listen 80;", f"listen 127.0.0.1:{services.free_port()};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{tls} ssl"),
        ("museum.example", "127.0.0.1"),
        ("/etc/ssl/enfilade/fullchain.pem", str(made)),
        ("/etc/ssl/enfilade/privkey.pem", str(key)),
        ("/srv/enfilade", str(home)),
        ("/var/cache/nginx/enfilade", str(folder / "cache")),
    ):
        assert ours in text, ours
        text = text.replace(ours, theirs)
    (folder / "enfilade.conf").write_text(text)
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(user="user root;" if os.geteuid() == 0 else "").replace("daemon off;\n", ""))
    return main


class RoamingLine(MemberLine):
    """A member who, whenever the line breaks, asks any worker where the group is and goes there."""

    def __init__(
        self, address: str, join: dict[str, Any], transports: tuple[str, ...] = ("websocket",)
    ) -> None:
        self._address, self._transports, self._over = address, transports, threading.Event()
        super().__init__(address, join, transports)
        self._io.reconnection = False
        self._io.on("disconnect", self._broke, namespace="/live")

    def close(self) -> None:
        """Leave for good."""
        self._over.set()
        super().close()

    def _broke(self, *_why: Any) -> None:
        with self._changed:
            self.came.append(("disconnect", None))
            self._changed.notify_all()
        if not self._over.is_set():
            threading.Thread(target=self._come_back, daemon=True).start()

    def _come_back(self) -> None:
        while not self._over.wait(0.1):
            try:
                answer = self._http.get(f"{self._address}/where/{self.join['gid']}", timeout=DEADLINE_S)
                self._io.connect(
                    self._address,
                    namespaces=["/live"],
                    socketio_path=answer.json()["socket_path"],
                    transports=list(self._transports),
                    auth={"token": self.join["token"], "language": "en"},
                    wait_timeout=5,
                )
                return
            except (NoLine, OSError, KeyError, ValueError):
                continue  # between two workers: asked again


def _serves(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=DEADLINE_S) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _free_ports(count: int) -> int:
    """Return the first of `count` ports in a row that nobody listens on."""
    while True:
        first = services.free_port()
        if first + count > 65535:
            continue
        try:
            for port in range(first, first + count):
                services.probe(port)
        except OSError:
            continue
        return first
