"""A thousand followers for half an hour, with joins and cuts (SOAK_MINUTES=5 makes it shorter).

Each second some lines are cut without a word and come back with their token, and the guides lead on. Nobody
may miss a state event, nothing may be lost to those who were there, and the server may not grow.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator

from bench.crowd import Crowd
from bench.figures import Figure
from bench.peers import Led, Peer, ours

MINUTES = float(os.environ.get("SOAK_MINUTES", "30"))
GROUPS, IN_GROUP, CUTS = 25, 41, 10
ROUND_S = 5.0
CALM_S = 0.1
"""A second in which the server works no longer than this is a calm one."""


def figures() -> Iterator[Figure]:
    """Soak."""
    chance = random.Random(1)
    with ours() as server:
        crowd = Crowd(server.port)
        led = [server.group(crowd) for _ in range(GROUPS)]
        members: dict[int, tuple[Led, tuple[str, str]]] = {}
        for group in led:
            for _ in range(IN_GROUP - 1):
                who = server.join(code=group.code)
                members[crowd.enter([who])[0]] = (group, who)
            group.followers = IN_GROUP - 1
        until, rounds, cuts, lost, early_kb = time.monotonic() + 60 * MINUTES, 0, 0, 0, 0.0
        while time.monotonic() < until:
            for group in led:
                stop = '{"do":"walk"}' if rounds % 2 else '{"do":"pause"}'
                crowd.say(group.guide, f'42/live,["command",{{"id":"s{rounds}","do":{stop}}}]')
            lost += crowd.listen([group.walk(ROUND_S, 3) for group in led]).lost if rounds % 2 == 0 else 0
            for number in chance.sample(list(members), CUTS * int(ROUND_S)):
                group, who = members.pop(number)
                crowd.leave([number])
                crowd.revs.pop(number, None)
                members[crowd.enter([who])[0]] = (group, who)
                cuts += 1
            rounds += 1
            if time.monotonic() < until - 60 * MINUTES * 0.8:
                early_kb = server.memory_kb()
        grown_kb = server.memory_kb() - early_kb
        # Said before the server is stopped: what goes wrong then must not take half an hour's figures away.
        yield Figure(f"soak of {MINUTES:g} min: lines cut and back", cuts, "")
        yield Figure("soak: state events missed", crowd.gaps, "", 0)
        yield Figure("soak: lines that were let go", crowd.closed, "", 0)
        yield Figure("soak: keyframes lost", lost, "", 0)
        yield Figure("soak: memory grown in the last four fifths", grown_kb / 1000, "MB", 5)
        crowd.close()
        _calm(server)


def _calm(server: Peer) -> None:
    """Wait until the server has taken note of a thousand lines that closed at once."""
    before = -1.0
    while server.cpu_s() - before > CALM_S:
        before = server.cpu_s()
        time.sleep(1)
