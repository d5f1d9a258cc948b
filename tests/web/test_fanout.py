"""Fan-out through the whole server: slow readers, long polling, upgrades, TLS, the viewer's own client."""

from __future__ import annotations

import json
import random
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gevent.ssl
import pytest

from enfilade.web.direct_write import BACKLOG, Outlet
from enfilade.web.metrics import SEEN
from tests.web.in_thread import InThread
from tests.web.raw_line import RawLine
from tests.web.running import DEADLINE_S, MemberLine, keyframe_text, post
from tests.web.site_fixture import write_site
from tools.set_up import VIEWER, node

Lines = Callable[..., MemberLine]
TLS = Path(__file__).resolve().parents[1] / "fixtures" / "tls"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InThread]:
    home = tmp_path_factory.mktemp("fanout")
    write_site(home / "var" / "site")
    made = InThread(home)
    yield made
    made.stop()


@pytest.fixture
def raws(server: InThread) -> Iterator[Callable[..., RawLine]]:
    """Let members in by hand; they hang up in the end."""
    opened: list[RawLine] = []

    def enter(join: dict[str, Any], **how: Any) -> RawLine:
        line = RawLine(server.port, join["socket_path"] + "?EIO=4&transport=websocket", **how)
        opened.append(line)
        assert line.status == 101
        line.enter(join["token"])
        return line

    yield enter
    for line in opened:
        line.close()


def joined(server: InThread, **who: str) -> dict[str, Any]:
    status, answer = post(server.address, "/join", who)
    assert status == 200, answer
    return answer


def event(n: int, size: int = 0) -> dict[str, Any]:
    """Return an event that tells its number; its revision is long known, so that a state stays as it is."""
    return {"e": "n", "rev": 0, "n": n, "fill": "x" * size}


def numbers(events: list[Any]) -> list[int]:
    """Return the numbers of the numbered events."""
    return [each["n"] for each in events if each["e"] == "n"]


def test_FAN1_all_transports_hear_the_same_in_the_same_order(
    server: InThread, raws: Callable[..., RawLine], lines: Lines
) -> None:
    gid, code, _ = server.new_group()
    raw = [raws(joined(server, code=code)) for _ in range(2)]
    member = lines(server.address, joined(server, code=code))
    member.wait(lambda x: x.state())
    poll = Poll(server, joined(server, code=code))
    poll.enter()

    def tell() -> None:
        for n in range(300):
            server.fanout.everybody(gid, event(n))
            if n % 3 == 0:
                server.fanout.motion(gid, f"m{n}", "nobody")

    server.do(tell)
    for line in raw:
        line.until(lambda text: '"n":299,' in text)
        assert numbers(line.events()) == list(range(300))
        motion = [int(text[1:]) for text in line.events("m")]
        assert motion == sorted(motion) and motion[-1] == 297
    # This client takes what comes together on threads of their own: only who came can be asked of it.
    member.wait(lambda x: len(numbers(x.all("event"))) == 300)
    assert sorted(numbers(member.all("event"))) == list(range(300))
    fetched = [json.loads(text[8:])[1] for text in poll.fetch() if '["event"' in text]
    assert numbers(fetched) == list(range(300))
    assert server.do(lambda: transports(server, gid)) == ["polling", "websocket", "websocket", "websocket"]


def transports(server: InThread, gid: str) -> list[str]:
    """Return how the members of a group are connected."""
    members = server.fanout._rooms[gid].members.values()
    return sorted("websocket" if isinstance(member.line.queue, Outlet) else "polling" for member in members)


def test_FAN2_a_slow_reader_loses_overtaken_motion_and_nothing_else(
    server: InThread, raws: Callable[..., RawLine]
) -> None:
    gid, code, _ = server.new_group()
    slow = raws(joined(server, code=code), read_buffer=2048)
    quick = raws(joined(server, code=code))
    heard: list[str] = []
    reading = threading.Thread(
        target=lambda: heard.append(quick.until(lambda text: '"n":99,' in text)), daemon=True
    )
    reading.start()
    for n in range(100):
        server.do(lambda n=n: server.fanout.everybody(gid, event(n, 500)))  # type: ignore[misc]
        for m in range(30):
            server.do(lambda n=n, m=m: server.fanout.motion(gid, f"{n}.{m:02}", "nobody"))  # type: ignore[misc]
    reading.join(DEADLINE_S)
    assert numbers(quick.events()) == list(range(100))
    slow.until(lambda text: "99.29" in text)
    motion = slow.events("m")
    assert numbers(slow.events()) == list(range(100))
    assert motion == sorted(motion) and len(motion) < 3000
    said = [text for text in slow.texts if '"n":' in text or '["m"' in text]
    order = [float(json.loads(text[8:])[1]) if '["m"' in text else event_time(text) for text in said]
    assert order == sorted(order), "motion was moved before or behind an event"


def event_time(text: str) -> float:
    """Return an event's place between the keyframes of the test above: just before keyframe n.00."""
    return float(json.loads(text[8:])[1]["n"])


