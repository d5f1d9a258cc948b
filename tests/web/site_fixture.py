"""A small site in the format of `content/site.py`: two halls, three stops, two lessons, an opt-in
zone, no geometry.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path

import brotli

from enfilade.content.evidence import Evidence, Shows
from enfilade.content.floor import Floor
from enfilade.content.site import (
    FileRef,
    Poster,
    SaidAdvisory,
    SaidDate,
    SaidExhibit,
    SaidHall,
    SaidInstitution,
    SaidLevels,
    SaidPerson,
    SaidSource,
    SiteElement,
    SiteHall,
    SiteHallEntry,
    SiteIndex,
    SiteLayer,
    SiteLessonEntry,
    SiteMuseum,
    SiteNotes,
    SiteRoom,
    SiteStop,
    SiteTexts,
    SiteTour,
    SiteTourEntry,
    SiteViewpoint,
    SiteZone,
)
from enfilade.content.text import Model, Said
from enfilade.content.timeline import Leg, Timeline
from tests.web.lesson_fixture import SOLEMN_LESSON, lessons, said

MUSEUM, TOUR, REVISION = "memory", "doors", "r1"
LANGUAGES = ("az", "en", "ru")
STOPS = ("threshold", "cell", "closed-door")
OPT_IN = "execution"
STAYS_MS = (6000, 5000, 4000)
TRAVELS_MS = (0, 4000, 3000)


def write_site(root: Path, revision: str = REVISION, title: str = "Memory") -> None:
    """Write the site, or another revision of it beside the first."""
    write = _Writer(root)
    halls = (_hall("upper", (), write), _hall("basement", ("closed-door",), write))
    entries = tuple(
        SiteHallEntry(
            id=hall.id,
            index=index,
            glb=write.file("halls", ".glb", f"glb {hall.id}".encode()),
            data=write.model("halls", hall),
            origin=(0.0, -3.0 * index, 0.0),
            yaw=0.0,
            solemn=True,
            advisories=(OPT_IN,) if hall.zones else (),
            walkable_bytes=1000,
            total_bytes=2000,
            poster=write.poster(hall.id),
            portals=tuple(h.id for h in halls if h is not hall),
        )
        for index, hall in enumerate(halls)
    )
    timeline = Timeline(
        legs=tuple(
            Leg(stop=s, travel_ms=t, stay_ms=d) for s, t, d in zip(STOPS, TRAVELS_MS, STAYS_MS, strict=True)
        )
    )
    tour = SiteTourEntry(
        id=TOUR,
        files={tag: write.model("tours", _tour(tag, timeline, write)) for tag in LANGUAGES},
        stops=STOPS,
        timeline=timeline,
        minutes=1,
        opt_in=False,
        solemn=True,
        advisories=(OPT_IN,),
    )
    museum = SiteMuseum(
        revision=revision,
        id=MUSEUM,
        languages=LANGUAGES,
        solemn=True,
        start="upper",
        halls=entries,
        tours=(tour,),
        lessons=_lessons(write, revision),
        texts={tag: write.model("text", _texts(tag, title)) for tag in LANGUAGES},
    )
    for tag in LANGUAGES:
        notes = SiteNotes(
            tour=TOUR, language=tag, notes={"cell": Said(text=f"private note {tag} {revision}")}
        )
        write.put(
            f"private/{MUSEUM}/{revision}/{TOUR}.{tag}.json", notes.model_dump_json().encode(), packed=False
        )
    manifest = museum.model_dump_json().encode()
    write.put(f"{MUSEUM}/{revision}.json", manifest)
    write.put(f"{MUSEUM}/museum.json", manifest)
    index = SiteIndex(revision=revision, museums=(MUSEUM,))
    write.put("site.json", index.model_dump_json().encode())


def write_viewer(dist: Path) -> None:
    """Write what the viewer's build leaves: two entries and their manifest."""
    (dist / "assets").mkdir(parents=True)
    (dist / "assets" / "main-1234.js").write_text("export {};\n" * 20)
    (dist / "assets" / "viewer-1234.js").write_text("export {};\n")
    (dist / "assets" / "motion-1234.js").write_text("export {};\n")
    (dist / "assets" / "main-1234.css").write_text("b{}")
    (dist / "assets" / "fonts-1234.css").write_text("a{}")
    manifest = {
        "src/app/main.ts": {
            "file": "assets/main-1234.js",
            "css": ["assets/main-1234.css"],
            "isEntry": True,
            "src": "src/app/main.ts",
            "dynamicImports": ["src/app/viewer.ts"],
        },
        "src/app/viewer.ts": {
            "file": "assets/viewer-1234.js",
            "isDynamicEntry": True,
            "imports": ["_motion.js", "src/app/main.ts"],
        },
        "_motion.js": {"file": "assets/motion-1234.js"},
        "src/ui/fonts.css": {"file": "assets/fonts-1234.css", "isEntry": True, "src": "src/ui/fonts.css"},
    }
    (dist / "manifest.json").write_text(json.dumps(manifest))


