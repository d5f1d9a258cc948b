"""Pages of lessons: the list, one lesson, the worksheet, and who may see the answers."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from enfilade.store import groups
from enfilade.store import staff as people
from enfilade.web.backup import revisions_in_use
from enfilade.web.parts import Parts
from enfilade.web.staff import COOKIE
from tests.web.lesson_fixture import LESSON, SOLEMN_LESSON, TASKS
from tests.web.site_fixture import MUSEUM

ONE = f"/{MUSEUM}/lessons/{LESSON}"
PRIVATE = ("explanation of", "private note", "why salt")


def text_of(reader: FlaskClient, path: str, status: int = 200) -> str:
    """Return the words of a page on one line."""
    response = reader.get(path)
    assert response.status_code == status
    body = re.sub(r"(?s)<head>.*?</head>", "", response.get_data(as_text=True))
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.mark.parametrize("lang", ["az", "en", "ru"])
def test_lesson16_lessons_are_listed_where_teachers_look(reader: FlaskClient, lang: str) -> None:
    for path in (f"/{lang}/", f"/{lang}/{MUSEUM}/", f"/{lang}/{MUSEUM}/lessons"):
        page = reader.get(path).get_data(as_text=True)
        for lesson, title in ((LESSON, "Every kind"), (SOLEMN_LESSON, "Quiet")):
            assert f'href="/{lang}/{MUSEUM}/lessons/{lesson}"' in page
            assert f"{title} {lang}" in page
        # The youngest pupils' lesson first.
        assert page.index("Every kind") < page.index("Quiet")


@pytest.mark.parametrize("lang", ["az", "en", "ru"])
def test_lesson16_a_lesson_is_told_whole_without_a_script(reader: FlaskClient, lang: str) -> None:
    page = reader.get(f"/{lang}{ONE}").get_data(as_text=True)
    assert "<script" not in page
    assert f'href="/{lang}/class/open?lesson={MUSEUM}/{LESSON}"' in page
    assert f'href="/{lang}{ONE}/worksheet"' in page
    words = text_of(reader, f"/{lang}{ONE}")
    for said in ("Every kind", "lesson summary", "a goal", "another goal", "upper hall", "Doors"):
        assert f"{said} {lang}" in words
    for task in TASKS:
        assert f"prompt of {task['id']} {lang}" in words
    assert words.index("threshold title") < words.index("prompt of board") < words.index("cell title")
    looks = {"az": "Baxır və oxuyurlar.", "en": "They look and read.", "ru": "Смотрят и читают."}
    assert f"closed-door title {lang} {looks[lang]}" in words
    assert not any(private in words for private in PRIVATE)


def test_lesson16_a_notice_says_that_the_teacher_decides(reader: FlaskClient) -> None:
    words = text_of(reader, f"/en/{MUSEUM}/lessons/{SOLEMN_LESSON}")
    assert "notice text en From the age of 16 You decide about this place" in words
    assert "no points, no time limit, no contest" in words
    assert "no points, no time limit" not in text_of(reader, f"/en{ONE}")


@pytest.mark.parametrize(
    "path",
    [
        f"/en/{MUSEUM}/lessons/none",
        "/en/nowhere/lessons",
        f"/en/{MUSEUM}/lessons/none/worksheet",
        f"/en/{MUSEUM}/lessons/{SOLEMN_LESSON}/worksheet",
    ],
)
def test_lesson16_what_is_not_there_is_not_found(reader: FlaskClient, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_lesson14_the_worksheet_has_every_kind_that_fits_on_paper(reader: FlaskClient) -> None:
    response = reader.get(f"/az{ONE}/worksheet")
    page = response.get_data(as_text=True)
    words = text_of(reader, f"/az{ONE}/worksheet")
    assert "worksheet intro az" in words
    assert '<meta name="robots" content="noindex">' in page
    for task in TASKS:
        assert (f"prompt of {task['id']} az" in words) == (task["kind"] != "find")
    # One to eleven, without a gap for the task that needs the hall.
    assert re.findall(r'class="number">(\d+)<', page) == [str(n) for n in range(1, 12)]
    options = ("yes", "no", "perhaps", "salt", "oil", "tea", "rice")
    assert all(words.count(f" {option} az ") == 1 for option in options)
    assert page.count('class="tick-box"') == 3 + 4 + 4 + 3 * 4
    assert page.count('class="dot"') == 6
    assert page.count("<img") == 2
    assert page.count('class="lines"') == 3
    assert "days az" in words
    assert "who? az" in words


def test_lesson14_the_worksheet_gives_no_answer_away(reader: FlaskClient) -> None:
    words = text_of(reader, f"/az{ONE}/worksheet")
    assert not any(private in words for private in (*PRIVATE, "hint of", "1918", "İstiqlal", "✓"))
    years = [words.index(f"{name} az") for name in ("republic", "takeover", "terror", "independence")]
    assert years != sorted(years)


def test_lesson15_the_answers_are_not_for_everybody(client: FlaskClient) -> None:
    response = client.get(f"/en{ONE}/worksheet?key")
    assert response.status_code == 403
    assert not any(private in response.get_data(as_text=True) for private in PRIVATE)
    assert client.get("/teach/no-such-secret/key").status_code == 404


def test_lesson15_staff_see_the_answers(client: FlaskClient, parts: Parts) -> None:
    now_ms = parts.hub.now_ms()
    person = parts.store.run(lambda c: people.add(c, "A. M.", "curator", now_ms))
    link = parts.store.run(lambda c: people.make_link(c, person, now_ms))
    token = parts.store.run(lambda c: people.use_link(c, link, now_ms))
    assert token is not None
    client.set_cookie(COOKIE, token)
    response = client.get(f"/en{ONE}/worksheet?key")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    words = text_of(client, f"/en{ONE}/worksheet?key")
    for task in TASKS:
        assert f"explanation of {task['id']} en" in words
        assert f"hint of {task['id']} en" in words
        assert f"private note on {task['id']} en" in words
    assert "private note on the lesson en" in words
    for right in (
        "✓ yes en",
        "✓ salt en — why salt en",
        "1. republic en (1918) 2. takeover en (1920) 3. terror en (1937) 4. independence en (1991)",
        "flag left en – flag right en",
        "28 ± 1 days en",
        "the seal en",
        "above en – upper-room exhibit en",
        "There is no single right answer.",
    ):
        assert right in words
    assert "perhaps en" not in words


def test_lesson15_the_class_s_teacher_sees_the_answers(client: FlaskClient, parts: Parts) -> None:
    *_, secret = parts.classes.open(MUSEUM, LESSON)
    words = text_of(client, f"/teach/{secret}/key?lang=ru")
    assert "explanation of one ru" in words
    assert "✓ yes ru" in words


def test_lesson1_a_lesson_s_own_way_is_in_no_list(reader: FlaskClient) -> None:
    for lang in ("az", "en", "ru"):
        for path in (f"/{lang}/", f"/{lang}/{MUSEUM}/"):
            assert f"/{MUSEUM}/tour/lesson-" not in reader.get(path).get_data(as_text=True)


def test_lesson17_a_class_that_is_over_keeps_its_revision_while_it_is_kept(parts: Parts) -> None:
    group, of, _ = parts.classes.open(MUSEUM, LESSON)
    parts.hub.end(group.gid)
    later = parts.hub.now_ms() + 3 * 86_400_000
    parts.store.run(lambda c: groups.forget_ended(c, later))
    assert parts.store.read(groups.revisions) == frozenset()
    assert revisions_in_use(parts.settings) == {(MUSEUM, of.revision)}
