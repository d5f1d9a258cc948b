"""The gate on lock and constraint files: they name versions and hashes, never the registry they came from.

A registry address in a lock file ties every later install to one host, and leaks the name of a private
mirror.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_ADDRESS = re.compile(r"https?://|--(extra-)?index-url|--find-links|^\s*-[if]\b", re.MULTILINE)


def main() -> int:
    """Print every address found; return 1 where there is one."""
    found: list[str] = []
    for folder in ("viewer_static", "bench/node_peer", "bench/glb_peers"):
        found += addresses_of_lock(ROOT / folder / "package-lock.json")
    for path in [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "viewer_static" / ".npmrc"]:
        found += addresses_of_text(path)
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


def addresses_of_lock(path: Path) -> Iterator[str]:
    """Yield a line for each package of an npm lock file that says where it came from."""
    for name, package in json.loads(path.read_text(encoding="utf-8"))["packages"].items():
        if "resolved" in package:
            yield f"registry-address {path.name}: {name} has `resolved`; keep .npmrc and install again"


def addresses_of_text(path: Path) -> Iterator[str]:
    """Yield a line for each address in a constraints file or an .npmrc."""
    for match in _ADDRESS.finditer(path.read_text(encoding="utf-8")):
        yield f"registry-address {path.name}: {match[0].strip()!r}"


if __name__ == "__main__":
    sys.exit(main())
