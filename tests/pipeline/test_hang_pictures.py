"""A framed work's picture: one line in exhibits.yaml and a file beside it replace the title card."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from enfilade.library.catalogue import load
from enfilade.pipeline.hang_pictures import (
    FULL_PX,
    SMALL_PX,
    TooLargePicture,
    UnreadablePicture,
    hang,
    hang_pictures,
    read_picture,
)
from enfilade.pipeline.localize import site_texts
from enfilade.pipeline.write_site import Store
from tests.issue_fixture import FIXTURES

ORIENTATION = 0x0112
TURNED_RIGHT = 6


def _painted(width: int, height: int) -> Image.Image:
    """A picture whose corners differ: dark at the top left, red to the right, green to the foot."""
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    return Image.fromarray(np.stack([40 + 180 * x, 40 + 180 * y, 60 + 0 * x], axis=-1).astype(np.uint8))


def _opened(store: Store, path: str) -> Image.Image:
    return Image.open(io.BytesIO((store.root / path).read_bytes())).convert("RGB")


def _museum_with(tmp_path: Path, line: str) -> Path:
    home = tmp_path / "home"
    shutil.copytree(FIXTURES / "base", home)
    exhibits = home / "tours" / "tiny" / "exhibits.yaml"
    text = exhibits.read_text("utf-8")
    exhibits.write_text(
        text.replace("    viewpoint: by-the-board\n", f"    viewpoint: by-the-board\n{line}", 1)
    )
    return home


def test_one_line_and_a_file_beside_it_reach_the_site_in_every_language(tmp_path: Path) -> None:
    home = _museum_with(tmp_path, "    picture: work.jpg\n")
    _painted(3000, 1500).save(home / "tours" / "tiny" / "work.jpg", quality=95)
    collection = load(home).museums["tiny"]
    store = Store(tmp_path / "store")
    hung = hang_pictures(collection, home, store, tmp_path / "kept")
    for language in ("az", "en", "ru"):
        picture = site_texts(collection, language, {}, hung).exhibits["names"].picture
        assert picture is not None
        assert (picture.width, picture.height) == (FULL_PX, FULL_PX // 2)
        assert picture.alt.text == {"az": "Adlar", "en": "Names", "ru": "Имена"}[language]
        assert _opened(store, picture.full.path).size == (FULL_PX, FULL_PX // 2)
        assert _opened(store, picture.small.path).size == (SMALL_PX, SMALL_PX // 2)
    without = site_texts(collection, "az", {}, {}).exhibits["names"]
    assert without.picture is None


def test_the_long_form_has_its_own_alt_and_credit(tmp_path: Path) -> None:
    home = _museum_with(
        tmp_path, "    picture: {file: work.png, alt: {az: Dəniz, en: Sea, ru: Море}, credit: The museum}\n"
    )
    _painted(64, 48).save(home / "tours" / "tiny" / "work.png")
    collection = load(home).museums["tiny"]
    hung = hang_pictures(collection, home, Store(tmp_path / "store"), tmp_path / "kept")
    picture = site_texts(collection, "ru", {}, hung).exhibits["names"].picture
    assert picture is not None
    assert (picture.alt.text, picture.credit, picture.width, picture.height) == ("Море", "The museum", 64, 48)


def test_a_small_picture_keeps_its_pixels_and_loses_its_metadata(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    _painted(60, 40).save(tmp_path / "work.png", exif=exif)
    store = Store(tmp_path / "store")
    made = hang(tmp_path / "work.png", store, tmp_path / "kept")
    assert b"taken at home" not in (store.root / made.full.path).read_bytes()
    shown = np.asarray(_opened(store, made.full.path), float)
    assert np.abs(shown - np.asarray(_painted(60, 40), float)).mean() < 3.0


def test_a_picture_stands_as_its_camera_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    _painted(80, 40).save(tmp_path / "work.jpg", quality=95, exif=exif)
    upright = read_picture(tmp_path / "work.jpg")
    assert upright.size == (40, 80)
    # What was on the left lies at the head now, so red grows downwards.
    red = np.asarray(upright, float)[..., 0].mean(axis=1)
    assert red[0] < 60 < 200 < red[-1]


def test_a_picture_with_a_profile_or_in_cmyk_becomes_rgb(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    _painted(40, 30).save(tmp_path / "with.png", icc_profile=profile)
    _painted(40, 30).convert("CMYK").save(tmp_path / "cmyk.jpg", quality=95)
    same = np.asarray(read_picture(tmp_path / "with.png"), int)
    assert np.abs(same - np.asarray(_painted(40, 30), int)).max() <= 1
    assert read_picture(tmp_path / "cmyk.jpg").mode == "RGB"


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (20, 20), (200, 0, 0, 0)).save(tmp_path / "work.png")
    assert read_picture(tmp_path / "work.png").getpixel((5, 5)) == (255, 255, 255)


def test_an_unchanged_picture_is_not_decoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _painted(60, 40).save(tmp_path / "work.png")
    store = Store(tmp_path / "store")
    first = hang(tmp_path / "work.png", store, tmp_path / "kept")

    def refuse(path: Path) -> Image.Image:
        raise AssertionError(f"{path} was decoded again")

    monkeypatch.setattr("enfilade.pipeline.hang_pictures.read_picture", refuse)
    assert hang(tmp_path / "work.png", store, tmp_path / "kept") == first


@pytest.mark.parametrize("cut", [0, 10, 400])
def test_a_broken_file_is_told_apart(tmp_path: Path, cut: int) -> None:
    _painted(200, 150).save(tmp_path / "whole.jpg")
    (tmp_path / "cut.jpg").write_bytes((tmp_path / "whole.jpg").read_bytes()[:cut])
    with pytest.raises(UnreadablePicture):
        read_picture(tmp_path / "cut.jpg")


def test_a_file_with_too_many_pixels_is_refused_unread() -> None:
    with pytest.raises(TooLargePicture, match="64 million pixels"):
        read_picture(FIXTURES / "base" / "tours" / "tiny" / "pictures" / "wall.png")
