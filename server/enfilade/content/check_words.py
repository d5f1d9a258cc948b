"""Texts: each in the museum's languages, in the letters of its language; the missing ones are counted."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from enfilade.content.collection import Collection
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import did_you_mean, issue
from enfilade.content.text import Text

Found = tuple[str, str, Text]
"""File, pointer and text."""

LATIN = "LATIN"
CYRILLIC = "CYRILLIC"
SCRIPTS = {"az": LATIN, "tr": LATIN, "en": LATIN, "de": LATIN, "fr": LATIN, "ru": CYRILLIC, "uk": CYRILLIC}
"""The alphabet that a language's words are written in; a language that is not here is not looked at."""

AZ_STRANGERS = {
    "è": "ə",
    "é": "ə",
    "ê": "ə",
    "ë": "ə",
    "э": "ə",
    "ǝ": "ə",  # turned e (U+01DD): looks the same and sorts, searches and hyphenates wrongly
    "Ǝ": "Ə",
    "î": "i",
    "â": "a",
    "ñ": "n",
    "ţ": "t",
    "ț": "t",
    "ș": "ş",
    "Ș": "Ş",
}
"""Letters that stand for an Azerbaijani one when a text was typed or read by a machine without them."""


def check_words(collection: Collection) -> Iterator[Issue]:
    """Yield texts in unlisted languages or with strange letters, and by file what is not translated."""
    languages = collection.museum.languages
    missing: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for file, at, text in texts(collection):
        for language, words in text.by_language.items():
            if language not in languages:
                hint = did_you_mean(language, languages) or "correct it, "
                yield issue(
                    "unknown-language", file, f"{at}.{language}", f'no language "{language}"', hint=hint
                )
            yield from _letters(file, f"{at}.{language}", language, words)
        if _is_of_a_draft(collection, file) and not any(map(str.strip, text.by_language.values())):
            yield issue("text-to-write", file, at, f"{at} has no words yet", languages=", ".join(languages))
            continue
        for language in languages:
            if not text.by_language.get(language, "").strip():
                missing[file, language] += 1
                first.setdefault((file, language), at)
    for (file, language), count in sorted(missing.items()):
        what = "text is" if count == 1 else "texts are"
        message = f"{count} {what} not in {language}; the first is {first[file, language]}"
        yield issue("missing-translation", file, first[file, language], message, language=language)


def texts(collection: Collection) -> Iterator[Found]:
    """Yield every text of a museum with its place."""
    yield from _inside(collection.file("museum", collection.museum.id), "", collection.museum)
    for hall in collection.halls.values():
        yield from _inside(collection.file("hall", hall.id), "", hall)
    for exhibit in collection.exhibits.values():
        yield from _inside(*collection.places["exhibit", exhibit.id], exhibit)
    for person in collection.people.values():
        yield from _inside(*collection.places["person", person.id], person)
    for source in collection.sources.values():
        yield from _inside(*collection.places["source", source.id], source)
    for tour in collection.tours.values():
        yield from _inside(collection.file("tour", tour.id), "", tour)
    for lesson in collection.lessons.values():
        yield from _inside(collection.file("lesson", lesson.id), "", lesson)


def _inside(file: str, at: str, value: object) -> Iterator[Found]:
    if isinstance(value, Text):
        yield file, at, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _inside(file, f"{at}.{name}" if at else name, getattr(value, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(file, f"{at}[{index}]", item)


def _is_of_a_draft(collection: Collection, file: str) -> bool:
    return any(tour.draft and collection.file("tour", tour.id) == file for tour in collection.tours.values())


def _letters(file: str, at: str, language: str, words: str) -> Iterator[Issue]:
    """Words that mix alphabets, and letters that Azerbaijani does not have; one issue for each letter."""
    script = SCRIPTS.get(language.split("-")[0])
    if script is None:
        return
    told: set[str] = set()
    for word in words.split():
        scripts = {_script(letter) for letter in word if letter.isalpha()} & {LATIN, CYRILLIC}
        for letter in word:
            strange = language == "az" and letter in AZ_STRANGERS
            mixed = len(scripts) == 2 and letter.isalpha() and _script(letter) not in (script, "")
            if (strange or mixed) and letter not in told:
                told.add(letter)
                name = unicodedata.name(letter, "?").lower()
                want = (
                    AZ_STRANGERS.get(letter, f"a {script.lower()} letter")
                    if strange
                    else f"a {script.lower()} letter"
                )
                yield issue("wrong-letters", file, at, f'"{letter}" ({name}) in "{word}"', want=want)


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in (LATIN, CYRILLIC) if name.startswith(script)), "")
