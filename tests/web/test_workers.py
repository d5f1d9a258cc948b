"""WORKERS: several processes are one server, whichever of them one meets, and when one dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from redis import Redis

from tests.web.deployed import Deployment, RoamingLine
from tests.web.running import DEADLINE_S, MemberLine, keyframe_text, post
from tools.node_members import NodeMember, node_process

Roam = Callable[..., RoamingLine]

LECTURE = 50
"""A group for so many is a lecture on these deployments, which begin one at 40."""


BOTH = pytest.mark.parametrize("deployment", ["sqlite", "postgresql"], indirect=True)
"""The store of workers who hand groups to each other."""


def astray(answer: dict[str, str], worker: int) -> dict[str, str]:
    """Return what a member got with the path of another worker in it."""
    return {**answer, "socket_path": f"/live/{worker}/{answer['gid']}/"}


def modes(line: MemberLine) -> list[str]:
    """Return the stops that a member was led to, in order."""
    return [event["to"][0] for event in line.all("event") if event["e"] == "script"]


def presences(guide: MemberLine) -> dict[str | None, str]:
    """Return everybody's presence by name, as the guide sees it."""
    return {member["name"]: member["presence"] for member in guide.state()["roster"]["members"]}


@BOTH
def test_WORKERS1_a_dead_workers_group_goes_on_at_the_same_stop(whole: Deployment, roam: Roam) -> None:
    answer, code = whole.start()
    guide = roam(answer)
    one = roam(whole.join(code=code, name="Ayna"))
    two = roam(whole.join(code=code, name="Elçin"), "polling")
    owner = whole.where(answer["gid"])
    assert {whole.worker_of(line.join["socket_path"]) for line in (guide, one, two)} == {owner}
    for line in (guide, one, two):
        line.wait(lambda x: x.state())
    guide.done(guide.send("go-to", stop="cell"))
    for line in (one, two):
        line.wait(lambda x: x.state()["mode"].get("stop") == "cell")
    os.kill(whole.pid(owner), signal.SIGKILL)
    for line in (guide, one, two):
        line.wait(lambda x: len(x.all("state")) >= 2 and x.state()["guide_here"])
        assert line.state()["mode"]["stop"] == "cell"
    assert two.state()["you"]["name"] == "Elçin"
    guide.done(guide.send("go-to", stop="threshold"))
    for line in (one, two):
        line.wait(lambda x: x.state()["mode"]["stop"] == "threshold")
        assert line.state()["rev"] == guide.state()["rev"]


def test_WORKERS2_whichever_worker_is_asked_answers_for_all(whole: Deployment, roam: Roam) -> None:
    groups = [whole.start() for _ in range(9)]
    owners = [whole.where(answer["gid"]) for answer, _code in groups]
    assert set(owners) == {0, 1, 2}
    for n, port in enumerate(whole.ports):
        beside = f"http://127.0.0.1:{port}"
        for (answer, code), owner in zip(groups, owners, strict=True):
            status, joined = post(beside, "/join", {"code": code, "name": f"by {n}"})
            assert status == 200 and whole.worker_of(joined["socket_path"]) == owner
            assert joined["gid"] == answer["gid"]
        # By an address of its own: wrong codes of all tests of this deployment count together.
        stranger = {"X-Forwarded-For": f"203.0.113.{n}", "Accept": "application/json"}
        refused = requests.post(
            f"{beside}/join", json={"code": "00000000"}, headers=stranger, timeout=DEADLINE_S
        )
        assert (refused.status_code, refused.json()["code"]) == (404, "code-unknown")
    guide = roam(groups[0][0])
    guide.wait(lambda x: x.state() and presences(x).keys() == {None, "by 0", "by 1", "by 2"})


def test_WORKERS3_who_comes_to_the_wrong_worker_is_served_there(whole: Deployment, roam: Roam) -> None:
    answer, code = whole.start()
    owner = whole.where(answer["gid"])
    wrong = [n for n in range(3) if n != owner]
    guide = roam(astray(answer, wrong[0]))
    one = roam(astray(whole.join(code=code, name="Ayna"), wrong[0]))
    two = roam(astray(whole.join(code=code, name="Elçin"), wrong[1]), "polling")
    three = roam(whole.join(code=code, name="Nigar"))
    everyone = (guide, one, two, three)
    for line in everyone:
        line.wait(lambda x: x.state())
    stops = ["cell", "threshold"] * 5
    for stop in stops:
        guide.done(guide.send("go-to", stop=stop))
    for line in everyone:
        line.wait(lambda x: modes(x)[-10:] == stops)
        assert line.state()["rev"] == guide.state()["rev"]
        assert line.all("state")[0]["plan"]["stops"]
    guide.done(guide.send("walk"))
    text = keyframe_text(guide.clock() - guide.state()["created_ms"], 1234)
    guide.emit("m", text)
    for line in (one, two, three):
        line.wait(lambda x: x.all("m") == [text])
    assert guide.all("m") == []
    # POINT4: pointers go by the owner too, and places to the guide, wherever the guide is.
    guide.emit("p", "0,1000,1600,-250,cot")
    for line in (one, two, three):
        line.wait(lambda x: x.all("p") == ["0,1000,1600,-250,cot"])
    assert guide.all("p") == []
    for line, place in ((one, "0,10,-20"), (three, "1,30,40")):
        line.done(line.send("look-around"))
        line.emit("a", place)
    uids = [line.state()["you"]["uid"] for line in (one, three)]
    told = [{"uid": uids[0], "at": [0, 10, -20]}, {"uid": uids[1], "at": [1, 30, 40]}]
    guide.wait(lambda x: sorted(x.all("a"), key=lambda each: uids.index(each["uid"])) == told)
    tablet = roam(astray(answer, wrong[1]))
    tablet.wait(lambda x: sorted(x.all("a"), key=lambda each: uids.index(each["uid"])) == told)
    for line in (one, three):
        line.done(line.send("follow"))
    tablet.close()
    one.send("go-to", stop="cell")
    one.wait(lambda x: [r["error"]["code"] for r in x.all("refused")] == ["only-guide"])
    two.close()
    guide.wait(lambda x: presences(x)["Elçin"] == "away")
    assert presences(guide) == {None: "joined", "Ayna": "joined", "Elçin": "away", "Nigar": "joined"}


