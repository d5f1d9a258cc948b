"""WEB: pages are whole without a script, in three languages, and say where they are."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.site_fixture import MUSEUM, REVISION, TOUR

PAGES = (
    "",
    f"{MUSEUM}/",
    f"{MUSEUM}/hall/upper",
    f"{MUSEUM}/hall/basement",
    f"{MUSEUM}/exhibit/upper-room-exhibit",
    f"{MUSEUM}/exhibit/closed-door-exhibit",
    f"{MUSEUM}/tour/{TOUR}",
    f"{MUSEUM}/tour/{TOUR}/stop/threshold",
    f"{MUSEUM}/tour/{TOUR}/stop/closed-door",
    f"{MUSEUM}/people",
    f"{MUSEUM}/sources",
    f"{MUSEUM}/about",
    "join",
)
VIEWER_PAGES = PAGES[1:9]
VOID = {"meta", "link", "img", "input", "source", "br"}


class Reading(HTMLParser):
    """A page read as a browser would: elements must close, ids must be one's own."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def read(reader: FlaskClient, path: str) -> tuple[str, Reading]:
    answer = reader.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text
    return answer.text, Reading(answer.text)


def boot_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="enfilade-boot">(.*?)</script>', html)
    assert found is not None
    return json.loads(found[1])  # type: ignore[no-any-return]


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("page", PAGES)
def test_WEB1_every_page_reads_in_every_language(reader: FlaskClient, page: str, language: str) -> None:
    html, reading = read(reader, f"/{language}/{page}")
    assert reading.of("html") == [{"lang": language}]
    assert len(reading.of("h1")) == 1
    for image in reading.of("img"):
        assert image["alt"]
        assert reader.get(str(image["src"])).status_code == 200
    for link in reading.of("a"):
        href = str(link["href"])
        if href.startswith("/") and "#" not in href:
            assert reader.get(href).status_code in (200, 302), href
    for other in ("az", "en", "ru"):
        if other != language and page != "join":
            assert f"hall {other}" not in html and f"narration {other}" not in html


def test_WEB2_the_reader_is_led_to_their_language(reader: FlaskClient) -> None:
    def led(accept: str) -> str | None:
        return reader.get("/", headers={"Accept-Language": accept}).headers["Location"]

    assert led("ru-RU,ru;q=0.9,en;q=0.8") == "/ru/"
    assert led("de,en;q=0.5") == "/en/"
    assert led("de") == led("") == "/az/"


@pytest.mark.parametrize("page", PAGES)
def test_WEB3_each_page_names_itself_and_its_translations(reader: FlaskClient, page: str) -> None:
    _, reading = read(reader, f"/en/{page}")
    links = reading.of("link")
    (canonical,) = [x["href"] for x in links if x["rel"] == "canonical"]
    assert canonical == f"http://localhost/en/{page}"
    others = {str(x["hreflang"]): x["href"] for x in links if x["rel"] == "alternate"}
    assert others == {
        **{tag: f"http://localhost/{tag}/{page}" for tag in ("az", "en", "ru")},
        "x-default": f"http://localhost/az/{page}",
    }
    properties = {str(m.get("property")): m["content"] for m in reading.of("meta") if m.get("property")}
    assert properties["og:url"] == canonical and properties["og:title"]


def test_WEB4_the_preview_of_a_place_behind_an_advisory_is_a_title_card(reader: FlaskClient) -> None:
    def has_picture(page: str) -> bool:
        _, reading = read(reader, f"/en/{MUSEUM}/{page}")
        return any(m.get("property") == "og:image" for m in reading.of("meta"))

    assert has_picture("hall/upper") and has_picture(f"tour/{TOUR}/stop/threshold")
    assert not has_picture(f"tour/{TOUR}/stop/closed-door")
    assert not has_picture("exhibit/closed-door-exhibit")


@pytest.mark.parametrize("page", [f"tour/{TOUR}/stop/closed-door", "exhibit/closed-door-exhibit"])
def test_WEB5_a_notice_is_read_before_what_lies_behind_it(reader: FlaskClient, page: str) -> None:
    html, _ = read(reader, f"/en/{MUSEUM}/{page}")
    body = html[html.index("<body>") :]
    assert (
        body.index("notice text en")
        < body.index("<details>")
        < body.index("description en" if "exhibit" in page else "narration en")
    )
    assert "From the age of 16" in body


