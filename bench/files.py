"""What travels: script of the first view, bytes of every hall, and a peer's halls beside ours."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import brotli

from bench.figures import Figure
from tools.set_up import SITE, VIEWER


def figures() -> Iterator[Figure]:
    """Measure files; a second or two."""
    script = [file.read_bytes() for file in script_files()]
    packed = sum(len(gzip.compress(text, 9)) for text in script)
    yield Figure("script of the first view, gzip", packed / 1000, "KB", 200)
    yield Figure(
        "script of the first view, brotli", sum(len(brotli.compress(t)) for t in script) / 1000, "KB"
    )
    for museum, hall in halls():
        name = f"{museum}/{hall['id']}"
        yield Figure(f"{name}: until one can walk, on the wire", hall["walkable_bytes"] / 1000, "KB", 900)
        yield Figure(f"{name}: all of it, on the wire", hall["total_bytes"] / 1000, "KB", 3000)
        yield Figure(f"{name}: geometry (GLB) on the wire", hall["glb"]["wire_bytes"] / 1000, "KB")


def script_files() -> list[Any]:
    """Return the files that a first view loads: the entry, the scene's chunk, and what both import."""
    dist = VIEWER / "dist"
    manifest = json.loads((dist / "manifest.json").read_text())
    waiting, seen = ["src/app/main.ts", "src/app/viewer.ts"], set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += manifest[name].get("imports", [])
    return [dist / manifest[name]["file"] for name in sorted(seen)]


def halls() -> list[tuple[str, dict[str, Any]]]:
    """Return (museum, hall's entry) of every hall of the built site."""
    found = []
    for museum in json.loads((SITE / "site.json").read_text())["museums"]:
        entries = json.loads((SITE / museum / "museum.json").read_text())["halls"]
        found += [(museum, entry) for entry in entries]
    return found
