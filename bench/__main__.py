"""`make bench`: every measure of "Walk the restored cells" beside its limit (bench/README.md).

`python -m bench motion fanout` measures those only and leaves the others in results.json as they were.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import (
    attack,
    bakes,
    classes,
    drawing,
    fanout,
    files,
    fuzz,
    going,
    lecture,
    load,
    minute,
    motion,
    peers_glb,
    replay,
    soak,
    standing_up,
    voice,
    walkable,
)
from bench.figures import Figure

RESULTS = Path(__file__).with_name("results.json")

PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "files": files.figures,
    "peers_glb": peers_glb.figures,
    "fuzz": fuzz.figures,
    "motion": motion.figures,
    "replay": replay.figures,
    "fanout": fanout.figures,
    "going": going.figures,
    "load": load.figures,
    "minute": minute.figures,
    "attack": attack.figures,
    "lecture": lecture.figures,
    "classes": classes.figures,
    "voice": voice.figures,
    "walkable": walkable.figures,
    "drawing": drawing.figures,
    "standing_up": standing_up.figures,
    "bakes": bakes.figures,
}
"""What is quick first."""

ASKED_FOR: dict[str, Callable[[], Iterator[Figure]]] = {
    "soak": soak.figures,
    "every_bake": bakes.every_bake,
}
"""What is measured only by its name."""


def main(names: list[str]) -> int:
    """Print every figure as it is measured, write results.json; return 1 where one is over its limit."""
    known = PARTS | ASKED_FOR
    unknown = set(names) - set(known)
    if unknown:
        print(f"no part {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    over = 0
    for name in names or PARTS:
        measured = []
        for figure in known[name]():
            print(figure, flush=True)
            measured.append(figure.row)
            over += figure.over
        # Read again: a soak takes half an hour, and other parts may have been measured meanwhile.
        results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {}
        results[name] = measured
        kept = {part: results[part] for part in known if part in results}
        RESULTS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
