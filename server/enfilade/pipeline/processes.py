"""The same work for many halls, in as many processes as there are cores, with one bar of progress."""

from __future__ import annotations

import multiprocessing
import os
import queue
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Tell: TypeAlias = Callable[[str, float], None]
"""Told a step and the share of one task that is done."""

EVERY_S = 0.2
"""How often progress is asked for."""

_line: Any = None
"""In a worker: the queue to the process that shows progress."""


def cores() -> int:
    """Return how many processes this machine has room for at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def for_each(
    work: Callable[[T, Tell], R], tasks: Sequence[T], tell: Tell, most: int | None = None
) -> list[R]:
    """Return what `work` gives for each task, in the tasks' order; work is a module's function.

    The first tasks are begun first. `most`: processes at most, else one for each core; with one all is done
    here.
    """
    count = min(most or cores(), len(tasks))
    if count <= 1:
        return [
            work(task, lambda step, share, n=number: tell(step, (n + share) / len(tasks)))  # type: ignore[misc]
            for number, task in enumerate(tasks)
        ]
    spawn = multiprocessing.get_context("spawn")
    line = spawn.Queue()
    shares = [0.0] * len(tasks)
    with ProcessPoolExecutor(count, mp_context=spawn, initializer=_begin, initargs=(line,)) as pool:
        jobs = [pool.submit(_work, work, task, number) for number, task in enumerate(tasks)]
        waiting = set(jobs)
        while waiting:
            _, waiting = wait(waiting, EVERY_S, FIRST_COMPLETED)
            for number, step, share in _heard(line):
                shares[number] = share
                tell(step, sum(shares) / len(tasks))
        for _, step, _ in _heard(line):
            tell(step, 1.0)
        return [job.result() for job in jobs]


def _heard(line: Any) -> list[tuple[int, str, float]]:
    out = []
    while True:
        try:
            out.append(line.get_nowait())
        except queue.Empty:
            return out


def _begin(line: Any) -> None:
    global _line
    _line = line


def _work(work: Callable[[Any, Tell], R], task: Any, number: int) -> R:
    return work(task, lambda step, share: _line.put((number, step, share)))
