"""TEXT: a curator corrects a text in the browser, with the real build behind it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from enfilade.store import staff
from enfilade.web.jobs import alone
from enfilade.web.parts import Parts
from enfilade.web.texts import around

MUSEUM = "tiny"
JSON = {"Accept": "application/json"}


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "home"))


def signed_in(app: Flask, parts: Parts, name: str, role: staff.StaffRole) -> FlaskClient:
    now_ms = parts.hub.now_ms()
    person = parts.store.run(lambda c: staff.add(c, name, role, now_ms))
    link = parts.store.run(lambda c: staff.make_link(c, person, now_ms))
    client = app.test_client()
    assert client.post(f"/staff/enter/{link}").status_code == 303
    return client


@pytest.fixture
def curator(app: Flask, parts: Parts) -> FlaskClient:
    return signed_in(app, parts, "Leyla", "curator")


KEY_OF_BED = "exhibit/iron-bed/title"
PAGE = f"/staff/texts/{MUSEUM}/{KEY_OF_BED}"
FILE = Path("tours") / MUSEUM / "exhibits.yaml"


def stamp_of(client: FlaskClient, page: str = PAGE) -> str:
    text = client.get(page).get_data(as_text=True)
    return text.split('name="stamp" value="', 1)[1].split('"', 1)[0]


def title_on_the_site(parts: Parts, language: str) -> str:
    edition = parts.site.edition(MUSEUM)
    assert edition is not None
    return edition.texts(language).exhibits["iron-bed"].title.text


def test_TEXT1_a_correction_changes_one_line_of_the_file_and_is_on_the_site(
    curator: FlaskClient, parts: Parts
) -> None:
    before = (parts.settings.home / FILE).read_text("utf-8")
    done = curator.post(PAGE, data={"stamp": stamp_of(curator), "words-az": "Dəmir çarpayı"})
    assert done.status_code == 303
    after = (parts.settings.home / FILE).read_text("utf-8")
    assert after == before.replace("{az: Çarpayı, en: A bed,", "{az: Dəmir çarpayı, en: A bed,")
    assert (title_on_the_site(parts, "az"), title_on_the_site(parts, "en")) == ("Dəmir çarpayı", "A bed")
    shown = curator.get(f"{PAGE}?lang=en").get_data(as_text=True)
    assert "<del>Çarpayı</del>" in shown
    assert "<ins>Dəmir çarpayı</ins>" in shown
    assert "Leyla" in shown


def test_TEXT2_a_translation_older_than_the_original_is_marked_until_it_is_saved(
    curator: FlaskClient,
) -> None:
    curator.post(PAGE, data={"stamp": stamp_of(curator), "words-az": "Dəmir çarpayı"})
    assert marked(curator) == ["en", "ru"]
    found = curator.get(f"/staff/texts?museum={MUSEUM}&care=&lang=en").get_data(as_text=True)
    assert found.count("the original changed later") == 2
    curator.post(PAGE, data={"stamp": stamp_of(curator), "words-en": "An iron bed"})
    assert marked(curator) == ["ru"]


def marked(curator: FlaskClient) -> list[str]:
    shown = curator.get(f"{PAGE}?lang=en").get_data(as_text=True)
    return [tag for tag in ("az", "en", "ru") if f'id="stale-{tag}"' in shown]


def test_TEXT3_an_undo_puts_back_what_was_byte_for_byte_and_is_in_the_history(
    curator: FlaskClient, parts: Parts
) -> None:
    before = (parts.settings.home / FILE).read_bytes()
    curator.post(PAGE, data={"stamp": stamp_of(curator), "words-az": "Taxt", "words-ru": "Нары"})
    assert curator.post(f"{PAGE}/undo/1").status_code == 303
    assert (parts.settings.home / FILE).read_bytes() == before
    assert title_on_the_site(parts, "ru") == "Койка"
    shown = curator.get(PAGE).get_data(as_text=True)
    assert shown.count("<ins>") == 4
    # What has been said since is not undone blindly.
    again = curator.post(f"{PAGE}/undo/1", headers=JSON)
    assert (again.status_code, again.get_json()["code"]) == (409, "text-changed")


def test_TEXT4_words_that_the_build_refuses_change_nothing_and_say_why(
    curator: FlaskClient, parts: Parts
) -> None:
    home = parts.settings.home
    broken = home / "tours" / MUSEUM / "people.yaml"
    broken.write_text(broken.read_text("utf-8") + "\nsurplus: 1\n", "utf-8")
    before = (home / FILE).read_bytes()
    done = curator.post(PAGE, data={"stamp": stamp_of(curator), "words-az": "Dəmir çarpayı"})
    said = done.get_data(as_text=True)
    assert done.status_code == 422
    assert "people.yaml" in said
    assert "Dəmir çarpayı" in said
    assert (home / FILE).read_bytes() == before
    assert title_on_the_site(parts, "az") == "Çarpayı"
    assert "<ins>" not in curator.get(PAGE).get_data(as_text=True)


def test_TEXT5_who_was_slower_is_told_and_nothing_is_lost(curator: FlaskClient, parts: Parts) -> None:
    old = stamp_of(curator)
    curator.post(PAGE, data={"stamp": old, "words-az": "Bir"})
    late = curator.post(PAGE, data={"stamp": old, "words-az": "İki"}, headers=JSON)
    assert (late.status_code, late.get_json()["code"]) == (409, "text-changed")
    assert title_on_the_site(parts, "az") == "Bir"
    with alone(parts.settings.home):
        busy = curator.post(PAGE, data={"stamp": stamp_of(curator), "words-az": "Üç"}, headers=JSON)
    assert (busy.status_code, busy.get_json()["code"]) == (409, "publishing-busy")


def test_TEXT6_an_approval_names_who_and_when_and_goes_with_the_words_it_was_given_to(
    curator: FlaskClient, parts: Parts
) -> None:
    before = (parts.settings.home / FILE).read_bytes()
    curator.post(PAGE, data={"stamp": stamp_of(curator), "approve": ""})
    edition = parts.site.edition(MUSEUM)
    assert edition is not None
    assert edition.texts("az").exhibits["iron-bed"].title.approved
    assert b"approved_by: Leyla" in (parts.settings.home / FILE).read_bytes()
    curator.post(PAGE, data={"stamp": stamp_of(curator), "words-az": "Taxt"})
    curator.post(PAGE, data={"stamp": stamp_of(curator), "words-az": "Çarpayı"})
    assert (parts.settings.home / FILE).read_bytes() == before


def test_TEXT7_only_those_who_look_after_the_words_may_correct_them(app: Flask, parts: Parts) -> None:
    guide = signed_in(app, parts, "Rəşad", "guide")
    for client, code in ((app.test_client(), "staff-only"), (guide, "curators-only")):
        for address in ("/staff/texts", PAGE):
            refused = client.get(address, headers=JSON)
            assert (refused.status_code, refused.get_json()["code"]) == (403, code)
        refused = client.post(PAGE, data={"words-az": "x"}, headers=JSON)
        assert refused.get_json()["code"] == code


def test_TEXT8_what_is_not_there_is_not_found(curator: FlaskClient) -> None:
    for address in (f"/staff/texts/{MUSEUM}/exhibit/none/title", "/staff/texts/none/exhibit/x/title"):
        assert curator.get(address, headers=JSON).status_code == 404


def test_TEXT9_a_search_finds_words_in_any_language_whatever_their_case(curator: FlaskClient) -> None:
    for asked in ("КОЙКА", "a bed", "iron-bed/title"):
        found = curator.get("/staff/texts", query_string={"museum": MUSEUM, "q": asked, "lang": "en"})
        assert "Texts: 1<" in found.get_data(as_text=True)


def test_the_history_shows_where_words_differ() -> None:
    long = "a" * 60
    assert around("Çarpayı", "Dəmir çarpayı") == ("Çarpayı", "Dəmir çarpayı")
    assert around(f"{long} bir {long}", f"{long} iki {long}") == (
        f"…{'a' * 39} bir {'a' * 39}…",
        f"…{'a' * 39} iki {'a' * 39}…",
    )
    assert around(None, "x") == ("—", "x")
