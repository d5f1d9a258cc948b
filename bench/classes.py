"""Forty classes of thirty-two, each pupil with an answer every five seconds; then the same with the server
killed.

A pupil here does what the page does: an answer is kept until the server has said that it is safe, and sent
again under its id when the line is back. What the server then shows the teachers is compared with all that
was sent.
"""

from __future__ import annotations

import json
import os
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from bench.crowd import Crowd
from bench.figures import Figure, percentile
from bench.peers import cores
from bench.wire import masked
from tests.web.lesson_fixture import LESSON
from tests.web.site_fixture import MUSEUM, write_site
from tools.serving import Server, free_port, start_server, stop_server

CLASSES, PUPILS = 40, 32
EVERY_S, SECONDS = 5.0, 120.0
KILLED_CLASSES, KILLED_AFTER_S = 10, 12.0
WAIT_S = 60.0
TASKS = ("days", "word", "think", "page")
SETTINGS = {"ENFILADE_CLASSES_PER_HOUR": "1000", "ENFILADE_LOG": "text"}


@dataclass
class Sent:
    """An answer on its way: what was sent, when, and when it was heard to be safe and seen on the board."""

    task: str
    value: dict[str, Any]
    at: float
    done: float | None = None
    seen: float | None = None


@dataclass
class PupilHere:
    """One pupil, who counts their answers."""

    gid: str
    uid: str
    token: str
    path: str
    number: int = -1
    sent: dict[str, Sent] = field(default_factory=dict)

    def answer(self) -> tuple[str, Sent]:
        """Think of the next answer, one that was never given."""
        n = len(self.sent)
        task = TASKS[n % len(TASKS)]
        value: dict[str, Any] = {"number": float(n)} if task == "days" else {"text": f"{n} of {self.uid}"}
        made = self.sent[f"a{n}"] = Sent(task, value, time.perf_counter())
        return f"a{n}", made

    @property
    def open(self) -> list[tuple[str, Sent]]:
        """What is not known to be safe, in its order."""
        return [(id, each) for id, each in self.sent.items() if each.done is None]


