"""A museum's words in one language: every text resolved once, at build, with its fallback marked."""

from __future__ import annotations

from collections.abc import Mapping

from enfilade.content.collection import Collection
from enfilade.content.evidence import Provenance
from enfilade.content.exhibit import Exhibit, Media
from enfilade.content.hall import Element, Hall, Opening, Room
from enfilade.content.person import Person
from enfilade.content.site import (
    FileRef,
    SaidAdvisory,
    SaidDate,
    SaidExhibit,
    SaidHall,
    SaidInstitution,
    SaidLevels,
    SaidMedia,
    SaidPanel,
    SaidPerson,
    SaidPicture,
    SaidSource,
    SiteTexts,
)
from enfilade.content.text import Levels, Said, Text
from enfilade.pipeline.hang_pictures import HungPicture


def site_texts(
    collection: Collection,
    language: str,
    files: Mapping[str, FileRef],
    hung: Mapping[str, HungPicture],
) -> SiteTexts:
    """Return all the words of a museum in a language, but its tours' narration.

    files, hung: references of the museum's media and of its works' pictures, by their path in its folder.
    """
    museum = collection.museum
    order = reading_order(collection, language)
    stands = where_exhibits_stand(collection)
    return SiteTexts(
        language=language,
        museum=museum.id,
        title=museum.title.said(order),
        summary=museum.summary.said(order),
        about=said_levels(museum.about, order),
        banner=museum.banner.said(order),
        not_known=tuple(text.said(order) for text in museum.not_known),
        corrections_contact=museum.corrections_contact.said(order),
        halls={
            placement.hall: _hall(collection.halls[placement.hall], order)
            for placement in museum.halls
            if placement.hall in collection.halls
        },
        exhibits={
            id_: _exhibit(exhibit, stands.get(id_), order, files, hung)
            for id_, exhibit in collection.exhibits.items()
        },
        people={id_: _person(person, order) for id_, person in collection.people.items()},
        sources={
            id_: SaidSource(
                id=id_,
                title=source.title,
                author=source.author,
                address=source.address,
                date=source.date,
                good_for=maybe(source.good_for, order),
            )
            for id_, source in collection.sources.items()
        },
        advisories={
            a.id: SaidAdvisory(
                id=a.id,
                title=a.title.said(order),
                text=a.text.said(order),
                min_age=a.min_age,
                opt_in=a.opt_in,
            )
            for a in museum.advisories
        },
        institutions=tuple(
            SaidInstitution(id=i.id, title=i.title.said(order), text=i.text.said(order), sources=i.sources)
            for i in museum.institutions
        ),
        tours={
            tour.id: (tour.title.said(order), tour.summary.said(order)) for tour in collection.shown_ways()
        },
    )


def reading_order(collection: Collection, language: str) -> tuple[str, ...]:
    """Return a reader's language and then the museum's, in the order in which a missing text falls back."""
    return (language, *(other for other in collection.museum.languages if other != language))


def said_levels(levels: Levels, order: tuple[str, ...]) -> SaidLevels:
    """Return a text at both reading levels; easy is the standard one where it has no words of its own."""
    standard = levels.standard.said(order)
    return SaidLevels(standard=standard, easy=standard if levels.easy is None else levels.easy.said(order))


def maybe(text: Text | None, order: tuple[str, ...]) -> Said | None:
    """Return a text that may be absent."""
    return None if text is None else text.said(order)


def where_exhibits_stand(collection: Collection) -> dict[str, tuple[Hall, Element | Opening, Provenance]]:
    """Return for each exhibit the first hall and thing that names it, and the thing's provenance."""
    found: dict[str, tuple[Hall, Element | Opening, Provenance]] = {}
    for placement in collection.museum.halls:
        hall = collection.halls.get(placement.hall)
        if hall is None:
            continue
        rooms = {room.id: room for room in hall.rooms}
        things: tuple[Element | Opening, ...] = (*hall.elements, *hall.openings)
        for thing in things:
            room = thing.room if isinstance(thing, Element) else thing.between[0]
            shown = thing.shown if isinstance(thing, Element) else (thing.exhibit,)
            for exhibit in shown if room in rooms else ():
                if exhibit is not None:
                    found.setdefault(exhibit, (hall, thing, thing.handed(rooms[room].handed(hall))))
    return found


