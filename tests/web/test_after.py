"""AFTER7-9: the page after a tour for staff and by the guide's link, its table, its deletion and sweeping."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from enfilade.live.coming import Tally
from enfilade.live.group import LineOpened, Wished
from enfilade.live.wire import COMMAND
from enfilade.messages import PAGES
from enfilade.store import summaries
from enfilade.web.group_plan import plan_of
from enfilade.web.parts import Parts
from enfilade.web.staff_cli import first_link
from enfilade.web.summaries_swept import DAY_MS
from tests.web.site_fixture import MUSEUM, TOUR

ASKED = "=HYPERLINK(1) Niyə dardır?"
HTML = {"Accept": "text/html", "Accept-Language": "en"}


@pytest.fixture
def staff(client: FlaskClient, parts: Parts) -> FlaskClient:
    client.post(f"/staff/enter/{first_link(parts.store, parts.hub.now_ms())}")
    return client


def toured(client: FlaskClient, parts: Parts, rehearsal: bool = False) -> tuple[str, str]:
    """A tour of two stops with a follower who asks and votes, ended by its guide; return gid and secret."""
    edition = parts.site.edition(MUSEUM)
    assert edition is not None
    group, secret = parts.hub.create(plan_of(edition, TOUR), 50, (), rehearsal=rehearsal)
    hub, live = parts.hub.here, parts.hub.here.mine(group.gid)
    client.post("/join", json={"secret": secret})
    uid = client.post("/join", json={"code": group.code, "name": "Şirinbəyli"}).get_json()["uid"]
    for each in ("guide", uid):
        hub.give(live, LineOpened(each))
    wishes: list[tuple[str, str, dict[str, object]]] = [
        ("guide", "play", {}),
        (uid, "ask", {"text": ASKED}),
        ("guide", "poll", {"question": {"by": "stop", "stop": "cell"}, "options": ["left", "right"]}),
        (uid, "vote", {"poll": "p2", "option": 1}),
        (uid, "hand", {"up": True}),
        ("guide", "go-to", {"stop": "cell"}),
        (uid, "leave", {}),
    ]
    for n, (who, do, values) in enumerate(wishes):
        hub.give(live, Wished(who, COMMAND.validate_python({"id": f"c{n}", "do": {"do": do, **values}})))
    assert live.group.tally == Tally(here=0, most=1, came=1, hands=1)
    parts.hub.end(group.gid)
    return group.gid, secret


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_AFTER7_staff_and_the_guide_see_the_same_page(
    staff: FlaskClient, parts: Parts, language: str
) -> None:
    gid, secret = toured(staff, parts)
    by_staff = staff.get(f"/staff/after/{gid}?lang={language}").text
    by_guide = staff.get(f"/after/{secret}?lang={language}").text
    for page in (by_staff, by_guide):
        assert f"Doors {language}" in page and f"cell title {language}" in page
        assert "Niyə dardır?" in page and f"question {language}" in page and "right" in page
        assert "Şirinbəyli" not in page
    assert f"/staff/after/{gid}" in staff.get("/staff").text
    assert f"/staff/after/{gid}" in staff.get("/staff/after").text


def test_AFTER7_the_guides_link_leads_there_when_the_tour_is_over(client: FlaskClient, parts: Parts) -> None:
    _gid, secret = toured(client, parts)
    led = client.get(f"/guide/{secret}?lang=ru")
    assert (led.status_code, led.headers["Location"]) == (303, f"/after/{secret}?lang=ru")
    page = client.get(led.headers["Location"])
    assert page.status_code == 200 and page.headers["Cache-Control"] == "no-store"


def test_AFTER7_nobody_else_sees_it(client: FlaskClient, parts: Parts) -> None:
    gid, _secret = toured(client, parts)
    assert client.get(f"/staff/after/{gid}").get_json()["code"] == "staff-only"
    assert client.get(f"/after/{gid}").get_json()["code"] == "summary-unknown"
    assert client.get("/guide/other").get_json()["code"] == "guide-link-unknown"


def test_AFTER7_a_rehearsal_leaves_nothing(staff: FlaskClient, parts: Parts) -> None:
    gid, secret = toured(staff, parts, rehearsal=True)
    assert staff.get(f"/staff/after/{gid}").get_json()["code"] == "summary-unknown"
    assert staff.get(f"/guide/{secret}").get_json()["code"] == "guide-link-unknown"


def test_AFTER8_the_table_reads_back_and_runs_nothing(staff: FlaskClient, parts: Parts) -> None:
    gid, secret = toured(staff, parts)
    answer = staff.get(f"/staff/after/{gid}.csv?lang=en")
    assert answer.data == staff.get(f"/after/{secret}.csv?lang=en").data
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.data.startswith(b"\xef\xbb\xbf") and b"\r\n" in answer.data
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["part", "what", "value", "more"] and rows[1][0] == "Doors en"
    assert ["Followers", "Came", "1", ""] in rows and ["Followers", "Hands raised", "1", ""] in rows
    assert ["Questions", f"'{ASKED}", "not answered", ""] in rows
    assert ["Polls", "question en", "1", "right"] in rows
    assert rows[1][1].endswith(" (Baku time, UTC+4)") and rows[1][3] == "minutes"
    counted = [row[3] for row in rows if row[0] == "Stops"]
    assert all(re.fullmatch(r"(seconds|not reached); Planned: \d+|left out", more) for more in counted)
    assert "left out" in counted
    assert [row[1] for row in rows if row[0] == "Stops"][:2] == ["threshold title en", "cell title en"]
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row)


@pytest.mark.parametrize("by", ["staff", "guide"])
def test_AFTER9_deleted_now_and_gone_from_the_file(
    staff: FlaskClient, parts: Parts, home: Path, by: str
) -> None:
    gid, secret = toured(staff, parts)

    def files() -> bytes:
        return b"".join(file.read_bytes() for file in sorted((home / "var").glob("enfilade.db*")))

    words = "Niyə dardır?".encode()
    assert words in files()
    path = f"/staff/after/{gid}" if by == "staff" else f"/after/{secret}"
    assert "Deleted" in staff.post(f"{path}/delete", headers=HTML).text
    assert words not in files()
    for gone in (f"/staff/after/{gid}", f"/after/{secret}", f"/staff/after/{gid}.csv"):
        assert staff.get(gone).get_json()["code"] == "summary-unknown"
    assert staff.post(f"{path}/delete").get_json()["code"] == "summary-unknown"


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_AFTER9_the_privacy_page_says_what_is_kept(reader: FlaskClient, language: str) -> None:
    page = reader.get(f"/{language}/privacy").text
    assert PAGES["privacy.group-left"].say(language, days=30) in html.unescape(page)


def test_AFTER9_kept_as_long_as_results_are_and_then_swept(
    client: FlaskClient, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    gid, _secret = toured(client, parts)
    kept = parts.store.read(lambda c: summaries.read(c, gid))
    assert kept is not None
    last = kept.ended_ms + parts.settings.results_days * DAY_MS
    for now_ms, is_there in ((last - 1, True), (last, False)):
        monkeypatch.setattr(parts.summaries, "_now_ms", lambda at=now_ms: at)
        parts.summaries.sweep()
        assert (parts.store.read(lambda c: summaries.read(c, gid)) is not None) is is_there
