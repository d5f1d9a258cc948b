"""GOING15: who is silent is missed in good time; a server that is late itself blames nobody for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import gevent
import pytest

from enfilade.web import pulse as pulses
from enfilade.web.driver import _sweep
from enfilade.web.pulse import PING, Pulse


@dataclass
class Clock:
    """Seconds, put forward by hand."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class FakeLine:
    """A member's line: what it was sent, and whether something has come since it was last asked."""

    sent: list[float] = field(default_factory=list)
    came: bool = True
    missed: bool = False
    clock: Clock = field(default_factory=Clock)

    @property
    def outlet(self) -> FakeLine:
        return self

    def write(self, frame: bytes) -> None:
        assert frame == PING
        self.sent.append(self.clock.now)

    def heard(self) -> bool:
        came, self.came = self.came, False
        return came


class Felt:
    """A pulse over lines, its clock, and who was given up."""

    def __init__(self, every_s: int = 10) -> None:
        self.clock, self.gone, self.lines = Clock(), list[str](), dict[str, FakeLine]()
        self.pulse = Pulse(every_s, self.gone.append, self.clock)

    def take(self, name: str) -> FakeLine:
        line: Any = FakeLine(clock=self.clock)
        self.lines[name] = line
        self.pulse.take(name, line)
        return line  # type: ignore[no-any-return]

    def beats(self, seconds: float, late_s: float = 0.0, answering: tuple[str, ...] = ()) -> None:
        """Let seconds pass, each beat late by so much; who answers has said something before every beat."""
        until = self.clock.now + seconds
        while self.clock.now < until - 1e-9:
            self.clock.now += self.pulse.wait_s() + late_s
            for name in answering:
                self.lines[name].came = True
            self.pulse.beat()


def test_GOING15_who_says_nothing_after_a_ping_is_gone_a_round_later() -> None:
    felt = Felt()
    felt.take("silent"), felt.take("speaks")
    felt.beats(10, answering=("speaks",))
    assert [len(felt.lines[n].sent) for n in ("silent", "speaks")] == [1, 1] and not felt.gone
    felt.beats(10, answering=("speaks",))
    assert felt.gone == ["silent"]
    felt.beats(100, answering=("speaks",))
    assert felt.gone == ["silent"]
    assert len(felt.lines["silent"].sent) == 1


def test_GOING15_a_server_that_was_late_asks_once_more() -> None:
    felt = Felt()
    line = felt.take("member")
    felt.beats(10)
    felt.beats(4)
    felt.clock.now += 30  # the machine stood still: so did whoever runs on it beside us
    felt.beats(1)
    assert not felt.gone and len(line.sent) == 2
    line.came = True
    felt.beats(30, answering=("member",))
    assert not felt.gone and not line.missed


def test_GOING15_two_silent_rounds_are_the_end_however_late_the_server_is() -> None:
    felt = Felt()
    felt.take("dead"), felt.take("slow")
    felt.beats(10, late_s=0.8, answering=("slow",))
    felt.beats(10, late_s=0.8, answering=("slow",))
    assert not felt.gone
    felt.beats(10, late_s=0.8, answering=("slow",))
    assert felt.gone == ["dead"]


def test_GOING15_pings_keep_their_time_though_beats_are_late() -> None:
    felt = Felt()
    line = felt.take("member")
    felt.beats(101, late_s=0.45, answering=("member",))
    assert line.sent == pytest.approx([110.45 + 10 * n for n in range(10)])


def test_GOING15_beats_that_were_missed_are_made_up_for_each_line_once() -> None:
    felt = Felt()
    lines = []
    for n in range(10):
        lines.append(felt.take(f"{n}"))
        felt.beats(1)
    felt.beats(10, answering=tuple(felt.lines))
    seen = [len(line.sent) for line in lines]
    felt.clock.now += 65
    felt.pulse.beat()
    assert [len(line.sent) - n for line, n in zip(lines, seen, strict=True)] == [1] * 10
    assert not felt.gone


def test_GOING15_with_one_slot_what_waits_in_the_kernel_counts_as_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The process stood still for a second; the answer to its ping has come meanwhile and is not yet read."""
    felt = Felt(every_s=1)
    line = felt.take("member")

    def read_what_came() -> None:
        line.came = True

    def sleep(seconds: float) -> None:
        felt.clock.now += seconds + 0.2

    monkeypatch.setattr(pulses, "behind_the_sockets", read_what_came)
    stop = Stop(6)
    monkeypatch.setattr(gevent, "sleep", lambda s: setattr(felt.clock, "now", felt.clock.now + s + 0.2))
    with pytest.raises(Stopped):
        felt.pulse.keep(stop)
    assert not felt.gone and len(line.sent) == 5


@dataclass
class Polled:
    """An Engine.IO socket without a line of ours."""

    last_ping: float | None = None
    closed: bool = False
    closing: bool = False
    checked: int = 0

    def check_ping_timeout(self) -> None:
        self.checked += 1


def test_GOING15_who_polls_is_felt_by_their_own_pings_and_who_is_closed_is_forgotten() -> None:
    sockets = {"on a line": Polled(), "polls": Polled(1.0), "over": Polled(1.0, closed=True)}
    sockets["ends"] = Polled(1.0, closing=True)
    _sweep(sockets)
    assert {name: socket.checked for name, socket in sockets.items()} == {
        "on a line": 0,
        "polls": 1,
        "ends": 0,
    }


class Stopped(Exception):
    """Enough beats."""


@dataclass
class Stop:
    """Ends a pulse's endless loop after so many beats."""

    left: int

    def __call__(self) -> None:
        self.left -= 1
        if not self.left:
            raise Stopped
