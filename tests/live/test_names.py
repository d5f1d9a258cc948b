"""WAIT9-11: what a follower may call themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.live.names import NAME_LETTERS, given_name
from enfilade.live.refused import Refused


@pytest.mark.parametrize(
    "name",
    ["Ayna", "Şəhla Ə.", "A.Məmmədov", "Dr.Əliyev", "Иван Грозный", "Guido", "Guidea", "Əli 8b", "Ayna 2014",
     "O'Neil-Smith", "🙂 Nigar", "Məmmədli Ülviyyə İlqar qızı", "Гидаят", "St. John", "张伟"],
)  # fmt: skip
def test_WAIT9_peoples_names_stay_as_they_are(name: str) -> None:
    assert given_name(name) == name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Ayna \t\n Əli ", "Ayna Əli"),
        ("Ay\u202ena", "Ay na"),
        ("Ay\u200bna\u2066", "Ay na"),
        ("\x00\x1b[31mAyna", "[31mAyna"),
        ("A\u0301\u0301\u0301\u0301yna", "Á\u0301\u0301yna"),
        ("", None),
        (" \u200f ", None),
        ("...!", None),
    ],
)
def test_WAIT9_what_is_not_printable_is_left_out(typed: str, shown: str | None) -> None:
    assert given_name(typed) == shown


@pytest.mark.parametrize(
    "name",
    ["ayna@mail.az", "@ayna", "see http://x.y", "www.x", "t.me/ayna", "Bax.COM", "x.az", "+994 50 123 45 67",
     "050-123-45-67", "٠٥٠١٢٣٤٥٦٧"],
)  # fmt: skip
def test_WAIT10_no_way_to_reach_somebody(name: str) -> None:
    with pytest.raises(Refused, match=r"^name-contact$"):
        given_name(name)


@pytest.mark.parametrize(
    "name",
    ["Guide", "GUIDE", "the guide", "G u i d e", "Gu1de", "Guıde", "gúide", "Bələdçi", "BƏLƏDÇİ", "beledci",
     "Гид", "ваш гид", "Gu\u200bide", "Guidе", "co-guide", "[guide]", "Экскурсовод"],
)  # fmt: skip
def test_WAIT11_the_guides_title_is_the_guides(name: str) -> None:
    with pytest.raises(Refused, match=r"^name-guide$"):
        given_name(name)


@given(st.text(max_size=200))
def test_WAIT9_whatever_is_typed_one_line_of_printable_letters_comes_out(text: str) -> None:
    try:
        name = given_name(text)
    except Refused as refused:
        assert refused.code in ("name-too-long", "name-contact", "name-guide")
        return
    assert name is None or (name.isprintable() and name == name.strip() and 0 < len(name) <= NAME_LETTERS)
    assert name is None or given_name(name) == name
