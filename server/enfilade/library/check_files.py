"""Files that content names are there: media of exhibits, pictures of tasks, recordings and captions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enfilade.content.collection import Collection
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import issue


def check_files(collection: Collection, root: Path) -> Iterator[Issue]:
    """Yield an issue for each file of the museum's folder that is named and is not there, or lies outside."""
    folder = (root / "tours" / collection.museum.id).resolve()
    for file, at, name in _named(collection):
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            yield issue("file-missing", file, at, f"{name} is not in the museum's folder", name=name)


def _named(collection: Collection) -> Iterator[tuple[str, str, str]]:
    for exhibit in collection.exhibits.values():
        file, at = collection.places["exhibit", exhibit.id]
        if exhibit.picture is not None:
            yield file, f"{at}.picture", exhibit.picture.file
        for index, media in enumerate(exhibit.media):
            yield file, f"{at}.media[{index}].file", media.file
            if media.captions is not None:
                yield file, f"{at}.media[{index}].captions", media.captions
    for lesson in collection.lessons.values():
        file = collection.file("lesson", lesson.id)
        for index, task in enumerate(lesson.tasks):
            seen = task.seen()
            if seen is not None and seen.file is not None:
                yield file, f"tasks[{index}].picture.file", seen.file
    for tour in collection.ways():
        file = collection.file("tour", tour.id)
        for index, stop in enumerate(tour.stops):
            for language, recording in stop.recordings.items():
                at = f"stops[{index}].recordings.{language}"
                yield file, f"{at}.file", recording.file
                yield file, f"{at}.captions", recording.captions
