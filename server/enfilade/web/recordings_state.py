"""What has become of a recording, and what both staff and its guide do with it: withdraw, delete."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from werkzeug.wrappers import Response

from enfilade.store import recordings as store
from enfilade.store.recordings import Recorded
from enfilade.web.errors import Problem
from enfilade.web.parts import parts

Found = TypeVar("Found")


def settled(read: Callable[[Connection], Found]) -> Found:
    """Read recordings, those that are over with their last words."""
    parts().hub.here.recorder.finish()
    return parts().store.read(read)


def status_of(recorded: Recorded) -> str:
    """Return what has become of a recording, in one word."""
    if is_going(recorded):
        return "going"
    state = recorded.kept
    if state.published_ms is not None:
        return "published"
    return "withdrawn" if state.withdrawn_ms is not None else "draft"


def is_going(recorded: Recorded) -> bool:
    """Whether the tour is still led and recorded."""
    if recorded.ended_ms is not None:
        return False
    return parts().hub.is_recording(recorded.gid)


def over(recorded: Recorded) -> Recorded:
    """Return a recording. Raises Problem while the tour goes on."""
    if is_going(recorded):
        raise Problem("recording-going")
    return recorded


def take_back(recorded: Recorded, by: str, by_guide: bool) -> None:
    """Withdraw a recording. When its guide does, their agreement is gone with it."""
    now_ms = parts().hub.now_ms()
    changed: dict[str, int | None] = {"published_ms": None}
    if recorded.kept.published_ms is not None:
        changed["withdrawn_ms"] = now_ms
    if by_guide:
        changed["agreed_ms"] = None
    state = recorded.kept.model_copy(update=changed)
    act: store.Act = "disagreed" if by_guide else "withdrawn"
    parts().store.run(lambda c: store.keep(c, recorded.id, state, act, by, now_ms))


def delete_for_good(id: str, by: str) -> None:
    """Delete a recording; nothing of it stays in the store's files."""
    now_ms = parts().hub.now_ms()
    parts().store.run(lambda c: store.delete_all(c, id, "deleted", by, now_ms))
    parts().store.scrub()


def private(response: Response) -> Response:
    """Keep a page out of every cache."""
    response.headers["Cache-Control"] = "no-store"
    return response
