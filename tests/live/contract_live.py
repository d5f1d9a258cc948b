"""The cases of tests/contract/script.json and motion_codec.json.

Run as a module to write the files anew after the rules have changed: python -m tests.live.contract_live
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from enfilade.content.motion import Keyframe
from enfilade.live.motion_codec import Moved, decode, encode
from enfilade.live.plan import Plan, PlanStop
from enfilade.live.script import reach_ms, tour_ms
from enfilade.live.state import Held, Running, Touring

FOLDER = Path(__file__).parent.parent / "contract"

PLAN = Plan(
    museum="memory",
    tour="doors",
    revision="r1",
    stops=(
        PlanStop(id="threshold", hall="upper", travel_ms=0, stay_ms=6000),
        PlanStop(id="cell", hall="basement", travel_ms=4000, stay_ms=5000),
        PlanStop(id="closed-door", hall="basement", travel_ms=3000, stay_ms=4000, advisory="execution"),
        PlanStop(id="names", hall="upper", travel_ms=5000, stay_ms=9000, advisory="sorrow"),
    ),
    advisories=("execution", "sorrow"),
    opt_in=("execution",),
)

MODES = {
    "running by stop": Touring(stop="cell", clock=Running(tour_ms=6000, at_ms=1000)),
    "running through": Touring(stop="threshold", clock=Running(tour_ms=0, at_ms=1000), through=True),
    "held": Touring(stop="cell", clock=Held(tour_ms=9000, at_ms=1400, because="guide")),
    "held through": Touring(stop="cell", clock=Held(tour_ms=15000, at_ms=0, because="over"), through=True),
}

KEYFRAMES = {
    "still": Moved(Keyframe(0, 0, 0, 0, 0, 0, 0)),
    "walk": Moved(Keyframe(123456, 1, 4321, 1600, -987, 16384, -400, 1100, -12, 340, 5200, -304)),
    "cut": Moved(Keyframe(4294967295, 255, 1, 1, 1, 65535, 1), cut=True),
    "far": Moved(Keyframe(86400000, 7, 8388607, 32767, -8388608, 32768, -16384, 32767, -32768, 1, 8, -8)),
    "fast": Moved(Keyframe(99, 0, -1, -1, -1, 0, 0, 0, 0, 0, 262136, -262144)),
}

HELD = {
    "wrapped yaw": (Moved(Keyframe(1, 0, 0, 0, 0, -1, 0)), "yaw", 65535),
    "rounded rate": (Moved(Keyframe(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, -4)), "vyaw", 8),
    "too far": (Moved(Keyframe(1, 0, 9000000, 0, 0, 0, 0)), "x", 8388607),
    "too high": (Moved(Keyframe(1, 0, 0, 40000, 0, 0, 0)), "y", 32767),
}

REFUSED = {"empty": "", "short": "AAAA", "long": "A" * 40, "no base64": "!" * 38, "flags": "Ag" + "A" * 36}


def script() -> dict[str, Any]:
    """Return modes of a group and the moment of the tour at many times."""
    cases = []
    for name, mode in MODES.items():
        for zones in ((), ("execution",)):
            times = sorted({0, 999, 1000, 1001, 1399, 1400, 5000, 12000, 16001, 22001, 26000, 99999})
            cases.append(
                {
                    "name": name,
                    "mode": mode.model_dump(mode="json"),
                    "zones": zones,
                    "reach_ms": reach_ms(mode, PLAN, zones),
                    "tour_ms": [[t, tour_ms(mode, PLAN, zones, t)] for t in times],
                }
            )
    note = "tour_ms: [server's ms, tour's ms]. Made by tests/live/contract_live.py."
    return {"note": note, "plan": PLAN.model_dump(mode="json"), "cases": cases}


def codec() -> dict[str, Any]:
    """Return keyframes with their texts, what is held or rounded, and texts that are no keyframes."""
    return {
        "note": "Made by tests/live/contract_live.py.",
        "keyframes": [
            {"name": name, "keyframe": moved.keyframe._asdict(), "cut": moved.cut, "text": encode(moved)}
            for name, moved in KEYFRAMES.items()
        ],
        "held": [
            {
                "name": name,
                "keyframe": moved.keyframe._asdict(),
                "field": field,
                "is": getattr(decode(encode(moved)).keyframe, field),
            }
            for name, (moved, field, _is) in HELD.items()
        ],
        "refused": [{"name": name, "text": text} for name, text in REFUSED.items()],
    }


if __name__ == "__main__":
    for name, cases in (("script", script()), ("motion_codec", codec())):
        text = json.dumps(cases, separators=(",", ":")).replace("},{", "},\n{")
        (FOLDER / f"{name}.json").write_text(text + "\n")
