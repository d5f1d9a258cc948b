"""What light costs: one hall baked for visitors and for a look, and how far apart the two are.

`bakes` bakes one hall; `every_bake`, which is measured by its name only, all of them, two at once as
`enfilade build --rebake` does: a quarter of an hour.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench.figures import Figure
from enfilade.pipeline.light.colour import khronos_neutral, to_srgb
from enfilade.pipeline.light.encode import decode
from enfilade.pipeline.light.payload import Payload, load_payload
from enfilade.pipeline.light.scene import Double
from tools.set_up import ENFILADE
from tools.steps import ROOT

HALL = ("repression-museum", "entrance")
"""A small hall with daylight and lamps."""


def figures() -> Iterator[Figure]:
    """Bake one hall in both qualities; a minute or two of two cores."""
    made: dict[str, Payload] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = _home(Path(folder))
        for quality in ("final", "draft"):
            wall_s, cpu_s = _bake(home, [HALL[1]], quality)
            yield Figure(f"{HALL[1]}, {quality}: re-bake, posters and the site built", wall_s, "s")
            yield Figure(f"{HALL[1]}, {quality}: the same, of processors", cpu_s, "CPU s")
            payload = load_payload(home / "models3d" / HALL[0] / HALL[1] / "light")
            assert payload is not None
            made[quality] = payload
    error = shown(made["draft"]) - shown(made["final"])
    yield Figure(f"{HALL[1]}: draft beside final, PSNR", -10 * np.log10(np.mean(error**2)), "dB")
    yield Figure(f"{HALL[1]}: 99 of 100 texels differ by less than", np.quantile(np.abs(error), 0.99), "of 1")


def every_bake() -> Iterator[Figure]:
    """Bake every hall for visitors."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        wall_s, cpu_s = _bake(_home(Path(folder)), [], "final", log)
        yield from of_halls(log.read_text())
    yield Figure("re-bake of every hall with its posters", wall_s / 60, "min", 15)
    yield Figure("the same, of processors", cpu_s / 60, "CPU min")


def of_halls(told: str) -> Iterator[Figure]:
    """What each hall took, by what `enfilade build --rebake` tells."""
    line = r"(baked|posters of) (\S+) in (\d+) s \((\d+) s of cores\)"
    for what, name, wall, cpu in re.findall(line, told):
        part = "bake" if what == "baked" else "posters"
        yield Figure(f"{name}: {part}, beside another hall's", float(wall), "s")
        yield Figure(f"{name}: {part}, of processors", float(cpu), "CPU s")


def shown(payload: Payload) -> Double:
    """(h, w, 3) what a surface of albedo one half shows of the light at the hall's exposure, 0 to 1."""
    lux = np.sum([decode(layer.webp, layer.scale) for layer in payload.layers], axis=0).astype(np.float64)
    return to_srgb(khronos_neutral(lux * 0.5 / np.pi * payload.exposure))


def _bake(home: Path, halls: list[str], quality: str, log: Path | None = None) -> tuple[float, float]:
    """Wall seconds and processors' seconds of a re-bake; what it tells goes into the log."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with (log or home / "log").open("w") as told:
        subprocess.run(
            [ENFILADE, "build", "--rebake", *halls, "--quality", quality],
            check=True,
            env={**os.environ, "ENFILADE_HOME": str(home)},
            stdout=subprocess.DEVNULL,
            stderr=told,
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, used_s


def _home(folder: Path) -> Path:
    """A home whose light is not the repository's, with the plans of it."""
    shutil.copytree(ROOT / "models3d", folder / "models3d")
    (folder / "tours").symlink_to(ROOT / "tours", target_is_directory=True)
    return folder
