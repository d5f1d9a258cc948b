"""Live motion: how near a follower's eye is to the guide's, and what it costs, on a walk through the tour."""

from __future__ import annotations

import json
import math
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.figures import Figure
from tools.set_up import SITE, VIEWER, node

WALK = Path(__file__).with_name("motion_walk.ts")

WALKS = {
    "tour": "walk through the tour",
    "talks": "walk with pauses, five seeds",
    "restless": "walk without pauses, five seeds",
}
MOST_BYTES_MIN = 6200


def figures() -> Iterator[Figure]:
    """Walk on a clock of its own: no time passes, nothing depends on the machine."""
    walked = walk()
    for key, name in WALKS.items():
        clean, jitter = walked[key]["clean"], walked[key]["jitter"]
        yield Figure(f"{name}: length of the recording", clean["minutes"], "min")
        yield Figure(f"{name}: keyframes", clean["messages_min"], "a minute")
        yield Figure(f"{name}: to each follower", clean["bytes_min"], "B/min", MOST_BYTES_MIN)
        share = clean["bytes_min"] / walked[key]["peer_bytes_min"]
        yield Figure(f"{name}: bytes, of JSON poses at 10 Hz", share, "x", None if key == "restless" else 0.1)
        yield Figure(f"{name}, clean line: worst place", 100 * clean["worst_m"], "cm", 2)
        yield Figure(f"{name}, clean line: worst direction", math.degrees(clean["worst_rad"]), "degrees", 0.5)
        yield Figure(f"{name}, jitter and losses: p99 of place", 100 * jitter["p99_m"], "cm", 5)
        yield Figure(
            f"{name}, jitter and losses: p99 of direction", math.degrees(jitter["p99_rad"]), "degrees", 1
        )
        yield Figure(f"{name}, jitter and losses: longest step back", 100 * jitter["back_m"], "cm", 0)


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
