"""Words for who does not see the light that points. Part of `viewer.py`."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

VIEWER_POINT: dict[str, S] = {
    "point.at": S("Bələdçi göstərir: {name}", "The guide points at: {name}", "Гид показывает: {name}"),
    "point.by": S("{who} göstərir: {name}", "{who} points at: {name}", "{who} показывает: {name}"),
    "point.follower": S("Bir iştirakçı", "A follower", "Один из участников"),
    "point.shown": S("Hamıya göstərilir: {name}", "Pointed out to all: {name}", "Всем показывают: {name}"),
}
