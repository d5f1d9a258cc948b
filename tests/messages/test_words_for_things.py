"""One thing has one word, wherever it is named: an advisory's notice, in the three languages."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

from enfilade import messages
from enfilade.messages.fault import Fault
from enfilade.messages.sentence import Sentence

NOTICE = {"az": r"xəbərdarlı[ğq]", "en": r"\bnotices?\b", "ru": r"предупреждени"}


def sentences() -> Iterator[tuple[str, Sentence]]:
    """Yield every sentence of the catalogues, those of refusals too, with its key."""
    for found in pkgutil.iter_modules(messages.__path__):
        module = importlib.import_module(f"{messages.__name__}.{found.name}")
        for catalogue in (each for each in vars(module).values() if isinstance(each, dict)):
            for key, value in catalogue.items():
                if isinstance(value, Sentence):
                    yield key, value
                elif isinstance(value, Fault):
                    yield key, value.message
                    yield key, value.remedy


def test_what_stands_before_a_place_is_called_by_one_word_in_each_language() -> None:
    every = dict.fromkeys(sentences())
    told = {(key, each) for key, each in every if re.search(NOTICE["az"], each.az, re.IGNORECASE)}
    assert len(told) >= 10
    for key, each in told:
        assert re.search(NOTICE["en"], each.en, re.IGNORECASE), key
        assert re.search(NOTICE["ru"], each.ru, re.IGNORECASE), key
    # Nor is it called anything else, nor anything else by its word.
    for key, each in every:
        assert not re.search(r"уведомлени|оповещени", each.ru, re.IGNORECASE), key
        assert not re.search(r"\bwarning", each.en, re.IGNORECASE), key
        if any(re.search(NOTICE[tag], getattr(each, tag), re.IGNORECASE) for tag in ("en", "ru")):
            assert (key, each) in told, key
