"""WEB and LIVE behaviours over real sockets, against a server in a process of its own."""

from __future__ import annotations

import re
import urllib.parse
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from typing import Any

from tests.web.running import DEADLINE_S, MemberLine, Running, keyframe_text, post
from tests.web.site_fixture import MUSEUM, OPT_IN, TOUR

Lines = Callable[..., MemberLine]


def new_group(running: Running, zones: tuple[str, ...] = ()) -> tuple[str, str]:
    """Start a group as staff do in the browser; return its code and the guide's secret."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(running.staff_link, b"", timeout=DEADLINE_S) as page:
        assert page.status == 200
    form = urllib.parse.urlencode(
        {"tour": f"{MUSEUM}/{TOUR}", "zones": [f"{MUSEUM}/{z}" for z in zones]}, True
    )
    with opener.open(running.address + "/staff/groups", form.encode(), timeout=DEADLINE_S) as page:
        html = page.read().decode()
    code = re.search(r'id="code">(\d{4} \d{4})<', html)
    secret = re.search(r"/guide/([\w-]+)", html)
    assert code is not None and secret is not None
    return code[1], secret[1]


def joined(running: Running, **who: str) -> dict[str, Any]:
    status, answer = post(running.address, "/join", who)
    assert status == 200, answer
    return answer


def test_LIVE1_guide_leads_two_followers_to_a_stop(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    one = lines(running.address, joined(running, code=code, name="Ayna"))
    two = lines(running.address, joined(running, code=code.replace(" ", "-")), transports=("polling",))
    for line in (guide, one, two):
        line.wait(lambda x: x.state())
    guide.done(guide.send("go-to", stop="cell"))
    for follower in (one, two):
        follower.wait(lambda x: x.state()["mode"].get("stop") == "cell")
    assert one.state()["mode"] == two.state()["mode"] == guide.state()["mode"]
    assert one.state()["roster"] is None
    guide.wait(lambda x: [m["name"] for m in x.state()["roster"]["members"]] == [None, "Ayna", None])


def test_LIVE2_events_arrive_in_the_order_of_the_commands(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    follower = lines(running.address, joined(running, code=code))
    follower.wait(lambda x: x.state())
    stops = ["threshold", "cell"] * 10
    for stop in stops:
        guide.send("go-to", stop=stop)
    follower.wait(lambda x: len([e for e in x.all("event") if e["e"] == "mode"]) == len(stops))
    modes = [e for e in follower.all("event") if e["e"] == "mode"]
    assert [e["mode"]["stop"] for e in modes] == stops
    assert [e["rev"] for e in modes] == list(range(modes[0]["rev"], modes[0]["rev"] + len(stops)))
    guide.wait(lambda x: [d["id"] for d in x.all("done")] == [f"c{n + 1}" for n in range(len(stops))])


def test_LIVE3_latecomer_arrives_where_the_group_is(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    guide.done(guide.send("walk"))
    created = guide.state()["created_ms"]
    text = keyframe_text(guide.clock() - created, 1234)
    guide.emit("m", text)
    guide.clock()
    late = lines(running.address, joined(running, code=code))
    state = late.wait(lambda x: x.state())
    assert state["mode"]["kind"] == "walking"
    assert state["keyframe"] == _with_cut(text)


def _with_cut(text: str) -> str:
    import base64

    raw = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    raw[0] |= 1
    return base64.urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode()


def test_LIVE4_motion_reaches_followers_and_not_the_guide(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    follower = lines(running.address, joined(running, code=code))
    follower.wait(lambda x: x.state())
    guide.done(guide.send("walk"))
    began = guide.clock() - guide.state()["created_ms"]
    texts = [keyframe_text(began + n, n) for n in range(5)]
    for text in texts:
        guide.emit("m", text)
    follower.wait(lambda x: x.all("m") == texts)
    assert guide.all("m") == []


def test_LIVE5_follower_can_lead_nothing(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    follower = lines(running.address, joined(running, code=code))
    follower.wait(lambda x: x.state())
    guide.done(guide.send("walk"))
    before = follower.wait(lambda x: x.state()["mode"]["kind"] == "walking" and x.state())
    for do, values in (
        ("go-to", {"stop": "cell"}),
        ("play", {"through": True}),
        ("pause", {}),
        ("walk", {}),
        ("open-zone", {"advisory": OPT_IN, "open": True}),
        ("end", {}),
    ):
        follower.send(do, **values)
    follower.emit("m", keyframe_text(guide.clock() - before["created_ms"], 1))
    follower.wait(lambda x: len(x.all("refused")) == 7)
    assert {r["error"]["code"] for r in follower.all("refused")} == {"only-guide"}
    assert follower.all("refused")[0]["error"]["message"] == "Only the guide can do this."
    follower.done(follower.send("look-around"))
    assert {k: v for k, v in follower.state().items() if k != "you"} == {
        k: v for k, v in before.items() if k != "you"
    }


def test_LIVE6_cut_line_comes_back_to_the_present_state(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    follower = lines(running.address, joined(running, code=code))
    uid = follower.wait(lambda x: x.state())["you"]["uid"]
    follower.cut()
    guide.wait(lambda x: _presence(x, uid) == "away")
    guide.done(guide.send("go-to", stop="cell"))
    follower.wait(lambda x: len(x.all("state")) >= 2 and x.state()["mode"].get("stop") == "cell")
    assert follower.state()["you"]["uid"] == uid
    guide.wait(lambda x: _presence(x, uid) == "joined")


def test_LIVE7_killed_server_comes_back_at_the_same_stop(home: Any, lines: Lines) -> None:
    first = Running(home)
    code, secret = new_group(first)
    guide = lines(first.address, joined(first, secret=secret))
    follower = lines(first.address, joined(first, code=code, name="Elçin"))
    follower.wait(lambda x: x.state())
    follower.done(follower.send("accept", advisory=OPT_IN))
    guide.done(guide.send("go-to", stop="cell"))
    follower.wait(lambda x: x.state()["mode"].get("stop") == "cell")
    first.kill()
    second = Running(home, first.port)
    for line in (guide, follower):
        line.wait(lambda x: len(x.all("state")) >= 2)
    assert follower.state()["mode"]["stop"] == "cell"
    assert follower.state()["you"]["accepted"] == [OPT_IN]
    assert follower.state()["you"]["name"] == "Elçin"
    follower.wait(lambda x: x.state()["guide_here"])
    guide.done(guide.send("go-to", stop="threshold"))
    follower.wait(lambda x: x.state()["mode"]["stop"] == "threshold")
    for line in (guide, follower):
        line.close()
    second.stop()


def test_LIVE8_end_is_the_end(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    follower = lines(running.address, joined(running, code=code))
    follower.wait(lambda x: x.state())
    guide.done(guide.send("end"))
    follower.wait(lambda x: x.state()["mode"]["kind"] == "ended")
    status, answer = post(running.address, "/join", {"code": code})
    assert (status, answer["code"]) == (404, "code-unknown")
    status, answer = post(running.address, "/join", {"secret": secret})
    assert (status, answer["code"]) == (404, "guide-link-unknown")


def test_LIVE9_resent_command_is_done_once(running: Running, lines: Lines) -> None:
    _code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    guide.wait(lambda x: x.state())
    guide.done(guide.send_as("same", "go-to", stop="cell"))
    rev = guide.state()["rev"]
    guide.send_as("same", "go-to", stop="cell")
    guide.wait(lambda x: len([d for d in x.all("done") if d["id"] == "same"]) == 2)
    assert guide.state()["rev"] == rev


def _presence(line: MemberLine, uid: str) -> str | None:
    return next((m["presence"] for m in line.state()["roster"]["members"] if m["uid"] == uid), None)
