"""Every text of a museum, found in its files by a name that stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from enfilade.library.edit_text import edit_text
from enfilade.library.pointers import keys_of
from enfilade.library.read_yaml import read_yaml
from enfilade.library.texts import museums, written
from tools.steps import ROOT

MUSEUM = """\
id: tiny
languages: [az, en]
title: {az: Muzey, en: Museum, approved_by: A. M., approved_on: 2026-11-01}
about:
  standard: {az: Uzun., en: Long.}
  easy: {az: Qısa.}
halls: [{hall: cellar}]
"""
EXHIBITS = """\
exhibits:
  - id: door
    title: {az: Qapı, voice: museum}
    parts: {az: 1, other: 2}
"""
TOUR = """\
id: round
stops:
  - id: one
    narration: {standard: {en: Here.}}
"""
LESSON = """\
id: page
tasks:
  - id: word
    prompt: {az: Nədir?, en: What is it?}
    accepted: {az: [Bəyannamə], en: [declaration]}
    explanation: {en: It is this.}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "tours" / "tiny"
    (folder / "tours").mkdir(parents=True)
    (folder / "lessons").mkdir()
    (folder / "lessons" / "page.yaml").write_text(LESSON, "utf-8")
    (folder / "museum.yaml").write_text(MUSEUM, "utf-8")
    (folder / "exhibits.yaml").write_text(EXHIBITS, "utf-8")
    (folder / "tours" / "round.yaml").write_text(TOUR, "utf-8")
    return tmp_path


def test_texts_are_maps_of_languages_wherever_they_stand(root: Path) -> None:
    found = written(root, "tiny")
    assert [(text.key, text.at, dict(text.words)) for text in found] == [
        ("museum/tiny/title", "title", {"az": "Muzey", "en": "Museum"}),
        ("museum/tiny/about.standard", "about.standard", {"az": "Uzun.", "en": "Long."}),
        ("museum/tiny/about.easy", "about.easy", {"az": "Qısa."}),
        ("exhibit/door/title", "exhibits[0].title", {"az": "Qapı"}),
        ("tour/round/stops.one.narration.standard", "stops[0].narration.standard", {"en": "Here."}),
        ("lesson/page/tasks.word.prompt", "tasks[0].prompt", {"az": "Nədir?", "en": "What is it?"}),
        ("lesson/page/tasks.word.explanation", "tasks[0].explanation", {"en": "It is this."}),
    ]
    assert (found[0].approved_by, found[0].approved_on) == ("A. M.", "2026-11-01")
    assert [text.voice for text in found] == [
        *("enfilade", "enfilade", "enfilade", "museum", "enfilade", "enfilade", "enfilade")
    ]


def test_lesson18_the_words_of_a_lesson_are_corrected_by_their_task(root: Path) -> None:
    (prompt, explanation) = (text for text in written(root, "tiny") if text.kind == "lesson")
    assert (prompt.thing, prompt.part, prompt.file) == (
        "page",
        "tasks.word.prompt",
        "tours/tiny/lessons/page.yaml",
    )
    path = root / prompt.file
    changed = edit_text(path.read_text("utf-8"), prompt.at, {"az": "Bu nədir?"})
    assert changed == LESSON.replace("Nədir?", "Bu nədir?")
    assert explanation.words == {"en": "It is this."}


def test_a_stamp_changes_with_the_words_and_only_with_them(root: Path) -> None:
    before = {text.key: text.stamp for text in written(root, "tiny")}
    path = root / "tours" / "tiny" / "exhibits.yaml"
    path.write_text("# new\n" + path.read_text("utf-8").replace("Qapı", "Dəmir qapı"), "utf-8")
    after = {text.key: text.stamp for text in written(root, "tiny")}
    assert [key for key in before if before[key] != after[key]] == ["exhibit/door/title"]


def test_a_museum_that_is_not_there_has_none(root: Path) -> None:
    assert museums(root) == ("tiny",)
    assert written(root, "../tiny") == ()


def test_every_text_of_the_house_has_one_name_and_is_where_it_says() -> None:
    for museum in museums(ROOT):
        found = written(ROOT, museum)
        assert len({text.key for text in found}) == len(found) > 0
        for file in {text.file for text in found}:
            yaml, _ = read_yaml((ROOT / file).read_text("utf-8"), file)
            for text in (each for each in found if each.file == file):
                data = yaml.data
                for key in keys_of(text.at):
                    data = data[key]
                assert {tag: data[tag].strip() for tag in text.words} == dict(text.words)
