"""Wrong codes, counted per address. Right ones never count: a school is one address."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

ALLOWED = 20
"""Wrong codes per address within the window. With 10^8 codes and 100 groups open, 20 guesses hit with odds
of 1 in 50,000.
"""

WINDOW_S = 600.0
ADDRESSES = 10_000
"""Addresses remembered; beyond that the one that guessed longest ago is forgotten."""


@dataclass
class Guesses:
    """Who guessed wrong lately. `clock` gives seconds that only ever grow. More than `allowed` within
    `window_s` are too many.
    """

    clock: Callable[[], float]
    allowed: int = ALLOWED
    window_s: float = WINDOW_S
    _wrong: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def spent(self, address: str) -> bool:
        """Whether this address has used up its wrong guesses for now."""
        times = self._wrong.get(address)
        if times is None:
            return False
        while times and times[0] <= self.clock() - self.window_s:
            times.popleft()
        return len(times) >= self.allowed

    def wrong(self, address: str) -> None:
        """Count a wrong code."""
        self._wrong.setdefault(address, deque()).append(self.clock())
        self._wrong.move_to_end(address)
        while len(self._wrong) > ADDRESSES:
            self._wrong.popitem(last=False)
