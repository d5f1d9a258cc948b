"""The Khronos glTF validator over a hall's GLB, plain and packed. Runs in node; a build does not need it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = Path(__file__).with_name("validate_glb.mjs")


class ValidatorMissing(RuntimeError):
    """Node or the validator's package is not there; the message says what to do."""


@dataclass(frozen=True)
class Finding:
    """One message of the validator. Severity 0 is an error, 1 a warning, 2 information, 3 a hint."""

    file: str
    severity: int
    code: str
    pointer: str
    message: str

    def __str__(self) -> str:
        """Return ``file pointer code message`` on one line."""
        return f"{Path(self.file).name} {self.pointer} {self.code} {self.message}"


def validate(files: Sequence[Path], viewer: Path) -> tuple[Finding, ...]:
    """Return every finding of the validator over these GLB files, whose images lie where their URIs say.

    viewer: the folder with package.json and node_modules. Raises ValidatorMissing.
    """
    node = shutil.which("node")
    if node is None:
        raise ValidatorMissing("node is not installed; run `make set-up`, which brings it")
    if not (viewer / "node_modules" / "gltf-validator").is_dir():
        raise ValidatorMissing(f"gltf-validator is not in {viewer}/node_modules; run `npm ci` in {viewer}")
    command = [node, str(_SCRIPT), str(viewer / "package.json"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the validator failed: {done.stderr.strip()}")
    return tuple(
        Finding(
            report["file"],
            message["severity"],
            message["code"],
            message.get("pointer", ""),
            message["message"],
        )
        for report in json.loads(done.stdout)
        for message in report["issues"]["messages"]
    )
