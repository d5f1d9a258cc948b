"""LIVE54 from 500 seeds of 200 operations: does every member know what is so, wherever lines are cut?

A seed that fails is printed, with how to see it again; then it becomes a named test in
tests/live/test_fuzz.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from bench.figures import Figure
from tests.live.fuzz import Run

SEEDS = range(1000, 1500)
"""Other ones than the tests run."""

OPERATIONS = 200


def figures() -> Iterator[Figure]:
    """Run every seed; a run needs nothing of the machine but time."""
    carried_out = members = cut = 0
    failed: list[int] = []
    for seed in SEEDS:
        run = Run(seed)
        try:
            run.go(OPERATIONS)
        except Exception as error:  # whatever it is, the seed has to be known
            failed.append(seed)
            print(f"fuzz seed {seed}: {error!r}", file=sys.stderr)
            print(
                f"  again: python -c 'from tests.live.fuzz import run; run({seed}, {OPERATIONS})'",
                file=sys.stderr,
            )
        carried_out += len(run.server.carried_out)
        members += len(run.server.group.members)
        cut += run.cuts
    yield Figure(
        f"fuzz: runs of {OPERATIONS} operations, seeds {SEEDS[0]} to {SEEDS[-1]}", len(SEEDS), "runs"
    )
    yield Figure("fuzz: members in all of them", members, "members")
    yield Figure("fuzz: commands carried out and told", carried_out, "commands")
    yield Figure("fuzz: lines cut and servers killed", cut, "times")
    yield Figure("fuzz: runs after which a member is not equal to the server", len(failed), "runs", 0)
