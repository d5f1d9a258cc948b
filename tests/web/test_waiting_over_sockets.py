"""WAIT12, AFTER1 over real sockets: a guide hears who waits, lets them in, and is told each stop."""

from __future__ import annotations

from collections.abc import Callable

from tests.web.running import MemberLine, Running, post
from tests.web.test_group_over_sockets import joined, new_group

Lines = Callable[..., MemberLine]
TOKEN = "W" * 32


def test_WAIT12_a_guide_hears_who_waits_and_lets_them_in(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    here = lines(running.address, joined(running, code=code))
    for line in (guide, here):
        line.wait(lambda line: line.state())
    guide.send("waiting-room", on=True)
    here.wait(lambda line: line.state()["rules"]["waiting"])
    status, asked = post(running.address, "/join", {"code": code, "name": "Ayna", "token": TOKEN})
    assert (status, asked["waiting"]) == (200, True)
    found = guide.wait(lambda line: line.state()["roster"]["waiting"])
    assert [(each["uid"], each["name"]) for each in found] == [(asked["uid"], "Ayna")]
    assert here.state()["roster"] is None, "followers are not told who waits"
    guide.send("admit", uid=asked["uid"])
    guide.wait(lambda line: line.state()["roster"]["waiting"] == [])
    status, seat = post(running.address, "/join", {"code": code, "token": TOKEN})
    assert (status, seat["waiting"], seat["uid"]) == (200, False, asked["uid"])
    late = lines(running.address, seat)
    assert late.wait(lambda line: line.state())["you"]["name"] == "Ayna"


def test_AFTER1_a_guide_is_told_each_stop_and_followers_are_not(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    follower = lines(running.address, joined(running, code=code))
    for line in (guide, follower):
        line.wait(lambda line: line.state())
    for stop in ("threshold", "cell"):
        guide.done(guide.send("go-to", stop=stop))
    guide.wait(lambda line: len(line.state()["roster"]["visits"]) == 2)
    follower.wait(lambda line: line.state()["mode"].get("stop") == "cell")
    visits = guide.state()["roster"]["visits"]
    assert [visit["stop"] for visit in visits] == ["threshold", "cell"]
    assert visits[0]["at_ms"] <= visits[1]["at_ms"]
    assert not any(name == "event" and data["e"] == "visited" for name, data in follower.came)
