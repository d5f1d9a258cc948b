"""One socket's way out, over real TCP with small buffers: order, whole frames, bounded memory."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, get_args

import gevent
import gevent.socket
import pytest
from engineio.packet import PING, Packet
from hypothesis import given, settings
from hypothesis import strategies as st

from enfilade.web import direct_write
from enfilade.web.direct_write import BACKLOG, VOICES, Kind, Outlet, broadcast
from enfilade.web.frames import text_frame
from enfilade.web.metrics import SEEN
from tests.web.raw_line import server_frame
from tests.web.running import DEADLINE_S

SMALL = 4096


@contextmanager
def pair(read_buffer: int = SMALL) -> Iterator[tuple[Outlet, socket.socket]]:
    """Yield the outlet of one end of a TCP line, and the other end: a plain socket that does not wait."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, read_buffer)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        near = gevent.socket.create_connection(listener.getsockname())
        far, _ = listener.accept()
    near.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL)
    far.setblocking(False)
    outlet = Outlet(near)
    try:
        yield outlet, far
    finally:
        outlet.close()
        near.close()
        far.close()


def read(far: socket.socket, most: int) -> bytes:
    """Read what there is, up to `most` bytes."""
    out = b""
    while len(out) < most:
        try:
            data = far.recv(most - len(out))
        except (BlockingIOError, ConnectionResetError):
            break
        if not data:
            break
        out += data
    return out


def read_all(outlet: Outlet, far: socket.socket, begun: bytes = b"") -> list[str]:
    """Read to the end; return the texts. Everything that came must be whole frames."""
    with gevent.Timeout(DEADLINE_S):
        while not outlet.free and not outlet.closed:
            begun += read(far, 1 << 20)
            gevent.sleep(0)
    if not outlet.closed:
        outlet._sock.shutdown(socket.SHUT_WR)
    far.settimeout(DEADLINE_S)
    while data := far.recv(1 << 20):
        begun += data
    texts = []
    while begun:
        frame, begun = server_frame(begun)
        assert frame is not None, "a frame was cut"
        texts.append(frame[1].decode())
    return texts


ALL_KINDS: tuple[Kind, ...] = get_args(Kind)

OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(1, 40_000)),
        st.tuples(st.just("latest"), st.integers(1, 3000)),
        st.tuples(st.just("pointer"), st.integers(1, 3000)),
        st.tuples(st.just("voice"), st.integers(1, 3000)),
        st.tuples(st.just("put"), st.just(0)),
        st.tuples(st.just("read"), st.integers(1, 60_000)),
        st.tuples(st.just("turn"), st.integers(1, 4)),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(OPERATIONS)
def test_FAN2_a_storm_arrives_in_order_without_only_what_newer_motion_overtook(
    operations: list[tuple[str, int]],
) -> None:
    with pair() as (outlet, far):
        reliable: set[int] = set()
        last_motion, last_pointer, came, written = -1, -1, b"", 0
        last_voices: list[int] = []
        for n, (what, size) in enumerate(operations):
            text = f"{n:06}" + "x" * size
            written += size + 20
            match what:
                case "write":
                    outlet.write(text_frame(text))
                    reliable.add(n)
                case "latest":
                    broadcast([outlet], text_frame(text), "motion")
                    last_motion = n
                case "pointer":
                    broadcast([outlet], text_frame(text), "pointer")
                    last_pointer = n
                case "voice":
                    broadcast([outlet], text_frame(text), "voice")
                    last_voices = [*last_voices, n][-VOICES:]
                case "put":
                    outlet.put(Packet(PING, data=f"{n:06}"))
                    reliable.add(n)
                case "read":
                    came += read(far, size)
                case _:
                    for _turn in range(size):
                        gevent.sleep(0)
        if outlet.given_up:
            assert outlet.given_up == "backlog" and written > BACKLOG
            return
        texts = read_all(outlet, far, came)
        numbers = [int(text[1:7] if text[0] == "2" else text[:6]) for text in texts]
        assert numbers == sorted(set(numbers))
        assert reliable <= set(numbers)
        assert {last_motion, last_pointer} - {-1} <= set(numbers)
        assert set(last_voices) <= set(numbers)
        for number, text in zip(numbers, texts, strict=True):
            what, size = operations[number]
            assert len(text) == (7 if what == "put" else 6 + size)


def test_FAN2_a_slow_reader_gets_the_newest_motion_and_every_event() -> None:
    with pair() as (outlet, far):
        before = SEEN.overtaken
        for n in range(3000):
            outlet.write_spared(text_frame(f"m{n}"), "motion")
            if n % 100 == 0:
                outlet.write(text_frame(f"e{n}"))
        texts = read_all(outlet, far)
        motion = [int(text[1:]) for text in texts if text[0] == "m"]
        assert [text for text in texts if text[0] == "e"] == [f"e{n}" for n in range(0, 3000, 100)]
        assert motion == sorted(motion) and motion[-1] == 2999
        assert SEEN.overtaken - before == 3000 - len(motion) > 0
        assert outlet.free and outlet.waiting_bytes == 0


