"""Words changed inside a file: exactly these, and not a byte else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enfilade.library.edit_text import NotEditable, edit_text, tidy
from enfilade.library.pointers import keys_of, pointer
from enfilade.library.read_yaml import read_yaml

FILE = """\
# The museum's own remark.
exhibits:
  - id: fever-chart   # kept
    title: {az: "Qızdırma vərəqi", en: 'Fever chart', ru: Лист}   # c2
    lines:
      - az: Bir.
        en: One.
    text:
      standard:
        az: >-
          Bir iki
          üç.

          Dörd.
        en: |
          One
        # a note on the Russian
        ru: Два слова
          и ещё   # why
    shared: &shared {az: Eyni, en: Same}
    again: *shared
  - id: last
    title:
      az: Son
"""

LONG = "Bu lövhədə 1937-ci ilin sənədləri var. " * 5


def read(text: str) -> Any:
    yaml, wrong = read_yaml(text, "f.yaml")
    assert wrong == ()
    return yaml.data["exhibits"]


@pytest.mark.parametrize(
    ("at", "key", "words", "old", "new"),
    [
        ("exhibits[0].title", "az", "Vərəq", '"Qızdırma vərəqi"', "Vərəq"),
        ("exhibits[0].title", "en", "Chart, old: 1937", "'Fever chart'", '"Chart, old: 1937"'),
        ("exhibits[0].title", "ru", "Лист больного", "Лист}", "Лист больного}"),
        ("exhibits[0].lines[0]", "en", "One, two.", "One.", "One, two."),
        ("exhibits[0].text.standard", "en", "Two", "|\n          One\n", "Two\n"),
        ("exhibits[1].title", "az", "no", "Son", '"no"'),
        (
            "exhibits[0].text.standard",
            "ru",
            "Раз.\n\nДва.",
            "Два слова\n          и ещё",
            ">-\n          Раз.\n\n\n          Два.",
        ),
    ],
)
def test_a_value_is_replaced_where_it_stands(at: str, key: str, words: str, old: str, new: str) -> None:
    assert FILE.count(old) == 1
    # A remark behind a value keeps it on one line, in quotes.
    source = FILE.replace("и ещё   # why", "и ещё") if new.startswith(">-") else FILE
    assert edit_text(source, at, {key: words}) == source.replace(old, new)


def test_a_missing_language_is_added_after_the_last_and_taken_out_again() -> None:
    for at, added in (
        ("exhibits[0].lines[0]", "        en: One.\n        ru: Один.\n"),
        ("exhibits[1].title", "      az: Son\n      ru: Один.\n"),
        ("exhibits[0].title", "ru: Лист, xx: Один.}"),
    ):
        key = "xx" if "xx" in added else "ru"
        more = edit_text(FILE, at, {key: "Один."})
        assert added in more
        assert edit_text(more, at, {key: None}) == FILE


def test_a_long_text_is_folded_and_read_as_one_line() -> None:
    text = edit_text(FILE, "exhibits[1].title", {"az": LONG})
    assert "az: >-\n        Bu lövhədə" in text
    assert max(map(len, text.splitlines())) <= 152
    assert read(text)[1]["title"]["az"] == LONG.strip()


@pytest.mark.parametrize(
    ("at", "changes"),
    [
        ("exhibits[7].title", {"az": "x"}),
        ("exhibits[0].nothing", {"az": "x"}),
        ("exhibits[0].id", {"az": "x"}),
        ("exhibits[0].title", {"az": " \n "}),
        ("exhibits[0].title", {"az": "x" * 20_001}),
        ("exhibits[0].title", {"az": None}),
        ("exhibits[0].shared", {"az": "Başqa"}),
    ],
)
def test_what_cannot_be_changed_alone_is_refused(at: str, changes: dict[str, str | None]) -> None:
    with pytest.raises(NotEditable):
        edit_text(FILE, at, changes)


def test_words_are_tidied() -> None:
    assert tidy("  a \t b\u0007\r\n\r\n\r\n\r\nc\u0301 \n") == "a b\n\n\u0107"


PLACES = ["exhibits[0].title", "exhibits[0].lines[0]", "exhibits[0].text.standard", "exhibits[1].title"]
WORDS = st.text(st.sampled_from("aə ğ#:-\"'{}[],&*!|>%@`\n\\1.«»…Ж?"), min_size=1, max_size=260)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(["az", "en", "ru"]), WORDS)
def test_any_words_come_back_as_written_and_all_else_is_as_it_was(at: str, key: str, words: str) -> None:
    if not tidy(words):
        with pytest.raises(NotEditable):
            edit_text(FILE, at, {key: words})
        return
    text = edit_text(FILE, at, {key: words})
    wanted, found = read(FILE), read(text)
    reached: Any = wanted
    for step in keys_of(at)[1:]:
        reached = reached[step]
    reached[key] = tidy(words)
    found_there: Any = found
    for step in keys_of(at)[1:]:
        found_there = found_there[step]
    assert found_there[key] == tidy(words)
    for other in (wanted, found):
        for step in keys_of(at)[1:]:
            other = other[step]
        other.pop(key)
    assert found == wanted
    assert [line for line in text.splitlines() if "#" in line and "remark" in line] == [
        "# The museum's own remark."
    ]


@given(st.lists(st.one_of(st.sampled_from(["a", "b-c", "x_m"]), st.integers(0, 99)), max_size=5))
def test_a_pointer_and_its_keys_are_the_same(keys: list[str | int]) -> None:
    if keys and isinstance(keys[0], int):
        keys = ["a", *keys]
    assert keys_of(pointer(keys)) == tuple(keys)
