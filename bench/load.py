"""What a group costs the server, beside a Node Socket.IO server that does the same work.

One core for the server, the other for the clients (bench/crowd.py). What compares two servers alternates
between them, so that what else the machine does falls on both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from statistics import median

from bench.crowd import Crowd
from bench.figures import Figure
from bench.peers import Peer, ours, peer

RAMPS = 5
STEPS = (3000, 5000, 6500, 8000, 9500, 11_000, 12_500, 14_000)
"""Followers of one group, step by step until one fails twice; the first gives the CPU for each message."""
STEP_S, FIRST_S = 3.0, 6.0
MOST_LATE_MS = 100.0

GROUPS, IN_GROUP = 60, 35

Started = Callable[[], AbstractContextManager[Peer]]


def figures() -> Iterator[Figure]:
    """Measure everything; about eight minutes on two quiet cores."""
    yield from ramps(RAMPS)
    yield from many_groups()
    yield from joins()
    yield from memory()


def ramps(times: int) -> Iterator[Figure]:
    """How many followers a guide at 10 Hz can have, and what each message costs."""
    most: dict[str, list[float]] = {}
    cost: dict[str, list[float]] = {}
    for _ in range(times):
        for start in (_ours, peer):
            with start() as server:
                followers, cpu_us = ramp(server)
                most.setdefault(server.name, []).append(followers)
                cost.setdefault(server.name, []).append(cpu_us)
    yield from (Figure(f"{name}: most followers at 10 Hz", median(most[name]), "") for name in most)
    yield from (Figure(f"{name}: CPU for a delivered message", median(cost[name]), "µs") for name in cost)
    mine, theirs = (median(most[name]) for name in ("Enfilade", "Node socket.io"))
    yield Figure("Node's most followers, of ours", theirs / mine if mine else 9.0, "x", 0.7693)
    mine, theirs = (median(cost[name]) for name in ("Enfilade", "Node socket.io"))
    yield Figure("CPU for a delivered message, of Node's", mine / theirs, "x", 0.6)


def _ours() -> AbstractContextManager[Peer]:
    return ours(ENFILADE_GROUP_CAPACITY="20000", ENFILADE_LECTURE_FROM="20000")


def ramp(server: Peer) -> tuple[int, float]:
    """Add followers until one keyframe in a hundred takes 100 ms, or one is lost; return the most that held,
    and the CPU for a message in µs at the first step.
    """
    crowd = Crowd(server.port)
    led = server.group(crowd)
    held, cost = 0, float("nan")
    for step in STEPS:
        led.add_sockets(step - led.followers)
        for _ in range(2):
            before = server.cpu_s()
            heard = crowd.listen([led.walk(FIRST_S if held == 0 else STEP_S)])
            spent = server.cpu_s() - before
            good = not heard.lost and heard.late_ms(0.99) < MOST_LATE_MS
            if held == 0:
                cost = 1e6 * spent / heard.due
            if good:
                held = step
                break
        if held < step:
            break
    crowd.close()
    return held, cost


def many_groups() -> Iterator[Figure]:
    """Sixty groups of thirty-five at once, each guide at 10 Hz, each member somebody of their own."""
    with ours() as server:
        crowd = Crowd(server.port)
        led = [server.group(crowd) for _ in range(GROUPS)]
        for group in led:
            group.add(IN_GROUP - 1)
        before = server.cpu_s()
        heard = crowd.listen([group.walk(10, offset_s=n / GROUPS / 10) for n, group in enumerate(led)])
        spent = server.cpu_s() - before
        crowd.close()
    name = f"{GROUPS} groups of {IN_GROUP}"
    yield Figure(f"{name}: keyframes lost", heard.lost, "", 0)
    yield Figure(f"{name}: p50 of a keyframe's way", heard.late_ms(0.5), "ms")
    yield Figure(f"{name}: p99 of a keyframe's way", heard.late_ms(0.99), "ms", 30)
    yield Figure(f"{name}: server's CPU", 100 * spent / heard.seconds, "% of a core")


def joins() -> Iterator[Figure]:
    """Two thousand people who open the door at once: codes exchanged, lines up, states there."""
    for name, capacity, groups in (("58 groups", 50, 58), ("one lecture", 2100, 1)):
        with ours(ENFILADE_GROUP_CAPACITY=str(capacity), ENFILADE_LECTURE_FROM="20000") as server:
            crowd = Crowd(server.port)
            codes = [server.group(crowd).code for _ in range(groups)]
            before = server.cpu_s()
            took_s = crowd.join([codes[n % groups] for n in range(2000)])
            spent = server.cpu_s() - before
            crowd.close()
        yield Figure(f"2,000 joins, {name}: until all have their state", took_s, "s", 10)
        yield Figure(f"2,000 joins, {name}: server's CPU for each", 1000 * spent / 2000, "ms")


def memory() -> Iterator[Figure]:
    """What each follower holds of the server's memory: the slope from 200 to 1,200, in groups of 40."""
    with ours() as server:
        crowd = Crowd(server.port)
        led = [server.group(crowd) for _ in range(30)]
        for group in led[:5]:
            group.add(40)
        crowd.listen([group.walk(12, 3) for group in led])
        before = server.memory_kb()
        for group in led[5:]:
            group.add(40)
        crowd.listen([group.walk(12, 3) for group in led])
        spent = server.memory_kb() - before
        crowd.close()
    yield Figure("memory for each follower more", spent / 1000, "KB", 70)
