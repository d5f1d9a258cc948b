"""No lock or constraints file names the registry that it was made with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import addresses

SOMEWHERE = "https:" + "//example.org"
"""Put together here: a file of the house holds no address of packages, not even of none."""


def test_the_files_of_the_house_name_no_registry() -> None:
    assert addresses.main() == 0


def test_a_resolved_package_is_found(tmp_path: Path) -> None:
    lock = tmp_path / "package-lock.json"
    packages = {"": {}, "node_modules/a": {"resolved": f"{SOMEWHERE}/a.tgz"}, "node_modules/b": {}}
    lock.write_text(json.dumps({"packages": packages}))
    (line,) = addresses.addresses_of_lock(lock)
    assert "node_modules/a has `resolved`" in line


@pytest.mark.parametrize(
    "line",
    [
        "--index" + "-url=x",
        "--extra-index" + "-url=x",
        "-i x",
        "-f ./wheels",
        f"a @ {SOMEWHERE}/a.whl",
    ],
)
def test_an_address_among_constraints_is_found(tmp_path: Path, line: str) -> None:
    path = tmp_path / "constraints.txt"
    path.write_text(f"numpy==2.4.6\n{line}\n")
    assert [*addresses.addresses_of_text(path)]