class _Writer:
    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, path: str, data: bytes, packed: bool = True) -> FileRef:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if packed:
            file.with_name(file.name + ".br").write_bytes(brotli.compress(data))
            file.with_name(file.name + ".gz").write_bytes(gzip.compress(data, mtime=0))
        half = file.with_name(file.name + ".half")
        half.write_bytes(data)
        half.replace(file)
        return FileRef(path=path, bytes=len(data), wire_bytes=len(data))

    def file(self, folder: str, suffix: str, data: bytes) -> FileRef:
        name = f"{folder}/{sha256(data).hexdigest()[:16]}{suffix}"
        return self.put(name, data, packed=suffix != ".webp")

    def model(self, folder: str, model: Model) -> FileRef:
        return self.file(folder, ".json", model.model_dump_json().encode())

    def poster(self, name: str) -> Poster:
        return Poster(
            wide=self.file("posters", ".webp", f"wide {name}".encode()),
            tall=self.file("posters", ".webp", f"tall {name}".encode()),
        )


def _hall(name: str, guarded: tuple[str, ...], write: _Writer) -> SiteHall:
    rooms = (f"{name}-room", *guarded)
    elements = [
        SiteElement(
            id=f"{room}-board",
            kind="board",
            room=room,
            exhibit=f"{room}-exhibit",
            evidence=Evidence.DOCUMENTED,
            shows=Shows.PERIOD,
            sources=("book",),
            centre=(0.0, 1.0, 0.0),
            size=(1.0, 1.0, 0.1),
        )
        for room in rooms
    ]
    elements.append(
        elements[0].model_copy(
            update={"id": "rope", "exhibit": None, "evidence": Evidence.CONJECTURE, "shows": Shows.OURS}
        )
    )
    return SiteHall(
        id=name,
        rooms=tuple(
            SiteRoom(id=r, floor=((0.0, 0.0), (4.0, 0.0), (4.0, 4.0)), level=0.0, enterable=r not in guarded)
            for r in rooms
        ),
        walls=(),
        floor=Floor(vertices=((0, 0, 0), (4000, 0, 0), (4000, 0, 4000)), patches=((0, 1, 2),), rooms=(0,)),
        viewpoints=tuple(
            SiteViewpoint(id=f"{r}-view", room=r, eye=(1.0, 1.6, 1.0), yaw=0.0, pitch=0.0) for r in rooms
        ),
        start=f"{name}-room-view",
        faces=(),
        leaves=(),
        elements=tuple(elements),
        portals=(),
        zones=(SiteZone(id="zone", rooms=guarded, advisory=OPT_IN),) if guarded else (),
        layers=(SiteLayer(name="base", file=write.file("light", ".webp", name.encode()), scale=1.0),),
        environments=(),
        textures=(),
        sees={},
        exposure=1.0,
    )


def _lessons(write: _Writer, revision: str) -> tuple[SiteLessonEntry, ...]:
    entries = []
    picture = write.file("pictures", ".webp", b"a page")
    for lesson in lessons():
        entries.append(
            SiteLessonEntry(
                id=lesson.id,
                files={
                    tag: write.model("lessons", said(lesson, MUSEUM, STOPS, tag, picture))
                    for tag in LANGUAGES
                },
                ages=lesson.ages,
                minutes=lesson.minutes,
                halls=lesson.halls,
                tour=lesson.tour_id,
                advisories=lesson.advisories,
                solemn=lesson.id == SOLEMN_LESSON,
                tasks=tuple(task.id for task in lesson.tasks),
            )
        )
        key = lesson.model_dump_json().encode()
        write.put(f"private/{MUSEUM}/{revision}/lesson-{lesson.id}.json", key, packed=False)
    return tuple(entries)


