"""The gate on the viewer's layers holds: planted violations are found, lawful imports are not."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tools import set_up
from tools.set_up import VIEWER

FORBIDDEN = [
    ("src/content/a.ts", "../tour/ok", "src/content is the lowest layer"),
    ("src/content/b.ts", "three", "src/content is the lowest layer"),
    ("src/tour/a.ts", "three", "The tour and the group are pure"),
    ("src/tour/b.ts", "../scene/ok", "The tour and the group are pure"),
    ("src/tour/c.ts", "lit", "The tour and the group are pure"),
    ("src/lesson/a.ts", "lit", "A lesson is pure"),
    ("src/lesson/b.ts", "../live/ok", "A lesson is pure"),
    ("src/live/group.ts", "socket.io-client", "The tour and the group are pure"),
    ("src/live/motion.ts", "socket.io-client", "The socket belongs to src/live/client.ts"),
    ("src/live/player.ts", "../scene/ok", "src/live carries the group"),
    ("src/ui/a.ts", "../scene/ok", "src/ui shows"),
    ("src/ui/b.ts", "three", "src/ui shows"),
    ("src/ui/c.ts", "three/examples/jsm/loaders/GLTFLoader.js", "src/ui shows"),
    ("src/ui/parts/d.ts", "../../scene/ok", "src/ui shows"),
    ("src/scene/a.ts", "../ui/ok", "src/scene draws"),
    ("src/scene/b.ts", "socket.io-client", "src/scene draws"),
    ("src/navigation/a.ts", "../scene/ok", "src/navigation moves"),
    ("src/voice/a.ts", "../live/ok", "src/voice speaks and hears"),
    ("src/app/a.ts", "three", "three.js belongs to src/scene and src/navigation"),
    ("src/app/b.ts", "three/addons/loaders/GLTFLoader.js", "three.js belongs to src/scene"),
    ("src/app/c.ts", "socket.io-client", "The socket belongs to src/live/client.ts"),
]

ALLOWED = [
    ("src/content/d.ts", "./ok"),
    ("src/tour/d.ts", "../content/ok"),
    ("src/tour/e.ts", "./ok"),
    ("src/lesson/d.ts", "../content/ok"),
    ("src/lesson/e.ts", "./ok"),
    ("src/live/client.ts", "socket.io-client"),
    ("src/live/voice.ts", "../content/ok"),
    ("src/scene/d.ts", "three"),
    ("src/navigation/d.ts", "three"),
    ("src/ui/d.ts", "lit"),
    ("src/ui/e.ts", "../tour/ok"),
    ("src/app/d.ts", "../scene/ok"),
    ("src/app/e.ts", "../ui/ok"),
]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What Biome, with the viewer's own rules, says of a small viewer full of canaries: file -> messages."""
    folder = tmp_path_factory.mktemp("viewer")
    shutil.copyfile(VIEWER / "biome.json", folder / "biome.json")
    (folder / "node_modules").symlink_to(VIEWER / "node_modules", target_is_directory=True)
    for layer in ("content", "tour", "lesson", "live", "voice", "scene", "navigation", "ui", "app"):
        write(folder / "src" / layer / "ok.ts", "export const value = 1;\n")
    for path, module, *_ in [*FORBIDDEN, *ALLOWED]:
        write(folder / path, f'import {{ value }} from "{module}";\n\nexport const canary = value;\n')
    write(folder / "src/app/round.ts", 'import { b } from "./about";\n\nexport const a = b;\n')
    write(folder / "src/app/about.ts", 'import { a } from "./round";\n\nexport const b = a;\n')
    answer = subprocess.run(
        [
            *set_up.node().tool("@biomejs/biome/bin/biome"),
            "ci",
            "--colors=off",
            "--reporter=json",
            "--max-diagnostics=none",
            ".",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1, answer.stdout + answer.stderr
    found: dict[str, list[str]] = {}
    for diagnostic in json.loads(answer.stdout)["diagnostics"]:
        path = diagnostic["location"]["path"]
        name = path if isinstance(path, str) else path["file"]
        found.setdefault(name, []).append(json.dumps(diagnostic, ensure_ascii=False))
    return found


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(("path", "module", "said"), FORBIDDEN)
def test_a_planted_violation_fails_the_gate(
    complaints: dict[str, list[str]], path: str, module: str, said: str
) -> None:
    assert any("noRestrictedImports" in c and said in c for c in complaints.get(path, [])), (
        module,
        complaints,
    )


@pytest.mark.parametrize(("path", "module"), ALLOWED)
def test_a_lawful_import_passes(complaints: dict[str, list[str]], path: str, module: str) -> None:
    assert path not in complaints, module


def test_a_circle_of_imports_fails_the_gate(complaints: dict[str, list[str]]) -> None:
    assert any("noImportCycles" in c for c in complaints["src/app/round.ts"])