def _hall(hall: Hall, order: tuple[str, ...]) -> SaidHall:
    things: tuple[Element | Opening, ...] = (*hall.elements, *hall.openings)
    reasoned: tuple[Room | Element | Opening, ...] = (*hall.rooms, *things)
    return SaidHall(
        id=hall.id,
        title=hall.title.said(order),
        summary=hall.summary.said(order),
        note=maybe(hall.note, order),
        rooms={room.id: room.title.said(order) for room in hall.rooms},
        viewpoints={view.id: view.title.said(order) for view in hall.viewpoints},
        elements={thing.id: thing.title.said(order) for thing in things if thing.title is not None},
        reasoning={
            hall.id: hall.reasoning.said(order) if hall.reasoning else Said(text=""),
            **{thing.id: thing.reasoning.said(order) for thing in reasoned if thing.reasoning is not None},
        },
    )


def _exhibit(
    exhibit: Exhibit,
    stands: tuple[Hall, Element | Opening, Provenance] | None,
    order: tuple[str, ...],
    files: Mapping[str, FileRef],
    hung: Mapping[str, HungPicture],
) -> SaidExhibit:
    given = exhibit if stands is None else exhibit.handed(stands[2])
    return SaidExhibit(
        id=exhibit.id,
        title=exhibit.title.said(order),
        kind=exhibit.kind,
        status=exhibit.status,
        hall=stands[0].id if stands else None,
        viewpoint=_viewpoint(exhibit, stands),
        date=maybe(exhibit.date, order),
        maker=maybe(exhibit.maker, order),
        materials=maybe(exhibit.materials, order),
        dimensions=maybe(exhibit.dimensions, order),
        rights=maybe(exhibit.rights, order),
        holder=maybe(exhibit.holder, order),
        description=said_levels(exhibit.description, order),
        alt=maybe(exhibit.alt, order),
        audio_description=maybe(exhibit.audio_description, order),
        panel=_panel(exhibit, order),
        picture=_picture(exhibit, order, hung),
        people=exhibit.people,
        media=tuple(_media(media, order, files) for media in exhibit.media if media.file in files),
        evidence=given.evidence,
        shows=given.shows,
        sources=given.sources,
        reasoning=maybe(given.reasoning, order),
    )


def _viewpoint(exhibit: Exhibit, stands: tuple[Hall, Element | Opening, Provenance] | None) -> str | None:
    """The exhibit's own viewpoint, else the nearest one in the room it stands in."""
    if exhibit.viewpoint is not None or stands is None:
        return exhibit.viewpoint
    hall, thing, _ = stands
    rooms = {thing.room} if isinstance(thing, Element) else set(thing.between)
    near = [view for view in hall.viewpoints if view.room in rooms]
    if not near:
        return None
    x, z = thing.at
    return min(near, key=lambda view: (view.at[0] - x) ** 2 + (view.at[1] - z) ** 2).id


def _panel(exhibit: Exhibit, order: tuple[str, ...]) -> SaidPanel | None:
    if exhibit.panel is None:
        return None
    heading = exhibit.panel.heading.said(order)
    return SaidPanel(
        heading=heading.text,
        lines=tuple(line.said(order).text for line in exhibit.panel.lines),
        lang=heading.lang or order[0],
    )


def _picture(exhibit: Exhibit, order: tuple[str, ...], hung: Mapping[str, HungPicture]) -> SaidPicture | None:
    picture = exhibit.picture
    if picture is None or picture.file not in hung:
        return None
    ready = hung[picture.file]
    return SaidPicture(
        small=ready.small,
        full=ready.full,
        width=ready.width,
        height=ready.height,
        alt=(picture.alt or exhibit.alt or exhibit.title).said(order),
        credit=picture.credit,
    )


def _media(media: Media, order: tuple[str, ...], files: Mapping[str, FileRef]) -> SaidMedia:
    return SaidMedia(kind=media.kind, file=files[media.file], alt=media.alt.said(order), credit=media.credit)


def _person(person: Person, order: tuple[str, ...]) -> SaidPerson:
    return SaidPerson(
        id=person.id,
        name=person.name.said(order),
        as_in_document=person.as_in_document,
        occupation=person.occupation.said(order),
        dates=tuple(
            SaidDate(event=d.event, date=d.date, sources=d.sources, note=maybe(d.note, order))
            for d in person.dates
        ),
        life=said_levels(person.life, order),
        sources=person.sources,
    )
