"""The pure checks over a whole catalogue, with the lines of what they find."""

from __future__ import annotations

from enfilade.content.check_all import check_collection
from enfilade.content.issue import Issue
from enfilade.library.catalogue import Catalogue
from enfilade.library.check_files import check_files
from enfilade.pipeline.check_pictures import check_pictures
from enfilade.pipeline.hang_pictures import kept_pictures


def check_catalogue(catalogue: Catalogue) -> list[Issue]:
    """Return every issue of reading and of the pure checks, with lines, in the order of files and lines."""
    found = list(catalogue.issues)
    for collection in catalogue.museums.values():
        found += check_collection(collection)
        found += check_files(collection, catalogue.root)
        found += check_pictures(collection, catalogue.root, kept_pictures(catalogue.root))
    return in_order(catalogue, found)


def in_order(catalogue: Catalogue, found: list[Issue]) -> list[Issue]:
    """Return issues with their lines, each once, sorted by file and line."""
    placed = dict.fromkeys(catalogue.placed(one) for one in found)
    return sorted(placed, key=lambda one: (one.place, one.code, one.message))
