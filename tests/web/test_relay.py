"""WORKERS10: what a worker passes on to the sockets of another worker's group, letter by letter."""

from __future__ import annotations

from typing import Any, cast

from enfilade.store.leases import Worker
from enfilade.web.fanout import Fanout
from enfilade.web.relay import Relay
from enfilade.web.relay_post import Post

FIRST, SECOND = "first-boot", "second-boot"


class Heard:
    """The sockets here: who hears the group, and what each was told, in order."""

    def __init__(self) -> None:
        self.hear: dict[str, bool] = {}
        self.told: dict[str, list[Any]] = {"one": [], "two": []}

    def enter(self, sid: str, gid: str, uid: str, guide: bool) -> None:
        """Let a socket hear its group."""
        self.hear[sid] = guide

    def leave(self, sid: str) -> str:
        """Let it hear nothing."""
        self.hear.pop(sid, None)
        return ""

    def seat(self, sid: str, guide: bool) -> None:
        """Let it hear what only guides hear, or no more."""
        assert sid in self.hear
        self.hear[sid] = guide

    def state(self, sid: str, state: dict[str, Any]) -> None:
        """Tell one the whole state."""
        self.told[sid].append(("state", state["rev"]))

    def everybody(self, gid: str, event: dict[str, Any]) -> None:
        """Tell all who hear the group."""
        for sid in self.hear:
            self.told[sid].append(("event", event["rev"]))


class Letters:
    """The post, which keeps what it is given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    def send(self, boot: str, letter: dict[str, Any], latest: str = "") -> None:
        """Keep a letter's kind, and to whom it goes."""
        self.sent.append((boot, letter["k"]))


def worker(boot: str) -> Worker:
    """A worker by its boot; of the rest nothing is asked."""
    return cast(Worker, type("Worker", (), {"boot": boot, "name": boot})())


def state(sid: str, rev: int) -> dict[str, Any]:
    """The letter with a socket's state."""
    return {"k": "state", "g": "g", "s": sid, "e": {"rev": rev, "plan": {"stops": []}}}


def event(rev: int) -> dict[str, Any]:
    """The letter with an event for all."""
    return {"k": "all", "g": "g", "e": {"rev": rev}}


def test_WORKERS10_under_a_new_owner_each_hears_its_state_first_and_then_what_follows_it() -> None:
    heard, post = Heard(), Letters()
    relay = Relay(cast(Fanout, heard), cast(Post, post))
    for sid in ("one", "two"):
        relay.opened(sid, "g", f"uid-{sid}", worker(FIRST))
        relay.take(FIRST, {"k": "enter", "g": "g", "s": sid, "u": f"uid-{sid}", "l": False})
        relay.take(FIRST, state(sid, 4))
    relay.take(FIRST, event(5))
    relay.moved(relay.groups()[0], worker(SECOND))
    relay.take(FIRST, event(6))
    assert heard.hear == {} and post.sent[-1] == (SECOND, "here")

    # The new owner takes both in before it has written that their lines are open: revisions count on.
    for sid in ("one", "two"):
        relay.take(SECOND, {"k": "enter", "g": "g", "s": sid, "u": f"uid-{sid}", "l": False})
    relay.take(SECOND, {"k": "seat", "g": "g", "s": "two", "l": True})
    relay.take(SECOND, event(7))
    relay.take(SECOND, state("one", 7))
    relay.take(SECOND, event(8))
    relay.take(SECOND, state("two", 8))
    relay.take(SECOND, event(9))
    began = [("state", 4), ("event", 5)]
    assert heard.told == {
        "one": [*began, ("state", 7), ("event", 8), ("event", 9)],
        "two": [*began, ("state", 8), ("event", 9)],
    }
    assert heard.hear == {"one": False, "two": True}
