"""WEB: files are given out by what a manifest names, in the best encoding, for ever."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from enfilade.web.parts import Parts
from tests.web.site_fixture import MUSEUM, TOUR, write_site


def paths_of(reader: FlaskClient) -> list[str]:
    manifest = reader.get(f"/site/{MUSEUM}/museum.json").get_json()
    hall = manifest["halls"][0]
    return [hall["glb"]["path"], hall["data"]["path"], hall["poster"]["wide"]["path"]]


def test_WEB10_what_the_manifest_names_is_immutable_and_packed(reader: FlaskClient, home: Path) -> None:
    for path in paths_of(reader):
        plain = (home / "var/site" / path).read_bytes()
        answer = reader.get(f"/site/{path}", headers={"Accept-Encoding": "gzip, br"})
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        if path.endswith(".webp"):
            assert "Content-Encoding" not in answer.headers and answer.data == plain
        else:
            assert answer.headers["Content-Encoding"] == "br" and brotli.decompress(answer.data) == plain
            packed = reader.get(f"/site/{path}", headers={"Accept-Encoding": "gzip"})
            assert packed.headers["Content-Encoding"] == "gzip" and gzip.decompress(packed.data) == plain
            assert packed.headers["Vary"] == "Accept-Encoding"
        assert reader.get(f"/site/{path}").data == plain


def test_WEB10_types_are_said(reader: FlaskClient) -> None:
    types = [reader.get(f"/site/{path}").mimetype for path in paths_of(reader)]
    assert types == ["model/gltf-binary", "application/json", "image/webp"]


@pytest.mark.parametrize(
    "path",
    [
        f"private/{MUSEUM}/{TOUR}.az.json",
        f"{MUSEUM}/../private/{MUSEUM}/{TOUR}.az.json",
        "../enfilade.db",
        "..%2fenfilade.db",
        "site.json",
        f"{MUSEUM}/museum.json.br",
        f"{MUSEUM}/../../x.json",
        "halls/0000000000000000.glb",
    ],
)
def test_WEB11_nothing_else_is_given_out(reader: FlaskClient, path: str) -> None:
    answer = reader.get(f"/site/{path}", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.get_json()["code"] in ("file-unknown", "page-unknown")


def test_WEB12_the_manifest_is_revalidated(reader: FlaskClient) -> None:
    first = reader.get(f"/site/{MUSEUM}/museum.json", headers={"Accept-Encoding": "br"})
    assert first.headers["Cache-Control"] == "no-cache"
    again = reader.get(f"/site/{MUSEUM}/museum.json", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_WEB13_a_new_site_is_shown_at_once_and_the_old_one_stays_for_who_began_with_it(
    client: FlaskClient, parts: Parts, home: Path
) -> None:
    assert "Memory en" in client.get(f"/en/{MUSEUM}/").text
    old = parts.site.edition(MUSEUM)
    old_texts = client.get(f"/site/{MUSEUM}/r1.json").get_json()["texts"]["en"]["path"]
    write_site(home / "var" / "site", "r2", "Remembrance")
    assert "Remembrance en" in client.get(f"/en/{MUSEUM}/").text
    assert parts.site.edition(MUSEUM, "r1") == old
    assert client.get(f"/site/{MUSEUM}/r1.json").get_json()["revision"] == "r1"
    assert json.loads(client.get(f"/site/{old_texts}").data)["title"]["text"] == "Memory en"
    assert parts.site.edition(MUSEUM, "r3") is None
    assert client.get(f"/site/{MUSEUM}/r3.json").status_code == 404


def test_WEB13_a_server_that_starts_later_still_knows_the_old_one(home: Path) -> None:
    from enfilade.web.site import SiteFolder

    write_site(home / "var" / "site", "r2", "Remembrance")
    fresh = SiteFolder(home / "var" / "site")
    edition = fresh.edition(MUSEUM, "r1")
    assert edition is not None and edition.texts("en").title.text == "Memory en"
    assert fresh.gives_out(edition.museum.texts["en"].path)


def test_WEB14_the_viewers_files_are_packed_and_immutable(reader: FlaskClient) -> None:
    answer = reader.get("/viewer/assets/main-1234.js", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br" and answer.mimetype == "text/javascript"
    assert brotli.decompress(answer.data) == reader.get("/viewer/assets/main-1234.js").data
    assert "immutable" in answer.headers["Cache-Control"]
    assert reader.get("/viewer/manifest.json").status_code == 404
    assert reader.get("/viewer/assets/../../../var/enfilade.db").status_code == 404


def test_WEB14_a_range_of_a_file_can_be_asked_for(reader: FlaskClient, home: Path) -> None:
    path = paths_of(reader)[2]
    answer = reader.get(f"/site/{path}", headers={"Range": "bytes=2-5"})
    assert (answer.status_code, answer.data) == (206, (home / "var/site" / path).read_bytes()[2:6])
