"""Wrong codes counted for all workers together: in Redis, which several workers have anyway.

Counted by each worker alone, an address would have as many tries as there are workers. An address is not
written down: its hash is, and is forgotten with the window. While Redis is away each worker counts alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from hashlib import sha256
from typing import cast

from redis import Redis
from redis.exceptions import RedisError

from enfilade.web.guesses import Guesses

log = logging.getLogger(__name__)

SILENT_S = 2.0
"""How long Redis may take to answer; whoever typed a code waits for it."""


class SharedGuesses(Guesses):
    """Counts of one kind of guess, by the kind's `name`. A window begins with its first wrong guess."""

    def __init__(
        self, url: str, name: str, clock: Callable[[], float], allowed: int, window_s: float
    ) -> None:
        super().__init__(clock, allowed, window_s)
        self._name = name
        self._redis = Redis.from_url(url, socket_connect_timeout=SILENT_S, socket_timeout=SILENT_S)

    def spent(self, address: str) -> bool:
        """Whether this address has used up its wrong guesses for now, with whichever worker."""
        if super().spent(address):
            return True
        try:
            count = cast("bytes | None", self._redis.get(self._key(address)))
        except (RedisError, OSError) as error:
            log.warning("Redis counts no guesses: %s", error)
            return False
        return int(count or 0) >= self.allowed

    def wrong(self, address: str) -> None:
        """Count a wrong guess."""
        super().wrong(address)
        try:
            pipe = self._redis.pipeline(transaction=False)
            pipe.incr(self._key(address))
            pipe.expire(self._key(address), int(self.window_s), nx=True)
            pipe.execute()
        except (RedisError, OSError) as error:
            log.warning("Redis counts no guesses: %s", error)

    def _key(self, address: str) -> str:
        return f"enfilade:wrong:{self._name}:{sha256(address.encode()).hexdigest()[:32]}"
