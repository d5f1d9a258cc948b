"""SPEC REPLAY1-REPLAY3: what a group says of being recorded."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from enfilade.live.state import Group
from enfilade.live.wire import state_for
from tests.live.table import PLAN, T0, Table, refused


def test_REPLAY1_recording_is_off_unless_it_was_agreed_and_everybody_is_told() -> None:
    """REPLAY1: off by default; chosen at creation, it is in every member's state."""
    assert Table("ayna").group.recording == "none"
    table = Table("ayna", recording="voice")
    for uid in ("guide", "ayna"):
        assert state_for(table.group, uid, T0, None).recording == "voice"


def test_REPLAY2_a_class_is_never_recorded() -> None:
    """REPLAY2: no class with a recording can be written down, or read."""
    with pytest.raises(ValidationError, match="a class is never recorded"):
        Group(
            gid="g", code="12345678", created_ms=T0, capacity=1, plan=PLAN, lesson="cell", recording="motion"
        )


def test_REPLAY3_a_guide_ends_it_for_good_and_no_follower_can() -> None:
    """REPLAY3: `stop-recording` is the guides'; all are told; nothing begins it again."""
    table = Table("ayna", recording="motion")
    with refused("only-guide"):
        table.wish("ayna", "stop-recording")
    (told,) = [each for each in table.wish("guide", "stop-recording") if each.to == "all"]
    assert told.event.model_dump() == {"e": "recording", "rev": table.group.rev, "recording": "none"}
    assert table.wish("guide", "stop-recording") == ()
