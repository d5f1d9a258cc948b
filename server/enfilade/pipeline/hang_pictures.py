"""Pictures of framed works: read from the museum's file, made ready for a frame, put into the store.

A picture is decoded once, turned as its camera says, brought from its own colour space to sRGB and scaled
down to what a visitor can make out; nothing of its metadata (places, cameras, names) goes on to the site.
What was made is kept under the hash of the file, so that a build with unchanged pictures decodes none.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from enfilade.content.collection import Collection
from enfilade.content.site import FileRef
from enfilade.content.text import Model
from enfilade.pipeline.write_site import Store, write_whole

if TYPE_CHECKING:  # a build after a label edit imports no picture library
    from PIL import Image

FULL_PX = 2048
"""Longest side: 1 px is 0.5 mm on a work of one metre, finer than an eye makes out from 1.5 m."""
SMALL_PX = 512
QUALITY = 88

MOST_BYTES = 40_000_000
MOST_PIXELS = 64_000_000
"""8,000 x 8,000: four times what is shown each way; a TIFF from a reproduction desk has less."""

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")


class UnreadablePicture(Exception):
    """The file is no picture of a known kind, or ends before its picture does."""


class TooLargePicture(Exception):
    """The file has more bytes or pixels than a frame can use; the message says how many it may have."""


class HungPicture(Model):
    """A picture in the store."""

    small: FileRef
    full: FileRef
    width: int
    height: int


def kept_pictures(home: Path) -> Path:
    """Return where builds under `home` remember the pictures that they made ready."""
    return home / "var" / "cache" / "built" / "pictures"


def hang_pictures(collection: Collection, root: Path, store: Store, kept: Path) -> dict[str, HungPicture]:
    """Return the pictures of a museum's exhibits and tasks by file name, made ready and put into the store.

    root: the folder that holds `tours`. kept: where what was made is remembered. Files that are not there
    are left out; a file that cannot be read raises (the check has found both before).
    """
    folder = root / "tours" / collection.museum.id
    named = {exhibit.picture.file for exhibit in collection.exhibits.values() if exhibit.picture is not None}
    named |= {
        seen.file
        for lesson in collection.lessons.values()
        for task in lesson.tasks
        if (seen := task.seen()) is not None and seen.file is not None
    }
    return {name: hang(folder / name, store, kept) for name in sorted(named) if (folder / name).is_file()}


def hang(path: Path, store: Store, kept: Path) -> HungPicture:
    """Make one picture ready. Raises UnreadablePicture or TooLargePicture."""
    note = _note(path, kept)
    if note.exists():
        held = HungPicture.model_validate_json(note.read_bytes())
        if store.holds(held.small) and store.holds(held.full):
            return held
    picture = read_picture(path)
    full = _within(picture, FULL_PX)
    made = HungPicture(
        small=store.put("pictures", ".webp", _webp(_within(picture, SMALL_PX))),
        full=store.put("pictures", ".webp", _webp(full)),
        width=full.width,
        height=full.height,
    )
    write_whole(note, made.model_dump_json().encode())
    return made


def was_hung(path: Path, kept: Path) -> bool:
    """Whether this very picture was made ready before: then it can be read."""
    return _note(path, kept).exists()


def _note(path: Path, kept: Path) -> Path:
    said = f"{FULL_PX} {SMALL_PX} {QUALITY} ".encode()
    return kept / f"{hashlib.sha256(said + path.read_bytes()).hexdigest()[:24]}.json"


def read_picture(path: Path) -> Image.Image:
    """Return the picture upright, RGB, in sRGB. Raises UnreadablePicture or TooLargePicture."""
    from PIL import Image, ImageOps

    if path.stat().st_size > MOST_BYTES:
        raise TooLargePicture(f"with {MOST_BYTES // 1_000_000} MB at most")
    try:
        # Pillow warns of a bomb; our own limit is lower and speaks first.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise TooLargePicture(f"with {MOST_PIXELS // 1_000_000} million pixels at most")
                opened.load()
                return _to_srgb(ImageOps.exif_transpose(opened))
    except TooLargePicture:
        raise
    except Image.DecompressionBombError as error:
        raise TooLargePicture(f"with {MOST_PIXELS // 1_000_000} million pixels at most") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadablePicture(str(error)) from error


def _to_srgb(picture: Image.Image) -> Image.Image:
    """Colours by the picture's own profile; one without a profile is taken for sRGB."""
    from PIL import Image, ImageCms

    profile = picture.info.get("icc_profile")
    if picture.mode == "P" or picture.has_transparency_data:
        # What is transparent in a reproduction is its paper.
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (255, 255, 255, 255))
        picture = Image.alpha_composite(paper, layered).convert("RGB")
    if profile and picture.mode in ("RGB", "L", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            # A broken profile is no reason to refuse the picture.
            turned = None
        if turned is not None:
            return turned
    return picture.convert("RGB")


def _within(picture: Image.Image, side: int) -> Image.Image:
    from PIL import Image

    share = side / max(picture.size)
    if share >= 1:
        return picture
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _webp(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=5)
    return out.getvalue()
