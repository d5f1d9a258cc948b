"""VOICE4-7: voice over real sockets: who is passed on, to whom, and what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.web.running import MemberLine, Running, post
from tests.web.test_group_over_sockets import joined, new_group

Lines = Callable[..., MemberLine]

SAID = [f"0AAA{n:03}" + "A" * 400 for n in range(6)]
"""What a speaker sends: nothing on its way reads it."""


def test_VOICE4_what_the_guide_says_goes_to_all_others_as_it_is_in_order(
    running: Running, lines: Lines
) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    _, projector = post(running.address, "/join", {"code": code, "observer": True})
    there = [
        lines(running.address, joined(running, code=code)),
        lines(running.address, joined(running, code=code), ("polling",)),
        lines(running.address, projector),
    ]
    for line in there:
        line.wait(lambda x: x.state())
    guide.done(guide.send("speak", on=True))
    for text in SAID:
        guide.emit("v", text)
    for line in there:
        line.wait(lambda x: x.all("v")[-1:] == SAID[-1:])
        assert line.all("v") == SAID
        assert line.state()["speakers"] == [{"uid": "guide", "slot": 0, "language": None}]
    assert guide.all("v") == []


def test_VOICE5_only_who_speaks_is_passed_on(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    ayna = lines(running.address, joined(running, code=code, name="Ayna"))
    other = lines(running.address, joined(running, code=code))
    uid = ayna.wait(lambda x: x.state())["you"]["uid"]
    other.wait(lambda x: x.state())
    guide.emit("v", SAID[0])  # the microphone is not on
    ayna.emit("v", SAID[1])
    guide.done(guide.send("give-floor", uid=uid))
    ayna.emit("v", SAID[2])  # has the floor, and has not begun
    ayna.done(ayna.send("speak", on=True))
    ayna.emit("v", "1" + SAID[3][1:])  # an interpreter's slot
    ayna.emit("v", SAID[4])
    other.wait(lambda x: x.all("v"))
    guide.done(guide.send("give-floor", uid=None))
    ayna.emit("v", SAID[5])
    guide.done(guide.send("speak", on=True))
    guide.emit("v", SAID[0])
    other.wait(lambda x: SAID[0] in x.all("v"))
    assert other.all("v") == [SAID[4], SAID[0]]
    assert ayna.all("refused") == []


@pytest.mark.parametrize(
    "text", ["", "0", "4" + "A" * 40, "0" + "A" * 1400, "0A=A" + "A" * 20, "0əəəəəəəəəə"]
)
def test_VOICE6_what_is_no_voice_is_refused_and_the_line_stays(
    running: Running, lines: Lines, text: str
) -> None:
    _code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    guide.done(guide.send("speak", on=True))
    guide.emit("v", text)
    [refusal] = guide.wait(lambda x: x.all("refused"))
    assert refusal["error"]["code"] == "command-malformed"
    guide.done(guide.send("speak", on=False))


def test_VOICE7_who_sends_too_much_is_thinned_out_and_the_group_goes_on(
    running: Running, lines: Lines
) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    ayna = lines(running.address, joined(running, code=code))
    ayna.wait(lambda x: x.state())
    guide.done(guide.send("speak", on=True))
    for n in range(400):
        guide.emit("v", f"0{n:05}" + "A" * 40)
    guide.done(guide.send("evidence", on=True))
    ayna.wait(lambda x: x.state()["scene"]["evidence"])
    numbers = [int(text[1:6]) for text in ayna.all("v")]
    assert numbers == sorted(set(numbers))
    assert 25 <= len(numbers) < 200