@BOTH
def test_WORKERS4_a_worker_that_slept_through_its_lease_overwrites_nothing(
    whole: Deployment, roam: Roam, request: pytest.FixtureRequest
) -> None:
    answer, code = whole.start()
    asleep = whole.where(answer["gid"])
    old = roam(answer)
    old.wait(lambda x: x.state())
    old.done(old.send("go-to", stop="cell"))
    process = whole.pid(asleep)
    os.kill(process, signal.SIGSTOP)
    request.addfinalizer(lambda: os.kill(process, signal.SIGCONT))
    awake = whole.wait_elsewhere(answer["gid"], asleep)
    status, joined = post(f"http://127.0.0.1:{whole.ports[awake]}", "/join", {"code": code})
    assert status == 200, joined
    guide, one = roam(astray(answer, awake)), roam(joined)
    guide.wait(lambda x: x.state())
    guide.done(guide.send_as("g1", "go-to", stop="threshold"))
    old.send("walk")
    os.kill(process, signal.SIGCONT)
    old.wait(lambda x: x.all("disconnect"))
    old.wait(lambda x: len(x.all("state")) == 2)
    guide.done(guide.send_as("g2", "pause"))
    for line in (old, guide, one):
        line.wait(lambda x: x.state()["rev"] == guide.state()["rev"])
        assert line.state()["mode"]["stop"] == "threshold"
        assert "walking" not in {event["mode"]["kind"] for event in line.all("event") if event["e"] == "mode"}
    assert old.all("done") == [{"id": "c1"}]
    assert whole.where(answer["gid"]) == awake


def test_WORKERS5_a_lecture_spreads_over_all_workers_and_all_hear_the_same(
    whole: Deployment, roam: Roam
) -> None:
    guide, followers = lecture(whole, roam)
    stops = ["cell", "threshold"] * 10
    for stop in stops:
        guide.send("go-to", stop=stop)
    for line in followers:
        line.wait(lambda x: modes(x)[-20:] == stops)
    told = [event for event in followers[0].all("event") if event["e"] == "script"][-20:]
    for line in followers:
        assert [event for event in line.all("event") if event["e"] == "script"][-20:] == told
    assert [event["rev"] for event in told] == list(range(told[0]["rev"], told[0]["rev"] + 20))
    guide.done(guide.send("walk"))
    began, last = guide.clock() - guide.state()["created_ms"], ""
    for step in range(20):
        last = keyframe_text(began + 4 * step, 2 * step)
        guide.emit("m", last)
    for line in followers:
        line.wait(lambda x: x.all("m")[-1:] == [last])
        assert len(line.all("m")) == len(set(line.all("m")))


def test_WORKERS6_who_was_on_a_dead_relay_worker_comes_back_elsewhere(whole: Deployment, roam: Roam) -> None:
    guide, followers = lecture(whole, roam)
    owner = whole.worker_of(guide.join["socket_path"])
    dead = (owner + 1) % 3
    os.kill(whole.pid(dead), signal.SIGKILL)
    for line in followers:
        if whole.worker_of(line.join["socket_path"]) == dead:
            line.wait(lambda x: len(x.all("state")) >= 2)
        else:
            assert len(line.all("state")) == 1
    guide.wait(lambda x: set(presences(x).values()) == {"joined"})
    guide.done(guide.send("go-to", stop="cell"))
    equal(guide, followers)


def test_WORKERS7_a_lecture_outlives_its_owner(whole: Deployment, roam: Roam) -> None:
    guide, followers = lecture(whole, roam)
    guide.done(guide.send("go-to", stop="cell"))
    equal(guide, followers)
    os.kill(whole.pid(whole.worker_of(guide.join["socket_path"])), signal.SIGKILL)
    for line in (guide, *followers):
        line.wait(lambda x: len(x.all("state")) >= 2 and x.state()["guide_here"])
        assert line.state()["mode"]["stop"] == "cell"
    guide.wait(lambda x: set(presences(x).values()) == {"joined"})
    guide.done(guide.send("go-to", stop="threshold"))
    equal(guide, followers)


