"""One pulse for all lines: each is pinged once a round, and who says nothing to that is gone.

A late server must not blame its clients. What came while this process had no time lies unread in the kernel,
so lines are judged after the sockets have been read. And a round in which a beat came late proves nothing:
the machine that was too slow to beat was too slow for whoever runs on it beside us. Who is silent through
such a round is asked once more; two silent rounds are the end whatever the machine did, or a server that is
always late would keep the dead for ever.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import gevent

from enfilade.web.frames import text_frame
from enfilade.web.limits import behind_the_sockets
from enfilade.web.line import Line

PING = text_frame("2")

LATE_S = 0.5
"""A beat that comes so much later than it should is late; on a quiet machine it is 2 ms."""


class Pulse:
    """Feels every line once in `every_s` seconds.

    The lines are spread over slots, one a second, so that not all are pinged at once. gone: told the
    Engine.IO socket of a line that is gone. clock: seconds that only ever grow.
    """

    def __init__(
        self, every_s: int, gone: Callable[[Any], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._slots: list[dict[Any, Line]] = [{} for _ in range(max(1, every_s))]
        self._gone, self._clock = gone, clock
        self._began = clock()
        self.beats = 0
        """how many seconds it has beaten for"""
        self._late_at = -len(self._slots)
        """the beat that was late last"""

    def take(self, socket: Any, line: Line) -> None:
        """Feel a line from now on: first when the present slot comes round again."""
        self._slots[self.beats % len(self._slots)][socket] = line

    def leave(self, socket: Any) -> None:
        """Feel a line no more."""
        for slot in self._slots:
            slot.pop(socket, None)

    def keep(self, each_second: Callable[[], None]) -> None:
        """Beat once a second, for ever; do `each_second` too."""
        while True:
            gevent.sleep(self.wait_s())
            behind_the_sockets()
            each_second()
            self.beat()

    def wait_s(self) -> float:
        """Return how long it is to the next beat: seconds are counted from the beginning, and none is added
        for being late.
        """
        return max(0.0, self._began + self.beats + 1 - self._clock())

    def beat(self) -> None:
        """Feel the next slot; where beats were missed, those that they were for, at most one round."""
        behind_s = self._clock() - self._began - (self.beats + 1)
        if behind_s > LATE_S:
            self._late_at = self.beats + 1 + int(behind_s)
        due = 1 + int(max(0.0, behind_s))
        self.beats += due
        for back in reversed(range(min(due, len(self._slots)))):
            self._feel(self._slots[(self.beats - back) % len(self._slots)])

    def _feel(self, slot: dict[Any, Line]) -> None:
        on_time = self.beats - self._late_at >= len(self._slots)
        for socket, line in tuple(slot.items()):
            if line.heard():
                line.missed = False
            elif on_time or line.missed:
                self.leave(socket)
                self._gone(socket)
                continue
            else:
                line.missed = True
            line.outlet.write(PING)
