"""Limits: what one connection and one address may do, and that a group goes on whatever they do."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import gevent
import pytest

from enfilade.web import limits
from enfilade.web.limits import BODY_BYTES, HEAD_BYTES, LINES_PER_ADDRESS, Bucket, Doorstep, Turnstile
from enfilade.web.line import LineHandler
from tests.web.in_thread import InThread
from tests.web.raw_line import RawLine, client_frame
from tests.web.running import DEADLINE_S, MemberLine, keyframe_text, post
from tests.web.site_fixture import write_site

Lines = Callable[..., MemberLine]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InThread]:
    home = tmp_path_factory.mktemp("limits")
    write_site(home / "var" / "site")
    made = InThread(home)
    yield made
    made.stop()


@pytest.fixture
def opened() -> Iterator[list[Any]]:
    """What is closed in the end."""
    made: list[Any] = []
    yield made
    for each in made:
        each.close()


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_LIMIT3_a_bucket_lets_its_burst_pass_at_once_and_its_rate_in_the_long_run() -> None:
    clock = Clock()
    bucket = Bucket(10, 30, clock)
    assert sum(bucket.takes() for _ in range(100)) == 30
    assert bucket.wait_s() == pytest.approx(0.1)
    passed = 0
    for _ in range(1000):
        clock.now += 0.01
        passed += bucket.takes()
    assert passed == 100
    clock.now += 60
    assert (
        bucket.takes(1000) and not bucket.takes()
    )  # one that is larger than the burst waits for an empty bucket


def test_LIMIT4_of_too_many_on_the_doorstep_the_longest_there_is_sent_away() -> None:
    clock, away = Clock(), list[tuple[str, str]]()

    def come(who: str, address: str) -> None:
        doorstep.enter(who, address, lambda code: away.append((who, code)))

    doorstep = Doorstep(per_address=3, in_all=5, patience_s=10, clock=clock)
    for who in ("a1", "a2", "a3"):
        come(who, "a")
    doorstep.leave("a2")  # showed a token: never counted again
    come("a4", "a")
    assert away == [] and len(doorstep) == 3
    come("a5", "a")
    assert away == [("a1", "too-many-lines")]
    for who in ("b", "c", "d"):
        come(who, who)
    assert away[1:] == [("a3", "too-many-lines")] and len(doorstep) == 5
    clock.now += 11
    come("e", "e")
    assert away[2:] == [("a4", "too-many-lines")]
    doorstep.sweep()
    assert [who for who, code in away[3:] if code == "token-unknown"] == ["a5", "b", "c", "d"]
    doorstep.refused("e", 2)
    assert len(doorstep) == 1
    doorstep.refused("e", 2)
    assert len(doorstep) == 0 and doorstep._of == {}


def test_LIMIT5_between_two_requests_the_loop_looks_at_its_sockets() -> None:
    turnstile, order = Turnstile(), list[str]()
    near, far = gevent.socket.socketpair()

    def member() -> None:
        while near.recv(1):
            order.append("member")

    def request(n: int) -> None:
        turnstile.pass_through()
        order.append("request")
        far.send(b"m")  # a member's line has something to say while requests are answered

    with gevent.Timeout(DEADLINE_S):
        listening = gevent.spawn(member)
        gevent.joinall([gevent.spawn(request, n) for n in range(50)])
        far.close()
        listening.join()
    near.close()
    assert order == ["request", "member"] * 50


def ask(server: InThread, wire: bytes) -> bytes:
    """Send bytes on a connection of their own; return all that comes until it is closed."""
    with socket.create_connection(("127.0.0.1", server.port), DEADLINE_S) as line:
        line.sendall(wire)
        answer = b""
        while data := line.recv(65536):
            answer += data
        return answer


def shape_of(answer: bytes) -> dict[str, str]:
    """Return the error in an answer; it must be the one shape."""
    error: dict[str, str] = json.loads(answer.split(b"\r\n\r\n", 1)[1])
    assert set(error) == {"code", "message", "remedy"} and all(error.values())
    return error


@pytest.mark.parametrize(
    ("wire", "status", "code"),
    [
        (f"POST /join HTTP/1.1\r\nHost: h\r\nContent-Length: {BODY_BYTES + 1}\r\n\r\n", 413, "too-large"),
        (f"POST /join HTTP/1.1\r\nHost: h\r\nContent-Length: {10**12}\r\n\r\n{{", 413, "too-large"),
        ("POST /join HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "request-malformed"),
        ("GET / HTTP/1.1\r\nHost: h\r\n" + "X: " + "x" * HEAD_BYTES + "\r\n\r\n", 400, "request-malformed"),
        ("GET / HTTP/1.1\r\n" + "X: x\r\n" * 5470 + "\r\n", 400, "request-malformed"),
        ("GET / HTTP/7.1\r\n\r\n", 400, "request-malformed"),
        ("\x00\x01\x02\r\n\r\n", 400, "request-malformed"),
    ],
    ids=["body", "huge-body", "unmeasured-body", "header", "headers", "version", "noise"],
)
def test_LIMIT6_requests_beyond_measure_are_refused_in_the_one_shape(
    server: InThread, wire: str, status: int, code: str
) -> None:
    answer = ask(server, wire.encode("latin-1"))
    assert int(answer.split()[1]) == status
    assert shape_of(answer)["code"] == code


def test_LIMIT6_the_largest_body_is_read(server: InThread) -> None:
    body = b'{"code": "' + b"1" * (BODY_BYTES - 12) + b'"}'
    head = "POST /join HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nConnection: close\r\n"
    head += f"Content-Length: {len(body)}\r\n\r\n"
    assert shape_of(ask(server, head.encode() + body))["code"] in ("code-unknown", "request-malformed")


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("FIRST_WORD_S", b""),
        ("HEAD_S", b"GET / HTTP/1.1\r\nHost: h\r\nX-Slow: "),
        ("BODY_S", b"POST /join HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\n{"),
    ],
    ids=["silent", "head", "body"],
)
def test_LIMIT7_who_takes_too_long_to_say_a_request_is_let_go(
    server: InThread, name: str, wire: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"enfilade.web.line.{name}", 0.05)
    answer = ask(server, wire)
    assert answer == b"" or shape_of(answer)["code"] == "request-malformed"


def test_LIMIT7_of_too_many_connections_the_longest_silent_is_closed(
    server: InThread, opened: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LineHandler, "strangers", Doorstep(10, 10, float("inf")))
    silent = [socket.create_connection(("127.0.0.1", server.port), DEADLINE_S) for _ in range(40)]
    opened += silent
    assert silent[0].recv(1) == b""
    # A right code: other tests of this server may have used up the wrong ones of this address.
    _, code, _ = server.new_group()
    assert "token" in post(server.address, "/join", {"code": code})[1]


def line_to(server: InThread, path: str, opened: list[Any]) -> RawLine:
    """Open a line without a token."""
    line = RawLine(server.port, path + "?EIO=4&transport=websocket")
    opened.append(line)
    return line


def test_LIMIT8_lines_without_a_token_are_few_and_members_come_in_beside_them(
    server: InThread, opened: list[Any]
) -> None:
    _, code, _ = server.new_group()
    join = post(server.address, "/join", {"code": code})[1]
    path = join["socket_path"]
    first = line_to(server, path, opened)
    idle = [line_to(server, path, opened) for _ in range(LINES_PER_ADDRESS)]
    refusal = first.until(lambda text: text.startswith("44/live,"))
    error = json.loads(refusal.removeprefix("44/live,"))
    assert error["message"] == error["data"]["code"] == "too-many-lines"
    assert set(error["data"]) == {"code", "message", "remedy"}
    while first.next() is not None:
        pass
    assert (
        len(idle) == LINES_PER_ADDRESS
        and server.do(lambda: len(server.fanout._doorstep)) <= LINES_PER_ADDRESS
    )
    member = line_to(server, path, opened)
    member.enter(join["token"])
    for line in idle:
        line.close()
    server.until(lambda: len(server.fanout._doorstep) == 0)


def test_LIMIT8_who_shows_no_token_in_time_is_told_and_let_go(server: InThread, opened: list[Any]) -> None:
    _, code, _ = server.new_group()
    join = post(server.address, "/join", {"code": code})[1]
    line = line_to(server, join["socket_path"], opened)
    line.next()
    doorstep = server.fanout._doorstep
    server.do(lambda: setattr(doorstep, "_patience_s", -1.0))
    try:
        refusal = line.until(lambda text: text.startswith("44/live,"))
    finally:
        server.do(lambda: setattr(doorstep, "_patience_s", limits.TOKEN_S))
    assert '"code":"token-unknown"' in refusal
    while line.next() is not None:
        pass


def test_LIMIT8_three_wrong_tokens_are_all_that_a_line_may_show(server: InThread, opened: list[Any]) -> None:
    _, code, _ = server.new_group()
    line = line_to(server, post(server.address, "/join", {"code": code})[1]["socket_path"], opened)
    for n in range(10):
        try:
            line.send(f'40/live,{{"token":"guess {n}"}}')
        except OSError:
            break
    while line.next() is not None:
        pass
    assert 3 <= len([text for text in line.texts if text.startswith("44/live,")]) <= 5


@pytest.mark.parametrize(
    "text",
    [
        *("", "4", "4x", "9", "b" * 10, "42/live,[", "42/live,{}", "42/live,[7]", "42/live," + "[" * 5000),
        *('42/live,["disconnect"]', '42/live,["connect",1]'),
        *('451-/live,["m",{"_placeholder":true,"num":0}]', '4599999999-/live,["m"]'),
    ],
)
def test_LIMIT9_what_no_member_sends_closes_the_line_and_is_not_logged(
    server: InThread, opened: list[Any], text: str, caplog: pytest.LogCaptureFixture
) -> None:
    _, code, _ = server.new_group()
    join = post(server.address, "/join", {"code": code})[1]
    line = line_to(server, join["socket_path"], opened)
    line.enter(join["token"])
    line.send(text)
    while line.next() is not None:
        pass
    assert caplog.records == []


def test_LIMIT10_of_too_much_motion_the_newest_goes_on(
    server: InThread, opened: list[Any], lines: Lines
) -> None:
    _, code, secret = server.new_group()
    guide = lines(server.address, post(server.address, "/join", {"secret": secret})[1])
    follower = line_to(
        server, (join := post(server.address, "/join", {"code": code})[1])["socket_path"], opened
    )
    follower.enter(join["token"])
    guide.done(guide.send("walk"))
    began = guide.clock() - guide.state()["created_ms"]
    texts = [keyframe_text(began + 4 * n, 2 * n) for n in range(100)]
    for text in texts:
        guide.emit("m", text)
    follower.until(
        lambda text: texts[-1] in json.loads(text[8:])[1:] if text.startswith("42/live,") else False
    )
    came = follower.events("m")
    assert len(came) < 60 and [text for text in texts if text in came] == came


def test_LIMIT11_a_group_goes_on_while_it_is_attacked(
    server: InThread, opened: list[Any], lines: Lines
) -> None:
    _, code, secret = server.new_group()
    guide = lines(server.address, post(server.address, "/join", {"secret": secret})[1])
    join = post(server.address, "/join", {"code": code})[1]
    follower = line_to(server, join["socket_path"], opened)
    follower.enter(join["token"])
    stop = threading.Event()

    def crawl() -> None:
        slow = socket.create_connection(("127.0.0.1", server.port), DEADLINE_S)
        opened.append(slow)
        slow.sendall(b"GET / HTTP/1.1\r\nX")

    attacks: list[Callable[[], Any]] = [
        crawl,
        lambda: line_to(server, join["socket_path"], opened).send('40/live,{"token":"guess"}'),
        lambda: line_to(server, join["socket_path"], opened).socket.sendall(
            bytes((0x81, 0xFF)) + (150 * 2**20).to_bytes(8, "big") + bytes(4)
        ),
        lambda: line_to(server, join["socket_path"], opened).socket.sendall(
            b"".join(client_frame(b"x" * 16_000, 1 if n == 0 else 0, last=False) for n in range(10))
        ),
        lambda: post(server.address, "/join", {"code": "1234 5678"}),
    ]

    def attack(one: Callable[[], Any]) -> None:
        while not stop.is_set():
            try:
                one()
            except OSError:
                continue

    threads = [threading.Thread(target=attack, args=(one,), daemon=True) for one in attacks]
    for thread in threads:
        thread.start()
    for n in range(20):
        guide.done(guide.send("go-to", stop=("threshold", "cell")[n % 2]))
    stop.set()
    for thread in threads:
        thread.join(DEADLINE_S)
    follower.until(lambda text: '"rev":20,' in text)
