"""WEB and LIVE behaviours over real sockets, against a server in a process of its own."""

from __future__ import annotations

import json
import re
import socket
import urllib.parse
import urllib.request
from collections.abc import Callable
from typing import Any

from enfilade.live.motion_codec import decode, encode
from tests.web.running import DEADLINE_S, MemberLine, Running, keyframe_text, post
from tests.web.site_fixture import MUSEUM, OPT_IN, TOUR

Lines = Callable[..., MemberLine]


def new_group(running: Running, zones: tuple[str, ...] = ()) -> tuple[str, str]:
    """Start a group as staff do in the browser; return its code and the guide's secret."""
    form = urllib.parse.urlencode(
        {"tour": f"{MUSEUM}/{TOUR}", "zones": [f"{MUSEUM}/{z}" for z in zones]}, True
    )
    with running.staff.open(running.address + "/staff/groups", form.encode(), timeout=DEADLINE_S) as page:
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
    follower.wait(lambda x: len([e for e in x.all("event") if e["e"] == "script"]) == len(stops))
    modes = [e for e in follower.all("event") if e["e"] == "script"]
    assert [e["to"][0] for e in modes] == stops
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
    return encode(decode(text)._replace(cut=True))


def test_LIVE4_motion_reaches_followers_and_not_the_guide(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    follower = lines(running.address, joined(running, code=code))
    follower.wait(lambda x: x.state())
    guide.done(guide.send("walk"))
    began = guide.clock() - guide.state()["created_ms"]
    texts = [keyframe_text(began + 4 * n, 2 * n) for n in range(5)]
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
    assert (status, answer["code"]) == (410, "group-ended")
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


def test_LIVE28_a_server_that_is_told_to_stop_loses_nobody(home: Any, lines: Lines) -> None:
    first = Running(home)
    code, secret = new_group(first)
    guide = lines(first.address, joined(first, secret=secret))
    follower = lines(first.address, joined(first, code=code), transports=("polling",))
    follower.wait(lambda x: x.state())
    guide.done(guide.send("walk"))
    first.stop()
    second = Running(home, first.port)
    for line in (guide, follower):
        line.wait(lambda x: len(x.all("state")) >= 2 and x.state()["guide_here"])
        assert line.state()["mode"] == {"kind": "walking", "stop": "threshold", "by": None}
    for line in (guide, follower):
        line.close()
    second.stop()


def test_LIVE29_a_flood_is_refused_and_hurts_only_the_flooder(running: Running, lines: Lines) -> None:
    code, secret = new_group(running)
    guide = lines(running.address, joined(running, secret=secret))
    follower = lines(running.address, joined(running, code=code))
    follower.wait(lambda x: x.state())
    for n in range(200):
        follower.emit("command", {"id": f"f{n}", "do": {"do": "follow"}})
    follower.wait(lambda x: any(r["error"]["code"] == "too-fast" for r in x.all("refused")))
    guide.done(guide.send("go-to", stop="cell"))
    follower.wait(lambda x: x.state()["mode"].get("stop") == "cell")


def test_LIVE30_what_cannot_be_read_is_refused_and_the_line_stays(running: Running, lines: Lines) -> None:
    code, _secret = new_group(running)
    follower = lines(running.address, joined(running, code=code))
    follower.wait(lambda x: x.state())
    bads: tuple[Any, ...] = (
        None,
        7,
        [],
        {},
        {"id": "x"},
        {"id": "x", "do": {"do": "fly"}},
        {"id": "x" * 99, "do": {"do": "follow"}},
    )
    for bad in bads:
        follower.emit("command", bad)
    follower.emit("m", "no keyframe")
    follower.wait(lambda x: len(x.all("refused")) == 8)
    assert {r["error"]["code"] for r in follower.all("refused")} == {"command-malformed"}
    follower.done(follower.send("follow"))


def test_LIVE31_nobody_gets_in_without_a_token_or_from_another_site(running: Running) -> None:
    code, _secret = new_group(running)
    answer = joined(running, code=code)
    line = f"{running.address}{answer['socket_path']}?EIO=4&transport=polling"

    def fetch(query: str, body: bytes | None = None) -> str:
        with urllib.request.urlopen(line + query, body, timeout=DEADLINE_S) as reply:
            return str(reply.read().decode())

    sid = "&sid=" + json.loads(fetch("")[1:])["sid"]
    fetch(sid, b'40/live,{"token":"guessed","language":"ru"}')
    refusal = fetch(sid)
    assert refusal.startswith("44/live,")
    error = json.loads(refusal.removeprefix("44/live,"))["data"]
    assert error["code"] == "token-unknown" and error["remedy"] == "Введите код ещё раз."
    status, _ = handshake(running, answer["socket_path"], "https://elsewhere.example")
    assert status == 403


def test_LIVE32_frames_are_not_deflated_and_large_ones_are_not_read(running: Running) -> None:
    code, _secret = new_group(running)
    path = joined(running, code=code)["socket_path"]
    status, line = handshake(running, path, running.address)
    assert status == 101
    with line:
        assert b"permessage-deflate" not in line.headers.lower()
        # A frame that says it has 100 MB: the line is closed before any of them is sent.
        line.socket.sendall(bytes([0x81, 0xFF]) + (100 * 2**20).to_bytes(8, "big") + bytes(4))
        while line.socket.recv(4096):
            pass


class Handshake:
    """A bare WebSocket after its handshake."""

    def __init__(self, running: Running, path: str, origin: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", running.port), DEADLINE_S)
        request = (
            f"GET {path}?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nOrigin: {origin}\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"
        )
        self.socket.sendall(request.encode())
        self.headers = b""
        while b"\r\n\r\n" not in self.headers:
            more = self.socket.recv(4096)
            assert more, self.headers
            self.headers += more

    def __enter__(self) -> Handshake:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()


def handshake(running: Running, path: str, origin: str) -> tuple[int, Handshake]:
    """Open a WebSocket by hand; return the status and the line, closed unless it was upgraded."""
    line = Handshake(running, path, origin)
    status = int(line.headers.split()[1])
    if status != 101:
        line.socket.close()
    return status, line


def _presence(line: MemberLine, uid: str) -> str | None:
    return next((m["presence"] for m in line.state()["roster"]["members"] if m["uid"] == uid), None)
