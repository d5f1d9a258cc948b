"""REPLAY16-REPLAY24: the pages of recorded tours, the staff's, the guide's and everybody's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from enfilade.live.group import LineOpened, Wished
from enfilade.live.recording import decode
from enfilade.live.wire import COMMAND
from enfilade.messages import PAGES
from enfilade.store import recordings
from enfilade.store.schema import groups
from enfilade.web.group_plan import plan_of
from enfilade.web.hub import LAST_WORDS_MS
from enfilade.web.parts import Parts
from tests.web.recording_fixture import SAID_FIRST, SAID_LATER, SECRET, record, voiced
from tests.web.site_fixture import MUSEUM, TOUR
from tests.web.test_texts import signed_in

LED_MS = 1_770_000_000_000
JSON = {"Accept": "application/json"}
HTML = {"Accept": "text/html"}


@pytest.fixture
def id(parts: Parts) -> str:
    return record(parts, MUSEUM, TOUR, LED_MS)


@pytest.fixture
def curator(app: Flask, parts: Parts) -> FlaskClient:
    return signed_in(app, parts, "Leyla", "curator")


def public(id: str, language: str = "en") -> str:
    return f"/{language}/{MUSEUM}/recorded/{id}"


def agree(client: FlaskClient, name: str = "Ayna") -> None:
    answer = client.post(f"/guide/{SECRET}/recording/agree", data={"agree": "on", "name": name})
    assert answer.status_code == 303


def publish(curator: FlaskClient, client: FlaskClient, id: str) -> None:
    agree(client)
    assert curator.post(f"/staff/recordings/{id}/publish").status_code == 303


def code_of(client: FlaskClient, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
    answer = client.get(path, headers=JSON) if data is None else client.post(path, data=data, headers=JSON)
    return answer.status_code, answer.get_json()["code"]


def test_REPLAY16_only_staff_see_the_list_and_what_has_become_of_each(
    curator: FlaskClient, client: FlaskClient, id: str
) -> None:
    assert code_of(client, "/staff/recordings") == (403, "staff-only")
    html = curator.get("/staff/recordings?lang=en").get_data(as_text=True)
    assert "not published" in html and "without the guide’s agreement" in html and id in html


def test_REPLAY17_it_is_published_only_when_guide_and_staff_both_agree(
    curator: FlaskClient, client: FlaskClient, id: str
) -> None:
    assert code_of(client, public(id)) == (404, "recording-unknown")
    assert code_of(curator, f"/staff/recordings/{id}/publish", {}) == (409, "recording-not-agreed")
    assert code_of(client, f"/guide/{SECRET}/recording/agree", {"name": "x"}) == (409, "recording-not-agreed")
    agree(client)
    assert code_of(client, public(id)) == (404, "recording-unknown")
    assert curator.post(f"/staff/recordings/{id}/publish").status_code == 303
    html = client.get(public(id)).get_data(as_text=True)
    assert "Guide: Ayna" in html and "Mind the step." in html
    page = client.get(f"/en/{MUSEUM}/").get_data(as_text=True)
    assert public(id) in page


def test_REPLAY17_a_change_takes_the_guides_agreement_back(
    curator: FlaskClient, client: FlaskClient, id: str, parts: Parts
) -> None:
    agree(client)
    assert curator.post(f"/staff/recordings/{id}/trim", data={"begins": "0:01"}).status_code == 303
    assert code_of(curator, f"/staff/recordings/{id}/publish", {}) == (409, "recording-not-agreed")
    agree(client)
    assert curator.post(f"/staff/recordings/{id}/publish").status_code == 303
    assert code_of(curator, f"/staff/recordings/{id}/trim", {"begins": "0:02"}) == (
        409,
        "recording-published",
    )
    acts = [(a.act, a.by) for a in parts.store.read(lambda c: recordings.acts(c, id))]
    assert acts == [
        ("published", "Leyla"),
        ("agreed", "Bələdçi"),
        ("edited", "Leyla"),
        ("agreed", "Bələdçi"),
    ]
    page = curator.get(f"/staff/recordings/{id}?lang=ru").get_data(as_text=True)
    assert "Гид · согласие дано" in page and "Bələdçi" not in page


def test_REPLAY18_withdrawn_by_either_it_is_gone_at_once(
    curator: FlaskClient, client: FlaskClient, id: str
) -> None:
    publish(curator, client, id)
    assert client.get(public(id)).status_code == 200
    assert client.get(public(id) + ".log").status_code == 200
    assert client.post(f"/guide/{SECRET}/recording/disagree").status_code == 303
    for path in (public(id), public(id) + ".log"):
        assert code_of(client, path) == (410, "recording-withdrawn")
    assert "has been withdrawn" in client.get(public(id), headers=HTML).get_data(as_text=True)
    assert code_of(curator, f"/staff/recordings/{id}/publish", {}) == (409, "recording-not-agreed")
    publish(curator, client, id)
    assert curator.post(f"/staff/recordings/{id}/withdraw").status_code == 303
    assert code_of(client, public(id)) == (410, "recording-withdrawn")
    assert id not in client.get(f"/en/{MUSEUM}/").get_data(as_text=True)


def test_REPLAY19_deleted_nothing_of_it_is_in_the_files(
    curator: FlaskClient, client: FlaskClient, id: str, home: Path
) -> None:
    publish(curator, client, id)
    kept = [voiced(0, SAID_FIRST)[1:], "Mind the step."]

    def files() -> bytes:
        return b"".join(file.read_bytes() for file in (home / "var").glob("enfilade.db*"))

    assert all(text.encode() in files() for text in kept)
    assert curator.post(f"/staff/recordings/{id}/delete").status_code == 303
    assert not any(text.encode() in files() for text in kept)
    assert code_of(client, public(id)) == (410, "recording-withdrawn")
    assert code_of(client, f"/guide/{SECRET}/recording") == (404, "guide-link-unknown")


def test_REPLAY20_the_log_that_is_given_out_has_nothing_of_what_was_cut(
    curator: FlaskClient, client: FlaskClient, id: str
) -> None:
    cut = {"begins": "", "ends": "0:24", "from-0": "0:00", "to-0": "0:05"}
    assert curator.post(f"/staff/recordings/{id}/trim", data=cut).status_code == 303
    publish(curator, client, id)
    head, _, log = client.get(public(id) + ".log").get_data(as_text=True).partition("\n")
    said = json.loads(head)
    assert said["spans"] == [[5000, 24000]] and said["kind"] == "voice" and said["language"] == "en"
    lines = list(decode(log))
    texts = [line.text for line in lines if line.tag == "V"]
    assert texts == []
    assert {line.tag for line in lines} == {"S", "M"}
    whole = curator.get(f"/staff/recordings/{id}/log?whole").get_data(as_text=True)
    assert whole.count("V") > 0
    assert voiced(25_000, SAID_LATER)[1:] in whole and voiced(0, SAID_FIRST)[1:] in whole


def test_REPLAY20_what_cannot_be_cut_is_refused(curator: FlaskClient, id: str) -> None:
    path = f"/staff/recordings/{id}/trim"
    for form in ({"from-0": "0:05"}, {"begins": "abc"}, {"from-0": "1:75", "to-0": "2:00"}):
        assert code_of(curator, path, form) == (422, "cuts-malformed")
    assert code_of(curator, path, {"begins": "59:00"}) == (422, "recording-empty")


def test_REPLAY21_the_transcript_comes_from_the_stops_and_is_edited_as_text(
    curator: FlaskClient, client: FlaskClient, id: str
) -> None:
    html = curator.get(f"/staff/recordings/{id}?lang=en").get_data(as_text=True)
    written = html.split('id="words-en"', 1)[1].split(">", 1)[1].split("</textarea>", 1)[0].strip()
    assert written.startswith("[0:00] # ") and "[0:08] # " in written and "[0:10] Mind the step." in written
    words = {"words-az": "[0:00] # Qapı\nBuradan başlayırıq.", "words-en": "", "words-ru": ""}
    assert curator.post(f"/staff/recordings/{id}/words", data=words).status_code == 303
    publish(curator, client, id)
    html = client.get(public(id)).get_data(as_text=True)
    assert "Buradan başlayırıq." in html and 'lang="az"' in html
    assert "The text is in this language only." in html
    assert curator.post(f"/staff/recordings/{id}/withdraw").status_code == 303
    bad = {"words-az": "no time"}
    assert code_of(curator, f"/staff/recordings/{id}/words", bad) == (422, "transcript-malformed")


def test_REPLAY21_without_words_it_is_not_published(
    curator: FlaskClient, client: FlaskClient, id: str
) -> None:
    assert curator.post(f"/staff/recordings/{id}/words", data={}).status_code == 303
    agree(client)
    assert code_of(curator, f"/staff/recordings/{id}/publish", {}) == (409, "transcript-missing")


def test_REPLAY22_the_page_is_whole_without_a_script_and_the_viewer_starts_on_it(
    curator: FlaskClient, client: FlaskClient, id: str
) -> None:
    publish(curator, client, id)
    for language in ("az", "en", "ru"):
        html = client.get(public(id, language)).get_data(as_text=True)
        boot = json.loads(html.split('id="enfilade-boot">', 1)[1].split("</script>", 1)[0])
        assert boot["kind"] == "replay"
        assert boot["replay"] == public(id, language) + ".log"
        assert boot["messages"]["replay.back-to-guide"]
        assert html.index("0:00") < html.index("0:08")
        # As text it leads back to itself in the hall, and says so.
        text = client.get(public(id, language) + "?text").get_data(as_text=True)
        back = f'href="{public(id, language)}">{PAGES["replay.in-hall"].say(language)}</a>'
        assert back in text and PAGES["read.walk"].say(language) not in text


def test_REPLAY23_while_the_tour_goes_on_nobody_touches_its_recording(
    curator: FlaskClient, client: FlaskClient, parts: Parts
) -> None:
    going = record(parts, MUSEUM, TOUR, LED_MS + 5, ended=False)
    html = curator.get(f"/staff/recordings/{going}?lang=en").get_data(as_text=True)
    assert "being recorded" in html and "<textarea" not in html
    for path in (f"/staff/recordings/{going}/watch", f"/staff/recordings/{going}/log"):
        assert code_of(curator, path) == (409, "recording-going")
    for path in ("trim", "words", "publish", "delete"):
        assert code_of(curator, f"/staff/recordings/{going}/{path}", {}) == (409, "recording-going")
    assert code_of(client, f"/guide/{SECRET}/recording/agree", {"agree": "on"}) == (409, "recording-going")


def test_REPLAY23_once_it_is_over_its_page_says_so_and_its_last_words_are_in_it(
    client: FlaskClient, parts: Parts, curator: FlaskClient
) -> None:
    edition = parts.site.edition(MUSEUM)
    assert edition is not None
    group, secret = parts.hub.create(plan_of(edition, TOUR), 5, (), recording="voice")
    client.post("/join", json={"secret": secret})
    here = parts.hub.here
    live = here.mine(group.gid)
    here.give(live, LineOpened("guide"))
    here.give(live, Wished("guide", COMMAND.validate_python({"id": "w", "do": {"do": "walk"}})))
    assert 'name="agree"' not in client.get(f"/guide/{secret}/recording?lang=en").text
    parts.hub.end(group.gid)
    page = client.get(f"/guide/{secret}/recording?lang=en")
    assert 'name="agree"' in page.text
    log = client.get(f"/guide/{secret}/recording/log")
    assert log.status_code == 200 and log.text.rstrip().endswith('"because":"guide"}}')
    assert "being recorded" not in curator.get("/staff/recordings?lang=en").text


def test_REPLAY23_another_worker_is_given_a_moment_to_write_the_end_and_no_more(
    client: FlaskClient, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(parts, MUSEUM, TOUR, LED_MS, ended=False)
    gone = update(groups).values(ended_ms=LED_MS, code=None)
    parts.store.run(lambda c: c.execute(gone).rowcount)
    asked = (f"/guide/{SECRET}/recording/agree", {"name": "x"})
    monkeypatch.setattr(parts.hub, "now_ms", lambda: LED_MS + LAST_WORDS_MS - 1)
    assert code_of(client, *asked) == (409, "recording-going")
    monkeypatch.setattr(parts.hub, "now_ms", lambda: LED_MS + LAST_WORDS_MS)
    assert code_of(client, *asked) == (409, "recording-not-agreed")


def test_REPLAY24_the_guides_page_outlives_the_group_and_asks_before_anything_is_shown(
    client: FlaskClient, id: str
) -> None:
    led = client.get(f"/guide/{SECRET}")
    assert (led.status_code, led.location.split("?")[0]) == (303, f"/guide/{SECRET}/recording")
    html = client.get(f"/guide/{SECRET}/recording?lang=en").get_data(as_text=True)
    assert "your way and your voice was recorded" in html
    assert client.get(f"/guide/{SECRET}/recording/watch").status_code == 200
    assert client.get(f"/guide/{SECRET}/recording/log").status_code == 200
    assert client.post(f"/guide/{SECRET}/recording/delete").status_code == 200
    assert code_of(client, f"/guide/{SECRET}/recording") == (404, "guide-link-unknown")
