"""The cases of tests/contract/motion.json and timeline.json.

Run as a module to write the files anew after the rules have changed: python -m tests.content.contract_time
"""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path
from typing import Any

from enfilade.content.motion import Frame, Keyframe, in_hall, sample
from enfilade.content.timeline import Leg, Timeline, state_at

FOLDER = Path(__file__).parent.parent / "contract"

FRAMES = (Frame(), Frame(12.0, -3.2, 4.5, 0.4712388980384690), Frame(-3.25, 0.0, 8.0, -1.5707963267948966))

PATHS: dict[str, tuple[Keyframe, ...]] = {
    "walk": (
        Keyframe(0, 0, 600, 1600, 800, -16384, 0),
        Keyframe(1000, 0, 1150, 1600, 800, -16384, 0, 1100, 0, 0, 0, 0),
        Keyframe(2400, 0, 2690, 1600, 640, -12000, -400, 1060, 0, -290, 5200, -300),
        Keyframe(4100, 0, 3105, 1595, -900, 120, -910, 0, 0, 0, 0, 0),
    ),
    "stairs": (
        Keyframe(0, 0, 2000, 1600, 2500, -16384, 0, 900, 0, 0, 0, 0),
        Keyframe(3333, 0, 5000, 3400, 2500, -16384, 900, 900, 540, 0, 0, 0),
        Keyframe(5000, 0, 5600, 3400, 1600, 0, 0),
    ),
    "over-a-portal": (
        Keyframe(500, 0, 1000, 1600, -2000, 0, 0, 0, 0, -1100, 0, 0),
        Keyframe(2000, 0, 1000, 1600, -3600, 300, 0, 0, 0, -1100, 0, 0),
        Keyframe(3500, 2, -13120, 1580, 4300, 16700, -100, 1100, 0, 40, 0, 0),
        Keyframe(5200, 2, -11900, 1600, 4400, 65536 + 16384, -700, 0, 0, 0, 0, 0),
    ),
    "still": (Keyframe(0, 1, 100, 1200, 100, 1000, -2000),),
}


def motion() -> dict[str, Any]:
    """Return paths with poses sampled along them: metres and radians."""
    paths = {}
    for name, keyframes in PATHS.items():
        first, last = keyframes[0].t_ms, keyframes[-1].t_ms
        times = sorted({first - 100, *(k.t_ms for k in keyframes), *range(first, last, 137), last + 50})
        paths[name] = {
            "keyframes": keyframes,
            "samples": [{"t_ms": t, "pose": sample(keyframes, t, FRAMES)} for t in times],
        }
    crossings = [
        {"keyframe": k, "hall": hall, "is": in_hall(k, hall, FRAMES)}
        for k in PATHS["over-a-portal"]
        for hall in range(len(FRAMES))
    ]
    note = (
        "Frames are [x, y, z, yaw]; poses [hall, x, y, z, yaw, pitch] in metres and radians, equal within "
        "1e-9 (within 1 mm and 1e-4 where halls are crossed). Made by tests/content/contract_time.py."
    )
    return {"note": note, "frames": FRAMES, "paths": paths, "in_hall": crossings}


def timeline() -> dict[str, Any]:
    """Return a timeline and what state_at must say along it."""
    line = Timeline(
        legs=(
            Leg(stop="door", travel_ms=0, stay_ms=20000),
            Leg(stop="corridor", travel_ms=7312, stay_ms=41500),
            Leg(stop="cut", travel_ms=0, stay_ms=1),
            Leg(stop="cell", travel_ms=5001, stay_ms=33333),
        )
    )
    total = line.total_ms
    edges = {start + d for start in (*line.starts_ms(), total) for d in (-1, 0, 1)}
    stays = {
        start + leg.travel_ms + d
        for start, leg in zip(line.starts_ms(), line.legs, strict=True)
        for d in (-1, 0, 1)
    }
    times = sorted(edges | stays | {-500, total + 10000})
    return {
        "note": "state_at(timeline, t_ms) is [index, phase, into_ms]; by contract_time.py.",
        "timeline": line.model_dump(mode="json"),
        "starts_ms": line.starts_ms(),
        "total_ms": total,
        "states": [{"t_ms": t, "is": list(astuple(state_at(line, t)))} for t in times],
    }


if __name__ == "__main__":
    for name, cases in (("motion", motion()), ("timeline", timeline())):
        text = json.dumps(cases, separators=(",", ":")).replace("},{", "},\n{")
        (FOLDER / f"{name}.json").write_text(text + "\n")
