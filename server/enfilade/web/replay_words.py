"""The words of a recorded tour before anybody has edited them, and how they stand on its page."""

from __future__ import annotations

from dataclasses import dataclass, field

from enfilade.content.site import SiteStop
from enfilade.live.recording import TYPED, Line
from enfilade.live.replay import Visit, visits
from enfilade.live.transcript import Words, left_of
from enfilade.store.recordings import Kept, Recorded, lines_of, look_through
from enfilade.web.parts import parts
from enfilade.web.site import Edition


@dataclass(frozen=True)
class Section:
    """A part of the page: the stop at which it was, None before the first, and what was said there."""

    stop: SiteStop | None
    words: list[Words] = field(default_factory=list)


def looked_through(recorded: Recorded, edition: Edition) -> Kept:
    """Return what is known of a recording that is over; the first time its log is read, and its transcript
    made of the texts of the stops to which it comes and of the lines that the guide typed.
    """
    if recorded.kept.visits is not None:
        return recorded.kept
    lines = parts().store.read(lambda c: [line for line in lines_of(c, recorded.id) if line.tag in "SC"])
    came = visits(lines, recorded.began_ms)
    words = {
        language: _draft(edition, recorded, language, came, lines) for language in edition.museum.languages
    }
    found = recorded.kept.model_copy(update={"visits": came, "words": words})
    parts().store.run(lambda c: look_through(c, recorded.id, found))
    return found


def sections(recorded: Recorded, edition: Edition, language: str) -> tuple[list[Section], str | None]:
    """Return the page's parts, as what is left is heard, and the language of their words."""
    kept = recorded.kept
    spoken = next((each for each in (language, *kept.words) if kept.words.get(each)), None)
    words = left_of(kept.words.get(spoken or "", ()), recorded.spans)
    tour = edition.tour(recorded.tour, language)
    stops = {stop.id: stop for stop in tour.stops} if tour else {}
    came = left_of((Words(v.at_ms, v.stop, "") for v in _first_of_each_span(recorded)), recorded.spans)
    out = [Section(None)]
    waiting = list(came)
    for each in words:
        while waiting and waiting[0].at_ms <= each.at_ms:
            out.append(Section(stops.get(waiting.pop(0).heading)))
        out[-1].words.append(each)
    return [section for section in out if section.words], spoken


def _first_of_each_span(recorded: Recorded) -> list[Visit]:
    """Return the visits, and where what is left goes on within one, that one again."""
    came = list(recorded.kept.visits or ())
    for start, _end in recorded.spans:
        before = [visit for visit in came if visit.at_ms < start]
        if before and not any(visit.at_ms == start for visit in came):
            came.append(Visit(start, before[-1].stop))
    return sorted(came)


def _draft(
    edition: Edition, recorded: Recorded, language: str, came: tuple[Visit, ...], lines: list[Line]
) -> tuple[Words, ...]:
    tour = edition.tour(recorded.tour, language)
    stops = {stop.id: stop for stop in tour.stops} if tour else {}
    told: set[str] = set()
    out: list[Words] = []
    for visit in came:
        stop = stops.get(visit.stop)
        if stop is not None:
            text = "" if visit.stop in told else stop.narration.standard.text
            out.append(Words(visit.at_ms // 1000 * 1000, stop.title.text, text))
            told.add(visit.stop)
    for line in lines:
        tag, _, text = line.text.partition(" ")
        if line.tag == TYPED and tag == language and text:
            out.append(Words((line.t_ms - recorded.began_ms) // 1000 * 1000, "", text))
    return tuple(sorted(out, key=lambda each: each.at_ms))
