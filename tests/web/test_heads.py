"""LIMIT12: a head is read as a proxy before us reads it, or refused."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.web.heads import Head
from enfilade.web.limits import HEAD_BYTES


def head(text: str) -> Head:
    return Head(io.BytesIO(text.encode("latin-1")))


def test_LIMIT12_fields_are_found_whatever_their_case() -> None:
    read = head(
        "Host: a.example\r\nContent-Type:text/plain\r\nX-A:  one \r\nx-a: two\nContent-Length: 7\r\n\r\nbody"
    )
    assert not read.status
    assert (read.get("HOST"), read.get("x-a"), read.get("nothing", "none")) == ("a.example", "one", "none")
    assert (read.typeheader, read.getheader("content-length")) == ("text/plain", "7")
    assert list(read.headers)[2:4] == ["X-A: one", "x-a: two"]
    del read["content-length"]
    assert read.get("content-length") is None


def test_LIMIT12_what_follows_the_head_is_left_alone() -> None:
    lines = io.BytesIO(b"A: 1\r\n\r\nbody")
    Head(lines)
    assert lines.read() == b"body"


@pytest.mark.parametrize(
    "text",
    [
        "Host a\r\n\r\n",
        "Host: a\r\n folded\r\n\r\n",
        "Host : a\r\n\r\n",
        ": a\r\n\r\n",
        "H\u00f6st: a\r\n\r\n",
        "A: b\rC: d\r\n\r\n",
        "A: b\0c\r\n\r\n",
        "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "Content-Length: +1\r\n\r\n",
        "Content-Length: 1, 1\r\n\r\n",
        "Content-Length: \r\n\r\n",
        "Content-Length: \u00b2\r\n\r\n",
        "Host: cut",
        "",
    ],
)
def test_LIMIT12_what_could_be_read_in_two_ways_is_refused(text: str) -> None:
    assert head(text).status == "malformed"


def test_LIMIT12_one_length_said_twice_is_one() -> None:
    read = head("Content-Length: 5\r\ncontent-length: 5\r\n\r\n")
    assert (read.status, read.get("content-length")) == ("", "5")
    assert list(read.headers) == ["Content-Length: 5"]


def test_LIMIT12_a_head_is_bounded_in_all() -> None:
    line = "X: " + "x" * 1000 + "\r\n"
    assert not head(line * 30 + "\r\n").status
    with pytest.raises(ValueError, match="too large"):
        head(line * (HEAD_BYTES // 1000 + 1) + "\r\n")


TOKEN = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_!", min_size=1, max_size=12)
VALUE = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20)


@given(st.lists(st.tuples(TOKEN.filter(lambda name: name.lower() != "content-length"), VALUE), max_size=12))
def test_LIMIT12_every_well_formed_head_is_read_whole(fields: list[tuple[str, str]]) -> None:
    read = head("".join(f"{name}: {value}\r\n" for name, value in fields) + "\r\n")
    assert not read.status
    assert list(read.headers) == [f"{name}: {value}" for name, value in fields]


@given(st.binary(max_size=400))
def test_LIMIT12_whatever_comes_is_read_or_refused(data: bytes) -> None:
    Head(io.BytesIO(data))
