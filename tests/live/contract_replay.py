"""The log of a recorded tour as both sides read it: tests/contract/replay_log.json.

Run as a module to write the file anew after the rules have changed: python -m tests.live.contract_replay
"""

from __future__ import annotations

import json
from typing import Any

from enfilade.content.motion import Keyframe
from enfilade.live.motion_codec import Moved
from enfilade.live.motion_codec import encode as keyframe
from enfilade.live.recording import FORMAT, SHOWN, Line, encode, fold
from enfilade.live.replay import ReplayHead, ReplayWords
from enfilade.live.tape import Tape
from enfilade.live.trim import kept, left_of, played_ms, tidy, whole_ms
from tests.live.contract_live import FOLDER
from tests.live.table import T0, Table

BEGAN_MS = 3000
CUTS = ((2000, 4500), (9000, 9500))
LENGTH_MS = 12_000


def told() -> list[Line]:
    """Return the log of a short tour: the script, a door, a walk and the pointer, a follower in the light."""
    table, tape = Table("ayna", recording="voice"), Tape(T0)

    def wish(do: str, after_ms: int, **values: Any) -> None:
        table.wait(after_ms)
        table.wish("guide", do, **values)
        tape.changed(table.group, table.now)

    wish("play", BEGAN_MS, through=True)
    tape.spoke(table.group, "guide", "0AAEAAAu4" + "AQ", table.now + 10)
    wish("door", 1500, hall="upper", opening="front-door", to="open")
    wish("highlight", 1000, elements=["cot"])
    wish("highlight", 1000, elements=["cot", "window"])
    wish("walk", 1000)
    for n in range(5):
        at = table.now - T0 + 500 * n
        tape.moved(table.group, "guide", keyframe(Moved(Keyframe(at, 0, 200 * n, 1600, 0, 0, 0))), T0 + at)
        tape.pointed(table.group, "guide", f"0,{n},1500,0,cot", T0 + at)
    table.wait(2500)
    table.wish("ayna", "arrive", hall="upper", percent=100)
    wish("spotlight", 0, uid="ayna")
    wish("spotlight", 1000, uid=None)
    wish("dim", 2000, words="A minute, please.")
    return list(tape.take())


def text() -> str:
    """Return the file's text."""
    lines = told()
    spans = kept(tidy(CUTS, LENGTH_MS), LENGTH_MS)
    out = list(left_of(lines, BEGAN_MS, spans))
    head = ReplayHead(
        format=FORMAT,
        kind="voice",
        created_ms=T0,
        began_ms=BEGAN_MS,
        spans=spans,
        plan=Table().group.plan,
        language="az",
        words=(ReplayWords(at_ms=0, heading="Qapı", text="Buradan."),),
    )
    states: dict[int, Any] = {}
    state: dict[str, Any] = {}
    for line in out:
        if line.tag == SHOWN:
            state = fold(state, json.loads(line.text))
            states[line.t_ms] = state
    total = sum(b - a for a, b in spans)
    moments = [*range(0, total + 1, 250), total - 1]
    whole = {
        "note": "Made by tests/live/contract_replay.py: a log as it is given out, and what it says.",
        "log": head.model_dump_json() + "\n" + encode(out),
        "counts": {tag: sum(line.tag == tag for line in out) for tag in "MVPS"},
        "states": [{"t_ms": t_ms, "state": each} for t_ms, each in states.items()],
        "played": [{"whole": t, "played": played_ms(spans, t - BEGAN_MS)} for t in range(2000, 16_000, 333)],
        "whole": [{"played": p, "whole": BEGAN_MS + whole_ms(spans, p)} for p in moments],
        "total_ms": total,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (FOLDER / "replay_log.json").write_text(text(), "utf-8")
