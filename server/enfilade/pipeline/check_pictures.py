"""Check the pictures that exhibits name: each can be read, and none is larger than a frame can use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enfilade.content.collection import Collection
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import issue
from enfilade.pipeline.hang_pictures import TooLargePicture, UnreadablePicture, read_picture


def check_pictures(collection: Collection, root: Path) -> Iterator[Issue]:
    """Yield an issue for each picture that is there and cannot be hung; a missing file is another check's."""
    folder = (root / "tours" / collection.museum.id).resolve()
    for exhibit in collection.exhibits.values():
        if exhibit.picture is None:
            continue
        name = exhibit.picture.file
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            continue
        file, at = collection.places["exhibit", exhibit.id]
        try:
            read_picture(path)
        except TooLargePicture as error:
            yield issue("picture-too-large", file, f"{at}.picture", f"{name} is too large", want=error)
        except UnreadablePicture:
            yield issue("picture-unreadable", file, f"{at}.picture", f"{name} cannot be read as a picture")
