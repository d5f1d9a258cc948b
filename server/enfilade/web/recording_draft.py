"""A recorded tour as the draft of a new one: the staff's button and `enfilade new tour-from-recording`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from enfilade.library.tour_draft import NothingToDraft, draft
from enfilade.library.tour_stays import Site
from enfilade.live.trim import as_played
from enfilade.store import recordings
from enfilade.store.database import Database
from enfilade.store.recordings import Recorded, chunks, log_from
from enfilade.web.settings import Settings
from enfilade.web.site import Edition, SiteFolder


def name_of(recorded: Recorded) -> str:
    """Return the id of the tour that is made of a recording."""
    day = datetime.fromtimestamp(recorded.at_ms / 1000).astimezone()
    return f"{recorded.tour[:40]}-{day:%Y-%m-%d}-{recorded.id[:4]}"


def draft_of(store: Database, recorded: Recorded, edition: Edition) -> str:
    """Return the YAML of a draft. Raises NothingToDraft."""
    language = edition.museum.languages[0]
    tour = edition.tour(recorded.tour, language)
    if tour is None:
        raise NothingToDraft(recorded.tour)
    halls = {entry.id: hall for entry in edition.museum.halls if (hall := edition.hall(entry.id)) is not None}
    spans = recorded.spans
    log = log_from(lambda after: store.read(lambda c: chunks(c, recorded.id, after)))
    length = sum(end - start for start, end in spans)
    day = datetime.fromtimestamp(recorded.at_ms / 1000).astimezone()
    site = Site(museum=edition.museum, halls=halls, tour=tour, texts=edition.texts(language))
    lines = as_played(log, recorded.began_ms, spans)
    return draft(lines, length, site, name_of(recorded), f"{day:%Y-%m-%d}")


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
        text = draft_of(store, recorded, edition)
    except NothingToDraft as error:
        print(f"a tour needs two stops, and this recording has {error}", file=sys.stderr)
        return 1
    finally:
        store.close()
    path = Path(settings.home) / "tours" / recorded.museum / "tours" / f"{name_of(recorded)}.yaml"
    if path.exists():
        print(f"there is {path} already; take it away first", file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    print(path)
    return 0
