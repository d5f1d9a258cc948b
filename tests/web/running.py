"""A real server in a process of its own, and members who speak to it over real sockets."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import cached_property
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import requests
import socketio
import websocket

from enfilade.content.motion import Keyframe
from enfilade.live.motion_codec import Moved, encode
from tests.live.fold import fold

DEADLINE_S = 120.0
"""How long anything is waited for: only a broken server ever takes so long."""

SERVER = str(Path(__file__).resolve().parents[2] / "server")


class Running:
    """`enfilade serve` on a port of its own. `home` keeps its site and its store between starts."""

    program = "import sys; from enfilade.web.serve import main; sys.exit(main())"

    def __init__(self, home: Path, port: int = 0, *options: str, **settings: str) -> None:
        self.home, self.lines = home, list[str]()
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", self.program, "--port", str(port), *options],
            env={
                **os.environ,
                "ENFILADE_HOME": str(home),
                "PYTHONPATH": SERVER,
                "PYTHONUNBUFFERED": "1",
                "ENFILADE_LOG": "text",
                **settings,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, args=(said,), daemon=True).start()
        self.staff_link = ""
        while True:
            line = said.get(timeout=DEADLINE_S)
            if line.startswith("staff "):
                self.staff_link = line.split()[1]
            if line.startswith("ready "):
                self.address = line.split()[1]
                break
            assert line, "\n".join(self.lines)
        self.port = int(self.address.rsplit(":", 1)[1])

    @cached_property
    def staff(self) -> urllib.request.OpenerDirector:
        """Somebody of the staff, signed in by the one-time link that the first start printed."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with opener.open(self.staff_link, b"", timeout=DEADLINE_S) as page:
            assert page.status == 200
        return opener

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(DEADLINE_S)
        self._close()

    def stop(self) -> None:
        """End it as a service manager would; it must end well and have complained of nothing."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(DEADLINE_S)
        self._close()
        assert code == 0, "\n".join(self.lines)
        assert not [line for line in self.lines if not line.startswith(("staff ", "ready "))], self.lines

    def _close(self) -> None:
        self._reader_done.wait(DEADLINE_S)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _read(self, said: queue.Queue[str]) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            said.put(line.rstrip())
        self._reader_done.set()
        said.put("")

    @property
    def _reader_done(self) -> threading.Event:
        return self.__dict__.setdefault("_done", threading.Event())  # type: ignore[no-any-return]


def post(address: str, path: str, body: dict[str, Any], language: str = "en") -> tuple[int, dict[str, Any]]:
    """Send JSON; return the status and the JSON that came back."""
    request = urllib.request.Request(
        address + path,
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Accept-Language": language, "Accept": "application/json"},
    )
    try:
        answer: HTTPResponse
        with urllib.request.urlopen(request, timeout=DEADLINE_S) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


_made: list[Any] = []
_create = websocket.create_connection


def _create_and_keep(*args: Any, **kwargs: Any) -> Any:
    """Make a WebSocket and remember it: the client's library leaves it open when a line breaks."""
    made = _create(*args, **kwargs)
    _made.append(made)
    return made


websocket.create_connection = _create_and_keep


def close_what_broke() -> None:
    """Close every WebSocket that a member's line has left behind."""
    while _made:
        _made.pop().shutdown()


OF_A_CLASS = ("lesson", "lesson-done", "lesson-refused", "board")


