"""What the viewer says. What a lesson asks for is there in all languages, and nothing is for nobody."""

from __future__ import annotations

import re

from enfilade.messages.sentence import LANGUAGES
from enfilade.messages.viewer import VIEWER
from enfilade.messages.viewer_console import CONSOLE
from enfilade.messages.viewer_lesson import VIEWER_LESSON
from tools.set_up import VIEWER as FOLDER

SOURCES = {
    file.relative_to(FOLDER).as_posix(): file.read_text("utf-8")
    for file in (FOLDER / "src").rglob("*.ts")
    if not file.name.endswith(".test.ts") and "generated" not in file.parts
}
OF_LESSONS = re.compile(r"src/(ui/(tasks/|lesson_|zoom_|writing|task_)|app/class_)")
OF_CONSOLE = re.compile(r"src/(ui|app)/console")
PLACE = re.compile(r"{(\w+)}")


def test_every_sentence_of_a_lesson_is_in_the_catalogue() -> None:
    known = VIEWER | VIEWER_LESSON
    asked = {
        (name, key)
        for name, text in SOURCES.items()
        if OF_LESSONS.match(name)
        for key in re.findall(r"""say\(\s*"([^"]+)\"""", text)
    }
    assert len(asked) > 60
    assert not {(name, key) for name, key in asked if key not in known}


def test_no_sentence_of_a_lesson_is_for_nobody() -> None:
    text = "\n".join(SOURCES.values())
    named = set(re.findall(r'"([a-z0-9-]+\.[a-z0-9-]+)"', text))
    begun = tuple(re.findall(r"`([a-z-]+\.[a-z-]*)\$\{", text))
    assert not {key for key in VIEWER_LESSON if key not in named and not key.startswith(begun)}


def test_the_console_says_what_is_in_the_catalogue_and_nothing_for_nobody() -> None:
    known = VIEWER | CONSOLE
    own = "\n".join(text for name, text in SOURCES.items() if OF_CONSOLE.match(name))
    asked = set(re.findall(r"""say\(\s*"([^"]+)\"""", own))
    assert len(asked) > 100
    assert not asked - set(known)
    named = set(re.findall(r'"([a-z0-9-]+\.[a-z0-9-]+)"', own))
    begun = tuple(re.findall(r"`([a-z-]+\.[a-z-]*)\$\{", own))
    assert not {key for key in CONSOLE if key not in named and not key.startswith(begun)}
    assert not set(VIEWER) & set(CONSOLE)


def test_each_language_fills_in_the_same_places() -> None:
    for key, sentence in (VIEWER | VIEWER_LESSON | CONSOLE).items():
        places = {tag: sorted(PLACE.findall(getattr(sentence, tag))) for tag in LANGUAGES}
        assert places["az"] == places["en"] == places["ru"], key
        assert all(getattr(sentence, tag).strip() for tag in LANGUAGES), key
