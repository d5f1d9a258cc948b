"""A sentence of the program in its three languages, and how a reader's language is chosen."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("az", "en", "ru")
"""The languages of the program itself, in the order in which they are offered."""

NAMES = {"az": "Azərbaycanca", "en": "English", "ru": "Русский"}
"""Each language's own name for itself."""


class Sentence(NamedTuple):
    """One sentence. Places in braces are filled in by `say`; all three languages have the same ones."""

    az: str
    en: str
    ru: str

    def say(self, language: str, **values: object) -> str:
        """Return the sentence in a language (az where it is none of ours) with its places filled in."""
        text: str = getattr(self, language if language in LANGUAGES else LANGUAGES[0])
        return text.format(**values) if values else text


def best_language(accept: str, offered: tuple[str, ...] = LANGUAGES) -> str:
    """Return the offered language that an Accept-Language header likes best, the first offered where it names none."""
    best, best_weight = offered[0], 0.0
    for part in accept.split(","):
        tag, _, parameter = part.strip().partition(";")
        try:
            weight = float(parameter.strip().removeprefix("q=")) if parameter else 1.0
        except ValueError:
            continue
        language = tag.strip().lower().split("-")[0]
        if language in offered and weight > best_weight:
            best, best_weight = language, weight
    return best
