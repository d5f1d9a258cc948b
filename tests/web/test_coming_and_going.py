"""GOING behaviours: members who come late, lose their line, sleep, reload, move, and find the group again.

The members run the viewer's own client (src/live/client.ts) in Node; the server is real, and so are the
sockets and the bad line between them. Every wait is for something that is told.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.running import MemberLine, Running, keyframe_text
from tests.web.site_fixture import OPT_IN, write_site, write_viewer
from tests.web.test_group_over_sockets import joined, new_group
from tools.line_proxy import LineProxy, bad_line
from tools.node_members import NodeMember, NodeProcess, node_process

Lines = Callable[..., MemberLine]


class MovedClock(Running):
    """A server whose clock can be put forward, and that misses a silent line after two seconds."""

    program = "import sys; from tests.web.moved_clock import serve; sys.exit(serve(sys.argv[1:]))"

    def put_forward(self) -> None:
        """Let two minutes and a second pass for the server; the next command or line shows it."""
        self.process.send_signal(signal.SIGUSR1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MovedClock]:
    """One server for all tests that do not stop it: each has a group of its own."""
    home = tmp_path_factory.mktemp("moved")
    write_site(home / "var" / "site")
    write_viewer(home / "viewer_static" / "dist")
    running = MovedClock(home)
    yield running
    running.stop()


@pytest.fixture
def process(member_program: Path) -> Iterator[NodeProcess]:
    """Where a test's members live."""
    with node_process(member_program) as running:
        yield running


@pytest.fixture
def line(server: MovedClock) -> Iterator[LineProxy]:
    with bad_line(server.port) as proxy:
        yield proxy


def through(line: LineProxy) -> str:
    return f"http://127.0.0.1:{line.port}"


def presence(guide: NodeMember, uid: str) -> str | None:
    """How the guide sees a member."""
    roster = guide.state.get("roster")
    members = roster["members"] if roster else ()
    return next((m["presence"] for m in members if m["uid"] == uid), None)


def see(guide: NodeMember, uid: str, *wanted: str) -> None:
    """Wait until the guide sees a member so."""
    guide.wait(lambda x: presence(x, uid) in wanted)


def pair(
    server: Running, process: NodeProcess, line: LineProxy, zones: tuple[str, ...] = ()
) -> tuple[NodeMember, NodeMember, str]:
    """A guide on a good line, a follower on the bad one, and the follower's uid; both are here."""
    code, secret = new_group(server, zones)
    guide, follower = NodeMember(process, "guide"), NodeMember(process, "follower")
    guide.join(server.address, secret=secret)
    follower.join(through(line), code=code, name="Ayna")
    uid = follower.wait(lambda x: x.state)["you"]["uid"]
    see(guide, uid, "joined")
    return guide, follower, uid


def led(server: Running, process: NodeProcess) -> tuple[str, NodeMember]:
    """The code of a new group, and its guide, who is there."""
    code, secret = new_group(server)
    guide = NodeMember(process, "guide")
    guide.join(server.address, secret=secret)
    guide.wait(lambda x: x.state)
    return code, guide


def test_GOING1_a_latecomer_is_where_the_group_is_with_the_first_word(
    server: MovedClock, process: NodeProcess, line: LineProxy
) -> None:
    code, secret = new_group(server)
    guide, late, later = (NodeMember(process, name) for name in ("guide", "late", "later"))
    guide.join(server.address, secret=secret)
    guide.wait(lambda x: x.state)
    guide.send("go-to", stop="cell")
    guide.until(stop="cell")
    late.join(through(line), code=code)
    assert late.wait(lambda x: x.state)["mode"]["stop"] == "cell"
    guide.send("walk")
    state = guide.until(kind="walking")
    t_ms = int(guide.ask()["now_ms"]) - state["created_ms"]
    guide.move(keyframe_text(t_ms, 1234))
    late.wait(lambda x: x.all("moved"))
    later.join(through(line), code=code)
    arrived = later.wait(lambda x: x.all("moved"))[0]
    assert (arrived["keyframe"]["x"], arrived["cut"]) == (1234, True)
    assert later.all("state")[0]["mode"] == guide.state["mode"]


