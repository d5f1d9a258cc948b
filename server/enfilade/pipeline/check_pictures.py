"""Check the pictures that exhibits and tasks name: each can be read, and none is larger than is of use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enfilade.content.collection import Collection
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import issue
from enfilade.pipeline.hang_pictures import TooLargePicture, UnreadablePicture, read_picture, was_hung


def check_pictures(collection: Collection, root: Path, kept: Path) -> Iterator[Issue]:
    """Yield an issue for each picture that is there and cannot be hung; a missing file is another check's.

    kept: where a build remembers what it made ready, which is not read again.
    """
    folder = (root / "tours" / collection.museum.id).resolve()
    for file, at, name in _named(collection):
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            continue
        if was_hung(path, kept):
            continue
        try:
            read_picture(path)
        except TooLargePicture as error:
            yield issue("picture-too-large", file, at, f"{name} is too large", want=error)
        except UnreadablePicture:
            yield issue("picture-unreadable", file, at, f"{name} cannot be read as a picture")


def _named(collection: Collection) -> Iterator[tuple[str, str, str]]:
    for exhibit in collection.exhibits.values():
        if exhibit.picture is not None:
            file, at = collection.places["exhibit", exhibit.id]
            yield file, f"{at}.picture", exhibit.picture.file
    for lesson in collection.lessons.values():
        for index, task in enumerate(lesson.tasks):
            seen = task.seen()
            if seen is not None and seen.file is not None:
                yield collection.file("lesson", lesson.id), f"tasks[{index}].picture.file", seen.file