def lecture(whole: Deployment, roam: Roam) -> tuple[RoamingLine, list[RoamingLine]]:
    """Start a lecture with nine followers, three on each worker, one of those by long polling."""
    _, before = whole.start(LECTURE)
    while {whole.worker_of(whole.join(code=before)["socket_path"]) for _ in range(3)} != {0, 1, 2}:
        pass  # a worker that has just begun is known to the others with their next beat
    answer, code = whole.start(LECTURE)
    guide = roam(answer)
    joins = [whole.join(code=code, name=f"f{n}") for n in range(9)]
    assert sorted(whole.worker_of(join["socket_path"]) for join in joins) == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    followers = [roam(join, "polling" if n < 3 else "websocket") for n, join in enumerate(joins)]
    for line in (guide, *followers):
        line.wait(lambda x: x.state())
    guide.wait(lambda x: list(presences(x).values()) == ["joined"] * 10)
    return guide, followers


def equal(guide: RoamingLine, followers: list[RoamingLine]) -> None:
    """Wait until all are where the guide is, and compare what they know of the group."""
    shared = ("rev", "mode", "zones", "guide_here", "plan", "created_ms")
    for line in followers:
        line.wait(lambda x: x.state()["rev"] == guide.state()["rev"])
        assert {key: line.state()[key] for key in shared} == {key: guide.state()[key] for key in shared}


@BOTH
def test_WORKERS8_what_was_acknowledged_outlives_a_killed_worker(whole: Deployment, roam: Roam) -> None:
    answer, code = whole.start()
    guide, one = roam(answer), roam(whole.join(code=code, name="Ayna"))
    two = roam(whole.join(code=code, name="Elçin"), "polling")
    for line in (guide, one, two):
        line.wait(lambda x: x.state())
    asked = {"by": "guide", "text": "Hansı səs?"}
    guide.done(guide.send("poll", question=asked, options=["addım", "qapı"]))
    poll = one.wait(lambda x: x.state()["polls"] and x.state()["polls"][0]["id"])
    for line in (one, two):
        line.send("hand", up=True)
    one.send("ask", text="Bu qapı niyə bağlıdır?")
    last = [one.send("vote", poll=poll, option=1), two.send("vote", poll=poll, option=0)]
    for line, command in zip((one, two), last, strict=True):
        line.done(command)
    os.kill(whole.pid(whole.where(answer["gid"])), signal.SIGKILL)
    for line in (guide, one, two):
        line.wait(lambda x: len(x.all("state")) >= 2)
    roster = guide.state()["roster"]
    names = {member["uid"]: member["name"] for member in roster["members"]}
    assert sorted(names[hand["uid"]] for hand in roster["hands"]) == ["Ayna", "Elçin"]
    assert [question["text"] for question in roster["questions"]] == ["Bu qapı niyə bağlıdır?"]
    assert roster["votes"] == [{"poll": poll, "counts": [1, 1]}]
    for line, option in ((one, 1), (two, 0)):
        assert line.state()["you"]["votes"] == {poll: option}
        assert line.state()["you"]["hand_place"] in (1, 2)


def test_WORKERS9_nobody_stays_behind_when_redis_drops_every_line(
    whole: Deployment, roam: Roam, redis: str
) -> None:
    guide, followers = lecture(whole, roam)
    with Redis.from_url(redis) as there:
        for stop in ["cell", "threshold"] * 3:
            # Between here and a worker's next try, half a second later, letters are lost.
            for kind in ("pubsub", "normal"):
                there.execute_command("CLIENT", "KILL", "TYPE", kind, "SKIPME", "yes")
            guide.send("go-to", stop=stop)
            for line in followers:
                line.send("hand", up=stop == "cell")
    last = guide.send("go-to", stop="cell")
    guide.done(last)
    hands = [line.send("hand", up=True) for line in followers]
    for line, hand in zip(followers, hands, strict=True):
        line.done(hand)
    equal(guide, followers)
    guide.wait(lambda x: len(x.state()["roster"]["hands"]) == len(followers))


def test_GOING14_the_viewers_own_client_finds_its_group_when_the_worker_dies(
    whole: Deployment, member_program: Path
) -> None:
    answer, code = whole.start()
    with node_process(member_program, whole.running.home / "nginx" / "fullchain.pem") as process:
        one, two = NodeMember(process, "one"), NodeMember(process, "two")
        one.join(whole.address, code=code, name="Ayna")
        two.join(whole.address, code=code, name="Elçin")
        for member in (one, two):
            member.wait(lambda x: x.state)
        owner = whole.where(answer["gid"])
        os.kill(whole.pid(owner), signal.SIGKILL)
        two.wait(lambda x: "down" in x.lines)
        two.send("hand", up=True)
        for member in (one, two):
            member.back()
            assert not member.all("refused")
        you = two.wait(lambda x: x.state["you"]["hand_place"] and x.state["you"])
        assert (you["name"], you["hand_place"]) == ("Elçin", 1)
        for member in (one, two):
            member.order_close()
