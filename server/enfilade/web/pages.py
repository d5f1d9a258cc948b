"""Pages that anyone may read: entrance, museums, halls, exhibits, tours, stops, people, sources, about.

Each is whole without a script: text, pictures, evidence and sources. The viewer starts on top, at the same
address.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from flask import Blueprint, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

import enfilade
from enfilade.content.evidence import Evidence, Shows
from enfilade.content.site import Poster, SiteHall, SiteTexts
from enfilade.messages import best_language
from enfilade.store.recordings import Recorded, published
from enfilade.web.errors import Problem
from enfilade.web.page import page, say
from enfilade.web.parts import parts
from enfilade.web.replay import facts_of, title_of
from enfilade.web.site import Edition, stops_of

pages = Blueprint("pages", __name__)

_LICENCES = Path(enfilade.__file__).parents[2] / "docs" / "licences.md"
LICENCES = _LICENCES.read_text("utf-8") if _LICENCES.is_file() else None

LANG = "<any(az, en, ru):lang>"


@pages.get("/")
def choose() -> Response:
    """Send the reader to the entrance in their language."""
    language = best_language(request.headers.get("Accept-Language", ""))
    response = redirect(url_for("pages.entrance", lang=language))
    response.headers["Vary"] = "Accept-Language"
    return response


@pages.get(f"/{LANG}/")
def entrance(lang: str) -> Response:
    """The museums, and every institution that the sources name."""
    editions = parts().site.editions()
    museums = [(edition, edition.texts(lang)) for edition in editions]
    institutions = {i.id: i for _, texts in museums for i in texts.institutions}
    return page(
        "entrance.html",
        lang,
        say("entrance.title", lang),
        museums=museums,
        lessons=[
            (edition, lesson)
            for edition in editions
            for entry in sorted(edition.museum.lessons, key=lambda each: each.ages)
            if (lesson := edition.lesson(entry.id, lang)) is not None
        ],
        institutions=[i for i in institutions.values() if i.id not in {e.id for e in editions}],
        start_posters={e.id: open_poster(e, e.museum.start) for e in editions},
    )


@pages.get(f"/{LANG}/<museum>/")
def museum(lang: str, museum: str) -> Response:
    """One museum: its halls and its tours."""
    edition = edition_of(museum)
    texts = edition.texts(lang)
    return page(
        "museum.html",
        lang,
        texts.title.text,
        kind="museum",
        edition=edition,
        summary=texts.summary.text,
        poster=open_poster(edition, edition.museum.start),
        recorded=recorded_tours(edition, lang),
        hall_posters={hall.id: open_poster(edition, hall.id) for hall in edition.museum.halls},
    )


@pages.get(f"/{LANG}/<museum>/hall/<hall>")
def hall(lang: str, museum: str, hall: str) -> Response:
    """One hall: rooms, exhibits, how certain it all is."""
    edition = edition_of(museum)
    texts = edition.texts(lang)
    data, words, entry = edition.hall(hall), texts.halls.get(hall), edition.hall_entry(hall)
    if data is None or words is None or entry is None:
        raise Problem("page-unknown")
    return page(
        "hall.html",
        lang,
        words.title.text,
        kind="hall",
        edition=edition,
        summary=words.summary.text,
        poster=open_poster(edition, hall),
        place={"hall": hall},
        hall=data,
        entry=entry,
        words=words,
        exhibits=[texts.exhibits[e] for e in _exhibits_in(data) if e in texts.exhibits],
        evidence=evidence_of(data),
        advisory_of={room: zone.advisory for zone in data.zones for room in zone.rooms},
        neighbours=[texts.halls[h] for h in entry.portals if h in texts.halls],
        cited=_cited(texts, {s for element in data.elements for s in element.sources}),
    )


@pages.get(f"/{LANG}/<museum>/exhibit/<exhibit>")
def exhibit(lang: str, museum: str, exhibit: str) -> Response:
    """One exhibit: its texts, pictures, evidence, sources."""
    edition = edition_of(museum)
    texts = edition.texts(lang)
    words = texts.exhibits.get(exhibit)
    if words is None:
        raise Problem("page-unknown")
    advisory = edition.advisory_of_exhibit(exhibit)
    where = texts.halls.get(words.hall) if words.hall else None
    return page(
        "exhibit.html",
        lang,
        words.title.text,
        kind="exhibit",
        edition=edition,
        summary=words.description.standard.text[:200],
        poster=None if advisory else _viewpoint_poster(edition, words.hall, words.viewpoint),
        place={"exhibit": exhibit, "hall": words.hall},
        words=words,
        where=where,
        advisory=texts.advisories.get(advisory) if advisory else None,
        people=[texts.people[p] for p in words.people if p in texts.people],
        cited=_cited(texts, set(words.sources)),
    )


@pages.get(f"/{LANG}/<museum>/tour/<tour>")
def tour(lang: str, museum: str, tour: str) -> Response:
    """One tour: what it is and its stops."""
    edition = edition_of(museum)
    words, entry = edition.tour(tour, lang), edition.tour_entry(tour)
    if words is None or entry is None:
        raise Problem("page-unknown")
    first = words.stops[0]
    return page(
        "tour.html",
        lang,
        words.title.text,
        kind="tour",
        edition=edition,
        summary=words.summary.text,
        poster=None if first.advisory else first.poster,
        index=entry.lesson is None,
        place={"tour": tour},
        tour=words,
        entry=entry,
    )


@pages.get(f"/{LANG}/<museum>/tour/<tour>/stop/<stop>")
def stop(lang: str, museum: str, tour: str, stop: str) -> Response:
    """One stop: its picture and narration, and the ways on and back."""
    edition = edition_of(museum)
    texts = edition.texts(lang)
    words, entry = edition.tour(tour, lang), edition.tour_entry(tour)
    if words is None or entry is None:
        raise Problem("page-unknown")
    before, this, after = stops_of(words, stop)
    if this is None:
        raise Problem("page-unknown")
    return page(
        "stop.html",
        lang,
        f"{this.title.text} · {words.title.text}",
        kind="stop",
        edition=edition,
        summary=this.narration.standard.text[:200] if this.advisory is None else "",
        poster=None if this.advisory else this.poster,
        index=entry.lesson is None,
        place={"tour": tour, "stop": stop, "hall": this.hall},
        tour=words,
        stop=this,
        number=words.stops.index(this) + 1,
        before=before,
        after=after,
        advisory=texts.advisories.get(this.advisory) if this.advisory else None,
        people=[texts.people[p] for p in this.people if p in texts.people],
        exhibit=texts.exhibits.get(this.exhibit) if this.exhibit else None,
        cited=_cited(texts, set(this.sources)),
    )


@pages.get(f"/{LANG}/<museum>/people")
def people(lang: str, museum: str) -> Response:
    """The people whom the halls name."""
    edition = edition_of(museum)
    title = say("people.title", lang)
    return page("people.html", lang, title, edition=edition)


@pages.get(f"/{LANG}/<museum>/sources")
def sources(lang: str, museum: str) -> Response:
    """Every source that is cited."""
    edition = edition_of(museum)
    title = say("sources.title", lang)
    return page("sources.html", lang, title, edition=edition)


@pages.get(f"/{LANG}/<museum>/about")
def about(lang: str, museum: str) -> Response:
    """How we know this, what is not known, whom to tell of a mistake."""
    edition = edition_of(museum)
    halls = {h.id: data for h in edition.museum.halls if (data := edition.hall(h.id)) is not None}
    return page(
        "about.html",
        lang,
        say("about.title", lang),
        edition=edition,
        licences=LICENCES is not None,
        evidence_by_hall={hall: evidence_of(data) for hall, data in halls.items()},
    )


@pages.get("/licences")
def licences() -> Response:
    """The licences of what this program is made of."""
    if LICENCES is None:
        raise Problem("page-unknown")
    return current_app.response_class(LICENCES, mimetype="text/plain")


def recorded_tours(edition: Edition, language: str) -> list[tuple[Recorded, str, str]]:
    """Return the museum's recorded tours that anybody may take, each with its title and facts."""
    found = parts().store.read(lambda c: published(c, edition.id))
    return [(each, title_of(each, edition, language), facts_of(each, language)) for each in found]


