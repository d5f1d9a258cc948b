"""Every code of the catalogue has a fixture, and a check of it says exactly what its fixture says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from enfilade.content.issue_codes import CODES, table
from tests.issue_fixture import FIXTURES, found_in

CASES = sorted(FIXTURES.glob("*.yaml"))


def _read(path: Path) -> dict[str, Any]:
    fixture: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    return fixture


def test_each_code_has_a_fixture_and_each_fixture_a_code() -> None:
    assert {path.stem for path in CASES} == set(CODES)


def test_the_museum_without_edits_has_no_issue() -> None:
    assert found_in(FIXTURES / "base", []) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_fixture_yields_its_golden_output(path: Path) -> None:
    fixture = _read(path)
    found = found_in(
        FIXTURES / "base",
        fixture["edits"],
        keep_stale=path.stem == "stale-light",
        geometry=fixture["geometry"],
        light=fixture.get("light"),
    )
    assert found == fixture["expected"]
    assert any(path.stem in line.split()[:2] for line in found)


def test_the_table_in_the_docs_is_the_catalogue() -> None:
    assert (Path(__file__).parents[2] / "docs" / "issues.md").read_text("utf-8") == table()
