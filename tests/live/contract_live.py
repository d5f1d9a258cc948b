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
    "walk": Moved(Keyframe(123456, 1, 4322, 1600, -988, 16384, -400, 1100, -40, 340, 5280, -288)),
    "cut": Moved(Keyframe(536870908, 127, 2, 2, 2, 65528, 8), cut=True),
    "far": Moved(Keyframe(86400000, 7, 131070, 32766, -131072, 32768, -16384, 5100, -2560, 20, 96, -96)),
    "fast": Moved(Keyframe(96, 0, -2, -2, -2, 0, 16376, -5120, 2520, -20, 196512, -49152)),
}
"""Numbers on their steps: they come back as they were."""

STILL = KEYFRAMES["still"].keyframe

HELD = {
    "wrapped yaw": (Moved(STILL._replace(yaw=-8)), "yaw", 65528),
    "yaw rounded up to a whole turn": (Moved(STILL._replace(yaw=65533)), "yaw", 0),
    "half a step goes up": (Moved(STILL._replace(vyaw=48)), "vyaw", 96),
    "half a step below zero goes up": (Moved(STILL._replace(vyaw=-48)), "vyaw", 0),
    "between steps": (Moved(STILL._replace(x=-1235)), "x", -1234),
    "time on the grid": (Moved(STILL._replace(t_ms=1001)), "t_ms", 1000),
    "too far": (Moved(STILL._replace(x=9000000)), "x", 131070),
    "too high": (Moved(STILL._replace(y=-40000)), "y", -32768),
    "too late": (Moved(STILL._replace(t_ms=2**40)), "t_ms", 536870908),
    "before the beginning": (Moved(STILL._replace(t_ms=-9)), "t_ms", 0),
    "too fast": (Moved(STILL._replace(vx=-9999)), "vx", -5120),
    "too many halls": (Moved(STILL._replace(hall=200)), "hall", 127),
}

REFUSED = {
    "empty": "",
    "short": "####",
    "long": "#" * 26,
    "no character": "!" * 24,
    "backslash": "\\" * 24,
    "not ASCII": "#" * 23 + "ə",
    "no word": "#" * 22 + "~~",
}


def script() -> dict[str, Any]:
    """Return modes of a group and the moment of the tour at many times."""
    cases = []
    for name, mode in MODES.items():
        for zones, left_out in (((), ()), (("execution",), ()), (("execution",), ("closed-door",))):
            plan = PLAN.model_copy(update={"left_out": left_out})
            times = sorted({0, 999, 1000, 1001, 1399, 1400, 5000, 12000, 16001, 22001, 26000, 99999})
            cases.append(
                {
                    "name": name,
                    "mode": mode.model_dump(mode="json"),
                    "zones": zones,
                    "left_out": left_out,
                    "reach_ms": reach_ms(mode, plan, zones),
                    "tour_ms": [[t, tour_ms(mode, plan, zones, t)] for t in times],
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
