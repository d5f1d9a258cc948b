"""The line of time of a tour: the contract with the viewer, and how long a stop lasts."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from enfilade.content.text import Levels
from enfilade.content.timeline import Leg, Timeline, state_at, stay_ms
from enfilade.content.tour import Recording, Stop
from tests.content.contract_time import FOLDER, timeline

legs = st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 60000)), min_size=1, max_size=8).map(
    lambda pairs: tuple(Leg(stop=f"s{i}", travel_ms=t, stay_ms=s) for i, (t, s) in enumerate(pairs))
)


def stop(**fields: object) -> Stop:
    title = {"az": "Qapı"}
    base = {"id": "door", "hall": "cells", "viewpoint": "door", "title": title, "sources": ["s"]}
    return Stop.model_validate({**base, "narration": {"az": "x" * 280, "en": "y" * 140}, **fields})


def test_contract_is_what_the_rule_gives() -> None:
    assert json.loads((FOLDER / "timeline.json").read_text()) == json.loads(json.dumps(timeline()))


@given(legs, st.integers(-1000, 600000))
def test_every_moment_belongs_to_one_leg(legs: tuple[Leg, ...], t: int) -> None:
    line = Timeline(legs=legs)
    moment = state_at(line, t)
    start, leg = line.starts_ms()[moment.index], legs[moment.index]
    if moment.phase == "over":
        assert t >= line.total_ms
        return
    at = start + moment.into_ms + (leg.travel_ms if moment.phase == "stay" else 0)
    assert at == max(0, t)
    assert moment.into_ms < (leg.travel_ms if moment.phase == "travel" else leg.stay_ms)


def test_a_stop_lasts_as_long_as_its_longest_narration() -> None:
    assert stay_ms(stop(dwell_s=5)) == 20000
    assert stay_ms(stop(dwell_s=30)) == 30000
    assert stay_ms(stop(dwell_s=5), languages=("en",)) == 10000
    recordings = {"en": Recording(file="a.ogg", seconds=41.5, captions="a.vtt")}
    assert stay_ms(stop(dwell_s=5, recordings=recordings)) == 41500
    assert stay_ms(stop(dwell_s=5, recordings=recordings), languages=("az",)) == 20000


def test_the_easy_text_counts_too() -> None:
    narration = Levels.model_validate({"standard": {"az": "x" * 14}, "easy": {"az": "x" * 140}})
    assert stay_ms(stop(dwell_s=1, narration=narration)) == 10000
