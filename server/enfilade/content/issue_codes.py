"""The catalogue of issues: every code that a check may give, with its severity, meaning and remedy.

Each code has a fixture in tests/fixtures/issues/ with its golden output, and a row in docs/issues.md.
A remedy is a template over the names that the check passes to `issue()`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NamedTuple

from enfilade.content.issue import Issue, Place, Severity


class Code(NamedTuple):
    """What a code means, and what an author does about it."""

    severity: Severity
    meaning: str
    remedy: str


_E, _W = Severity.ERROR, Severity.WARNING

CODES: dict[str, Code] = {
    # Files and their shape
    "yaml-syntax": Code(_E, "The file is not YAML.", "mend the line; indentation is two blanks"),
    "yaml-duplicate-key": Code(_E, "A key stands twice in one mapping.", "keep one of the two"),
    "file-missing": Code(
        _E, "A file that content names, or needs, is not there.", "add {name} or take its name out"
    ),
    "picture-unreadable": Code(_E, "A picture cannot be read.", "save it anew as JPEG, PNG, WebP or TIFF"),
    "picture-too-large": Code(_E, "A picture is larger than a frame can use.", "save it {want}"),
    "unknown-key": Code(_E, "A key that the format does not have.", "{hint}take it out or correct it"),
    "missing-key": Code(_E, "A key that the format asks for is not there.", "add {key}"),
    "wrong-value": Code(_E, "A value of the wrong kind or out of range.", "{want}"),
    "stale-light": Code(
        _W,
        "The committed light was baked for another plan; an error for `enfilade check`.",
        "run `enfilade build --rebake {hall}` and commit its light",
    ),
    "sketch-light": Code(
        _W,
        "The committed light is a sketch: coarse, and without posters.",
        "run `enfilade build --rebake {hall}` before visitors come, and commit its light",
    ),
    "no-poster": Code(
        _W,
        "A viewpoint has no poster taken from where it is: it was moved or added after the bake.",
        "run `enfilade build --posters {hall}` and commit its light",
    ),
    # Names
    "duplicate-id": Code(_E, "Two things of one kind share an id.", "give one of them another id"),
    "unknown-advisory": Code(_E, "No advisory of the museum has this id.", "{hint}add it to museum.yaml"),
    "unknown-element": Code(
        _E, "No element or opening of the hall has this id.", "{hint}add it to hall.yaml"
    ),
    "unknown-exhibit": Code(_E, "No exhibit has this id.", "{hint}add it to exhibits.yaml"),
    "unknown-hall": Code(
        _E, "No hall of the museum has this id.", "{hint}add its hall.yaml and place it in museum.yaml"
    ),
    "unknown-layer": Code(
        _E, "No element of the hall gives light on this layer.", "{hint}set light_layer on an element"
    ),
    "unknown-person": Code(_E, "No person has this id.", "{hint}add them to people.yaml"),
    "unknown-room": Code(_E, "No room of the hall has this id.", "{hint}add it to hall.yaml"),
    "unknown-source": Code(_E, "No source has this id.", "{hint}add it to sources.yaml"),
    "unknown-viewpoint": Code(_E, "No viewpoint of the hall has this id.", "{hint}add it to hall.yaml"),
    "hall-not-placed": Code(
        _W, "A hall that the museum does not place.", "place it under halls: in museum.yaml"
    ),
    "portal-one-way": Code(_E, "A portal's other end does not lead back.", "let both ends name each other"),
    "portal-apart": Code(
        _E,
        "The two ends of a portal do not meet in the museum's frame.",
        "move a hall in museum.yaml by {by}",
    ),
    # Geometry
    "plan-too-large": Code(_E, "A room reaches further than any museum's.", "plan coordinates are metres"),
    "room-not-simple": Code(
        _E, "A floor polygon crosses itself or has no area.", "list its corners once, in order"
    ),
    "room-enclosed": Code(_E, "A room has no opening.", "add an opening between it and another room"),
    "rooms-overlap": Code(
        _E, "Two rooms overlap, or no wall fits between them.", "leave 50 mm or more between them"
    ),
    "ceiling-rise-too-high": Code(
        _E, "A vault or coffer is higher than its room allows.", "lower it to what is said"
    ),
    "groin-not-rectangle": Code(_E, "A groin vault over a room that is no rectangle.", "use another ceiling"),
    "opening-no-cap": Code(_E, "An opening out of one room has no depth or cap.", "write depth_m and cap"),
    "opening-no-wall": Code(_E, "An opening lies in no wall.", "put its at into the thickness of a wall"),
    "openings-overlap": Code(_E, "Two openings of a wall run into one another.", "move one of them"),
    "opening-wider-than-wall": Code(
        _E, "An opening runs past the end of its wall.", "make it narrower or move it"
    ),
    "opening-into-room": Code(_E, "An opening breaks into a third room.", "move it, or make depth_m smaller"),
    "sill-too-high": Code(_E, "An opening's head is above the ceiling.", "lower it, or raise the ceiling"),
    "arch-too-high": Code(_E, "An arch rises more than half its width.", "lower arch_rise_m"),
    "unknown-face": Code(_E, "An element has no face of this name.", "use one of its faces"),
    "unknown-kind": Code(_E, "No element kind has this name.", "use one of those named"),
    "unknown-finish": Code(_E, "No finish has this name.", "use one of those named"),
    "wrong-mounting": Code(_E, "A kind for openings stands among elements, or the reverse.", "move it"),
    "bad-params": Code(_E, "A kind's parameters are wrong.", "correct its params"),
    "element-outside-room": Code(_E, "An element stands outside its room.", "correct at, or room"),
    "element-in-wall": Code(_E, "An element runs into a wall, floor or ceiling.", "move it as said"),
    "elements-overlap": Code(_W, "Two elements stand in one place.", "move one of them, if it is not meant"),
    "door-blocked": Code(_E, "An element stands where a door turns or one walks through.", "move it"),
    "viewpoint-outside-room": Code(_E, "A viewpoint is outside its room.", "correct at, or room"),
    "viewpoint-in-element": Code(_E, "A viewpoint stands inside an element.", "move it to what is said"),
    "viewpoint-in-wall": Code(_E, "A viewpoint stands against a wall.", "move it to what is said"),
    "viewpoint-off-floor": Code(_E, "Nobody can stand at a viewpoint.", "move it to what is said"),
    "room-unreachable": Code(
        _E, "A room cannot be walked to from the start.", "widen its way, or enterable: false"
    ),
    "portal-unreachable": Code(
        _E, "A portal cannot be walked to or through.", "bring its level_m to the floor's"
    ),
    "stop-unreachable": Code(_E, "No floor leads from the stop before.", "clear the way, or add a portal"),
    # Evidence
    "no-source": Code(
        _E, "A thing is shown and no source is named for it.", "name its sources, or its room's or hall's"
    ),
    "no-evidence": Code(
        _E, "A thing does not say how certain it is.", "set evidence on it, on its room or on its hall"
    ),
    "no-shows": Code(
        _E,
        "A thing does not say what it stands for.",
        "set shows: period, museum-2019 or ours, on it, on its room or on its hall",
    ),
    "uncited-source": Code(_W, "A source that nothing cites.", "cite it where it is used, or take it out"),
    # Words
    "missing-translation": Code(
        _W, "Texts are missing in one of the museum's languages.", "add {language}: to them"
    ),
    "text-to-write": Code(_W, "A text of a draft that nobody has written yet.", "write it in {languages}"),
    "unknown-language": Code(
        _E,
        "A text in a language that the museum does not list.",
        "{hint}or add it to languages in museum.yaml",
    ),
    "wrong-letters": Code(
        _E,
        "A letter that the language does not have, often a look-alike from another alphabet.",
        "type {want}",
    ),
    # Lessons
    "unknown-tour": Code(_E, "No tour of the museum has this id.", "{hint}write it, or stops: of its own"),
    "unknown-stop": Code(_E, "No stop of the lesson's tour has this id.", "{hint}name one of its stops"),
    "unknown-task": Code(
        _E, "No task of the lesson that can be done on paper has this id.", "{hint}name another, or none"
    ),
    "lesson-halls": Code(
        _E, "A lesson does not name the halls that its stops are in.", "write halls: [{halls}]"
    ),
    "lesson-advisory": Code(
        _E, "A lesson leads behind a notice and does not say so.", "add {advisory} to its advisories"
    ),
    "lesson-too-young": Code(
        _E,
        "A lesson is for pupils too young for a hall or a notice.",
        "make it for {age} and older, or choose other stops",
    ),
    "solemn-lesson": Code(
        _E, "A task gives points or runs against time, and the lesson is in a solemn hall.", "take {what} out"
    ),
    "figure-as-answer": Code(
        _E,
        "A figure is an answer in a solemn hall, where figures count the dead.",
        "ask for something else; a year of four digits may be an answer",
    ),
    "person-as-answer": Code(
        _E,
        "A person is to be found or marked in a solemn hall.",
        "ask for a document, an object or a word; let people be read about",
    ),
    "no-right-answer": Code(_E, "Nobody can answer a task rightly.", "{want}"),
    "same-answer-twice": Code(_E, "Two choices of a task are the same.", "{want}"),
    "unnamed-target": Code(
        _E,
        "A thing to be found has no name, so that it can be found by pointing only.",
        "give it a title in hall.yaml, or an exhibit",
    ),
    "no-picture": Code(
        _E, "An exhibit to look at closely has no picture.", "give it one, or name a file or a view"
    ),
    # Respect
    "person-tied-to-place": Code(
        _E,
        "A person is named on a door, a cell or a thing in it; no source puts them there.",
        "name people on boards, banners, documents and notices only",
    ),
    "zone-without-advisory": Code(
        _E, "A stop lies behind an advisory and does not show it.", "set advisory: {advisory} on the stop"
    ),
    "zone-without-way-round": Code(
        _E, "A stop lies behind an advisory and says nothing to those who skip it.", "write its way_round"
    ),
    "opt-in-age": Code(
        _E, "A notice that is off by default has no age of 16 or more.", "set min_age to 16 or more"
    ),
    "dim-in-solemn-hall": Code(_E, "A lamp changes in a solemn hall.", "take the dim action out"),
    "shut-on-visitor": Code(
        _E, "A door is shut in a solemn hall; cell doors stand open.", "open it by 60 degrees or more"
    ),
    "viewpoint-on-furniture": Code(
        _E, "A viewpoint is on a cot, a stool or at the interrogation table.", "move it half a metre away"
    ),
}


def issue(code: str, file: str, pointer: str, message: str, **names: object) -> Issue:
    """Return an issue of the catalogue. Raises KeyError for a code that it does not have."""
    severity, _, remedy = CODES[code]
    return Issue(code, Place(file, 0, pointer), message, remedy.format(**names), severity)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean "…"? `` for the nearest known word, or nothing."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"? ' if near else ""


def table() -> str:
    """Return docs/issues.md: the catalogue as a table."""
    rows = [
        "# Issues that `enfilade check` may give",
        "",
        "Made by `enfilade issues > docs/issues.md`. Each code has a fixture in `tests/fixtures/issues/`.",
        "",
        "| Code | Severity | Meaning | Remedy |",
        "|---|---|---|---|",
    ]
    rows += [f"| `{code}` | {c.severity} | {c.meaning} | {c.remedy} |" for code, c in sorted(CODES.items())]
    return "\n".join(rows) + "\n"
