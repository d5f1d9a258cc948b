"""SCRIPT: where a group's script is at a moment."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from enfilade.live.script import reach_ms, tour_ms
from tests.live.contract_live import FOLDER, MODES, PLAN, script


def test_SCRIPT1_contract_file_is_what_the_rule_says() -> None:
    assert json.loads((FOLDER / "script.json").read_text()) == json.loads(json.dumps(script()))


@given(
    st.sampled_from(sorted(MODES)),
    st.integers(0, 60_000),
    st.integers(0, 60_000),
    st.sampled_from([(), ("execution",)]),
)
def test_SCRIPT2_the_tour_never_runs_backwards_nor_faster_than_time(
    name: str, at: int, passed: int, zones: tuple[str, ...]
) -> None:
    earlier = tour_ms(MODES[name], PLAN, zones, at)
    later = tour_ms(MODES[name], PLAN, zones, at + passed)
    assert 0 <= later - earlier <= passed
    assert later <= reach_ms(MODES[name], PLAN, zones)


def test_SCRIPT3_stop_by_stop_it_stays_at_its_stop() -> None:
    assert tour_ms(MODES["running by stop"], PLAN, (), 999_999) == 15_000


def test_SCRIPT4_playing_through_waits_before_a_stop_that_is_not_open() -> None:
    assert tour_ms(MODES["running through"], PLAN, (), 999_999) == 15_000
    assert tour_ms(MODES["running through"], PLAN, ("execution",), 999_999) == 36_000
