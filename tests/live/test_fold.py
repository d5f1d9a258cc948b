"""GROUP1: what the server tells adds up to what it is, by the rules that the viewer has too."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.live.contract_fold import cases, text
from tests.live.contract_live import FOLDER
from tests.live.fold import comparable, fold

CASES = cases()


def test_GROUP1_the_contract_is_what_the_machine_does() -> None:
    assert (FOLDER / "group_fold.json").read_text("utf-8") == text()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_GROUP1_events_add_up_to_the_state(case: dict[str, Any]) -> None:
    state: dict[str, Any] | None = {**case["state"], "keyframe": None}
    for event in json.loads(json.dumps(case["events"])):
        assert state is not None
        state = fold(state, event)
    assert state is not None and comparable(state) == case["after"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_GROUP1_what_is_known_changes_nothing_and_a_gap_is_seen(case: dict[str, Any]) -> None:
    after = {**case["after"], "keyframe": None}
    for event in case["events"]:
        if event["e"] != "you":
            assert fold(after, event) is after
    counted = next(e for e in case["events"] if "rev" in e and e["rev"] > case["state"]["rev"] + 1)
    assert fold({**case["state"], "keyframe": None}, counted) is None
