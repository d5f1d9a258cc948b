"""What sockets on other workers wish of the groups that are ours: done in the hub as if they were here."""

from __future__ import annotations

import contextlib
from typing import Any

from pydantic import ValidationError

from enfilade.live.refused import Refused
from enfilade.live.wire import COMMAND
from enfilade.web.hub import Hub
from enfilade.web.relay_out import Spread
from enfilade.web.relay_post import Letter, Post

TO_OWNER = frozenset({"open", "close", "do", "walk", "point", "stand", "speak", "again", "here", "said"})
"""Kinds of letters to an owner; all others are an owner's."""


class Owner:
    """Does in the hub what far sockets wish."""

    def __init__(self, hub: Hub, spread: Spread, post: Post) -> None:
        self._hub, self._spread, self._post = hub, spread, post
        self._unsure: dict[str, set[str]] = {}
        """workers of whose letters some are missing, until they have said all: the groups said so far"""

    def take(self, boot: str, letter: Letter) -> None:
        """Heed a letter of another worker.

        What a member wished last must not be overtaken by what was lost before it: after a gap nothing is
        done until the worker has said who is there and what they wish, in order; what it sent meanwhile is
        among that.
        """
        if boot in self._unsure and letter["k"] not in ("here", "said"):
            return
        sid = f"{boot}/{letter.get('s', '')}"
        match letter["k"]:
            case "said":
                self._said(boot)
            case "open":
                self._open(sid, letter["g"], letter["u"])
            case "close":
                self._close(sid)
            case "do":
                self._do(sid, letter["c"])
            case "walk":
                self._walk(sid, letter["t"])
            case "point":
                with contextlib.suppress(Refused, ValueError):
                    self._hub.pointed(sid, letter["t"])
            case "stand":
                with contextlib.suppress(Refused, ValueError):
                    self._hub.placed(sid, letter["t"])
            case "speak":
                with contextlib.suppress(Refused, ValueError):
                    self._hub.spoke(sid, letter["t"])
            case "again":
                self._again(sid)
            case _:
                self._here(boot, letter)

    def broken(self, boot: str) -> None:
        """Letters of a worker are missing: let it say who is there and what they wish."""
        if boot in self._spread.boots():
            self._unsure[boot] = set()
            self._post.send(boot, {"k": "say"})

    def beat(self, boots: set[str]) -> None:
        """Let the sockets go whose workers serve no more."""
        for boot in self._spread.boots() - boots:
            for sid in self._spread.of_boot(boot):
                self._close(sid)
        for boot in self._unsure.keys() - boots:
            del self._unsure[boot]

    def _said(self, boot: str) -> None:
        """A worker has said everything: of groups that it did not name nobody is there any more."""
        named = self._unsure.pop(boot, None)
        if named is None:
            return
        for sid in self._spread.of_boot(boot):
            if self._spread.gid_of(sid) not in named:
                self._close(sid)

    def _open(self, sid: str, gid: str, uid: str) -> None:
        try:
            self._hub.enter(sid, gid, uid)
        except Refused as refused:
            boot, there = sid.split("/")
            self._post.send(boot, {"k": "no", "g": gid, "s": there, "c": refused.code})

    def _close(self, sid: str) -> None:
        self._spread.leave(sid)
        self._hub.closed(sid)

    def _do(self, sid: str, given: Any) -> None:
        try:
            command = COMMAND.validate_python(given)
        except ValidationError:
            self._spread.refuse(sid, None, "command-malformed")
            return
        try:
            self._hub.wished(sid, command)
        except Refused as refused:
            self._spread.refuse(sid, command.id, refused.code)

    def _walk(self, sid: str, text: str) -> None:
        try:
            self._hub.walked(sid, text)
        except ValueError:
            self._spread.refuse(sid, None, "command-malformed")
        except Refused as refused:
            if refused.code == "only-guide":
                self._spread.refuse(sid, None, refused.code)

    def _again(self, sid: str) -> None:
        try:
            self._hub.resync(sid)
        except Refused as refused:
            self._spread.refuse(sid, None, refused.code)

    def _here(self, boot: str, letter: Letter) -> None:
        """A worker says who of a group is on it, after a gap or because we are its new owner: make it so, and
        send each the whole state; then do what they wished and have had no answer to.
        """
        gid = letter["g"]
        self._unsure.get(boot, set()).add(gid)
        known = self._spread.in_group(boot, gid)
        there = {f"{boot}/{sid}": uid for sid, uid in letter["ss"]}
        for sid in known.keys() - there.keys():
            self._close(sid)
        for sid, uid in there.items():
            self._open(sid, gid, uid)
        for sid, command in letter["cs"]:
            self._do(f"{boot}/{sid}", command)
