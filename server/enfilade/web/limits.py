"""What one connection and one address may ask of the server, so that nobody's noise is another's wait."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import gevent
from gevent import get_hub
from gevent.lock import Semaphore

MESSAGE_BYTES = 16 * 1024
"""The largest message taken; a command has a few hundred bytes."""

PASSED_BYTES = 4 * 1024 * 1024
"""Larger ones are read past and answered with `too-large`; nobody's page sends one of more than this, and the
line ends.
"""


@dataclass(slots=True)
class Bucket:
    """At most `rate` a second in the long run, `burst` at once. `clock` gives seconds that only ever grow."""

    rate: float
    burst: float
    clock: Callable[[], float] = time.monotonic
    level: float = 0.0
    at: float = field(default=float("-inf"))

    def takes(self, cost: float = 1) -> bool:
        """Whether one more may pass now; one that costs more than `burst` passes an empty bucket."""
        now = self.clock()
        self.level = max(0.0, self.level - (now - self.at) * self.rate)
        self.at = now
        if self.level and self.level + cost > self.burst:
            return False
        self.level += cost
        return True

    def wait_s(self, cost: float = 1) -> float:
        """Return how long it takes until `cost` passes."""
        return max(0.0, (self.level + cost - self.burst) / self.rate)


BODY_BYTES = 64 * 1024
"""The largest body of a request; a form has a few hundred bytes, a corrected text a few thousand."""

HEAD_BYTES = 32 * 1024
"""Request line and headers of one request, all together."""

FIRST_WORD_S, NEXT_WORD_S = 10.0, 75.0
"""How long a connection may be silent before its first request, and between requests: a proxy keeps its own
for 60 s.
"""

HEAD_S, BODY_S = 10.0, 20.0
"""How long a request line's headers and a body may take to come."""

STRANGERS = 2000
"""Connections that may be open without being a member's line. One more, and the longest silent is closed."""


LINES_PER_ADDRESS, LINES_IN_ALL, TOKEN_S = 500, 4000, 10.0
"""Lines and polling sessions that may be open without a member's token, and for how long. A page shows its
token with the line's first word: five hundred that come at once are through in a second or two.
"""

REFUSALS = 3
"""Wrong tokens that one line may show."""


def behind_the_sockets() -> None:
    """Wait for one turn of the loop, until after what has come over sockets has been read: `gevent.sleep(0)`
    comes back before the loop looks at them.
    """
    hub = get_hub()
    hub.wait(hub.loop.timer(0, priority=-1))


class Turnstile:
    """Lets one request pass per turn of the loop: between two of them members' lines are read and written.

    A thousand requests that come at once are a thousand turns, not one wait of a second for a group. With
    `every_s` one passes in so many seconds: what is not worth the server's haste costs nothing meanwhile.
    """

    def __init__(self, every_s: float = 0.0) -> None:
        self._gate, self._every_s = Semaphore(1), every_s

    def pass_through(self) -> None:
        """Wait for one's turn; first come, first served."""
        with self._gate:
            if self._every_s:
                gevent.sleep(self._every_s)
            behind_the_sockets()


@dataclass
class Guest:
    """Somebody on the doorstep: from where, since when, and how to send them away."""

    address: str
    since: float
    send_away: Callable[[str], None]
    refused: int = 0


class Doorstep:
    """Those who have opened a connection and have not shown yet that they may: few, and not for long.

    Where there are too many, of one address or in all, the one who has stood there longest is sent away: who
    may come in does so in a second, who only stands is soon the longest. Right tokens never count, however
    many come from one address: a school is one.
    """

    def __init__(
        self, per_address: int, in_all: int, patience_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_address, self._in_all, self._patience_s = per_address, in_all, patience_s
        self._clock = clock
        self._guests: OrderedDict[Hashable, Guest] = OrderedDict()
        self._of: dict[str, OrderedDict[Hashable, None]] = {}

    def __len__(self) -> int:
        return len(self._guests)

    def enter(self, who: Hashable, address: str, send_away: Callable[[str], None]) -> None:
        """Let somebody wait; `send_away` is called with the code of the reason if they wait in vain."""
        self._guests[who] = Guest(address, self._clock(), send_away)
        neighbours = self._of.setdefault(address, OrderedDict())
        neighbours[who] = None
        if len(neighbours) > self._per_address:
            self._turn_away(next(iter(neighbours)), "too-many-lines")
        elif len(self._guests) > self._in_all:
            self._turn_away(next(iter(self._guests)), "too-many-lines")

    def leave(self, who: Hashable) -> None:
        """They came in, or went by themselves."""
        guest = self._guests.pop(who, None)
        if guest is not None:
            neighbours = self._of[guest.address]
            del neighbours[who]
            if not neighbours:
                del self._of[guest.address]

    def refused(self, who: Hashable, most: int) -> None:
        """Count a refusal; after `most` of them they are sent away."""
        guest = self._guests.get(who)
        if guest is not None:
            guest.refused += 1
            if guest.refused >= most:
                self._turn_away(who, "token-unknown")

    def sweep(self) -> None:
        """Send away who has waited too long."""
        until = self._clock() - self._patience_s
        while self._guests:
            who, guest = next(iter(self._guests.items()))
            if guest.since > until:
                return
            self._turn_away(who, "token-unknown")

    def _turn_away(self, who: Hashable, code: str) -> None:
        guest = self._guests[who]
        self.leave(who)
        guest.send_away(code)