def test_FAN3_who_stops_reading_is_let_go_and_nobody_else_notices(
    server: InThread, raws: Callable[..., RawLine], lines: Lines
) -> None:
    gid, code, secret = server.new_group()
    guide = lines(server.address, joined(server, secret=secret))
    quick = raws(joined(server, code=code))
    join = joined(server, code=code)
    dead = raws(join, read_buffer=2048)
    before, most = SEEN.given_up["backlog"], 0

    def waiting() -> int:
        outlets = [member.line.queue for member in server.fanout._members.values()]
        return max(way.waiting_bytes for way in outlets if isinstance(way, Outlet))

    n = 0
    while SEEN.given_up["backlog"] == before:
        server.do(lambda n=n: server.fanout.everybody(gid, event(n, 4000)))  # type: ignore[misc]
        quick.until(lambda text, n=n: f'"n":{n},' in text)
        most = max(most, server.do(waiting))
        n += 1
    assert most <= BACKLOG + 5000
    guide.wait(lambda x: presence(x, join["uid"]) == "away")
    assert numbers(quick.events()) == list(range(n))
    while dead.next() is not None:
        pass  # what was on its way
    back = raws(join)
    assert back.events("state")[0]["you"]["uid"] == join["uid"]
    guide.wait(lambda x: presence(x, join["uid"]) != "away")


def presence(line: MemberLine, uid: str) -> str | None:
    members = line.state()["roster"]["members"]
    return next((member["presence"] for member in members if member["uid"] == uid), None)


def test_FAN4_answers_of_the_library_and_events_never_cut_each_other(
    server: InThread, raws: Callable[..., RawLine]
) -> None:
    gid, _code, secret = server.new_group()
    chance = random.Random(4)
    guide = raws(joined(server, secret=secret), read_buffer=2048)
    guide.send('42/live,["command",{"id":"w","do":{"do":"walk"}}]')
    guide.until(lambda text: text.startswith('42/live,["done"'))
    asked = 0
    for n in range(400):
        server.do(lambda n=n: server.fanout.everybody(gid, event(n, chance.choice((0, 100, 3000)))))  # type: ignore[misc]
        server.do(lambda n=n: server.fanout.motion(gid, f"m{n}", "nobody"))  # type: ignore[misc]
        if n % 50 == 0:
            guide.send(f'42/live,{asked}["clock",0]')
            guide.send("ping", opcode=9) if n == 399 else None
            asked += 1
        if chance.random() < 0.7:
            guide.next()
    guide.until(lambda text: '"n":399,' in text)
    guide.until(lambda text: '"m399"' in text)
    assert numbers(guide.events()) == list(range(400))
    acks = [text for text in guide.texts if text.startswith("43/live,")]
    while len(acks) < asked:
        acks.append(guide.until(lambda text: text.startswith("43/live,")))
    assert [int(text[8 : text.index("[")]) for text in acks] == list(range(asked))


def test_FAN6_motion_that_waits_for_a_poll_gives_way_to_newer(server: InThread) -> None:
    gid, code, _ = server.new_group()
    join = joined(server, code=code)
    poll = Poll(server, join)
    poll.enter()
    for n in range(200):
        server.do(lambda n=n: server.fanout.motion(gid, f"m{n}", "nobody"))  # type: ignore[misc]
        if n == 100:
            server.do(lambda: server.fanout.everybody(gid, event(1)))
    said = poll.fetch()
    while '"m199"' not in said[-1]:
        said += poll.fetch()
    kept = [text for text in said if text != "2"]
    assert [json.loads(text[8:])[0] for text in kept] == ["m", "event", "m"]
    assert '"m100"' in kept[0]


def test_POINT3_a_pointer_that_waits_for_a_poll_gives_way_to_newer_between_motion(server: InThread) -> None:
    gid, code, _ = server.new_group()
    poll = Poll(server, joined(server, code=code))
    poll.enter()

    def tell() -> None:
        for n in range(1000):  # more than may wait of what must arrive
            server.fanout.motion(gid, f"m{n}", "nobody")
            server.fanout.pointed(gid, f"0,{n},0,0", "nobody")

    server.do(tell)
    said = poll.fetch()
    while '"0,999,0,0"' not in said[-1]:
        said += poll.fetch()
    kept = [json.loads(text[8:]) for text in said if text != "2"]
    assert kept[-2:] == [["m", "m999"], ["p", "0,999,0,0"]] and len(kept) < 20


class Poll:
    """A member by long polling, by hand: it fetches when it is told to."""

    def __init__(self, server: InThread, join: dict[str, Any]) -> None:
        self._address = f"{server.address}{join['socket_path']}?EIO=4&transport=polling"
        self._token = join["token"]
        opened = json.loads(self._ask()[1:])
        self._address += f"&sid={opened['sid']}"

    def enter(self) -> None:
        """Show the token; wait for the state."""
        self._ask(f"40/live,{json.dumps({'token': self._token})}".encode())
        while not any(text.startswith('42/live,["state"') for text in self.fetch()):
            pass

    def fetch(self) -> list[str]:
        """Fetch what waits."""
        return self._ask().split("\x1e")

    def _ask(self, body: bytes | None = None) -> str:
        import urllib.request

        with urllib.request.urlopen(self._address, body, timeout=DEADLINE_S) as answer:
            return str(answer.read().decode())


