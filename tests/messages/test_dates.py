"""Dates are told as a language writes them, and no more exactly than the source has them."""

from __future__ import annotations

import pytest

from enfilade.messages.dates import date_words


@pytest.mark.parametrize(
    ("iso", "language", "words"),
    [
        ("1938-01-06", "az", "6 yanvar 1938"),
        ("1938-01-06", "en", "6 January 1938"),
        ("1938-01-06", "ru", "6 января 1938"),
        ("2021-07", "az", "iyul 2021"),
        ("2021-07", "ru", "июль 2021"),
        ("1906", "ru", "1906"),
        ("about 1906", "en", "about 1906"),
        ("1906-13", "en", "1906-13"),
    ],
)
def test_a_date_is_told_in_words(iso: str, language: str, words: str) -> None:
    assert date_words(iso, language) == words