def evidence_of(hall: SiteHall) -> dict[str, int]:
    """Return how many elements of a hall stand on which evidence, how many are ours, and how many there
    are.
    """
    counts = Counter(element.evidence for element in hall.elements)
    return {
        **{grade.value: counts[grade] for grade in Evidence},
        "ours": sum(element.shows is Shows.OURS for element in hall.elements),
        "total": len(hall.elements),
    }


def edition_of(museum: str) -> Edition:
    """Return a museum as it is now. Raises Problem where there is no such museum."""
    edition = parts().site.edition(museum)
    if edition is None:
        raise Problem("page-unknown")
    return edition


def _exhibits_in(hall: SiteHall) -> tuple[str, ...]:
    """Ids of the exhibits of a hall, in the order of its plan, each once."""
    standing = [(e.id, e.exhibit) for e in hall.elements if e.exhibit is not None]
    on_faces = [(face.element, face.exhibit) for face in hall.faces if face.exhibit is not None]
    order = {element.id: index for index, element in enumerate(hall.elements)}
    found = sorted(standing + on_faces, key=lambda pair: order.get(pair[0], len(order)))
    return tuple(dict.fromkeys(exhibit for _, exhibit in found))


def _cited(texts: SiteTexts, ids: set[str]) -> list[object]:
    return [source for id, source in texts.sources.items() if id in ids]


def open_poster(edition: Edition, hall: str) -> Poster | None:
    """Return a hall's poster, none where its first view lies behind an advisory."""
    entry, data = edition.hall_entry(hall), edition.hall(hall)
    if entry is None or data is None:
        return None
    guarded = {room for zone in data.zones for room in zone.rooms}
    start = next((v for v in data.viewpoints if v.id == data.start), None)
    return None if start is not None and start.room in guarded else entry.poster


def _viewpoint_poster(edition: Edition, hall: str | None, viewpoint: str | None) -> Poster | None:
    data = edition.hall(hall) if hall else None
    if data is None:
        return None
    return next((v.poster for v in data.viewpoints if v.id == viewpoint), None)
