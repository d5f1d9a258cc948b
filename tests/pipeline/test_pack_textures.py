from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from enfilade.pipeline import pack_textures
from enfilade.pipeline.finishes import finish
from enfilade.pipeline.write_site import Store


def _quiet(step: str, share: float) -> None: ...


def test_shipped_maps_are_those_that_the_code_paints() -> None:
    assert pack_textures.stale() == [], "run: python -m enfilade.pipeline.pack_textures"


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