@pytest.mark.parametrize("away", ["ten seconds", "two minutes"])
def test_GOING2_after_a_cut_the_same_person_is_back_in_the_present(
    away: str, server: MovedClock, process: NodeProcess, line: LineProxy
) -> None:
    guide, follower, uid = pair(server, process, line)
    line.down()
    see(guide, uid, "away")
    if away == "two minutes":
        server.put_forward()
    guide.send("go-to", stop="cell")
    guide.until(stop="cell")
    if away == "two minutes":
        see(guide, uid, "gone")
    assert presence(guide, uid) == ("away" if away == "ten seconds" else "gone")
    line.up()
    follower.back()
    state = follower.until(stop="cell")
    assert (state["you"]["uid"], state["you"]["name"], state["you"]["role"]) == (uid, "Ayna", "follower")
    see(guide, uid, "joined")


def test_GOING3_a_line_that_says_nothing_any_more_is_missed_and_replaced(
    server: MovedClock, process: NodeProcess, line: LineProxy
) -> None:
    guide, follower, uid = pair(server, process, line)
    line.stall()
    guide.send("go-to", stop="cell")
    follower.back()
    assert follower.until(stop="cell")["you"]["uid"] == uid
    see(guide, uid, "joined")


def test_GOING4_from_another_network_one_is_who_one_was(
    server: MovedClock, process: NodeProcess, line: LineProxy
) -> None:
    guide, follower, uid = pair(server, process, line)
    line.move("127.0.0.2")
    guide.send("go-to", stop="cell")
    follower.back()
    assert follower.until(stop="cell")["you"]["uid"] == uid
    see(guide, uid, "joined")


def test_GOING5_a_laptop_that_slept_wakes_where_the_group_is(
    server: MovedClock, process: NodeProcess, line: LineProxy, member_program: Path
) -> None:
    code, guide = led(server, process)
    with node_process(member_program) as laptop:
        sleeper = NodeMember(laptop, "sleeper")
        sleeper.join(through(line), code=code)
        uid = sleeper.wait(lambda x: x.state)["you"]["uid"]
        see(guide, uid, "joined")
        laptop.sleep()
        see(guide, uid, "away")
        server.put_forward()
        guide.send("go-to", stop="cell")
        see(guide, uid, "gone")
        laptop.wake()
        assert sleeper.until(stop="cell")["you"]["uid"] == uid
        see(guide, uid, "joined")


def test_GOING6_who_reloads_the_page_stays_who_they_were_and_what_they_asked_for_is_done(
    server: MovedClock, process: NodeProcess, line: LineProxy, member_program: Path
) -> None:
    code, guide = led(server, process)
    with node_process(member_program) as page:
        before = NodeMember(page, "before")
        before.join(through(line), code=code, name="Ayna")
        uid = before.wait(lambda x: x.state)["you"]["uid"]
        line.down()
        before.wait(lambda x: x.lines[-1:] == ["down"])
        before.send("hand", up=True)
        before.send("ask", text="Kim yazıb?")
        kept = before.ask()
        assert kept["waiting"] == 2
    see(guide, uid, "away")
    line.up()
    after = NodeMember(process, "after")
    after.join(through(line), kept["storage"], code=code)
    you = after.wait(lambda x: x.state and x.state["you"]["hand_place"] and x.state["you"])
    assert (you["uid"], you["name"], you["hand_place"]) == (uid, "Ayna", 1)
    assert after.settled()["waiting"] == 0
    roster = guide.wait(lambda x: x.state["roster"]["questions"] and x.state["roster"])
    assert [q["text"] for q in roster["questions"]] == ["Kim yazıb?"]
    assert [h["uid"] for h in roster["hands"]] == [uid]
    assert len(roster["members"]) == 2


def test_GOING7_two_tabs_are_one_person_and_closing_one_leaves_the_other(
    server: MovedClock, process: NodeProcess, line: LineProxy
) -> None:
    guide, one, uid = pair(server, process, line)
    other = NodeMember(process, "other tab")
    other.join(through(line), one.ask()["storage"], code=one.all("joined")[0]["follow_url"].rsplit("/", 1)[1])
    assert other.wait(lambda x: x.state)["you"]["uid"] == uid
    guide.send("go-to", stop="cell")
    for tab in (one, other):
        tab.until(stop="cell")
    seen = len(guide.all("state"))
    one.order_close()
    other.send("look-around")
    see(guide, uid, "looking-around", "joined")
    guide.wait(lambda x: not _member(x, uid)["following"])
    assert all(_presence_in(state, uid) != "away" for state in guide.all("state")[seen:])
    other.order_close()
    see(guide, uid, "away")


