"""LIVE54 from seeds: 50 runs of 100 operations here, `make bench` does 500 of 200."""

from __future__ import annotations

import pytest

from enfilade.live.roles import TABLE
from tests.live.fuzz import run
from tests.live.fuzz_wishes import WISHES


@pytest.mark.parametrize("seed", range(50))
def test_LIVE54_members_know_what_is_so(seed: int) -> None:
    run(seed, 100)


def test_LIVE54_the_fuzz_wishes_everything() -> None:
    assert set(WISHES) == set(TABLE)
