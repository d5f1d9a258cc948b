"""Letters between workers, through Redis: in order, numbered, many to one message.

Redis forgets what nobody hears: a letter can be lost when a line to it breaks. So each worker numbers what it
sends to each other one, and says with every beat how far it has come; who finds a gap is told (`broken`) and
asks
for everything anew. A worker is addressed by its `boot`: what was meant for a dead process reaches no other.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import gevent
from gevent.event import Event as Signal
from redis import Redis
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

Letter = dict[str, Any]

RETRY_S = 0.5
"""Between two tries to reach a Redis that is away."""

LISTEN_S = 5.0
"""So long the listener waits before it looks whether its line still lives."""


@dataclass
class Box:
    """What is to go to one worker: the number of its next letter, the letters that wait."""

    next: int = 1
    waiting: list[Letter | None] = field(default_factory=list)
    latest: dict[str, int] = field(default_factory=dict)
    """where in `waiting` a letter stands that a newer one of the same key replaces"""


class Post:
    """This worker's letters, out and in."""

    def __init__(self, url: str, boot: str) -> None:
        self._boot = boot
        self._redis = Redis.from_url(url, socket_connect_timeout=5)
        self._boxes: dict[str, Box] = {}
        self._expected: dict[str, int] = {}
        self._wake = Signal()
        self._loops: list[gevent.Greenlet[..., None]] = []

    def start(self, take: Callable[[str, Letter], None], broken: Callable[[str], None]) -> None:
        """Hear and send. `take` gets each letter with its sender's boot, `broken` the boot of a sender of
        whose
        letters some are missing; what it sent before the gap has been taken, what follows will be.
        """
        listening = Signal()
        self._loops = [gevent.spawn(self._listen, take, broken, listening), gevent.spawn(self._send)]
        listening.wait(RETRY_S * 4)

    def send(self, boot: str, letter: Letter, latest: str | None = None) -> None:
        """Send a letter soon. Of letters with the same `latest` only the newest goes."""
        box = self._boxes.setdefault(boot, Box())
        if latest is not None:
            if (older := box.latest.get(latest)) is not None:
                box.waiting[older] = None
            box.latest[latest] = len(box.waiting)
        box.waiting.append(letter)
        self._wake.set()

    def beat(self, serving: Iterable[str]) -> None:
        """Say to every worker that we have written to how far we are; forget those that serve no more."""
        here = set(serving)
        for boot in tuple(self._boxes):
            if boot not in here:
                del self._boxes[boot]
        for boot in tuple(self._expected):
            if boot not in here:
                del self._expected[boot]
        for box in self._boxes.values():
            box.waiting.append(None)
        self._wake.set()

    def close(self) -> None:
        """Send and hear no more."""
        gevent.killall(self._loops)
        self._redis.close()

    def _send(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            out = [(boot, self._packed(box)) for boot, box in self._boxes.items() if box.waiting]
            try:
                pipe = self._redis.pipeline(transaction=False)
                for boot, said in out:
                    pipe.publish(_channel(boot), said)
                pipe.execute()
            except (RedisError, OSError) as error:
                # What was in it is lost; the next that arrives shows the gap.
                log.warning("Redis does not take letters: %s", error)
                gevent.sleep(RETRY_S)

    def _packed(self, box: Box) -> bytes:
        letters = [letter for letter in box.waiting if letter is not None]
        said = {"from": self._boot, "n": box.next, "letters": letters}
        box.next += len(letters)
        box.waiting, box.latest = [], {}
        return json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()

    def _listen(
        self, take: Callable[[str, Letter], None], broken: Callable[[str], None], listening: Signal
    ) -> None:
        while True:
            try:
                with self._redis.pubsub() as line:  # type: ignore[no-untyped-call]
                    line.subscribe(_channel(self._boot))
                    while True:
                        message = line.get_message(timeout=LISTEN_S)
                        listening.set()
                        if message is not None and message["type"] == "message":
                            self._take(json.loads(message["data"]), take, broken)
            except (RedisError, OSError) as error:
                log.warning("Redis says nothing: %s", error)
                gevent.sleep(RETRY_S)

    def _take(
        self, said: dict[str, Any], take: Callable[[str, Letter], None], broken: Callable[[str], None]
    ) -> None:
        boot, first, letters = said["from"], said["n"], said["letters"]
        missed = first != self._expected.get(boot, 1)
        self._expected[boot] = first + len(letters)
        if missed:
            log.warning("letters of worker process %s are missing", boot)
            broken(boot)
        for letter in letters:
            try:
                take(boot, letter)
            except Exception:
                log.exception("a letter could not be heeded")


def _channel(boot: str) -> str:
    return f"enfilade:{boot}"