def test_GOING8_a_guide_who_vanishes_leaves_the_group_calm_and_takes_the_lead_again(
    server: MovedClock, process: NodeProcess, line: LineProxy
) -> None:
    code, secret = new_group(server, (OPT_IN,))
    guide, follower = NodeMember(process, "guide"), NodeMember(process, "follower")
    guide.join(through(line), secret=secret)
    follower.join(server.address, code=code)
    for member in (guide, follower):
        member.wait(lambda x: x.state)
    guide.send("play", through=True)
    follower.wait(lambda x: _clock(x).get("kind") == "running")
    line.down()
    follower.wait(lambda x: _clock(x).get("because") == "line" and not x.state["guide_here"])
    line.up()
    follower.wait(lambda x: _clock(x).get("kind") == "running" and x.state["guide_here"])
    guide.until(kind="touring", through=True)
    guide.send("go-to", stop="cell")
    follower.until(stop="cell")


def test_GOING9_a_killed_server_finds_everybody_at_the_same_stop_and_loses_nothing(
    home: Path, process: NodeProcess, lines: Lines
) -> None:
    first = MovedClock(home)
    code, secret = new_group(first)
    guide = NodeMember(process, "guide")
    guide.join(first.address, secret=secret)
    guide.wait(lambda x: x.state)
    followers = [NodeMember(process, f"follower {n}") for n in range(4)]
    for n, follower in enumerate(followers):
        follower.join(first.address, code=code, name=f"F{n}")
    polling = lines(first.address, joined(first, code=code), transports=("polling",))
    for follower in followers:
        follower.wait(lambda x: x.state)
    guide.send("poll", question={"by": "guide", "text": "Bunu bilirdinizmi?"}, options=["Bəli", "Xeyr"])
    poll = followers[0].wait(lambda x: x.state["polls"] and x.state["polls"][0]["id"])
    for n, follower in enumerate(followers):
        follower.send("vote", poll=poll, option=n % 2)
    followers[3].send("ask", text="Bu nədir?")
    for n in (1, 2):
        followers[n].send("hand", up=True)
        followers[n].settled()
    for member in (guide, *followers):
        member.settled()
    # What is under way while the server dies is done once it is back, each thing once and in order.
    for stop in ("cell", "threshold") * 3 + ("cell",):
        guide.send("go-to", stop=stop)
    followers[0].send("ask", text="Nə vaxt?")
    first.kill()
    for member in (guide, *followers):
        member.wait(lambda x: x.lines[-1] == "down")
    followers[3].send("hand", up=True)
    second = MovedClock(home, first.port)
    for member in (guide, *followers):
        member.until(kind="touring", stop="cell")
        member.settled()
        assert not member.all("refused")
    uids = [follower.state["you"]["uid"] for follower in followers]
    roster = guide.wait(lambda x: len(x.state["roster"]["hands"]) == 3 and x.state["roster"])
    assert [h["uid"] for h in roster["hands"]] == uids[1:]
    assert [q["text"] for q in roster["questions"]] == ["Bu nədir?", "Nə vaxt?"]
    assert roster["votes"] == [{"poll": poll, "counts": [2, 2]}]
    names = {m["uid"]: m["name"] for m in roster["members"]}
    assert [names[uid] for uid in uids] == ["F0", "F1", "F2", "F3"]
    polling.wait(lambda x: len(x.all("state")) >= 2 and x.state()["mode"]["stop"] == "cell")
    polling.close()
    for member in (guide, *followers):
        member.order_close()
    second.stop()


def _member(guide: NodeMember, uid: str) -> dict[str, Any]:
    found: dict[str, Any] = next(m for m in guide.state["roster"]["members"] if m["uid"] == uid)
    return found


def _presence_in(state: dict[str, Any], uid: str) -> str:
    return next(str(m["presence"]) for m in state["roster"]["members"] if m["uid"] == uid)


def _clock(member: NodeMember) -> dict[str, Any]:
    mode: dict[str, Any] = member.state["mode"]
    clock: dict[str, Any] = mode.get("clock", {})
    return clock
