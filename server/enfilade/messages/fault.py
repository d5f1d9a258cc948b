"""The shape of an error as the program says it, and the remedies that several share."""

from __future__ import annotations

from typing import NamedTuple

from enfilade.messages.sentence import Sentence


class Fault(NamedTuple):
    """An error as the program says it: its HTTP status, what is so, and what the reader can do."""

    status: int
    message: Sentence
    remedy: Sentence


AGAIN = Sentence("Bir azdan yenidən cəhd edin.", "Try again in a moment.", "Попробуйте ещё раз чуть позже.")
RELOAD = Sentence("Səhifəni yeniləyin.", "Reload the page.", "Обновите страницу.")
ASK_GUIDE = Sentence("Bələdçiyə müraciət edin.", "Ask your guide.", "Обратитесь к гиду.")
TO_ENTRANCE = Sentence(
    "Girişə qayıdın və oradan davam edin.",
    "Go back to the entrance and start from there.",
    "Вернитесь ко входу и начните оттуда.",
)
