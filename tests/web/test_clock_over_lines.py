"""CLOCK behaviours: the viewer's own client in Node, the real server, and a bad line between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from enfilade.live.modes import Touring
from enfilade.live.plan import Plan
from enfilade.live.script import tour_ms
from tests.web.running import Running
from tests.web.site_fixture import OPT_IN
from tests.web.test_group_over_sockets import new_group
from tools.line_proxy import Quality, bad_line
from tools.node_members import NodeMember, NodeProcess, node_process

NEAR_MS, FAR_MS = 20, 60
"""How far the shared clock may be off: over loopback, and over a line of 150 ± 50 ms each way."""
FAR = Quality(0.1, 0.2)


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory, member_program: Path) -> Iterator[NodeProcess]:
    with node_process(member_program) as process:
        yield process


def settled_clock(member: NodeMember, round_ms: float) -> dict[str, Any]:
    """Ask until a ping was as quick as the line is, and is believed: what a busy machine adds is no fault of
    the clock.
    """
    while True:
        answer = member.ask()
        if answer["round_ms"] is not None and answer["round_ms"] <= round_ms and abs(answer["moving_ms"]) < 1:
            return answer


def error_ms(answer: dict[str, Any]) -> float:
    """How far a member's idea of the server's clock is from the clock of this machine, which both read."""
    return abs(float(answer["now_ms"] - answer["wall_ms"]))


def test_CLOCK4_over_loopback_the_clock_is_within_20_ms(running: Running, members: NodeProcess) -> None:
    code, _secret = new_group(running)
    near = NodeMember(members, "CLOCK4")
    near.join(running.address, code=code)
    near.wait(lambda x: x.state)
    assert error_ms(settled_clock(near, 2 * NEAR_MS)) <= NEAR_MS
    near.order_close()


def test_CLOCK5_over_150_ms_give_or_take_50_it_is_within_60_ms(
    running: Running, members: NodeProcess
) -> None:
    code, _secret = new_group(running)
    with bad_line(running.port, FAR) as line:
        far = NodeMember(members, "CLOCK5")
        far.join(f"http://127.0.0.1:{line.port}", code=code)
        far.wait(lambda x: x.state)
        assert error_ms(settled_clock(far, 2000 * FAR.least_s + 2 * FAR_MS)) <= FAR_MS
        far.order_close()


def test_CLOCK6_all_are_at_the_same_moment_of_the_script_whatever_their_lines(
    running: Running, members: NodeProcess
) -> None:
    code, secret = new_group(running, (OPT_IN,))
    with bad_line(running.port, FAR) as line:
        guide, near, far = (NodeMember(members, f"CLOCK6 {name}") for name in ("guide", "near", "far"))
        guide.join(running.address, secret=secret)
        near.join(running.address, code=code)
        far.join(f"http://127.0.0.1:{line.port}", code=code)
        for member in (guide, near, far):
            member.wait(lambda x: x.state)
        settled_clock(near, 2 * NEAR_MS)
        settled_clock(far, 2000 * FAR.least_s + 2 * FAR_MS)

        def together(**mode: Any) -> None:
            for member, off_ms in ((near, NEAR_MS), (far, FAR_MS)):
                state = member.until(**mode)
                answer = member.ask()
                touring = Touring.model_validate(state["mode"])
                plan = Plan.model_validate(state["plan"])
                true_ms = tour_ms(touring, plan, tuple(state["zones"]), answer["wall_ms"])
                assert abs(answer["tour_ms"] - true_ms) <= off_ms

        guide.send("go-to", stop="cell")
        together(kind="touring", stop="cell")
        guide.send("play", through=True)
        together(kind="touring", through=True)
        guide.send("pause")
        for member in (near, far):
            member.wait(lambda x: x.state["mode"]["clock"]["kind"] == "held")
        together(kind="touring")
        held = near.state["mode"]["clock"]
        # Once the pause has come, all stand at exactly the same moment.
        for member in (near, far):
            while (answer := member.ask())["now_ms"] < held["at_ms"]:
                pass
            assert answer["tour_ms"] == held["tour_ms"]
        # Another moment is sought, and another stop: all are there, still or under way as before.
        guide.send("seek", tour_ms=2500)
        for member in (near, far):
            member.wait(lambda x: x.state["mode"]["clock"]["tour_ms"] == 2500)
        together(kind="touring")
        guide.send("go-to", stop="threshold")
        together(kind="touring", stop="threshold")
        for member in (guide, near, far):
            member.order_close()
