"""POINT over real sockets: a pointer reaches all but who points, comes fresh or not at all, is not kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from enfilade.store import recordings
from enfilade.web.group_plan import plan_of
from tests.web.in_thread import InThread
from tests.web.running import MemberLine, keyframe_text, post
from tests.web.site_fixture import MUSEUM, TOUR, write_site

Lines = Callable[..., MemberLine]

HERE = "0,1000,1600,-250,cot"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InThread]:
    home = tmp_path_factory.mktemp("pointer")
    write_site(home / "var" / "site")
    made = InThread(home)
    yield made
    made.stop()


def new_group(server: InThread, **values: Any) -> tuple[str, str]:
    """Start a group whose upper hall is not solemn; return its code and the guide's secret."""

    def start() -> tuple[str, str]:
        edition = server.parts.site.edition(MUSEUM)
        assert edition is not None
        plan = plan_of(edition, TOUR)
        halls = tuple(h.model_copy(update={"solemn": h.id != "upper"}) for h in plan.halls)
        group, secret = server.parts.hub.create(plan.model_copy(update={"halls": halls}), 50, (), **values)
        return group.code, secret

    return server.do(start)


def joined(server: InThread, **who: str) -> dict[str, Any]:
    status, answer = post(server.address, "/join", who)
    assert status == 200, answer
    return answer


def group_of(server: InThread, lines: Lines) -> tuple[MemberLine, MemberLine, MemberLine]:
    """Return a guide and two followers, one of them by long polling."""
    code, secret = new_group(server)
    guide = lines(server.address, joined(server, secret=secret))
    one = lines(server.address, joined(server, code=code, name="Ayna"))
    two = lines(server.address, joined(server, code=code), transports=("polling",))
    for line in (guide, one, two):
        line.wait(lambda x: x.state())
    return guide, one, two


def uid_of(line: MemberLine) -> str:
    return str(line.state()["you"]["uid"])


def test_POINT1_a_pointer_reaches_everybody_but_who_points(server: InThread, lines: Lines) -> None:
    guide, one, two = group_of(server, lines)
    guide.emit("p", HERE)
    for follower in (one, two):
        follower.wait(lambda x: x.all("p") == [HERE])
    guide.emit("p", "")
    for follower in (one, two):
        follower.wait(lambda x: x.all("p") == [HERE, ""])
    guide.clock()
    assert guide.all("p") == []


def test_POINT1_who_is_in_the_spotlight_walks_and_points_for_all(server: InThread, lines: Lines) -> None:
    guide, one, two = group_of(server, lines)
    one.done(one.send("arrive", hall="upper", percent=100))
    guide.done(guide.send("spotlight", uid=uid_of(one)))
    one.wait(lambda x: x.state()["mode"].get("by") == uid_of(one))
    text = keyframe_text(one.clock() - one.state()["created_ms"], 1234)
    one.emit("m", text)
    one.emit("p", HERE)
    for line in (guide, two):
        line.wait(lambda x: x.all("m") == [text] and x.all("p") == [HERE])
    one.done(one.send("step-back"))
    guide.wait(lambda x: x.state()["mode"].get("by") is None)
    one.emit("p", HERE)
    one.emit("m", keyframe_text(one.clock() - one.state()["created_ms"], 2000))
    one.wait(lambda x: [r["error"]["code"] for r in x.all("refused")] == ["only-guide"] * 2)
    assert two.all("p") == [HERE]


def test_POINT5_what_is_no_pointer_is_refused_and_nothing_of_one_is_kept(
    server: InThread, lines: Lines
) -> None:
    guide, one, _two = group_of(server, lines)
    before = one.state()
    for text in ("0,1,2", "anywhere", "0,0,0,0,<b>"):
        guide.emit("p", text)
    guide.emit("p", {"x": 1})
    guide.emit("a", "here")
    guide.wait(lambda x: [r["error"]["code"] for r in x.all("refused")] == ["command-malformed"] * 4)
    one.emit("p", HERE)
    one.wait(lambda x: [r["error"]["code"] for r in x.all("refused")] == ["only-guide"])
    guide.emit("p", HERE)
    one.wait(lambda x: x.all("p") == [HERE])
    assert one.state() == before
    one.emit("resync", 0)
    one.wait(lambda x: len(x.all("state")) == 2)
    assert HERE not in json.dumps(one.all("state")[1])


def test_POINT5_of_too_many_the_newest_goes_on(server: InThread, lines: Lines) -> None:
    guide, one, _two = group_of(server, lines)
    for n in range(200):
        guide.emit("p", f"0,{n},0,0")
    one.wait(lambda x: x.all("p")[-1:] == ["0,199,0,0"])
    heard = [int(text.split(",")[1]) for text in one.all("p")]
    assert heard == sorted(heard) and len(heard) < 200


def test_POINT5_a_tape_that_was_agreed_on_keeps_the_guides_pointer_and_no_followers(
    server: InThread, lines: Lines
) -> None:
    code, secret = new_group(server, recording="motion")
    guide = lines(server.address, joined(server, secret=secret))
    one = lines(server.address, joined(server, code=code, name="Ayna"))
    for line in (guide, one):
        line.wait(lambda x: x.state())
    guide.done(guide.send("walk"))
    guide.emit("p", HERE)
    one.wait(lambda x: x.all("p") == [HERE])
    one.done(one.send("arrive", hall="upper", percent=100))
    guide.done(guide.send("spotlight", uid=uid_of(one)))
    one.emit("p", "0,7,7,7,stool")
    guide.wait(lambda x: x.all("p") == ["0,7,7,7,stool"])
    guide.done(guide.send("end"))

    def kept() -> str:
        database = server.parts.hub._database
        (found,) = database.read(recordings.every)
        return str(database.read(lambda c: list(recordings.lines_of(c, found.id))))

    guide.wait(lambda x: x.state()["mode"]["kind"] == "ended")
    server.do(lambda: server.parts.hub.here.recorder.flush())
    assert HERE in server.do(kept) and "stool" not in server.do(kept)


def places(line: MemberLine) -> list[dict[str, Any]]:
    return [dict(each) for each in line.all("a")]


def test_POINT6_guides_alone_hear_where_those_are_who_walk_for_themselves(
    server: InThread, lines: Lines
) -> None:
    code, secret = new_group(server)
    guide = lines(server.address, joined(server, secret=secret))
    one = lines(server.address, joined(server, code=code, name="Ayna"))
    two = lines(server.address, joined(server, code=code))
    for line in (guide, one, two):
        line.wait(lambda x: x.state())
    one.emit("a", "0,10,-20")  # while one is where the group is, nobody asks
    one.done(one.send("look-around"))
    one.emit("a", "0,15,-25")
    said = [{"uid": uid_of(one), "at": [0, 15, -25]}]
    guide.wait(lambda x: places(x) == said)
    tablet = lines(server.address, guide.join)
    tablet.wait(lambda x: places(x) == said)
    one.done(one.send("follow"))
    late = lines(server.address, guide.join)
    late.wait(lambda x: x.state())
    late.clock()
    assert places(late) == [] and places(two) == []
    assert all(member["at"] is None for member in late.state()["roster"]["members"])


def test_POINT6_a_place_is_told_every_two_seconds_at_most(server: InThread, lines: Lines) -> None:
    guide, one, _two = group_of(server, lines)
    one.done(one.send("look-around"))
    for n in range(50):
        one.emit("a", f"0,{n},0")
    guide.wait(lambda x: places(x)[-1:] == [{"uid": uid_of(one), "at": [0, 49, 0]}])
    assert len(places(guide)) <= 5
