"""Lessons in a build: what of them is published, what is kept private, and for how long."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from enfilade.content.lesson import Lesson
from enfilade.content.site import KeyframeRow, SiteMuseum
from enfilade.content.site_lesson import SiteLesson
from enfilade.library.catalogue import load
from enfilade.pipeline.lessons import POSTER_PX, check_ways, kept_to_halls
from enfilade.pipeline.posters import POSTERS
from enfilade.pipeline.run_build import run_build
from enfilade.pipeline.tour_routes import Routes
from enfilade.pipeline.write_site import collect
from enfilade.web.app import create_app
from enfilade.web.parts import KEY, Parts
from enfilade.web.settings import Settings
from enfilade.web.site import SiteFolder
from tests.issue_fixture import FIXTURES
from tests.pipeline.even_light import light_evenly
from tests.web.site_fixture import write_viewer

OWN_WAY = """\
id: own-way
title: {az: Öz yolu, en: Its own way, ru: Свой путь}
summary: {az: Dərs., en: A lesson., ru: Урок.}
goals: [{az: Baxmaq., en: To look., ru: Смотреть.}]
ages: [16, 18]
minutes: 30
halls: [cellar, attic]
stops:
  - id: below
    hall: cellar
    viewpoint: by-the-board
    title: {az: Aşağıda, en: Below, ru: Внизу}
    narration: {az: Baxın., en: Look., ru: Посмотрите.}
    notes: {az: Gizli, en: SECRET, ru: Тайна}
    sources: [plan]
  - id: above
    hall: attic
    viewpoint: middle
    title: {az: Yuxarıda, en: Above, ru: Наверху}
    narration: {az: Baxın., en: Look., ru: Посмотрите.}
    sources: [plan]
tasks:
  - id: look
    kind: look-closely
    stop: above
    prompt: {az: Nə var?, en: What is there?, ru: Что там?}
    picture: {view: attic/middle, alt: {az: Çardaq, en: The attic, ru: Чердак}}
    explanation: {az: Gizli, en: SECRET, ru: Тайна}
    sources: [plan]
  - id: bed
    kind: look-closely
    stop: below
    prompt: {az: Nədir?, en: What is it?, ru: Что это?}
    picture: {exhibit: iron-bed}
    explanation: {az: Gizli, en: SECRET, ru: Тайна}
    sources: [plan]
