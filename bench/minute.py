"""One minute of the same walk to a thousand followers: our keyframes, and JSON at 10 Hz through Node."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.crowd import Crowd, Heard, Sender
from bench.figures import Figure
from bench.peers import Led, ours, peer
from enfilade.live.motion_codec import decode, encode
from tools.set_up import VIEWER, node

WALK = Path(__file__).with_name("walk_minute.ts")
FOLLOWERS = 1000

SCRIPT = (
    (0.0, '{"do":"play","through":true}'),
    (20.0, '{"do":"pause"}'),
    (26.0, '{"do":"play","through":true}'),
    (45.0, '{"do":"seek","tour_ms":60000}'),
)
"""What a guide does in a minute in which the tour plays: a pause for a question, a step on."""


def figures() -> Iterator[Figure]:
    """Walk twice; two minutes and a half."""
    minute = walk()
    with ours(ENFILADE_GROUP_CAPACITY="1100", ENFILADE_LECTURE_FROM="20000") as server:
        crowd = Crowd(server.port)
        led = server.group(crowd)
        led.add(FOLLOWERS)
        before = server.cpu_s()
        mine = crowd.listen([said(led, minute["ours"], stamped=True)])
        my_cpu = server.cpu_s() - before
        before = server.cpu_s()
        scripted_bytes = scripted(crowd, led)
        scripted_cpu = server.cpu_s() - before
        crowd.close()
    with peer() as server:
        crowd = Crowd(server.port)
        led = server.group(crowd)
        led.add(FOLLOWERS)
        before = server.cpu_s()
        theirs = crowd.listen([said(led, minute["peer"], stamped=False)])
        their_cpu = server.cpu_s() - before
        crowd.close()
    yield from _row("Enfilade", mine, my_cpu)
    yield from _row("Node socket.io, JSON at 10 Hz", theirs, their_cpu)
    yield Figure("a guided minute: CPU, of Node's", my_cpu / their_cpu, "x", 0.2)
    yield Figure("a guided minute: bytes, of Node's", mine.wire_bytes / theirs.wire_bytes, "x", 0.1)
    per_follower = theirs.wire_bytes / FOLLOWERS
    yield Figure("Enfilade: a scripted minute, to each follower, pings with it", scripted_bytes, "B")
    yield Figure("a scripted minute: bytes, of Node's", scripted_bytes / per_follower, "x", 0.01)
    yield Figure("a scripted minute: CPU, of Node's", scripted_cpu / their_cpu, "x")


def _row(name: str, heard: Heard, cpu_s: float) -> Iterator[Figure]:
    yield Figure(f"{name}: a guided minute, lost", heard.lost, "", 0)
    yield Figure(f"{name}: a guided minute, server's CPU", cpu_s, "s")
    yield Figure(f"{name}: a guided minute, to each follower", heard.wire_bytes / FOLLOWERS, "B")


def scripted(crowd: Crowd, led: Led) -> float:
    """Let the script lead for a minute; return the bytes that a follower was sent."""
    crowd.besides.clear()
    began = time.monotonic()
    for n, (at_s, do) in enumerate((*SCRIPT, (60.0, None))):
        while time.monotonic() < began + at_s:
            crowd.tend(0.05)
        if do is not None:
            crowd.say(led.guide, f'42/live,["command",{{"id":"script{n}","do":{do}}}]')
    followers = [crowd.besides[number] for number in crowd.numbers if number != led.guide]
    assert len(set(followers)) == 1 or max(followers) - min(followers) <= 6, "all were told the same"
    return sum(followers) / len(followers)


def said(led: Led, messages: list[tuple[float, Any]], stamped: bool) -> Sender:
    """Return a guide who says these at their times; our keyframes are stamped with the group's time."""
    left = iter(messages)
    first: float | None = None

    def following(now_s: float) -> tuple[float, Any] | None:
        nonlocal first
        first = now_s if first is None else first
        message = next(left, None)
        if message is None:
            return None
        at_s = first + message[0] / 1000
        if not stamped:
            return at_s, message[1]
        moved = decode(message[1])
        # Two keyframes may go out at one moment; by their own times one is before the other.
        t_ms = int((first - led.began_s) * 1000) + moved.keyframe.t_ms
        return at_s, encode(moved._replace(keyframe=moved.keyframe._replace(t_ms=t_ms)))

    return Sender(led.guide, led.followers, following)


def walk() -> Any:
    """Bundle the walk with the viewer's own code and run it in Node."""
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "walk.mjs"
        rolldown = [*node().tool("rolldown/bin/cli.mjs"), WALK, "--platform", "node", "--file", bundle]
        subprocess.run(rolldown, cwd=VIEWER, check=True, stdout=subprocess.DEVNULL)
        told = subprocess.run([node().program, bundle], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)
