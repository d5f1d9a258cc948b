"""A follower's name: of their own choice, or none. Held to what may stand on a guide's screen.

Whatever is not printable is left out, and the marks by which a line of text is turned round or hidden with
it. Refused are ways to reach somebody (links, addresses, numbers: a group may be of children) and the guide's
own title. Nothing else is judged: no list of bad words knows three languages, and a guide removes in one tap.
"""

from __future__ import annotations

import re
import unicodedata

from enfilade.live.refused import Refused

NAME_LETTERS = 40

MARKS = 2
"""Marks over one letter; more than that covers the lines above and below."""

DIGITS = 7
"""So many are a telephone number; a year or a class's number has fewer."""

GUIDES = frozenset(
    {"guide", "tourguide", "coguide", "beledci", "beledciniz", "turbeledcisi", "гид", "экскурсовод"}
)
"""Titles as `_folded` leaves them."""

_ENDS = (
    "com net org info biz az ru tr ge ua kz uk de fr eu io me tv app dev xyz site online shop link edu gov"
)
_LINK = re.compile(rf"://|www\.|[\w-]\.(?:{'|'.join(_ENDS.split())})(?![\w])", re.IGNORECASE)
_LIKE_LATIN = str.maketrans("аеорсухіѕјԁɡ013", "aeopcyxisjdgoie")
_LIKE_LATIN_AZ = str.maketrans({"ə": "e", "ı": "i", "ß": "s"})


def given_name(text: str) -> str | None:
    """Return a name as it is shown; None where there is none. Raises Refused with a code of `messages`."""
    if len(text) > 4 * NAME_LETTERS:
        raise Refused("name-too-long")
    name = _few_marks(" ".join(_printable(unicodedata.normalize("NFC", text)).split()))
    if not any(c.isalnum() for c in name):
        return None
    if len(name) > NAME_LETTERS:
        raise Refused("name-too-long")
    if "@" in name or _LINK.search(name) or sum(c.isdigit() for c in name) >= DIGITS:
        raise Refused("name-contact")
    if _is_title(name):
        raise Refused("name-guide")
    return name


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _few_marks(text: str) -> str:
    out, marks = [], 0
    for c in text:
        marks = marks + 1 if unicodedata.combining(c) else 0
        if marks <= MARKS:
            out.append(c)
    return "".join(out)


def _is_title(name: str) -> bool:
    """Whether one of the words, or all of them run together, is the guide's title, however it is spelt."""
    words = re.split(r"[^\w]+|_", name)
    for word in (*words, "".join(words)):
        plain = _folded(word)
        latin = plain.translate(_LIKE_LATIN)
        if {plain, latin} & GUIDES:
            return True
    return False


def _folded(word: str) -> str:
    small = unicodedata.normalize("NFKD", word.casefold().translate(_LIKE_LATIN_AZ))
    return "".join(c for c in small if not unicodedata.combining(c))
