"""LIMIT5, LIMIT14, LIMIT15: what one line or one address does is not what the others wait for."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import gevent
import gevent.socket
import pytest

from enfilade.web import codes
from enfilade.web.guesses import ALLOWED
from enfilade.web.limits import Turnstile
from enfilade.web.line import Line
from enfilade.web.listener import TURN_BYTES, TURN_MESSAGES, Listener
from tests.web.in_thread import InThread
from tests.web.raw_line import client_frame
from tests.web.running import DEADLINE_S, post
from tests.web.site_fixture import write_site

CHUNK = 4096


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InThread]:
    """A server of this module's own: an address that has guessed is remembered."""
    home = tmp_path_factory.mktemp("guesses")
    write_site(home / "var" / "site")
    running = InThread(home)
    yield running
    running.stop()


class Others:
    """A line beside the one that is read: it has something to say whenever some of that was taken."""

    def __init__(self) -> None:
        self.since, self.most, self._near_far = 0, 0, gevent.socket.socketpair()
        self._reading = gevent.spawn(self._read)

    def _read(self) -> None:
        while self._near_far[0].recv(1):
            self.since = 0

    def wait(self, size: int) -> None:
        """So much more was taken of the other line."""
        self.since += size
        self.most = max(self.most, self.since)
        self._near_far[1].send(b"m")

    def end(self) -> None:
        """Hang up."""
        self._near_far[1].close()
        self._reading.join(DEADLINE_S)
        self._near_far[0].close()


def test_LIMIT5_a_line_that_never_rests_lets_others_be_read_after_eight_messages() -> None:
    said, others = iter([client_frame(b"4x") * 100]), Others()
    listener = Listener(lambda: next(said, b""), lambda _payload: None)
    heard = 0
    while listener.receive() is not None:
        heard += 1
        others.wait(1)
    others.end()
    assert heard == 100
    assert others.most <= TURN_MESSAGES


def test_LIMIT5_and_while_a_message_without_end_is_passed_over_after_eight_kilobytes() -> None:
    begins, others, left = bytes((0x81, 0xFF)) + (3 << 20).to_bytes(8, "big") + bytes(4), Others(), [64]

    def read() -> bytes:
        left[0] -= 1
        if left[0] < 0:
            return b""
        others.wait(CHUNK)
        return begins + bytes(CHUNK - len(begins)) if left[0] == 63 else bytes(CHUNK)

    assert Listener(read, lambda _payload: None).receive() is None
    others.end()
    assert left == [-1]
    assert others.most <= TURN_BYTES + CHUNK


def _door() -> gevent.socket.socket:
    door = gevent.socket.socket()
    door.bind(("127.0.0.1", 0))
    door.listen(1)
    return door


@pytest.mark.parametrize(
    "said",
    [
        client_frame(b"4x") * 3,
        bytes((0x81, 0xFF)) + (150 << 20).to_bytes(8, "big") + bytes(4) + b"x" * 100,
        b"\xff\xff",
    ],
    ids=["messages", "beyond all measure", "no frame"],
)
def test_LIMIT14_a_line_that_has_ended_leaves_nothing_to_be_collected(said: bytes) -> None:
    with _door() as door:
        far = gevent.socket.create_connection(door.getsockname())
        near = door.accept()[0]
    far.send(said)
    far.shutdown(1)
    gc.disable()
    try:
        line = Line(near, b"")
        while line.receive() is not None:
            pass
        line.close()
        gone = weakref.ref(line)
        del line
        assert gone() is None
    finally:
        gc.enable()
        near.close()
        far.close()


def test_LIMIT15_who_has_guessed_too_often_waits_before_the_store_is_asked(
    server: InThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[str] = []

    class Counted(Turnstile):
        def pass_through(self) -> None:
            passed.append("waited")

    monkeypatch.setattr(codes, "GUESSERS", Counted(0.0))
    _, code, _ = server.new_group()
    wrong = f"{(int(code.replace(' ', '')) + 1) % 10**8:08}"
    for _ in range(ALLOWED):
        assert post(server.address, "/join", {"code": wrong})[1]["code"] == "code-unknown"
    assert passed == []
    assert post(server.address, "/join", {"code": wrong})[1]["code"] == "too-many-guesses"
    assert passed == ["waited"]
    assert "token" in post(server.address, "/join", {"code": code})[1]
    assert passed == ["waited"], "a right code waits for nobody"