class MemberLine:
    """A member over Socket.IO: everything that came, in order, and the state it adds up to."""

    def __init__(
        self, address: str, join: dict[str, Any], transports: tuple[str, ...] = ("websocket",)
    ) -> None:
        self.join, self._changed = join, threading.Condition()
        self.came: list[tuple[str, Any]] = []
        self._http = requests.Session()
        self._io = socketio.Client(
            http_session=self._http,
            reconnection_delay=0.05,
            reconnection_delay_max=0.2,
            randomization_factor=0,
        )
        for name in ("state", "event", "done", "refused", "m", "p", "a", "v", *OF_A_CLASS):
            self._io.on(name, self._taker(name), namespace="/live")
        for name in ("connect_error", "disconnect"):
            self._io.on(name, self._taker(name), namespace="/live")
        self._count = 0
        self._io.connect(
            address,
            namespaces=["/live"],
            socketio_path=join["socket_path"],
            transports=list(transports),
            auth={"token": join["token"], "language": "en"},
            wait_timeout=DEADLINE_S,
            retry=True,
        )

    def send(self, do: str, **values: Any) -> str:
        """Send a command; return its id."""
        self._count += 1
        return self.send_as(f"c{self._count}", do, **values)

    def send_as(self, command: str, do: str, **values: Any) -> str:
        """Send a command under an id of one's own choice."""
        self.emit("command", {"id": command, "do": {"do": do, **values}})
        return command

    def wish(self, do: str, /, id: str = "", **values: Any) -> str:
        """Send a wish to the class; return its id."""
        self._count += 1
        id = id or f"w{self._count}"
        self.emit("lesson", {"id": id, "do": {"do": do, **values}})
        return id

    def wished(self, do: str, /, id: str = "", **values: Any) -> dict[str, Any]:
        """Send a wish and wait for what is answered: `LessonDone`, or the refusal's error."""
        before = len(self.came)
        id = self.wish(do, id, **values)

        def answer(line: MemberLine) -> Any:
            for name, data in line.came[before:]:
                if name in ("lesson-done", "lesson-refused") and data["id"] == id:
                    return data if name == "lesson-done" else data["error"]
            return None

        found: dict[str, Any] = self.wait(answer)
        return found

    def lesson(self) -> dict[str, Any]:
        """Return the last whole view of the class, with the rows told since."""
        view: dict[str, Any] = {}
        for kind, data in self.came:
            if kind == "lesson":
                view = dict(data)
            elif kind == "board" and view:
                assert data["rev"] == view["rev"] + 1, "a gap"
                uid = data["row"]["pupil"]["uid"]
                rows = [row for row in view["rows"] if row["pupil"]["uid"] != uid]
                view = {**view, "rev": data["rev"], "rows": [*rows, data["row"]]}
        return view

    def emit(self, name: str, data: Any) -> None:
        """Send anything."""
        self._io.emit(name, data, namespace="/live")

    def clock(self) -> int:
        """Ask the server's clock."""
        answer: int = self._io.call("clock", 0, namespace="/live", timeout=DEADLINE_S)
        return answer

    def wait(self, what: Callable[[MemberLine], Any]) -> Any:
        """Wait until `what` is true of this line, and return it."""
        until = time.monotonic() + DEADLINE_S
        with self._changed:
            while not (found := what(self)):
                left = until - time.monotonic()
                assert left > 0, f"not so after {DEADLINE_S} s; came: {self.came[-12:]}"
                self._changed.wait(left)
        return found

    def done(self, command: str) -> None:
        """Wait until a command is done."""
        self.wait(lambda line: ("done", {"id": command}) in line.came)

    def all(self, name: str) -> list[Any]:
        """Return everything of one name that came."""
        return [data for kind, data in self.came if kind == name]

    def state(self) -> dict[str, Any]:
        """Return the last whole state with the events since folded in, as a viewer does."""
        out: dict[str, Any] = {}
        awaited = True
        for kind, data in self.came:
            if kind == "state":
                out, awaited = dict(data), False
            elif kind == "disconnect":
                awaited = True
            elif awaited:
                continue  # what comes between a connection and its first state is in that state
            elif kind == "event":
                folded = fold(out, data)
                assert folded is not None, "a gap"
                out = folded
        return out

    def cut(self) -> None:
        """Cut the line under Socket.IO's feet; it reconnects by itself."""
        self._io.eio.ws.sock.shutdown(2)

    def close(self) -> None:
        """Leave for good."""
        self._io.disconnect()
        self._io.shutdown()
        self._http.close()

    def _taker(self, name: str) -> Callable[..., None]:
        def take(data: Any = None, *_rest: Any) -> None:
            with self._changed:
                self.came.append((name, data))
                self._changed.notify_all()

        return take


def keyframe_text(t_ms: int, x: int) -> str:
    """Return a keyframe in hall 0 at x mm, as it travels; both on their steps of 4 ms and 2 mm."""
    return encode(Moved(Keyframe(t_ms, 0, x, 1600, 0, 0, 0)))
