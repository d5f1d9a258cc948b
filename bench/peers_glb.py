"""Our GLB beside what two peers make of the same hall: gltfpack -cc and gltf-transform optimize.

All three start from the same floats (`unpacked`), without pictures, so that bytes of geometry are compared;
all are counted as they travel, brotli-packed. Peers are told to keep what we keep; gltfpack keeps no
`_ELEMENT` all the same. None drops a triangle.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import brotli

from bench.figures import Figure
from bench.files import halls
from bench.unpacked import triangles, unpacked
from tools.set_up import SITE, node

TOOLS = Path(__file__).with_name("glb_peers")
PACK = ("-cc", "-kn", "-km", "-ke", "-kv")
PRECISE = ("-vp", "16", "-vt", "15")
"""As fine as ours: half a millimetre over a hall needs 15 to 16 bits (14 are the default, 0.6 mm on 10 m), an
eighth of a lightmap's texel 14 and a tile's coordinates 16 (12 are the default: half a texel)."""
KEEP = (
    *("--compress", "meshopt", "--texture-compress", "false", "--prune-attributes", "false"),
    *("--join", "false", "--flatten", "false", "--palette", "false", "--simplify", "false"),
    *("--instance", "false"),
)
MOST_LOST = 0.002
"""Of the triangles: what falls to nothing when places are rounded."""


def figures() -> Iterator[Figure]:
    """Pack every hall of the built site by each; a minute or two."""
    _install()
    totals = {"ours": 0, "gltfpack -cc": 0, "gltfpack -cc at our precision": 0, "gltf-transform optimize": 0}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain, out = folder / "plain.glb", folder / "out.glb"
        commands: dict[str, list[str | Path]] = {
            "gltfpack -cc": [*_tool("gltfpack/cli.js"), "-i", plain, "-o", out, *PACK],
            "gltf-transform optimize": [
                *_tool("@gltf-transform/cli/bin/cli.js"),
                *("optimize", plain, out, *KEEP),
            ],
        }
        commands["gltfpack -cc at our precision"] = [*commands["gltfpack -cc"], *PRECISE]
        for museum, hall in halls():
            ours = (SITE / hall["glb"]["path"]).read_bytes()
            plain.write_bytes(unpacked(ours))
            sizes = {"ours": _wire(ours)}
            for label, command in commands.items():
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=dict(os.environ))
                made = out.read_bytes()
                lost = 1 - triangles(made) / triangles(ours)
                assert lost < MOST_LOST, f"{label} drops {lost:.1%} of the triangles of {hall['id']}"
                sizes[label] = _wire(made)
            for label, size in sizes.items():
                totals[label] += size
                yield Figure(f"{museum}/{hall['id']}: {label}", size / 1000, "KB")
    for label, size in totals.items():
        yield Figure(f"all halls: {label}", size / 1000, "KB")
        if label != "ours":
            yield Figure(f"ours beside {label}", totals["ours"] / size, "times", 1.0)


def _wire(glb: bytes) -> int:
    return len(brotli.compress(glb))


def _tool(script: str) -> tuple[str, Path]:
    return node().program, TOOLS / "node_modules" / script


def _install() -> None:
    """Bring the peers' tools, by the versions and hashes of their lock file."""
    if not (TOOLS / "node_modules").is_dir():
        subprocess.run(
            [*node().npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit"], cwd=TOOLS, check=True
        )
