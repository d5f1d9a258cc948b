"""One step of setting up: done when its inputs changed or its result is not whole, marked done only at its
end.

A step that is broken off leaves no mark, so the next run does it again: a half-made set-up mends itself.
Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATE = ROOT / ".set-up"

PULSE_S = 0.2
"""How often the line of a running step is drawn anew on a terminal."""


class SetUpError(Exception):
    """Something that the person at the terminal has to put right; the message says what."""


@dataclass(frozen=True)
class Step:
    """`act` makes the result, `key` names what it depends on, `whole` looks whether it still stands.

    `speaks`: it shows its own progress and says itself what is wrong.
    """

    title: str
    stamp: Path
    key: Callable[[], str]
    whole: Callable[[], bool]
    act: Callable[[Path], None]
    speaks: bool = False


def ensure(step: Step) -> bool:
    """Do the step if it is needed; return whether it was. The path given to `act` is where its log goes."""
    key = step.key()
    if _read(step.stamp) == key and step.whole():
        return False
    step.stamp.unlink(missing_ok=True)
    STATE.mkdir(exist_ok=True)
    log = STATE / f"{step.title.split()[0].lower()}.log"
    log.write_text("")
    with _progress(step.title, log, living=sys.stdout.isatty() and not step.speaks):
        step.act(log)
    if not step.whole():
        raise SetUpError(f"{step.title}: finished, but its result is not there. Its log: {log}")
    step.stamp.parent.mkdir(parents=True, exist_ok=True)
    partial = step.stamp.with_name(step.stamp.name + ".part")
    partial.write_text(key)
    partial.replace(step.stamp)
    return True


def run(
    command: Sequence[str | Path],
    log: Path,
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    remedy: str = "",
) -> None:
    """Run a command, its output to `log`; where it fails, raise SetUpError with its end and `remedy`."""
    with log.open("ab") as out:
        code = subprocess.run(
            command, cwd=cwd, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=env, check=False
        ).returncode
    if code:
        tail = "\n".join(f"    {line}" for line in log.read_text(errors="replace").splitlines()[-20:])
        words = " ".join(str(part) for part in command)
        raise SetUpError(f"`{words}` ended with {code}:\n{tail}" + (f"\n{remedy}" if remedy else ""))


def digest(paths: Iterable[Path], *words: str) -> str:
    """Return a hash of `words` and of files' names and bytes; a folder stands for all files below it."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in sorted(_files(paths)):
        total.update(str(path.relative_to(ROOT)).encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from (p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold the set-up for this process: a second `make` waits instead of writing into the same folders."""
    STATE.mkdir(exist_ok=True)
    with (STATE / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("  another make is setting up; waiting for it", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _progress(title: str, log: Path, *, living: bool) -> Iterator[None]:
    """Say what runs and how long; on a terminal with the last line of its log, elsewhere begin and end."""
    began, done = time.monotonic(), threading.Event()
    pulse = threading.Thread(target=_pulse, args=(title, log, began, done), daemon=True)
    if living:
        pulse.start()
    else:
        print(f"  {title} …", flush=True)
    try:
        yield
    except BaseException:
        done.set()
        print(f"{_clear(living)}✗ {title}", flush=True)
        raise
    finally:
        done.set()
        if living:
            pulse.join()
    print(f"{_clear(living)}✓ {title} ({time.monotonic() - began:.0f} s)", flush=True)


def _pulse(title: str, log: Path, began: float, done: threading.Event) -> None:
    while not done.wait(PULSE_S):
        columns = shutil.get_terminal_size().columns
        lines = log.read_text(errors="replace").splitlines()[-1:]
        line = f"  {title} … {time.monotonic() - began:.0f} s  {lines[0].strip() if lines else ''}"
        print(f"{_clear(True)}{line[: columns - 1]}", end="", flush=True)


def _clear(living: bool) -> str:
    return "\r\033[K" if living else ""


def _read(path: Path) -> str | None:
    try:
        return path.read_text()
    except OSError:
        return None


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment with `more`, without what would lead Python or pip astray."""
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}}
    return {**kept, **more}
