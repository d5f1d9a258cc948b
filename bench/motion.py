"""Live motion: how near a follower's eye is to the guide's, and what it costs, on a walk through the tour."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.figures import Figure
from tools.set_up import SITE, VIEWER, node

WALK = Path(__file__).with_name("motion_walk.ts")


def figures() -> Iterator[Figure]:
    """Walk on a clock of its own: no time passes, nothing depends on the machine."""
    walked = walk()
    clean, jitter = walked["clean"], walked["jitter"]
    yield Figure("guided walk: length of the recording", clean["minutes"], "min")
    yield Figure("guided walk: keyframes", clean["messages_min"], "a minute")
    yield Figure("guided walk: to each follower", clean["bytes_min"], "B/min")
    yield Figure(
        "guided walk: bytes, of JSON poses at 10 Hz", clean["bytes_min"] / walked["peer_bytes_min"], "x"
    )
    yield Figure("guided walk, clean line: worst place", clean["worst_cm"], "cm", 2)
    yield Figure("guided walk, clean line: worst direction", clean["worst_deg"], "degrees", 0.5)
    yield Figure("guided walk, jitter and losses: p99 of place", jitter["p99_cm"], "cm", 5)
    yield Figure("guided walk, jitter and losses: p99 of direction", jitter["p99_deg"], "degrees", 1)


def walk() -> Any:
    """Bundle the walk with the viewer's own code and run it in Node."""
    museum = json.loads((SITE / "site.json").read_text())["museums"][0]
    manifest = json.loads((SITE / museum / "museum.json").read_text())
    entry = manifest["tours"][0]
    tour = json.loads((SITE / entry["files"][manifest["languages"][0]]["path"]).read_text())
    given = json.dumps({"halls": manifest["halls"], "stops": tour["stops"]})
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "walk.mjs"
        rolldown = node().tool("rolldown/bin/cli.mjs")
        subprocess.run(
            [*rolldown, WALK, "--platform", "node", "--file", bundle],
            cwd=VIEWER,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        told = subprocess.run(
            [node().program, bundle], input=given, capture_output=True, text=True, check=True
        )
    return json.loads(told.stdout)
