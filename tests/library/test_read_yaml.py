from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enfilade.library.pointers import line_of, pointer, settle
from enfilade.library.read_yaml import read_yaml

PLAN = """\
id: cellar
rooms:
  - id: passage
    floor: [[0, 0],
            [4, 0]]
    title: {az: Dəhliz,
            en: Passage}
  - id: cell
"""


def test_every_value_has_its_line() -> None:
    yaml, found = read_yaml(PLAN, "hall.yaml")
    assert found == ()
    assert {at: yaml.lines[at] for at in ("id", "rooms[0].id", "rooms[0].floor[1]", "rooms[0].title.en")} == {
        "id": 1,
        "rooms[0].id": 3,
        "rooms[0].floor[1]": 5,
        "rooms[0].title.en": 7,
    }
    assert yaml.lines["rooms[1]"] == 8


def test_dates_stay_strings_and_numbers_are_numbers() -> None:
    yaml, _ = read_yaml("a: 1908-06-05\nb: 1.5\nc: 7\nd: true\ne: no\nf: ~\ng: '7'\n", "x.yaml")
    assert yaml.data == {
        "a": "1908-06-05",
        "b": 1.5,
        "c": 7,
        "d": True,
        "e": "no",
        "f": None,
        "g": "7",
    }


def test_a_broken_file_is_one_issue_at_its_line() -> None:
    yaml, found = read_yaml("a: 1\nb: [1, 2\nc: 3\n", "x.yaml")
    assert yaml.data is None
    assert [(one.code, one.place.line) for one in found] == [("yaml-syntax", 3)]


def test_an_alias_inside_itself_ends() -> None:
    _, found = read_yaml("a: &x [*x]\n", "x.yaml")
    assert {one.code for one in found} == {"yaml-syntax"}


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    read_yaml(text, "x.yaml")


@given(st.binary(max_size=60))
def test_no_bytes_raise(data: bytes) -> None:
    read_yaml(data.decode("utf-8", errors="replace"), "x.yaml")


def test_pointers_read_like_paths() -> None:
    assert pointer(("openings", 3, "width_m")) == "openings[3].width_m"
    assert pointer((0, "id")) == "[0].id"


def test_a_location_loses_what_is_not_written() -> None:
    data = {"rooms": [{"ceiling": {"kind": "flat"}, "title": {"az": 1}}]}
    assert settle(data, ("rooms", 0, "ceiling", "flat", "finish")) == ("rooms", 0, "ceiling", "finish")
    assert settle(data, ("rooms", 0, "title", "by_language", "az")) == ("rooms", 0, "title", "az")


def test_a_line_is_that_of_the_nearest_thing_around() -> None:
    lines = {"": 1, "rooms": 2, "rooms[0]": 3, "rooms[0].id": 3}
    assert line_of(lines, "rooms[0].ceiling.finish") == 3
    assert line_of(lines, "rooms[7].id") == 2
    assert line_of(lines, "nothing") == 1


def test_what_is_no_number_is_an_issue() -> None:
    yaml, found = read_yaml("a: .nan\nb: [1, .inf]\n", "x.yaml")
    assert [(one.code, one.place.line, one.place.pointer) for one in found] == [
        ("wrong-value", 1, "a"),
        ("wrong-value", 2, "b[1]"),
    ]
    assert yaml.data == {"a": 0.0, "b": [1, 0.0]}