def test_FAN2_while_nothing_is_read_one_motion_waits() -> None:
    with pair() as (outlet, far):
        fill(outlet)
        held = outlet.waiting_bytes
        for n in range(100_000):
            outlet.write_spared(text_frame(f"m{n:06}"), "motion")
        assert outlet.waiting_bytes == held + len(text_frame("m000000"))
        assert read_all(outlet, far)[-1] == "m099999"


def test_POINT2_while_nothing_is_read_one_pointer_waits_and_takes_no_motions_place() -> None:
    with pair() as (outlet, far):
        fill(outlet)
        held, before = outlet.waiting_bytes, SEEN.overtaken
        for n in range(1000):
            outlet.write_spared(text_frame(f"p{n:06}"), "pointer")
            outlet.write_spared(text_frame(f"m{n:06}"), "motion")
        assert outlet.waiting_bytes == held + 2 * len(text_frame("p000000"))
        assert SEEN.overtaken - before == 2 * 999
        assert read_all(outlet, far)[-2:] == ["p000999", "m000999"]


def test_FAN10_while_nothing_is_read_a_second_of_voice_waits_the_newest_of_it() -> None:
    with pair() as (outlet, far):
        fill(outlet)
        held, before = outlet.waiting_bytes, SEEN.overtaken
        for n in range(1000):
            outlet.write_spared(text_frame(f"v{n:06}"), "voice")
            outlet.write_spared(text_frame(f"m{n:06}"), "motion")
        assert outlet.waiting_bytes == held + (VOICES + 1) * len(text_frame("v000000"))
        assert SEEN.overtaken - before == 1000 - VOICES + 999
        texts = [text for text in read_all(outlet, far) if text[0] in "vm"]
        assert [text for text in texts if text[0] == "v"] == [f"v{n:06}" for n in range(1000 - VOICES, 1000)]
        assert texts[-1] == "m000999"
        assert outlet.free and outlet.waiting_bytes == 0


@pytest.mark.parametrize("size", [1, 125, 126, 65_535, 65_536, 3_000_000])
def test_FAN5_a_frame_larger_than_all_buffers_arrives_whole(size: int) -> None:
    for kind in ALL_KINDS:
        with pair() as (outlet, far):
            broadcast([outlet], text_frame("a" * size), kind)
            assert read_all(outlet, far) == ["a" * size]


def test_FAN3_who_stops_reading_is_given_up_before_more_than_the_backlog_waits() -> None:
    with pair() as (outlet, far):
        frame, most, before = text_frame("x" * 1000), 0, SEEN.given_up["backlog"]
        while not outlet.given_up:
            outlet.write(frame)
            most = max(most, outlet.waiting_bytes)
        assert outlet.given_up == "backlog" and SEEN.given_up["backlog"] == before + 1
        assert BACKLOG < most <= BACKLOG + len(frame)
        assert outlet.waiting_bytes == 0 and outlet.closed
        outlet.write(frame)
        for kind in ALL_KINDS:
            broadcast([outlet], frame, kind)
        assert outlet.waiting_bytes == 0
        far.setblocking(True)
        with suppress(ConnectionResetError):
            while far.recv(1 << 16):
                pass  # what the kernel had; then the line is at its end


def test_FAN3_who_takes_nothing_for_a_while_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(direct_write, "STALL_S", 0.02)
    with pair() as (outlet, _far), gevent.Timeout(DEADLINE_S):
        fill(outlet)
        while not outlet.given_up:
            gevent.sleep(0.005)
        assert outlet.given_up == "stalled"


def test_FAN3_who_takes_a_little_now_and_then_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks: list[Any] = []
    monkeypatch.setattr(direct_write, "get_hub", lambda: _Hub(ticks))
    with pair() as (outlet, far), gevent.Timeout(DEADLINE_S):
        fill(outlet)
        for _ in range(40):
            outlet.write(text_frame("x" * 4000))
        assert len(ticks) == 1
        while not outlet.free:  # the stall's timer is wound up again whenever bytes leave
            read(far, 20_000)
            gevent.sleep(0)
        assert not outlet.given_up and len(ticks) > 10


def test_FAN3_a_socket_that_is_gone_is_let_go() -> None:
    with pair() as (outlet, far), gevent.Timeout(DEADLINE_S):
        far.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, bytes((1, 0, 0, 0, 0, 0, 0, 0)))
        far.close()
        while not outlet.given_up:
            broadcast([outlet], text_frame("m"), "motion")
            gevent.sleep(0)
        assert outlet.given_up == "gone"


def fill(outlet: Outlet) -> None:
    """Write until the kernel takes no more."""
    while outlet.free:
        outlet.write(text_frame("x" * 4000))


class _Hub:
    """The loop's hub, with a list of the times at which a stall's timer was wound up."""

    def __init__(self, ticks: list[Any]) -> None:
        self.loop = self
        self._loop, self._ticks = gevent.get_hub().loop, ticks

    def io(self, number: int, events: int) -> Any:
        return self._loop.io(number, events)

    def timer(self, after: float, repeat: float) -> Any:
        timer, ticks = self._loop.timer(after, repeat), self._ticks

        class Wound:
            def again(self, call: Any) -> None:
                ticks.append(None)
                timer.again(call)

            def stop(self) -> None:
                timer.stop()

            def close(self) -> None:
                timer.close()

        return Wound()
