"""WEB: who may do what, what every answer carries, and the one shape of errors."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from enfilade.messages import FAULTS, LANGUAGES, PAGES, VIEWER
from enfilade.messages.board import BOARD
from enfilade.web.app import create_app
from enfilade.web.guesses import ALLOWED, WINDOW_S, Guesses
from enfilade.web.parts import KEY, Parts
from enfilade.web.security import policy
from enfilade.web.settings import Settings, from_environment
from tests.web.site_fixture import MUSEUM, OPT_IN, STOPS, TOUR, write_site

StartGroup = Callable[..., tuple[str, str, str]]
CSP = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self' blob:; media-src 'self' blob:; font-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)


@pytest.mark.parametrize(
    "path", ["/az/", "/nowhere", "/health", f"/site/{MUSEUM}/museum.json", "/static/page.css"]
)
def test_WEB20_every_answer_carries_the_policy(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["Content-Security-Policy"] == CSP
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_WEB20_sites_that_may_embed_are_named(home: Path) -> None:
    settings = Settings(home=home, embed_origins=("https://museum.example",))
    assert "frame-ancestors 'self' https://museum.example" in policy(settings)


def test_WEB21_pages_hold_no_inline_script_or_style(client: FlaskClient) -> None:
    html = client.get(f"/az/{MUSEUM}/").text
    assert " style=" not in html and "<style" not in html and "onclick" not in html


def test_WEB22_errors_are_one_shape_in_the_readers_language(client: FlaskClient) -> None:
    answer = client.post("/join", json={"code": "00000000"}, headers={"Accept-Language": "ru"})
    assert answer.status_code == 404
    assert answer.get_json() == {
        "code": "code-unknown",
        "message": "Открытой группы с таким кодом нет.",
        "remedy": "Проверьте восемь цифр и введите их ещё раз.",
    }
    page = client.get("/az/nowhere/", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.status_code == 404
    assert "Belə səhifə yoxdur." in page.text and 'href="/az/"' in page.text


def test_WEB22_what_nobody_foresaw_is_logged_and_has_the_shape_too(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(self: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("enfilade.web.site.SiteFolder.editions", broken)
    with caplog.at_level(logging.ERROR):
        answer = client.get("/en/", headers={"Accept": "application/json"})
    assert answer.status_code == 500
    assert answer.get_json()["code"] == "server-fault"
    assert "ZeroDivisionError" in caplog.text and "ZeroDivision" not in answer.text


def test_WEB22_without_a_site_the_server_says_what_to_do(tmp_path: Path) -> None:
    app = create_app(Settings(home=tmp_path))
    answer = app.test_client().get("/en/", headers={"Accept": "text/html"})
    assert answer.status_code == 503 and "enfilade build" in answer.text
    assert app.test_client().get("/health").get_json()["site"] is None
    parts: Parts = app.extensions[KEY]
    parts.hub.close(5)
    parts.store.close()


def test_WEB23_all_sentences_are_there_in_all_languages() -> None:
    sentences = {
        **{f"{c}.m": f.message for c, f in FAULTS.items()},
        **{f"{c}.r": f.remedy for c, f in FAULTS.items()},
    }
    for key, sentence in {**sentences, **PAGES, **VIEWER, **BOARD}.items():
        texts = [sentence.say(language) for language in LANGUAGES]
        assert all(texts), key
        places = [sorted(text.split("{")[1:], key=lambda p: p.split("}")[0]) for text in texts]
        names = [sorted({p.split("}")[0] for p in found}) for found in places]
        assert names[0] == names[1] == names[2], key


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://localhost:81", "null"])
def test_WEB24_what_another_site_makes_a_browser_send_is_refused(client: FlaskClient, origin: str) -> None:
    answer = client.post("/join", json={"code": "1"}, headers={"Origin": origin})
    assert (answer.status_code, answer.get_json()["code"]) == (403, "origin-refused")
    assert client.post("/join", json={"code": "1"}, headers={"Origin": "http://localhost"}).status_code == 404
    answer = client.post("/staff/leave", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_WEB25_only_wrong_codes_count_and_right_ones_always_pass(
    client: FlaskClient, start_group: StartGroup
) -> None:
    _, code, _ = start_group()
    for n in range(ALLOWED):
        assert client.post("/join", json={"code": f"{n}"}).get_json()["code"] == "code-unknown"
    assert client.post("/join", json={"code": "1"}).get_json()["code"] == "too-many-guesses"
    for _ in range(30):
        assert client.post("/join", json={"code": code}).status_code == 200
    assert client.get("/g/99999999").status_code == 429


def test_WEB25_guesses_are_forgotten_after_a_while() -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    for _ in range(ALLOWED):
        guesses.wrong("a")
    assert guesses.spent("a") and not guesses.spent("b")
    now[0] = WINDOW_S
    assert not guesses.spent("a")


def test_WEB26_the_guides_notes_are_for_the_guide(
    client: FlaskClient, start_group: StartGroup, home: Path
) -> None:
    gid, code, secret = start_group()
    guide = client.post("/join", json={"secret": secret}).get_json()
    follower = client.post("/join", json={"code": code}).get_json()

    def notes(token: str, group: str = gid) -> tuple[int, str]:
        answer = client.get(f"/group/{group}/notes/en", headers={"Authorization": f"Bearer {token}"})
        return answer.status_code, answer.text

    # Of the revision in which the group stands, whatever has been published since.
    write_site(home / "var" / "site", revision="r2")
    assert client.get("/site/memory/museum.json").get_json()["revision"] == "r2"
    status, text = notes(guide["token"])
    assert status == 200 and "private note en r1" in text
    assert notes(follower["token"])[0] == 403
    assert notes("nobody")[0] == notes("")[0] == 401
    other, _, _ = start_group()
    assert notes(guide["token"], other)[0] == 401
    for page in ("/az/", f"/en/{MUSEUM}/tour/{TOUR}/stop/cell", f"/g/{code}"):
        assert "private note" not in client.get(page).text


def test_WEB27_the_guide_is_one_person_on_every_device(client: FlaskClient, start_group: StartGroup) -> None:
    _, code, secret = start_group()
    one, two = (client.post("/join", json={"secret": secret}).get_json() for _ in range(2))
    assert one["uid"] == two["uid"] and one["token"] != two["token"] and one["role"] == "guide"
    a, b = (client.post("/join", json={"code": code}).get_json() for _ in range(2))
    assert a["uid"] != b["uid"] and a["role"] == "follower"


def test_WEB28_join_says_where_the_socket_is(client: FlaskClient, start_group: StartGroup) -> None:
    gid, code, _ = start_group()
    answer = client.post(
        "/join", json={"code": f"{code[:4]} {code[4:]}", "name": " Ayna  \u202e x "}
    ).get_json()
    assert answer["socket_path"] == f"/live/0/{gid}/"
    assert answer["follow_url"] == f"http://localhost/g/{code}"
    assert client.get(answer["qr_url"]).mimetype == "image/svg+xml"
    assert client.get(f"/where/{gid}").get_json() == {"socket_path": f"/live/0/{gid}/"}
    assert client.get("/where/nogroup").status_code == 410
    assert client.post("/join", json={"code": code, "name": "x" * 41}).get_json()["code"] == "name-too-long"
    assert client.post("/join", json=["no"]).get_json()["code"] == "request-malformed"
    assert client.post("/join", data="{", content_type="application/json").status_code == 400


def test_WEB29_without_a_script_the_code_leads_to_the_tours_text(
    client: FlaskClient, start_group: StartGroup
) -> None:
    _, code, _ = start_group()
    led = client.post("/join?lang=en", data={"code": code})
    assert (led.status_code, led.headers["Location"]) == (303, f"/g/{code}?lang=en")
    page = client.get(led.headers["Location"]).text
    assert f"/en/{MUSEUM}/tour/{TOUR}" in page and "<noscript>" in page


def test_WEB30_staff_sign_in_by_a_link_that_works_once(client: FlaskClient, parts: Parts) -> None:
    from enfilade.web.staff_cli import first_link

    assert client.get("/staff").status_code == 403
    link = first_link(parts.store, parts.hub.now_ms())
    assert link is not None and first_link(parts.store, parts.hub.now_ms()) is None
    assert client.get(f"/staff/enter/{link}").status_code == 200, "a preview does not use it up"
    entered = client.post(f"/staff/enter/{link}")
    cookie = entered.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
    assert client.get("/staff").status_code == 200
    assert client.post(f"/staff/enter/{link}").get_json()["code"] == "staff-link-unknown"
    made = client.post("/staff/groups", data={"tour": f"{MUSEUM}/{TOUR}", "zones": f"{MUSEUM}/{OPT_IN}"})
    assert made.status_code == 200
    (group,) = parts.hub.groups()
    assert group.zones == (OPT_IN,) and tuple(s.id for s in group.plan.stops) == STOPS
    assert f"{group.code[:4]} {group.code[4:]}" in made.text
    assert f"{group.code[:4]} {group.code[4:]}" in client.get("/staff").text
    client.post(f"/staff/groups/{group.gid}/link")
    client.post(f"/staff/groups/{group.gid}/end")
    assert parts.hub.groups() == ()
    client.post("/staff/leave")
    assert client.get("/staff").status_code == 403


@pytest.mark.parametrize(
    ("form", "capacity"),
    [
        ({}, 50),
        ({"capacity": "12"}, 12),
        ({"capacity": "900"}, 50),
        ({"capacity": "12", "lecture": ""}, 12),
        ({"capacity": "50", "lecture": "1500"}, 1500),
        ({"lecture": "90000"}, 2000),
        ({"lecture": "0"}, 50),
        ({"lecture": "-3", "capacity": "x"}, 50),
    ],
)
def test_WEB35_staff_ask_for_a_group_or_for_a_lecture(
    form: dict[str, str], capacity: int, client: FlaskClient, parts: Parts
) -> None:
    from enfilade.web.staff_cli import first_link

    client.post(f"/staff/enter/{first_link(parts.store, parts.hub.now_ms())}")
    page = client.get(f"/staff/prepare/{MUSEUM}/{TOUR}", headers={"Accept-Language": "az"}).text
    assert 'name="lecture"' in page and "Mühazirədirsə" in page and "ən çox 2000" in page
    assert client.post("/staff/groups", data={"tour": f"{MUSEUM}/{TOUR}", **form}).status_code == 200
    (group,) = parts.hub.groups()
    assert group.capacity == capacity


@pytest.mark.parametrize("path", ["/staff/groups", "/staff/groups/g/end", "/staff/groups/g/link"])
def test_WEB31_only_staff_start_and_end_groups(client: FlaskClient, path: str) -> None:
    assert client.post(path, data={"tour": f"{MUSEUM}/{TOUR}"}).get_json()["code"] == "staff-only"


def test_WEB31_opt_in_zones_are_shut_by_default(start_group: StartGroup, parts: Parts) -> None:
    gid, _, _ = start_group()
    group = parts.hub.group(gid)
    assert group is not None and group.zones == () and group.plan.opt_in == (OPT_IN,)


def test_WEB32_a_prefix_and_proxies_are_believed_as_configured(home: Path) -> None:
    app = create_app(replace(Settings(home=home), url_prefix="/walk", proxies=1))
    client = app.test_client()
    client.environ_base.update({"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "203.0.113.7"})
    html = client.get(f"/walk/en/{MUSEUM}/").text
    assert 'href="https://localhost/walk/en/memory/"' in html and '"prefix":"/walk"' in html
    assert client.get("/walk/").headers["Location"] == "/walk/az/"
    client.post("/walk/join", json={"code": "1"})
    parts: Parts = app.extensions[KEY]
    assert "203.0.113.7" in parts.guesses._wrong
    parts.hub.close(5)
    parts.store.close()


def test_WEB33_settings_come_from_the_environment() -> None:
    settings = from_environment(
        {
            "ENFILADE_HOME": "/srv/x",
            "ENFILADE_PORT": "9",
            "ENFILADE_URL_PREFIX": "walk/",
            "ENFILADE_EMBED_ORIGINS": "https://a b",
        }
    )
    assert (settings.port, settings.url_prefix) == (9, "/walk")
    assert settings.embed_origins == ("https://a", "b")
    assert settings.database_url == "sqlite:////srv/x/var/enfilade.db"
    with pytest.raises(ValueError, match="ENFILADE_PORT"):
        from_environment({"ENFILADE_PORT": "many"})
