"""A recorded tour as the draft of a new one: the staff's button and `enfilade new tour-from-recording`."""

from __future__ import annotations

import sys
from pathlib import Path

from enfilade.library.tour_draft import NothingToDraft, draft
from enfilade.library.tour_stays import Site
from enfilade.live.trim import as_played
from enfilade.store import recordings
from enfilade.store.database import Database
from enfilade.store.recordings import Recorded, chunks, log_from
from enfilade.web.local_time import in_zone
from enfilade.web.settings import Settings
from enfilade.web.site import Edition, SiteFolder


def name_of(recorded: Recorded, zone: str) -> str:
    """Return the id of the tour that is made of a recording: with the day on which it was led, in a zone."""
    return f"{recorded.tour[:40]}-{_day(recorded, zone)}-{recorded.id[:4]}"


def draft_of(store: Database, recorded: Recorded, edition: Edition, zone: str) -> str:
    """Return the YAML of a draft. Raises NothingToDraft."""
    language = edition.museum.languages[0]
    tour = edition.tour(recorded.tour, language)
    if tour is None:
        raise NothingToDraft(recorded.tour)
    halls = {entry.id: hall for entry in edition.museum.halls if (hall := edition.hall(entry.id)) is not None}
    spans = recorded.spans
    log = log_from(lambda after: store.read(lambda c: chunks(c, recorded.id, after)))
    length = sum(end - start for start, end in spans)
    site = Site(museum=edition.museum, halls=halls, tour=tour, texts=edition.texts(language))
    lines = as_played(log, recorded.began_ms, spans)
    return draft(lines, length, site, name_of(recorded, zone), _day(recorded, zone))


def main(id: str, settings: Settings) -> int:
    """Write the draft beside the museum's tours; return the exit status."""
    store = Database(settings.database_url)
    try:
        recorded = store.read(lambda c: recordings.read(c, id))
        site = SiteFolder(settings.site)
        edition = site.edition(recorded.museum, recorded.revision) if recorded else None
        if recorded is None or edition is None:
            print(f"there is no recording {id}; /staff/recordings names them", file=sys.stderr)
            return 1
        text = draft_of(store, recorded, edition, settings.time_zone)
    except NothingToDraft as error:
        print(f"a tour needs two stops, and this recording has {error}", file=sys.stderr)
        return 1
    finally:
        store.close()
    name = name_of(recorded, settings.time_zone)
    path = Path(settings.home) / "tours" / recorded.museum / "tours" / f"{name}.yaml"
    if path.exists():
        print(f"there is {path} already; take it away first", file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    print(path)
    return 0


def _day(recorded: Recorded, zone: str) -> str:
    return f"{in_zone(recorded.at_ms, zone):%Y-%m-%d}"
