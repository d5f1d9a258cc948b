"""What this process has done since it began, and its text for Prometheus.

Its own few lines and not prometheus_client: counting is an addition on the loop's one thread, where the
library takes a lock; nothing is registered behind anybody's back; and the text format is all that is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

BOUNDS_S = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Histogram:
    """How long something took: how often up to each of `BOUNDS_S`, and beyond."""

    __slots__ = ("counts", "sum_s")

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS_S) + 1)
        self.sum_s = 0.0

    def observe(self, seconds: float) -> None:
        """Count one more."""
        self.counts[bisect_left(BOUNDS_S, seconds)] += 1
        self.sum_s += seconds


@dataclass
class Seen:
    """Counts that only grow. Times are from a keyframe or command received to its last write."""

    motion_s: Histogram = field(default_factory=Histogram)
    command_s: Histogram = field(default_factory=Histogram)
    commit_s: Histogram = field(default_factory=Histogram)
    overtaken: int = 0
    """motion that newer motion overtook before it was sent"""
    given_up: Counter[str] = field(default_factory=Counter)
    """lines by why they were given up: stalled, backlog, gone"""
    refused: Counter[str] = field(default_factory=Counter)
    """by code"""
    reconnects: int = 0
    classes: int = 0
    answers: int = 0
    """of pupils, written"""


SEEN = Seen()
"""This process's."""

Rows = Mapping[str, float]
"""Values by their label's value; one without a label has the key ''."""


def family(name: str, kind: str, told: str, label: str, rows: Rows) -> Iterator[str]:
    """Yield the lines of one metric: a counter or a gauge."""
    yield f"# HELP {name} {told}"
    yield f"# TYPE {name} {kind}"
    for key, value in sorted(rows.items()):
        labels = f'{{{label}="{_escaped(key)}"}}' if label else ""
        yield f"{name}{labels} {value:g}" if value != int(value) else f"{name}{labels} {int(value)}"


def histogram(name: str, told: str, label: str, rows: Mapping[str, Histogram]) -> Iterator[str]:
    """Yield the lines of one histogram."""
    yield f"# HELP {name} {told}"
    yield f"# TYPE {name} histogram"
    for key, value in sorted(rows.items()):
        first = f'{label}="{_escaped(key)}",' if label else ""
        for bound, count in zip((*map(str, BOUNDS_S), "+Inf"), accumulate(value.counts), strict=True):
            yield f'{name}_bucket{{{first}le="{bound}"}} {count}'
        labels = f"{{{first.rstrip(',')}}}" if first else ""
        yield f"{name}_sum{labels} {value.sum_s:.6f}"
        yield f"{name}_count{labels} {sum(value.counts)}"


def page(lines: Iterable[str]) -> str:
    """Return the page that Prometheus reads."""
    return "\n".join(lines) + "\n"


def counted(seen: Seen) -> Iterator[str]:
    """Yield what has been counted."""
    yield from histogram(
        "enfilade_fanout_seconds",
        "From a keyframe or command received to its last write.",
        "what",
        {"motion": seen.motion_s, "command": seen.command_s},
    )
    yield from histogram(
        "enfilade_store_commit_seconds", "Writing groups to the store.", "", {"": seen.commit_s}
    )
    for name, told, label, rows in (
        ("motion_overtaken", "Keyframes overtaken before they were sent.", "", {"": seen.overtaken}),
        ("lines_given_up", "Lines cut: their reader took nothing, or too little.", "why", seen.given_up),
        ("reconnects", "Members who came back.", "", {"": seen.reconnects}),
        ("classes_opened", "Classes opened.", "", {"": seen.classes}),
        ("answers", "Pupils' answers written.", "", {"": seen.answers}),
        ("refused", "What was refused, by the error's code.", "code", seen.refused),
    ):
        yield from family(f"enfilade_{name}_total", "counter", told, label, rows)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