"""


def _build(home: Path) -> None:
    assert run_build(home, None, "final", lambda step, share: None) == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(FIXTURES / "base", home, dirs_exist_ok=True)
    exhibits = home / "tours/tiny/exhibits.yaml"
    exhibits.write_text(exhibits.read_text("utf-8") + "    viewpoint: in-the-cell\n", "utf-8")
    (home / "tours/tiny/lessons/own-way.yaml").write_text(OWN_WAY, "utf-8")
    two_rooms = home / "tours/tiny/lessons/two-rooms.yaml"
    two_rooms.write_text(two_rooms.read_text("utf-8").replace("when, word]", "when, word, think]"), "utf-8")
    Image.new("RGB", (1200, 900), (200, 190, 170)).save(home / "tours/tiny/pictures/page.png")
    light_evenly(home)
    _build(home)
    return home


def _museum(home: Path) -> SiteMuseum:
    return SiteMuseum.model_validate_json((home / "var/site/tiny/museum.json").read_bytes())


def _lesson(home: Path, id_: str, language: str) -> SiteLesson:
    entry = next(each for each in _museum(home).lessons if each.id == id_)
    return SiteLesson.model_validate_json((home / "var/site" / entry.files[language].path).read_bytes())


def test_lesson1_a_lesson_s_own_stops_are_a_tour_that_is_not_offered(built: Path) -> None:
    museum = _museum(built)
    assert [(tour.id, tour.lesson) for tour in museum.tours] == [
        ("round", None),
        ("lesson-own-way", "own-way"),
    ]
    way = museum.tours[1]
    assert way.stops == ("below", "above")
    assert way.timeline.legs[1].travel_ms > 0
    assert [(each.id, each.tour, each.solemn) for each in museum.lessons] == [
        ("own-way", "lesson-own-way", True),
        ("two-rooms", "round", True),
    ]
    assert _lesson(built, "own-way", "ru").stops == ("below", "above")
    edition = SiteFolder(built / "var/site").edition("tiny")
    assert edition is not None
    assert [tour.id for tour in edition.tours] == ["round"]


def test_lesson1_a_lesson_s_own_way_can_be_read_and_is_not_for_search(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(built / "var" / "site", home / "var" / "site")
    write_viewer(home / "viewer_static" / "dist")
    app = create_app(Settings(home=home))
    client = app.test_client()
    noindex = '<meta name="robots" content="noindex">'
    for way, hidden in (("lesson-own-way", True), ("round", False)):
        tour = client.get(f"/az/tiny/tour/{way}").get_data(as_text=True)
        stop = "below" if hidden else "first"
        one = client.get(f"/az/tiny/tour/{way}/stop/{stop}").get_data(as_text=True)
        assert (noindex in tour, noindex in one) == (hidden, hidden)
    for path in ("/az/", "/az/tiny/", "/az/tiny/lessons"):
        page = client.get(path).get_data(as_text=True)
        assert "tour/lesson-own-way" not in page
        assert 'href="/az/tiny/lessons/own-way"' in page
    # On the sheet is what is asked anywhere but behind a notice that is off by default.
    sheet = client.get("/az/tiny/lessons/two-rooms/worksheet").get_data(as_text=True)
    assert "Hansı?" in sheet
    assert "Nə düşünürsünüz?" not in sheet
    parts: Parts = app.extensions[KEY]
    parts.hub.close(5)
    parts.store.close()


def test_lesson13_a_class_is_flown_through_no_hall_that_its_lesson_does_not_name(built: Path) -> None:
    museum = load(built).museums["tiny"]
    lesson = museum.lessons["own-way"]
    way = lesson.own_tour()
    assert way is not None
    flown: Routes = {"below": (), "above": (_at("cellar", 0), _at("attic", 900))}
    assert kept_to_halls(museum, way, flown) == flown
    # Named are its stops' halls only: a third hall between them is not flown through, but cut over.
    below = lesson.model_copy(update={"halls": ("cellar",)})
    narrower = replace(museum, lessons={below.id: below})
    assert kept_to_halls(narrower, way, flown) == {"below": (), "above": ()}
    # A museum's own tour goes where it goes: who is too young for that has no lesson along it.
    tour = museum.tours["round"]
    through: Routes = {"first": (), "second": (_at("cellar", 0), _at("cellar", 900))}
    assert kept_to_halls(museum, tour, through) == through
    assert list(check_ways(museum, tour, through)) == []
    young = museum.lessons["two-rooms"].model_copy(update={"ages": (10, 12)})
    (found,) = check_ways(replace(museum, lessons={young.id: young}), tour, through)
    assert (found.code, found.message) == (
        "lesson-too-young",
        'tour "round" leads through cellar, and pupils are 10',
    )


def _at(hall: str, t_ms: int) -> KeyframeRow:
    return (t_ms, ("cellar", "attic").index(hall), 0, 1600, 0, 0, 0, 0, 0, 0, 0, 0)


def test_lesson2_answers_explanations_and_notes_are_private(built: Path) -> None:
    site = built / "var/site"
    museum = _museum(built)
    for folder in ("lessons", "tours", "text", "tiny"):
        for file in (site / folder).glob("*.json"):
            assert "SECRET" not in file.read_text("utf-8")
    published = SiteFolder(site)
    key = f"private/tiny/{museum.revision}/lesson-own-way.json"
    assert "SECRET" in (site / key).read_text("utf-8")
    assert not published.gives_out(key)
    edition = published.edition("tiny")
    assert edition is not None
    known = load(built).museums["tiny"].lessons
    assert edition.lesson_key("own-way") == known["own-way"]
    assert edition.lesson_key("two-rooms") == known["two-rooms"]
    assert edition.lesson_key("none") is None
    assert isinstance(edition.lesson_key("own-way"), Lesson)


def test_lesson1_a_lesson_is_given_out_in_each_language(built: Path) -> None:
    folder = SiteFolder(built / "var/site")
    for entry in _museum(built).lessons:
        for language, ref in entry.files.items():
            said = _lesson(built, entry.id, language)
            assert (said.language, said.museum, said.id) == (language, "tiny", entry.id)
            assert tuple(task.id for task in said.tasks) == entry.tasks
            assert folder.gives_out(ref.path)
            assert (built / "var/site" / f"{ref.path}.br").stat().st_size == ref.wire_bytes


def test_lesson17_a_picture_comes_in_two_sizes(built: Path) -> None:
    (seal,) = (task for task in _lesson(built, "two-rooms", "en").tasks if task.id == "seal")
    picture = seal.about.picture  # type: ignore[attr-defined]
    assert (picture.width, picture.height, picture.alt.text) == (1200, 900, "A wall")
    sizes = []
    for ref in (picture.small, picture.full):
        with Image.open(io.BytesIO((built / "var/site" / ref.path).read_bytes())) as shown:
            assert shown.format == "WEBP"
            sizes.append(shown.size)
    assert sizes == [(512, 384), (1200, 900)]


def test_lesson17_a_view_is_its_poster_and_an_exhibit_that_of_its_viewpoint(built: Path) -> None:
    assert POSTERS["wide"] == POSTER_PX
    folder = SiteFolder(built / "var/site")
    edition = folder.edition("tiny")
    assert edition is not None
    look, bed = (task.about.picture for task in _lesson(built, "own-way", "en").tasks)  # type: ignore[attr-defined]
    for picture, hall, view in ((look, "attic", "middle"), (bed, "cellar", "in-the-cell")):
        data = edition.hall(hall)
        assert data is not None
        poster = next(each.poster for each in data.viewpoints if each.id == view)
        assert poster is not None
        assert (picture.full, picture.small) == (poster.wide, poster.wide)
    assert (look.alt.text, bed.alt.text) == ("The attic", "A bed")


def test_lesson17_what_lessons_use_is_kept_while_they_do(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(built, home)
    site = home / "var/site"
    before = _museum(home)
    lesson = home / "tours/tiny/lessons/two-rooms.yaml"
    text = lesson.read_text("utf-8")
    picture = text[text.index("  - id: seal") : text.index("  - id: think")]
    lesson.write_text(text.replace(picture, ""), "utf-8")
    _build(home)
    after = _museum(home)
    old, new = before.lessons[1].files["az"].path, after.lessons[1].files["az"].path
    assert old != new
    old_key = site / "private/tiny" / before.revision / "lesson-two-rooms.json"
    shown = len(list((site / "pictures").glob("*.webp")))
    # A class that stands in the old revision keeps its lesson, its key and its pictures.
    far = 10**12
    collect(site, far, in_use=frozenset({("tiny", before.revision)}))
    assert (site / old).exists() and (site / new).exists() and old_key.exists()
    assert len(list((site / "pictures").glob("*.webp"))) == shown == 2
    collect(site, far)
    assert not (site / old).exists() and (site / new).exists() and not old_key.exists()
    assert list((site / "pictures").glob("*.webp")) == []