def _tour(tag: str, timeline: Timeline, write: _Writer) -> SiteTour:
    def stop(index: int, name: str) -> SiteStop:
        words = Said(text=f"{name} narration {tag}")
        return SiteStop(
            id=name,
            hall="basement" if index else "upper",
            viewpoint="upper-room-view" if index == 0 else "basement-room-view",
            exhibit=None,
            title=Said(text=f"{name} title {tag}"),
            narration=SaidLevels(standard=words, easy=words),
            recording=None,
            captions=None,
            sources=("book",),
            people=("person",),
            actions=(),
            short=False,
            question=Said(text=f"question {tag}") if index == 1 else None,
            advisory=OPT_IN if name == "closed-door" else None,
            way_round=Said(text=f"way round {tag}") if name == "closed-door" else None,
            route=(),
            poster=write.poster(name),
        )

    return SiteTour(
        id=TOUR,
        museum=MUSEUM,
        language=tag,
        title=Said(text=f"Doors {tag}"),
        summary=Said(text=f"tour summary {tag}"),
        timeline=timeline,
        stops=tuple(stop(i, name) for i, name in enumerate(STOPS)),
    )


def _texts(tag: str, title: str) -> SiteTexts:
    def levels(text: str) -> SaidLevels:
        said = Said(text=f"{text} {tag}")
        return SaidLevels(standard=said, easy=said)

    def exhibit(room: str, hall: str) -> SaidExhibit:
        return SaidExhibit(
            id=f"{room}-exhibit",
            title=Said(text=f"{room} exhibit {tag}"),
            kind="board",
            status="candidate",
            hall=hall,
            viewpoint=f"{room}-view",
            date=None,
            maker=None,
            materials=None,
            dimensions=None,
            rights=None,
            holder=Said(text=f"archive {tag}"),
            description=levels("description"),
            audio_description=None,
            panel=None,
            people=("person",),
            media=(),
            evidence=Evidence.DOCUMENTED,
            shows=Shows.PERIOD,
            sources=("book",),
            reasoning=None,
        )

    def hall(name: str, rooms: tuple[str, ...]) -> SaidHall:
        return SaidHall(
            id=name,
            title=Said(text=f"{name} hall {tag}"),
            summary=Said(text=f"{name} summary {tag}"),
            note=None,
            rooms={room: Said(text=f"{room} {tag}") for room in rooms},
            viewpoints={},
            elements={},
            reasoning={},
        )

    rooms = {"upper-room": "upper", "basement-room": "basement", "closed-door": "basement"}
    return SiteTexts(
        language=tag,
        museum=MUSEUM,
        title=Said(text=f"{title} {tag}"),
        summary=Said(text=f"<summary> & {tag}"),
        about=levels("about"),
        banner=Said(text=f"a reconstruction, not a survey {tag}"),
        not_known=(Said(text="the size of the cells", lang=None if tag == "en" else "en"),),
        corrections_contact=Said(text=f"write to us {tag}"),
        halls={
            "upper": hall("upper", ("upper-room",)),
            "basement": hall("basement", ("basement-room", "closed-door")),
        },
        exhibits={f"{room}-exhibit": exhibit(room, where) for room, where in rooms.items()},
        people={
            "person": SaidPerson(
                id="person",
                name=Said(text=f"Name {tag}"),
                as_in_document=None,
                occupation=Said(text=f"poet {tag}"),
                dates=(SaidDate(event="born", date="1908-06-05", sources=("book",), note=None),),
                life=levels("life"),
                sources=("book",),
            )
        },
        sources={
            "book": SaidSource(
                id="book", title="A book", author="An author", address=None, date="1990", good_for=None
            )
        },
        advisories={
            OPT_IN: SaidAdvisory(
                id=OPT_IN,
                title=Said(text=f"notice {tag}"),
                text=Said(text=f"notice text {tag}"),
                min_age=16,
                opt_in=True,
            )
        },
        institutions=(
            SaidInstitution(
                id="carpet", title=Said(text=f"Carpets {tag}"), text=Said(text="…"), sources=("book",)
            ),
        ),
        tours={TOUR: (Said(text=f"Doors {tag}"), Said(text=f"tour summary {tag}"))},
    )
