"""How large a recorded tour is: a minute of a guide's walk as the viewer's own sender tells it, with a
pointer that never rests and a door and a document now and then; and the same with a voice that never rests.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.figures import Figure
from bench.minute import walk
from enfilade.live.recording import encode
from enfilade.live.state import Group, Role
from enfilade.live.tape import Tape
from tests.live.table import Table

SECONDS = 60
VOICE = "0" + "A" * 419
"""Six frames at 20 kbit/s, as they travel (src/voice/packet.ts)."""

VOICE_MS = 120
POINTED_MS = 67


def figures() -> Iterator[Figure]:
    """Count bytes; no clock runs."""
    minute = [(at_ms, text) for at_ms, text in walk()["ours"]]
    yield Figure("a recorded minute, without voice", recorded(minute, voice=False) / 1000, "KB", 10)
    yield Figure("a recorded minute, with voice", recorded(minute, voice=True) / 1000, "KB", 300)


def recorded(minute: list[tuple[float, str]], voice: bool) -> int:
    """Return the bytes of the log of a minute."""
    table = Table(recording="voice" if voice else "motion")
    table.wish("guide", "walk")
    tape = Tape(table.group.created_ms)
    began = table.now
    tape.changed(table.group, began)
    happens: list[tuple[float, str, str]] = [(at_ms, "moved", text) for at_ms, text in minute]
    happens += [(float(t), "pointed", f"0,{t},1500,{-t}") for t in range(0, SECONDS * 1000, POINTED_MS)]
    happens += [(float(t), "scene", str(t)) for t in range(0, SECONDS * 1000, 10_000)]
    if voice:
        happens += [(float(t), "spoke", VOICE) for t in range(0, SECONDS * 1000, VOICE_MS)]
    for at_ms, what, text in sorted(happens):
        now = began + int(at_ms)
        if what == "scene":
            _show(table, int(text) // 10_000)
            tape.changed(table.group, now)
        elif what == "moved":
            tape.moved(table.group, "guide", text, now)
        elif what == "pointed":
            tape.pointed(table.group, "guide", text, now)
        else:
            tape.spoke(table.group, "guide", text, now)
    assert _led(table.group)
    return len(encode(tape.take()).encode())


def _show(table: Table, number: int) -> None:
    if number % 3 == 0:
        table.wish("guide", "door", hall="upper", opening="front-door", to="open")
    elif number % 3 == 1:
        table.wish("guide", "highlight", elements=["cot", "cell-1/wall-0"])
    else:
        table.wish("guide", "show", document={"exhibit": "letter"})


def _led(group: Group) -> bool:
    return group.members["guide"].role is Role.GUIDE
