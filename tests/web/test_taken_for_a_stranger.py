"""GOING17: a page that is slow to say who it is (it draws its hall first) is sent away, and comes again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from enfilade.web import limits
from tests.web.in_thread import InThread
from tests.web.site_fixture import write_site
from tools.line_proxy import Quality, bad_line
from tools.node_members import NodeMember, node_process

LONG = Quality(0.2, 0.2)
"""A line on which whoever has opened it cannot have said a word within 0.4 s."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[InThread]:
    write_site(tmp_path / "var" / "site")
    made = InThread(tmp_path)
    yield made
    made.stop()


def test_GOING17_who_was_taken_for_a_stranger_asks_again_and_is_let_in(
    server: InThread, member_program: Path
) -> None:
    _, code, _ = server.new_group()
    doorstep = server.fanout._doorstep

    def stands_there() -> bool:
        """Whether somebody stands on the doorstep, who is sent away at once."""
        there = len(doorstep) > 0
        doorstep.sweep()
        return there

    server.do(lambda: setattr(doorstep, "_patience_s", -1.0))
    with bad_line(server.port, LONG) as line, node_process(member_program) as process:
        page = NodeMember(process, "slow")
        page.join(f"http://127.0.0.1:{line.port}", code=code)
        server.until(stands_there)
        server.do(lambda: setattr(doorstep, "_patience_s", limits.TOKEN_S))
        page.wait(lambda x: x.state)
        assert "refused" not in page.lines and not page.all("refused")
        page.order_close()
