from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest
from PIL import Image

from enfilade.pipeline import finishes, pack_textures
from enfilade.pipeline.finishes import finish
from enfilade.pipeline.finishes.painted_by import painted_by
from enfilade.pipeline.write_site import Store


def _quiet(step: str, share: float) -> None: ...


def test_shipped_maps_are_those_that_the_code_paints() -> None:
    assert pack_textures.stale() == [], "run: python -m enfilade.pipeline.pack_textures"


HOME = Path(finishes.__file__).parent
SHARED = {"model.py", "noise.py", "surface.py"}


@pytest.mark.parametrize(
    ("module", "files"),
    [
        ("cloth", {"cloth.py"}),
        ("walls", {"walls.py", "cloth.py"}),
        ("pile", {"pile.py", "cloth.py"}),
        ("marble", {"marble.py", "mineral.py"}),
        ("gallery", {"gallery.py", "wood.py"}),
        ("woven", {"woven.py", "weave.py"}),
    ],
)
def test_a_finish_is_painted_by_its_file_and_what_that_imports(module: str, files: set[str]) -> None:
    found = painted_by(f"enfilade.pipeline.finishes.{module}")
    assert {file.name for file in found} == files | SHARED
    assert len({file.name for file in found}) == len(found)


@pytest.mark.parametrize(
    ("changed", "stale"), [("cloth.py", "wall-cloth-green"), ("mineral.py", "terrazzo-green")]
)
def test_a_finish_is_stale_when_what_it_imports_changes(
    changed: str, stale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack_textures.key_of.cache_clear()
    before = {name: pack_textures.key_of(name) for name in (stale, "limewash", "brass")}
    read = Path.read_bytes

    def other(path: Path) -> bytes:
        return read(path) + b"# changed" if path == HOME / changed else read(path)

    monkeypatch.setattr(Path, "read_bytes", other)
    pack_textures.key_of.cache_clear()
    after = {name: pack_textures.key_of(name) for name in before}
    pack_textures.key_of.cache_clear()
    assert {name for name in before if before[name] != after[name]} == {stale}


def test_no_finish_takes_a_private_name_of_another() -> None:
    taken = [
        f"{file.name}: {name.name}"
        for file in sorted(HOME.glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if name.name.startswith("_")
    ]
    assert taken == []


def test_shipped_maps_have_the_sides_they_say(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    files = pack_textures.pack_textures(
        [finish("limewash"), finish("brass")], store, tmp_path / "kept", _quiet
    )
    assert list(files) == ["brass", "limewash"]
    for one in files.values():
        for kind, side in pack_textures.SMALL.items():
            texture = getattr(one, kind)
            small = Image.open(io.BytesIO((store.root / texture.small.path).read_bytes()))
            full = Image.open(io.BytesIO((store.root / texture.full.path).read_bytes()))
            assert small.size == (side, side)
            assert max(full.size) <= texture.size


def test_nothing_is_painted_that_is_shipped_or_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def paint(names: object) -> list[tuple[str, dict[str, bytes]]]:
        assert not names
        return []

    monkeypatch.setattr(pack_textures, "_painted", paint)
    store = Store(tmp_path / "store")
    first = pack_textures.pack_textures([finish("limewash")], store, tmp_path / "kept", _quiet)
    monkeypatch.setattr(pack_textures, "PACKED", tmp_path / "nowhere")
    assert pack_textures.pack_textures([finish("limewash")], store, tmp_path / "kept", _quiet) == first
