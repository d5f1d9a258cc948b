"""PREPARE: the form, what it makes, what is wrong with it; the invitation; the page that counts down."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from enfilade.live.state import Group
from enfilade.messages import FAULTS
from enfilade.web.local_time import moment_ms, when_words
from enfilade.web.parts import Parts
from enfilade.web.settings import from_environment
from enfilade.web.staff_cli import first_link
from tests.web.site_fixture import MUSEUM, OPT_IN, STOPS, TOUR

FORM = f"/staff/prepare/{MUSEUM}/{TOUR}"
HTML = {"Accept": "text/html", "Accept-Language": "en"}
WRONG_FIELD = {
    "language-missing": "languages",
    "length-unknown": "minutes",
    "number-unreadable": "capacity",
    "waiting-lecture": "capacity",
    "date-unreadable": "date",
    "date-past": "date",
    "date-far": "date",
    "recording-minors": "agreed",
    "recording-unsettled": "agreed",
}
PLAIN: dict[str, Any] = {
    "prepared": "1",
    "languages": ["az"],
    "minutes": "",
    "who": "open",
    "recording": "none",
}


@pytest.fixture
def staff(client: FlaskClient, parts: Parts) -> FlaskClient:
    client.post(f"/staff/enter/{first_link(parts.store, parts.hub.now_ms())}")
    return client


def the_group(parts: Parts) -> Group:
    (group,) = parts.hub.groups()
    return group


def tomorrow(parts: Parts) -> tuple[str, str]:
    local = datetime.fromtimestamp(parts.hub.now_ms() / 1000 + 86_400, UTC).astimezone()
    return f"{local:%Y-%m-%d}", "15:00"


def test_PREPARE3_the_form_makes_the_group_that_it_says(staff: FlaskClient, parts: Parts) -> None:
    date, time = tomorrow(parts)
    said = {
        **PLAIN,
        "languages": ["ru", "az"],
        "minutes": "20",
        "go": OPT_IN,
        "who": "waiting",
        "lock": "on",
        "carry_on": "on",
        "capacity": "12",
        "date": date,
        "time": time,
        "recording": "motion",
        "agreed": "on",
    }
    made = staff.post(FORM, data=said, headers=HTML)
    assert made.status_code == 200 and "The group is scheduled" in made.text
    group = the_group(parts)
    assert group.plan.languages == ("az", "ru") and group.plan.minutes == 20 and group.zones == (OPT_IN,)
    assert group.rules.model_dump(exclude_defaults=True) == {
        "carry_on": True,
        "waiting": True,
        "lock_on_start": True,
    }
    assert (group.capacity, group.recording, group.rehearsal) == (12, "motion", False)
    assert group.scheduled_ms == moment_ms(date, time, "Asia/Baku", parts.hub.now_ms())
    assert when_words(group.scheduled_ms or 0, "Asia/Baku", "en") in made.text
    assert "(Baku time, UTC+4)" in made.text
    assert re.search(r'id="facts">20 minutes · \d+ stops · A waiting room · recorded<', made.text)


def test_PREPARE3_the_plain_form_opens_the_whole_tour_now(staff: FlaskClient, parts: Parts) -> None:
    assert staff.post(FORM, data=PLAIN, headers=HTML).status_code == 200
    group = the_group(parts)
    assert (group.plan.left_out, group.plan.minutes, group.scheduled_ms, group.zones) == ((), None, None, ())
    assert tuple(stop.id for stop in group.plan.stops) == STOPS


def test_PREPARE3_one_tap_opens_the_whole_tour_in_the_readers_language(
    staff: FlaskClient, parts: Parts
) -> None:
    page = staff.get("/staff", headers=HTML).text
    assert f'name="tour" value="{MUSEUM}/{TOUR}"' in page and FORM in page
    staff.post("/staff/groups?lang=ru", data={"tour": f"{MUSEUM}/{TOUR}"}, headers=HTML)
    group = the_group(parts)
    assert group.plan.languages == ("ru",) and group.plan.left_out == () and not group.rules.waiting


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"languages": []}, "language-missing"),
        ({"languages": ["xx"]}, "language-missing"),
        ({"minutes": "7"}, "length-unknown"),
        ({"minutes": "x" * 99}, "length-unknown"),
        ({"capacity": "many"}, "number-unreadable"),
        ({"capacity": "٣"}, "number-unreadable"),
        ({"lecture": "-1"}, "number-unreadable"),
        ({"lecture": "1500", "who": "waiting"}, "waiting-lecture"),
        ({"date": "2026-02-30", "time": "15:00"}, "date-unreadable"),
        ({"date": "2026-12-01"}, "date-unreadable"),
        ({"time": "15:00"}, "date-unreadable"),
        ({"date": "2001-01-01", "time": "15:00"}, "date-past"),
        ({"date": "2099-01-01", "time": "15:00"}, "date-far"),
        ({"recording": "voice"}, "recording-unsettled"),
    ],
)
def test_PREPARE4_what_is_wrong_is_said_and_what_was_typed_stays(
    staff: FlaskClient, parts: Parts, wrong: dict[str, Any], code: str
) -> None:
    kept = {"carry_on": "on", "go": OPT_IN, "capacity": "17", "time": "", "date": ""}
    answer = staff.post(FORM, data={**PLAIN, **kept, **wrong}, headers=HTML)
    assert answer.status_code == FAULTS[code].status and f'data-code="{code}"' in answer.text
    assert FAULTS[code].message.en in answer.text and FAULTS[code].remedy.en in answer.text
    # It stands in the step where it is mended, before the field that has the focus.
    after = answer.text.split(f'data-code="{code}"')[1].split("</fieldset>")[0]
    assert re.findall(r'<input [^>]*?name="(\w+)"[^>]* autofocus', answer.text) == [WRONG_FIELD[code]]
    assert f'name="{WRONG_FIELD[code]}"' in after
    assert re.search(r'name="carry_on" checked', answer.text)
    assert re.search(rf'name="go" value="{OPT_IN}" checked', answer.text)
    typed = {**kept, **wrong}
    for name in ("capacity", "date", "time", "lecture"):
        if typed.get(name):
            assert re.search(rf'name="{name}"[^>]*value="{re.escape(typed[name])}"', answer.text), name
    assert parts.hub.groups() == ()
    as_json = staff.post(FORM, data={**PLAIN, **kept, **wrong}).get_json()
    assert as_json["code"] == code and as_json.keys() == {"code", "message", "remedy"}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", [f"/staff/prepare/{MUSEUM}/none", f"/staff/prepare/none/{TOUR}"])
def test_PREPARE4_a_tour_that_is_not_there(staff: FlaskClient, method: str, path: str) -> None:
    assert getattr(staff, method)(path).get_json()["code"] == "tour-unknown"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", FORM),
        ("post", FORM),
        ("get", "/staff/groups/g"),
        ("post", "/staff/groups/g/rehearse"),
        ("get", "/staff/groups/g/invitation.ics"),
        ("get", "/staff/after"),
        ("get", "/staff/after/g"),
        ("get", "/staff/after/g.csv"),
        ("post", "/staff/after/g/delete"),
    ],
)
def test_PREPARE4_only_staff_prepare(client: FlaskClient, method: str, path: str) -> None:
    assert getattr(client, method)(path).get_json()["code"] == "staff-only"


def test_PREPARE5_working_out_again_keeps_what_was_typed(staff: FlaskClient) -> None:
    again = staff.get(
        FORM, query_string={**PLAIN, "capacity": "9", "go": OPT_IN, "minutes": "30"}, headers=HTML
    )
    assert again.status_code == 200
    assert 'value="30" checked' in again.text and re.search(r'name="capacity"[^>]*value="9"', again.text)
    assert re.search(rf'name="go" value="{OPT_IN}" checked', again.text)
    fresh = staff.get(FORM, headers=HTML)
    assert not re.search(rf'name="go" value="{OPT_IN}" checked', fresh.text), "shut until it is opened"
    assert 'name="languages" value="en" checked' in fresh.text and 'value="" checked' in fresh.text


def test_PREPARE9_a_rehearsal_has_a_link_of_its_own_and_no_time(staff: FlaskClient, parts: Parts) -> None:
    date, time = tomorrow(parts)
    staff.post(FORM, data={**PLAIN, "minutes": "20", "date": date, "time": time}, headers=HTML)
    group = the_group(parts)
    made = staff.post(f"/staff/groups/{group.gid}/rehearse", headers=HTML)
    rehearsal = next(each for each in parts.hub.groups() if each.gid != group.gid)
    assert rehearsal.rehearsal and rehearsal.scheduled_ms is None and rehearsal.plan == group.plan
    assert rehearsal.code != group.code and "/guide/" in made.text and "The rehearsal is ready" in made.text
    from_form = staff.post(FORM, data={**PLAIN, "rehearsal": "1", "recording": "voice", "agreed": "on"})
    assert from_form.status_code == 200
    assert sum(each.rehearsal for each in parts.hub.groups()) == 2
    assert all(each.recording == "none" for each in parts.hub.groups())
    assert "Rehearsal" in staff.get("/staff", headers=HTML).text


def test_PREPARE6_before_its_time_the_link_counts_down_and_then_opens(
    staff: FlaskClient, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    date, time = tomorrow(parts)
    staff.post(FORM, data={**PLAIN, "languages": ["az", "ru"], "date": date, "time": time}, headers=HTML)
    group = the_group(parts)
    assert group.scheduled_ms is not None
    for language in ("az", "en", "ru"):
        page = staff.get(f"/g/{group.code}?lang={language}").text
        assert when_words(group.scheduled_ms, "Asia/Baku", language) in page
        assert f'data-begins="{group.scheduled_ms}"' in page and 'id="enfilade-boot"' not in page
        assert f"/{language}/check" in page and f"/g/{group.code}/invitation.ics" in page
        assert "Azərbaycanca, Русский" in page
    assert staff.get(f"/g/{group.code}/opens").get_json()["open"] is False
    later = group.scheduled_ms + 1
    monkeypatch.setattr(parts.hub, "now_ms", lambda: later)
    assert staff.get(f"/g/{group.code}/opens").get_json() == {"open": True, "now_ms": later}
    assert 'id="enfilade-boot"' in staff.get(f"/g/{group.code}").text


def test_PREPARE11_the_invitation_is_shown_again_without_the_guides_secret(
    staff: FlaskClient, parts: Parts
) -> None:
    made = staff.post(FORM, data=PLAIN, headers=HTML).text
    group = the_group(parts)
    page = staff.get(f"/staff/groups/{group.gid}", headers=HTML).text
    assert f"{group.code[:4]} {group.code[4:]}" in page
    assert 'id="guide-link"' in made and 'id="guide-link"' not in page
    assert staff.get(f"/staff/groups/{group.gid}/invitation.ics").get_json()["code"] == "group-not-scheduled"
    assert staff.get("/staff/groups/none").get_json()["code"] == "group-ended"


def test_PREPARE12_the_test_page_is_there_in_three_languages(reader: FlaskClient) -> None:
    for language, words in (("az", "Eşitdiniz?"), ("en", "Did you hear it?"), ("ru", "Вы его услышали?")):
        page = reader.get(f"/{language}/check").text
        assert words in page and "<noscript>" in page and 'data-socket="/live/0/check/"' in page
        assert f"/{language}/check" in reader.get(f"/{language}/join").text
    answer = reader.get("/check/line")
    assert (answer.status_code, answer.data, answer.headers["Cache-Control"]) == (204, b"", "no-store")


@pytest.mark.parametrize(
    ("date", "time", "zone", "utc"),
    [
        ("2026-12-01", "15:00", "Asia/Baku", "2026-12-01T11:00"),
        ("2026-12-01", "15:00", "America/St_Johns", "2026-12-01T18:30"),
        ("2027-03-28", "03:00", "Europe/Berlin", "2027-03-28T01:00"),
        ("2027-10-31", "02:30", "Europe/Berlin", "2027-10-31T00:30"),
    ],
)
def test_PREPARE13_a_time_is_the_museums(date: str, time: str, zone: str, utc: str) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC).timestamp() * 1000
    at_ms = moment_ms(date, time, zone, int(now))
    assert f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%dT%H:%M}" == utc


def test_PREPARE13_an_hour_that_summer_time_leaves_out_is_none() -> None:
    from enfilade.web.errors import Problem

    with pytest.raises(Problem, match=r"^date-none$"):
        moment_ms("2027-03-28", "02:30", "Europe/Berlin", 0)


def test_PREPARE13_the_zone_is_stated_in_words() -> None:
    at_ms = int(datetime(2026, 11, 22, 11, 0, tzinfo=UTC).timestamp() * 1000)
    assert when_words(at_ms, "Asia/Baku", "az") == "22 noyabr 2026, bazar, saat 15:00 (Bakı vaxtı, UTC+4)"
    assert when_words(at_ms, "Asia/Baku", "ru") == "воскресенье, 22 ноября 2026, 15:00 (бакинское, UTC+4)"
    assert when_words(at_ms, "America/St_Johns", "en").endswith("07:30 (America/St_Johns, UTC−3:30)")
    with pytest.raises(ValueError, match="ENFILADE_TIME_ZONE is 'Baku'"):
        from_environment({"ENFILADE_TIME_ZONE": "Baku"})