@pytest.mark.parametrize("body", [None, b"3"])
def test_FAN11_a_poll_of_a_session_that_has_just_closed_is_refused(
    server: InThread, body: bytes | None
) -> None:
    import urllib.error

    _, code, _ = server.new_group()
    poll = Poll(server, post(server.address, "/join", {"code": code})[1])
    poll.enter()
    sockets = server.fanout._io.server.eio.sockets

    def close() -> None:
        for socket in sockets.values():
            socket.closed = True  # as between the closing and the sweep

    server.do(close)
    with pytest.raises(urllib.error.HTTPError) as refused:
        poll._ask(body)
    assert refused.value.code == 400
    refused.value.close()


def test_FAN7_changing_over_from_polling_loses_nothing(server: InThread, lines: Lines) -> None:
    gid, code, _ = server.new_group()
    joins = [joined(server, code=code) for _ in range(3)]
    going, told = threading.Event(), 0

    def tell() -> None:
        nonlocal told
        while not going.is_set():
            server.do(lambda n=told: server.fanout.everybody(gid, event(n)))  # type: ignore[misc]
            told += 1

    telling = threading.Thread(target=tell, daemon=True)
    telling.start()
    members = [lines(server.address, join, transports=("polling", "websocket")) for join in joins]
    for line in members:
        line.wait(lambda x: len(numbers(x.all("event"))) > 300)
    going.set()
    telling.join(DEADLINE_S)
    for line in members:
        line.wait(lambda x: told - 1 in numbers(x.all("event")))
        came = sorted(numbers(line.all("event")))
        assert came == list(range(came[0], told))
    assert server.do(lambda: transports(server, gid)) == ["websocket"] * 3


def test_FAN8_with_TLS_in_the_process_members_hear_the_same(home: Path) -> None:
    ours = gevent.ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(TLS / "localhost.crt", TLS / "localhost.key")
    server = InThread(home, ssl_context=ours)
    gid, code, _ = server.new_group()
    uid, token = server.do(lambda: server.parts.hub.admit(gid, _follower(), None))
    context = ssl.create_default_context(cafile=str(TLS / "localhost.crt"))
    line = RawLine(server.port, f"/live/0/{gid}/?EIO=4&transport=websocket", tls=context)
    line.enter(token)
    assert line.events("state")[0]["you"]["uid"] == uid and code
    for n in range(50):
        server.do(lambda n=n: server.fanout.everybody(gid, event(n, 20_000)))  # type: ignore[misc]
        server.do(lambda n=n: server.fanout.motion(gid, f"m{n}", "nobody"))  # type: ignore[misc]
    line.until(lambda text: '"m49"' in text)
    assert numbers(line.events()) == list(range(50))
    line.close()
    server.stop()


def _follower() -> Any:
    from enfilade.live.state import Role

    return Role.FOLLOWER


@pytest.mark.parametrize("transports", ["websocket", "polling,websocket", "polling"])
def test_FAN9_the_viewers_own_client_hears_everything_right(
    server: InThread, transports: str, lines: Lines
) -> None:
    gid, code, secret = server.new_group()
    guide = lines(server.address, joined(server, secret=secret))
    join = joined(server, code=code, name="Gülşən")
    script, viewer = Path(__file__).with_name("hears.mjs"), VIEWER / "package.json"
    process = subprocess.Popen(
        [node().program, script, viewer, server.address, join["socket_path"], join["token"], transports],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None and process.stdin is not None
    heard: list[tuple[str, Any]] = []
    end = threading.Timer(DEADLINE_S, process.kill)
    end.start()

    def until(what: Callable[[str, Any], bool]) -> Any:
        for line in process.stdout or ():
            name, data = json.loads(line)
            heard.append((name, data))
            if what(name, data):
                return data
        raise AssertionError(heard)

    try:
        state = until(lambda name, data: name == "state")
        assert state["you"]["name"] == "Gülşən"
        if transports == "polling,websocket" and ("upgrade", "websocket") not in heard:
            until(lambda name, data: (name, data) == ("upgrade", "websocket"))
        guide.done(guide.send("walk"))
        text = keyframe_text(guide.clock() - guide.state()["created_ms"], 777)
        guide.emit("m", text)
        until(lambda name, data: name == "m" and data == text)
        for n in range(200):
            server.do(lambda n=n: server.fanout.everybody(gid, {**event(n, 700), "ə": "ğışçöü"}))  # type: ignore[misc]
        last = until(lambda name, data: name == "event" and data.get("n") == 199)
        assert last["ə"] == "ğışçöü"
        assert numbers([data for name, data in heard if name == "event"]) == list(range(200))
        assert not [name for name, _ in heard if name in ("disconnect", "connect_error")]
    finally:
        end.cancel()
        process.stdin.close()
        process.wait(DEADLINE_S)
        process.stdout.close()
