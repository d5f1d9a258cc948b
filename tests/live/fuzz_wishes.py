"""Wishes of the fuzz, drawn from a seed: mostly such as make sense in the group as it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from enfilade.live.roles import may
from enfilade.live.state import Group, Role
from tests.live.table import PLAN

Do = dict[str, Any]
Draw = Callable[[random.Random, Group], Do]

STOPS = [stop.id for stop in PLAN.stops]


def wish(rng: random.Random, group: Group, uid: str) -> Do:
    """Return a wish of a member: nine of ten are such as their role may have."""
    names = NAMES if rng.random() < 0.1 else MAY[group.members[uid].role]
    name = rng.choice(names)
    return {"do": name, **WISHES[name](rng, group)}


def _some_uid(rng: random.Random, group: Group) -> str:
    return rng.choice([*group.members, "nobody"])


def _some_waiting(rng: random.Random, group: Group) -> str:
    return rng.choice([each.uid for each in group.waiting] or ["nobody"])


def _some_poll(rng: random.Random, group: Group) -> str:
    return rng.choice([poll.id for poll in group.polls] or ["p1"])


def _words(rng: random.Random) -> str:
    """A sentence that no other wish has: done twice, it would be seen."""
    return f"{rng.getrandbits(60):x} ə ğ ş?"


def _leash(rng: random.Random) -> Do | None:
    return rng.choice(
        [
            None,
            {"by": "hall", "hall": rng.choice(["upper", "basement"])},
            {"by": "metres", "about": rng.choice(["guide", "stop"]), "metres": rng.choice([2, 8.5])},
        ]
    )


def _poll(rng: random.Random, _group: Group) -> Do:
    asked = rng.choice([{"by": "guide", "text": _words(rng)}, {"by": "stop", "stop": rng.choice(STOPS)}])
    return {"question": asked, "options": [_words(rng) for _ in range(rng.randint(2, 4))]}


def _points(rng: random.Random) -> str:
    return "".join(rng.choices("AZaz09-_", k=4 * rng.randint(1, 5)))


def _on(rng: random.Random, _group: Group) -> Do:
    return {"on": rng.random() < 0.4}


def _none(_rng: random.Random, _group: Group) -> Do:
    return {}


WISHES: dict[str, Draw] = {
    "go-to": lambda rng, _: {"stop": rng.choice(STOPS)},
    "play": lambda rng, _: {"through": rng.random() < 0.5},
    "pause": _none,
    "seek": lambda rng, _: {"tour_ms": rng.randrange(40_000)},
    "walk": _none,
    "gather": _none,
    "free": lambda rng, _: {"leash": _leash(rng)},
    "dim": lambda rng, _: {"words": rng.choice([None, _words(rng)])},
    "resume": _none,
    "open-zone": lambda rng, _: {"advisory": "execution", "open": rng.random() < 0.6},
    "highlight": lambda rng, _: {"elements": rng.sample(["cot", "window", "cell-1/floor"], 2)},
    "door": lambda rng, _: {
        "hall": "upper",
        "opening": "front-door",
        "to": rng.choice(["open", "shut", "rest"]),
    },
    "lamp": lambda rng, _: {"hall": "upper", "layer": "desk-lamp", "to": rng.choice([None, 0, 0.5])},
    "evidence": _on,
    "show": lambda rng, _: {
        "document": rng.choice([None, {"exhibit": "letter"}, {"exhibit": "letter", "picture": 0}])
    },
    "spotlight": lambda rng, group: {"uid": rng.choice([None, _some_uid(rng, group)])},
    "draw": lambda rng, _: {"stroke": {"color": rng.randrange(4), "points": _points(rng)}},
    "erase": lambda rng, _: {"what": rng.choice(["last", "last", "all"])},
    "unerase": _none,
    "end": _none,
    "lock": _on,
    "waiting-room": _on,
    "admit": lambda rng, group: {"uid": rng.choice([None, _some_waiting(rng, group)])},
    "turn-away": lambda rng, group: {"uid": _some_waiting(rng, group)},
    "mute-all": _on,
    "mute": lambda rng, group: {"uid": _some_uid(rng, group), "on": rng.random() < 0.5},
    "remove": lambda rng, group: {"uid": _some_uid(rng, group)},
    "readmit": lambda rng, group: {"uid": _some_uid(rng, group)},
    "appoint": lambda rng, group: {
        "uid": _some_uid(rng, group),
        "role": rng.choice(["co-guide", "follower"]),
    },
    "carry-on": _on,
    "stop-recording": _none,
    "take-lead": _none,
    "hand-over": lambda rng, group: {"uid": rng.choice([None, _some_uid(rng, group)])},
    "hand-back": _none,
    "give-floor": lambda rng, group: {"uid": rng.choice([None, _some_uid(rng, group)])},
    "lower-hand": lambda rng, group: {"uid": _some_uid(rng, group)},
    "settle": lambda rng, group: {
        "question": rng.choice([q.id for q in group.questions] or ["q1"]),
        "state": rng.choice(["asked", "answered", "dismissed"]),
    },
    "poll": _poll,
    "close-poll": lambda rng, group: {"poll": _some_poll(rng, group)},
    "show-poll": lambda rng, group: {"poll": _some_poll(rng, group), "shown": rng.random() < 0.7},
    "drop-poll": lambda rng, group: {"poll": _some_poll(rng, group)},
    "caption": lambda rng, _: {"text": _words(rng), "language": rng.choice(["az", "ru"])},
    "restore-poll": lambda _, group: {"poll": "p1" if group.dropped is None else group.dropped.id},
    "follow": _none,
    "look-around": _none,
    "arrive": lambda rng, _: {"hall": "upper", "percent": rng.randint(0, 100)},
    "accept": lambda rng, _: {"advisory": "sorrow"},
    "hand": lambda rng, _: {"up": rng.random() < 0.7},
    "ask": lambda rng, _: {"text": _words(rng)},
    "nod": _none,
    "step-back": _none,
    "vote": lambda rng, group: {"poll": _some_poll(rng, group), "option": rng.randrange(3)},
    "speak": lambda rng, _: {
        "on": rng.random() < 0.7,
        "channel": rng.choice(["word", "word", "interpreter"]),
        "language": rng.choice([None, "en", "ru"]),
    },
    "hear": lambda rng, _: {"how": rng.choice(["hears", "muted", "blocked"])},
    "leave": _none,
}

SELDOM = {"end": 0, "remove": 1, "leave": 1, "lock": 2}
"""What would empty the run too soon. `end` is drawn once in about a hundred wishes."""

NAMES = [name for name in WISHES for _ in range(SELDOM.get(name, 4))] + ["end"]
MAY = {role: [name for name in NAMES if may(role, name) != "no"] for role in Role}
