"""Members of a group who run the viewer's own client (src/live/client.ts) in Node, and what they tell."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.set_up import VIEWER, node

DEADLINE_S = 120.0
"""How long anything is waited for: only a broken program ever takes so long."""

SOURCE = Path(__file__).with_name("members.ts")


def bundle(folder: Path) -> Path:
    """Bundle the client for Node, with the viewer's own bundler."""
    out = folder / "members.mjs"
    command = [*node().tool("rolldown/bin/cli.mjs"), SOURCE, "--platform", "node", "--file", out]
    made = subprocess.run(command, cwd=VIEWER, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return out


class NodeProcess:
    """A process with members in it."""

    def __init__(self, program: Path, trusted: Path | None = None) -> None:
        self._changed = threading.Condition()
        self._came: dict[str, list[tuple[str, Any]]] = {}
        self.told_ms: dict[tuple[str, str], list[int]] = {}
        """by member and kind, the wall's clock when they told it"""
        self._process = subprocess.Popen(
            [node().program, program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **({"NODE_EXTRA_CA_CERTS": str(trusted)} if trusted else {})},
        )
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def order(self, name: str, **order: Any) -> None:
        """Tell a member what to do."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([name, order]) + "\n")
        self._process.stdin.flush()

    def came(self, name: str) -> list[tuple[str, Any]]:
        """Return everything that a member has told, in order."""
        return self._came.setdefault(name, [])

    def wait(self, what: Callable[[], Any]) -> Any:
        """Wait until `what` is true, and return it."""
        until = time.monotonic() + DEADLINE_S
        with self._changed:
            while not (found := what()):
                left = until - time.monotonic()
                assert left > 0, {name: came[-4:] for name, came in self._came.items()}
                self._changed.wait(left)
        return found

    def sleep(self) -> None:
        """Stop as a laptop does whose lid is shut: nothing runs, nobody is told."""
        self._process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Go on as if nothing had been."""
        self._process.send_signal(signal.SIGCONT)

    def end(self) -> None:
        """End, as a page does that is closed."""
        self.wake()
        self._process.kill()
        self._process.wait(DEADLINE_S)
        self._reading.join(DEADLINE_S)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            name, told, data, at_ms = json.loads(line)
            with self._changed:
                self._came.setdefault(name, []).append((told, data))
                self.told_ms.setdefault((name, told), []).append(at_ms)
                self._changed.notify_all()


class NodeMember:
    """One member in such a process."""

    def __init__(self, process: NodeProcess, name: str) -> None:
        self.process, self.name = process, name

    def join(self, origin: str, storage: dict[str, str] | None = None, **who: Any) -> None:
        """Join a group by its code or the guide's secret, as a page with such a storage does."""
        self.process.order(self.name, do="join", origin=origin, who=who, storage=storage or {})

    def send(self, do: str, **values: Any) -> None:
        """Ask for something."""
        self.process.order(self.name, do="send", what={"do": do, **values})

    def move(self, text: str) -> None:
        """Send a keyframe."""
        self.process.order(self.name, do="move", text=text)

    def order_close(self) -> None:
        """Hang up for good, as a page does that leaves the group's view."""
        self.process.order(self.name, do="close")

    def ask(self) -> dict[str, Any]:
        """Return where this member is in time, what waits to be done, and the page's storage."""
        before = len(self.all("answer"))
        self.process.order(self.name, do="ask")
        answers: list[dict[str, Any]] = self.process.wait(lambda: self.all("answer")[before:])
        return answers[0]

    def settled(self) -> dict[str, Any]:
        """Ask until nothing waits to be done any more."""
        while (answer := self.ask())["waiting"]:
            pass
        return answer

    def all(self, told: str) -> list[Any]:
        """Return everything of one kind that came."""
        return [data for kind, data in tuple(self.process.came(self.name)) if kind == told]

    def told(self, kind: str, number: int) -> int:
        """Wait for the `number`th of a kind (from 0), and return when it was told: ms of the wall's clock."""
        at = self.process.told_ms
        self.process.wait(lambda: len(at.get((self.name, kind), ())) > number)
        return at[self.name, kind][number]

    @property
    def state(self) -> dict[str, Any]:
        """The group as this member knows it; empty before the first word."""
        states = self.all("state")
        return states[-1] if states else {}

    @property
    def lines(self) -> list[str]:
        """What was told of the line, repetitions left out."""
        out: list[str] = []
        for line in self.all("line"):
            if not out or out[-1] != line:
                out.append(line)
        return out

    def back(self) -> None:
        """Wait until the line has been down and is up again."""
        self.wait(lambda x: "down" in x.lines and x.lines[-1] == "up")

    def wait(self, what: Callable[[NodeMember], Any]) -> Any:
        """Wait until something is so."""
        return self.process.wait(lambda: what(self))

    def until(self, **mode: Any) -> dict[str, Any]:
        """Wait until the line is up and the group's mode has these values; return the state."""

        def so(member: NodeMember) -> dict[str, Any] | None:
            state = member.state
            if not state or member.lines[-1:] != ["up"]:
                return None
            return state if mode.items() <= state["mode"].items() else None

        found: dict[str, Any] = self.wait(so)
        return found


@contextmanager
def node_process(program: Path, trusted: Path | None = None) -> Iterator[NodeProcess]:
    """A process for some members, ended at the end. `trusted`: a certificate that they believe."""
    process = NodeProcess(program, trusted)
    try:
        yield process
    finally:
        process.end()