def test_WEB6_a_hall_says_how_certain_it_is(reader: FlaskClient) -> None:
    html, _ = read(reader, f"/en/{MUSEUM}/hall/basement")
    assert (
        "Of 3 elements, 0 are surveyed, 2 documented, 0 known from similar places, and 1 are conjecture."
        in html
    )
    assert "1 of them are our own addition." in html
    assert "A book" in html


def test_WEB7_text_in_another_language_is_marked_and_all_text_is_escaped(reader: FlaskClient) -> None:
    html, _ = read(reader, f"/az/{MUSEUM}/about")
    assert '<span lang="en">the size of the cells</span>' in html
    html, _ = read(reader, f"/az/{MUSEUM}/")
    assert "<summary> &" not in html and "&lt;summary&gt; &amp; az" in html
    assert "Enfilade tərəfindən açıq mənbələr əsasında hazırlanıb" in html


@pytest.mark.parametrize("page", VIEWER_PAGES)
def test_WEB8_the_viewer_starts_on_the_page_with_what_it_needs(reader: FlaskClient, page: str) -> None:
    html, reading = read(reader, f"/ru/{page}")
    boot = boot_of(html)
    assert boot["museum"] == MUSEUM and boot["language"] == "ru" and boot["revision"] == REVISION
    assert boot["here"]["az"] == f"/az/{page}"
    assert reader.get(boot["manifest"]).get_json()["revision"] == REVISION
    assert reader.get(boot["message_files"]["az"]).get_json().keys() == boot["messages"].keys()
    scripts = [s for s in reading.of("script") if s.get("type") != "application/json"]
    assert [s["type"] for s in scripts] == ["module"]
    for address in [s["src"] for s in scripts] + [
        x["href"] for x in reading.of("link") if x["rel"] == "stylesheet"
    ]:
        assert reader.get(str(address)).status_code == 200


@pytest.mark.parametrize("page", sorted(set(PAGES) - set(VIEWER_PAGES)))
def test_WEB8_pages_of_text_start_nothing(reader: FlaskClient, page: str) -> None:
    _, reading = read(reader, f"/ru/{page}")
    assert reading.of("script") == []


@pytest.mark.parametrize(
    ("page", "hall"),
    [
        (f"{MUSEUM}/hall/upper", "upper"),
        (f"{MUSEUM}/tour/{TOUR}/stop/closed-door", "basement"),
    ],
)
def test_WEB34_a_page_names_what_its_viewer_will_want_first(
    reader: FlaskClient, page: str, hall: str
) -> None:
    html, reading = read(reader, f"/ru/{page}")
    first = boot_of(html)["first"]
    museum = reader.get(f"/site/{MUSEUM}/museum.json").get_json()
    entry = next(each for each in museum["halls"] if each["id"] == hall)
    light = reader.get(f"/site/{entry['data']['path']}").get_json()["layers"][0]["file"]["path"]
    assert first == [museum["texts"]["ru"]["path"], entry["data"]["path"], entry["glb"]["path"], light]
    assert all(reader.get(f"/site/{path}").status_code == 200 for path in first)
    named = [x["href"] for x in reading.of("link") if x["rel"] == "modulepreload"]
    assert named == ["/viewer/assets/viewer-1234.js", "/viewer/assets/motion-1234.js"]
    assert all(reader.get(str(address)).status_code == 200 for address in named)


def test_WEB34_who_reads_is_not_sent_the_scene(reader: FlaskClient) -> None:
    for address in (f"/ru/{MUSEUM}/hall/upper?text", f"/ru/{MUSEUM}/", f"/ru/{MUSEUM}/tour/{TOUR}"):
        _, reading = read(reader, address)
        assert [x for x in reading.of("link") if x["rel"] == "modulepreload"] == []


def test_WEB9_pages_are_revalidated(reader: FlaskClient) -> None:
    first = reader.get(f"/en/{MUSEUM}/")
    again = reader.get(f"/en/{MUSEUM}/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == "no-cache"