class School(Crowd):
    """Teachers and pupils of many classes, on one thread."""

    def furnish(self, classes: int, pupils: int) -> None:
        """Open classes and let everybody join."""
        self.pupils: list[PupilHere] = []
        self.teachers: dict[str, tuple[str, str]] = {}
        self.boards: dict[str, dict[str, dict[str, Any]]] = {}
        self.by_number: dict[int, PupilHere] = {}
        self.by_uid: dict[str, PupilHere] = {}
        self._teaching: dict[int, str] = {}
        address = f"http://127.0.0.1:{self.port}"
        with requests.Session() as http:
            for _ in range(classes):
                asked = {"museum": MUSEUM, "lesson": LESSON, "pace": "own"}
                opened = http.post(f"{address}/class", json=asked, timeout=WAIT_S).json()
                led = http.post(f"{address}/join", json={"secret": opened["secret"]}, timeout=WAIT_S).json()
                self.teachers[led["gid"]] = (led["socket_path"], led["token"])
                for _ in range(pupils):
                    who = http.post(f"{address}/join", json={"code": opened["code"]}, timeout=WAIT_S).json()
                    self.pupils.append(PupilHere(who["gid"], who["uid"], who["token"], who["socket_path"]))
        self.by_uid = {pupil.uid: pupil for pupil in self.pupils}

    def all_in(self) -> None:
        """Bring everybody's line up."""
        self._teaching.clear()
        self.by_number.clear()
        self.states.clear()
        lines = [*self.teachers.values(), *((pupil.path, pupil.token) for pupil in self.pupils)]
        for number in self.enter(lines, keep_state=True):
            state = json.JSONDecoder().raw_decode(self.states.pop(number))[0][1]
            if state["roster"] is not None:
                self._teaching[number] = state["gid"]
            else:
                pupil = self.by_uid[state["you"]["uid"]]
                pupil.number, self.by_number[number] = number, pupil

    def answer_for(self, seconds: float) -> float:
        """Let each pupil answer every five seconds, each at a moment of their own; then wait until all is
        safe. Return the seconds it took.
        """
        draw = random.Random(1)
        began = time.perf_counter()
        due = sorted((began + draw.uniform(0, EVERY_S), n) for n in range(len(self.pupils)))
        until = began + seconds
        while due or any(pupil.open for pupil in self.pupils):
            now = time.perf_counter()
            assert now < until + WAIT_S, "answers are missing"
            while due and due[0][0] <= now:
                at, n = due.pop(0)
                id, answer = self.pupils[n].answer()
                self.give(self.pupils[n], id, answer)
                if at + EVERY_S < until:
                    due.append((at + EVERY_S, n))
            self.hear(0.002 if due else 0.05)
        for _ in range(20):
            self.hear(0.05)
        return time.perf_counter() - began

    def give(self, pupil: PupilHere, id: str, answer: Sent) -> None:
        """Send an answer, or send it again."""
        wish = {"id": id, "do": {"do": "answer", "task": answer.task, "value": answer.value}}
        with suppress(OSError):  # the line is down: it is sent again when it is back
            os.write(pupil.number, masked(f'42/live,["lesson",{json.dumps(wish)}]'))

    def hear(self, wait_s: float) -> None:
        """Read what has come."""
        for number, _ in self._poll.poll(wait_s):
            data = b""
            with suppress(OSError):
                data = os.read(number, 1 << 16)
            if data:
                self._rests[number] = self._split(number, self._rests[number] + data, None)
            else:
                self.closed += 1
                self.leave([number])

    def read_boards(self) -> None:
        """Ask for every teacher's whole board."""
        self.boards.clear()
        for number in self._teaching:
            self.say(number, '42/live,["resync"]')
        until = time.perf_counter() + WAIT_S
        while len(self.boards) < len(self.teachers):
            assert time.perf_counter() < until, "boards are missing"
            self.hear(0.05)

    def cells(self, pupil: PupilHere) -> dict[str, dict[str, Any]]:
        """Return what the teacher's board says of a pupil, by task."""
        return self.boards[pupil.gid].get(pupil.uid, {})

    def _follow(self, number: int, said: bytes) -> None:
        if said.startswith(b'42/live,["lesson-done"'):
            told = json.loads(said[8:])[1]
            self.by_number[number].sent[told["id"]].done = time.perf_counter()
        elif said.startswith(b'42/live,["lesson-refused"'):
            raise RuntimeError(f"an answer was refused: {said!r}")
        elif said.startswith(b'42/live,["board"'):
            row = json.loads(said[8:])[1]["row"]
            now, pupil = time.perf_counter(), self.by_uid[row["pupil"]["uid"]]
            for id in list(pupil.sent)[-len(TASKS) :]:
                each = pupil.sent[id]
                if each.seen is None and row["cells"].get(each.task, {}).get("value") == each.value:
                    each.seen = now
        elif said.startswith(b'42/live,["lesson",') and number in self._teaching:
            view = json.loads(said[8:])[1]
            self.boards[self._teaching[number]] = {r["pupil"]["uid"]: r["cells"] for r in view["rows"]}
        else:
            super()._follow(number, said)


def figures() -> Iterator[Figure]:
    """Measure both; about three minutes."""
    yield from answering()
    yield from killed()


def answering(seconds: float = SECONDS) -> Iterator[Figure]:
    """All classes at work for two minutes."""
    with tempfile.TemporaryDirectory() as folder, cores() as take_the_others:
        port = free_port()
        server = _start(Path(folder), port)
        take_the_others()
        school = School(port)
        school.furnish(CLASSES, PUPILS)
        school.all_in()
        before = _cpu_s(server)
        took_s = school.answer_for(seconds)
        spent = _cpu_s(server) - before
        school.read_boards()
        every = [each for pupil in school.pupils for each in pupil.sent.values()]
        wrong = sum(_wrong(school, pupil, pupil.sent.values()) for pupil in school.pupils)
        school.close()
        stop_server(server)
    trips = [1000 * (each.done - each.at) for each in every if each.done is not None]
    seen = [1000 * (each.seen - each.at) for each in every if each.seen is not None]
    name = f"{CLASSES} classes of {PUPILS}"
    yield Figure(f"{name}: answers sent", len(every), "")
    yield Figure(f"{name}: answers lost or doubled", wrong + len(every) - len(trips), "", 0)
    yield Figure(f"{name}: p50 of an answer's round trip", percentile(trips, 0.5), "ms")
    yield Figure(f"{name}: p99 of an answer's round trip", percentile(trips, 0.99), "ms", 100)
    yield Figure(f"{name}: answers never seen on the board", len(every) - len(seen), "", 0)
    yield Figure(f"{name}: longest until the board shows an answer", max(seen), "ms", 500)
    yield Figure(f"{name}: server's CPU", 100 * spent / took_s, "% of a core")


