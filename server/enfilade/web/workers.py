"""`enfilade serve --workers N`: a parent that keeps N servers on N ports.

Each worker is `enfilade serve` in a process of its own, named 0 to N-1 (with the machine's name before it,
where
there are several). One that dies is started again, at once the first time and then ever later; meanwhile the
others take its groups (`lease.py`). SIGTERM drains all.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

from enfilade.web import log
from enfilade.web.settings import Settings

FIRST_WAIT_S, LONGEST_WAIT_S = 0.1, 15.0
"""Before a dead worker is started again; doubled each time."""

STEADY_S = 30.0
"""A worker that lived so long is waited for as one that never died."""

START_S = 60.0
"""So long the first worker may take: it brings the store to the newest schema."""

STOP_S = 15.0
"""So long workers have to drain; one takes at most 11 s."""


@dataclass
class Child:
    """One worker: its name, its port (0 until it has one), its process."""

    index: int
    name: str
    port: int
    process: subprocess.Popen[str] | None = None
    began: float = 0.0
    wait_s: float = FIRST_WAIT_S
    due: float = 0.0
    """when it is started, again or for the first time"""


@dataclass(frozen=True)
class Said:
    """Something that a worker printed (a line), or that it has ended (None)."""

    child: Child
    process: subprocess.Popen[str]
    line: str | None


@dataclass
class Parent:
    """The process that keeps the workers."""

    settings: Settings
    count: int
    children: list[Child] = field(default_factory=list)
    said: queue.SimpleQueue[Said | None] = field(default_factory=queue.SimpleQueue)

    def run(self) -> int:
        """Keep the workers until SIGTERM or SIGINT; return the exit status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: self.said.put(None))
        first = self.settings.port
        self.children = [
            Child(n, f"{self.settings.machine}{n}", first and first + n) for n in range(self.count)
        ]
        # The first alone: it migrates the store and makes the first link for staff.
        self._start(self.children[0])
        if not self._ready({self.children[0].name}):
            return self._stop(1)
        for child in self.children[1:]:
            self._start(child)
        if not self._ready({child.name for child in self.children[1:]}):
            return self._stop(1)
        ports = ", ".join(str(child.port) for child in self.children)
        address = f"http://{self.settings.host}:{self.children[0].port}{self.settings.url_prefix}"
        log.announce(f"ready {address} and {self.count - 1} more workers: ports {ports}")
        return self._keep()

    def _keep(self) -> int:
        while True:
            now = time.monotonic()
            for child in self.children:
                if child.process is None and child.due <= now:
                    self._start(child)
            dues = [child.due for child in self.children if child.process is None]
            try:
                said = self.said.get(timeout=max(0.01, min(dues) - now) if dues else None)
            except queue.Empty:
                continue
            if said is None:
                return self._stop(0)
            self._heed(said)

    def _heed(self, said: Said) -> None:
        child = said.child
        if said.process is not child.process:
            return
        if said.line is None:
            code, lived = said.process.wait(), time.monotonic() - child.began
            child.process = None
            assert said.process.stdin is not None
            said.process.stdin.close()
            child.wait_s = FIRST_WAIT_S if lived >= STEADY_S else min(LONGEST_WAIT_S, 2 * child.wait_s)
            child.due = time.monotonic() + child.wait_s
            ended = f"was killed by signal {-code}" if code < 0 else f"ended with {code}"
            print(f"worker {child.name} {ended} and is started again", file=sys.stderr, flush=True)
        elif said.line.startswith("ready "):
            child.port = int(said.line.split("/")[2].rsplit(":", 1)[1])
        else:
            log.announce(said.line)

    def _ready(self, names: set[str]) -> bool:
        """Wait until these workers serve; False where one ended instead, or we are told to stop."""
        until = time.monotonic() + START_S
        while names:
            try:
                said = self.said.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                print("worker-slow a worker did not start within a minute", file=sys.stderr)
                return False
            if said is None or said.line is None:
                return False
            self._heed(said)
            if said.line.startswith("ready "):
                names.discard(said.child.name)
        return True

    def _start(self, child: Child) -> None:
        options = [f"-W{option}" for option in sys.warnoptions]
        where = ["--host", self.settings.host, "--port", str(child.port)]
        child.process = subprocess.Popen(
            [sys.executable, *options, "-m", "enfilade.web.serve", *where, "--of-parent"],
            env={**os.environ, "ENFILADE_WORKER": child.name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            # Not our group: Ctrl-C reaches us alone, and we drain them.
            start_new_session=True,
        )
        child.began = time.monotonic()
        threading.Thread(target=self._read, args=(child, child.process), daemon=True).start()

    def _read(self, child: Child, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                self.said.put(Said(child, process, line.rstrip()))
        self.said.put(Said(child, process, None))

    def _stop(self, code: int) -> int:
        living = [child.process for child in self.children if child.process is not None]
        for process in living:
            process.send_signal(signal.SIGTERM)
        until = time.monotonic() + STOP_S
        for process in living:
            try:
                ended = process.wait(max(0.1, until - time.monotonic()))
                # One that had not yet begun to serve is ended by the signal itself, and has nothing to write.
                code = code or (0 if ended == -signal.SIGTERM else ended)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                code = 1
        for process in living:
            assert process.stdin is not None
            process.stdin.close()
        return code


def serve_many(settings: Settings, count: int) -> int:
    """Serve by `count` processes; return the exit status."""
    if not 1 < count <= 64:
        print(f"workers-count {count} workers; take 1 to 64", file=sys.stderr)
        return 2
    missing = _missing(settings)
    if missing is not None:
        print(missing, file=sys.stderr)
        return 2
    return Parent(settings, count).run()


def _missing(settings: Settings) -> str | None:
    """Return what several workers lack here, with its remedy."""
    if not settings.redis:
        return (
            "redis-missing several workers tell each other through Redis; "
            "set ENFILADE_REDIS, for instance redis://127.0.0.1:6379"
        )
    try:
        from redis import Redis
        from redis.exceptions import RedisError
    except ImportError:
        return "redis-missing several workers need redis-py; pip install 'enfilade[workers]'"
    try:
        with Redis.from_url(settings.redis) as there:
            there.ping()
    except (RedisError, ValueError, OSError) as error:
        return f"redis-missing Redis does not answer: {error}; start it, or correct ENFILADE_REDIS"
    return None
