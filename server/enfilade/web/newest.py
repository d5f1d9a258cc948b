"""Messages of which, where there are too many, the newest goes on and what it overtook does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import gevent

from enfilade.web.limits import Bucket


@dataclass(eq=False, slots=True)
class Newest:
    """One kind of such messages of one socket."""

    bucket: Bucket
    text: str | None = None
    """what waits for the rate to allow it"""

    def offer(self, text: str, take: Callable[[str], None], there: Callable[[], bool]) -> None:
        """Let a message pass to `take` now, or when it may, if none newer has come and its sender is still
        `there`.
        """
        waits = self.text is not None
        if waits or not self.bucket.takes():
            self.text = text
            if not waits:
                gevent.spawn_later(self.bucket.wait_s(), self._catch_up, take, there)
        else:
            take(text)

    def _catch_up(self, take: Callable[[str], None], there: Callable[[], bool]) -> None:
        text, self.text = self.text, None
        if text is not None and there():
            self.bucket.takes()
            take(text)
