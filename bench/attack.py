"""A group's p99 while others do what they can against the server, beside its p99 without them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from bench.crowd import Crowd, Heard
from bench.figures import Figure
from bench.peers import Peer, ours

SECONDS = 30.0
"""Three hundred keyframes: of a hundred p99 would be the worst one."""


def figures() -> Iterator[Figure]:
    """Measure one group of 35 alone, then with the attackers of bench/attackers.py beside it."""
    with ours() as server:
        crowd = Crowd(server.port)
        led = server.group(crowd)
        led.add(34)
        alone = crowd.listen([led.walk(SECONDS)])
        path, token = server.join(code=led.code)
        before_kb = server.memory_kb()
        with _attackers(server, path, token) as attackers:
            attackers.stdout.readline()  # type: ignore[union-attr]
            attacked: Heard = crowd.listen([led.walk(SECONDS)])
            grown_kb = server.memory_kb() - before_kb
            attackers.kill()
        crowd.close()
    yield Figure("a group of 35 alone: p99 of a keyframe's way", alone.late_ms(0.99), "ms", 30)
    yield Figure("the same under attack: p99 of a keyframe's way", attacked.late_ms(0.99), "ms", 30)
    yield Figure("the same under attack: keyframes lost", attacked.lost, "", 0)
    yield Figure("under attack: memory grown by", grown_kb / 1000, "MB", 100)


def _attackers(server: Peer, path: str, token: str) -> subprocess.Popen[str]:
    command = ["nice", sys.executable, "-m", "bench.attackers", str(server.port), path, token]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
