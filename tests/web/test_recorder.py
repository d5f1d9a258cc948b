"""REPLAY12-REPLAY15: a led tour is recorded over real sockets, and only the guide's part of it."""

from __future__ import annotations

import re
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench import replay
from enfilade.live.recording import Line
from enfilade.store import recordings
from enfilade.store.database import Database
from tests.web.running import DEADLINE_S, MemberLine, Running, keyframe_text
from tests.web.site_fixture import MUSEUM, TOUR, write_site, write_viewer
from tests.web.test_group_over_sockets import joined

Lines = Callable[..., MemberLine]

FOLLOWER = "Gülnarə Xəlilova"
ASKED = "Niyə bu qədər dardır?"
PREPARE = f"/staff/prepare/{MUSEUM}/{TOUR}"
VOICE = "AAA" + "QwErTy" * 60


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_site(tmp_path / "var" / "site")
    write_viewer(tmp_path / "viewer_static" / "dist")
    return tmp_path


@pytest.fixture
def server(home: Path) -> Iterator[Running]:
    """A server of one's own: it is killed in the middle."""
    made = Running(home)
    yield made
    if made.process.poll() is None:
        made.stop()


def recorded_group(server: Running, recording: str = "voice", **more: str) -> tuple[str, str]:
    """Start a recorded group as staff do; return its code and the guide's secret."""
    form = {"languages": "az", "who": "open", "recording": recording, "agreed": "on", **more}
    data = urllib.parse.urlencode(form).encode()
    with server.staff.open(server.address + PREPARE, data, timeout=DEADLINE_S) as page:
        html = page.read().decode()
    code = re.search(r'id="code">(\d{4} \d{4})<', html)
    secret = re.search(r"/guide/([\w-]+)", html)
    assert code is not None and secret is not None
    return code[1], secret[1]


def lines_of(home: Path) -> list[Line]:
    """Return the log of the one recording in a store that nobody serves from."""
    store = Database(f"sqlite:///{home / 'var' / 'enfilade.db'}")
    try:
        (found,) = store.read(recordings.every)
        return store.read(lambda c: list(recordings.lines_of(c, found.id)))
    finally:
        store.close()


def written(home: Path, text: str) -> Callable[[MemberLine], bool]:
    """Whether the store has a text, asked beside the server."""

    def asked(_line: MemberLine) -> bool:
        with sqlite3.connect(home / "var" / "enfilade.db") as store:
            rows = store.execute("select lines from recording_chunks").fetchall()
        store.close()
        return any(text in row[0] for row in rows)

    return asked


def poll(line: MemberLine, what: Callable[[MemberLine], bool]) -> None:
    """Wait until something is so that no message tells of: the server's clock answers between the looks."""
    for _ in range(2000):
        if what(line):
            return
        line.clock()
    raise AssertionError("not written")


def test_REPLAY12_a_led_walk_is_kept_over_a_kill_and_holds_nothing_of_followers(
    server: Running, home: Path, lines: Lines
) -> None:
    code, secret = recorded_group(server)
    with urllib.request.urlopen(f"{server.address}/g/{code.replace(' ', '')}?lang=en") as page:
        assert "Nothing of you is recorded." in page.read().decode()
    guide = lines(server.address, joined(server, secret=secret))
    ayna = lines(server.address, joined(server, code=code, name=FOLLOWER))
    state = ayna.wait(lambda x: x.state())
    assert state["recording"] == "voice"
    uid = state["you"]["uid"]
    created = state["created_ms"]
    guide.done(guide.send("speak", on=True))
    guide.emit("v", "0AAABgreets" + VOICE)  # before the tour: a greeting of those who are there
    guide.done(guide.send("walk"))
    ayna.done(ayna.send("ask", text=ASKED))
    first = keyframe_text(guide.clock() - created, 1000)
    guide.emit("m", first)
    guide.emit("v", "0" + VOICE)
    guide.done(guide.send("give-floor", uid=uid))
    ayna.done(ayna.send("speak", on=True))
    ayna.emit("v", "0BBBBfollower" + VOICE)
    guide.done(guide.send("dim", words=f"{FOLLOWER} fasilə istəyir"))
    guide.done(guide.send("resume"))
    guide.done(guide.send("highlight", elements=["cot"]))
    guide.wait(lambda x: "0BBBBfollower" + VOICE in x.all("v"))
    poll(guide, written(home, "highlights"))
    server.kill()
    guide.close()
    ayna.close()
    again = Running(home, server.port)
    try:
        guide = lines(again.address, joined(again, secret=secret))
        guide.wait(lambda x: x.state())
        guide.done(guide.send_as("again1", "evidence", on=True))
        later = keyframe_text(guide.clock() - created, 2000)
        guide.emit("m", later)
        guide.done(guide.send_as("again2", "end"))
    finally:
        again.stop()
    log = lines_of(home)
    assert [line.text for line in log if line.tag == "M"] == [first, later]
    assert [line.text for line in log if line.tag == "V"] == [VOICE]
    assert [line.t_ms for line in log] == sorted(line.t_ms for line in log)
    shown = "\n".join(line.text for line in log if line.tag == "S")
    assert '"kind":"walking"' in shown and '"kind":"paused"' in shown and '"evidence":true' in shown
    everything = "\n".join(line.text for line in log)
    for hidden in (
        FOLLOWER,
        "Gülnarə",
        uid,
        ASKED,
        "BBBBfollower",
        "greets",
        "fasilə",
        code.replace(" ", ""),
    ):
        assert hidden not in everything


def test_REPLAY13_a_walk_of_a_minute_is_small() -> None:
    """The keyframes are those that the viewer's own sender makes of a minute's walk."""
    figures = list(replay.figures())
    assert [figure.over for figure in figures] == [False, False]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"minors": "on"}, "recording-minors"),
        ({}, "recording-unsettled"),
    ],
)
def test_REPLAY14_the_form_refuses_what_must_not_be_recorded(
    running: Running, form: dict[str, str], code: str
) -> None:
    agreed = {"agreed": "on"} if form else {}
    whole = {"languages": "az", "who": "open", "recording": "voice", **agreed, **form}
    asked = urllib.request.Request(
        running.address + PREPARE, urllib.parse.urlencode(whole).encode(), {"Accept": "application/json"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        running.staff.open(asked, timeout=DEADLINE_S)
    with refused.value as answer:
        assert code in answer.read().decode()


def test_REPLAY15_unless_it_was_chosen_nothing_is_kept(server: Running, home: Path, lines: Lines) -> None:
    data = urllib.parse.urlencode({"tour": f"{MUSEUM}/{TOUR}"}).encode()
    with server.staff.open(server.address + "/staff/groups", data, timeout=DEADLINE_S) as page:
        secret = re.search(r"/guide/([\w-]+)", page.read().decode())
    assert secret is not None
    guide = lines(server.address, joined(server, secret=secret[1]))
    assert guide.wait(lambda x: x.state())["recording"] == "none"
    guide.done(guide.send("walk"))
    guide.emit("m", keyframe_text(guide.clock() - guide.state()["created_ms"], 1000))
    guide.done(guide.send("end"))
    server.stop()
    with sqlite3.connect(home / "var" / "enfilade.db") as store:
        made = store.execute("select count(*) from recordings").fetchone()
        kept = store.execute("select count(*) from recording_chunks").fetchone()
    store.close()
    assert (made, kept) == ((0,), (0,))