def killed() -> Iterator[Figure]:
    """The server is killed with -9 while answers come, and started again on the same store."""
    with tempfile.TemporaryDirectory() as folder, cores() as take_the_others:
        port = free_port()
        server = _start(Path(folder), port)
        take_the_others()
        school = School(port)
        school.furnish(KILLED_CLASSES, PUPILS)
        school.all_in()
        draw, until = random.Random(2), time.perf_counter() + KILLED_AFTER_S
        while (now := time.perf_counter()) < until:
            for pupil in school.pupils:
                if draw.random() < 0.01 and len(pupil.open) < 8:
                    school.give(pupil, *pupil.answer())
            school.hear(max(0.0, now + 0.05 - time.perf_counter()))
        for pupil in school.pupils:  # and one of each that the server may not even read
            school.give(pupil, *pupil.answer())
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
        while len(school):
            school.hear(0.2)
        safe = {pupil.uid: [each for each in pupil.sent.values() if each.done] for pupil in school.pupils}
        unsafe = sum(len(pupil.open) for pupil in school.pupils)
        began = time.monotonic()
        server = _start(Path(folder), port)
        school.all_in()
        back_s = time.monotonic() - began
        school.read_boards()
        missing = sum(_missing(school, pupil, safe[pupil.uid]) for pupil in school.pupils)
        for pupil in school.pupils:
            for id, each in pupil.open:
                school.give(pupil, id, each)
        until = time.perf_counter() + WAIT_S
        while any(pupil.open for pupil in school.pupils):
            assert time.perf_counter() < until, "answers are missing"
            school.hear(0.05)
        school.read_boards()
        wrong = sum(_wrong(school, pupil, pupil.sent.values()) for pupil in school.pupils)
        school.close()
        stop_server(server)
    name = "server killed"
    yield Figure(f"{name}: answers known to be safe", sum(map(len, safe.values())), "")
    yield Figure(f"{name}: of these missing after the restart", missing, "", 0)
    yield Figure(f"{name}: answers sent again", unsafe, "")
    yield Figure(f"{name}: answers lost or doubled in the end", wrong, "", 0)
    yield Figure(f"{name}: until all {KILLED_CLASSES * PUPILS} pupils are back", back_s, "s")


def _wrong(school: School, pupil: PupilHere, sent: Any) -> int:
    """Return how many of a pupil's tasks do not hold the last answer sent, counted as often as there were
    any.
    """
    cells, every = school.cells(pupil), list(sent)
    wrong = 0
    for task in TASKS:
        own = [each for each in every if each.task == task]
        if own:
            cell = cells.get(task)
            wrong += cell is None or cell["value"] != own[-1].value or cell["tries"] != len(own)
    return wrong


def _missing(school: School, pupil: PupilHere, safe: list[Sent]) -> int:
    """Return of how many tasks the last answer known to be safe is not there, nor a later one."""
    cells, missing = school.cells(pupil), 0
    for task in TASKS:
        own = [each for each in safe if each.task == task]
        if own:
            cell = cells.get(task)
            missing += cell is None or cell["tries"] < len(own)
    return missing


def _start(home: Path, port: int) -> Server:
    """Start a server on a home with the small site of the tests: its lesson has a task of every kind."""
    if not (home / "var").is_dir():
        write_site(home / "var" / "site")
    os.environ.update(SETTINGS)
    try:
        return start_server(home, port=port)
    finally:
        for name in SETTINGS:
            del os.environ[name]


def _cpu_s(server: Server) -> float:
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
