"""A build of a small museum: what is published, what is built again, and what an error leaves as it was."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from enfilade.content.issue import Severity
from enfilade.content.site import SiteHall, SiteIndex, SiteMuseum, SiteNotes, SiteTexts, SiteTour
from enfilade.library.catalogue import load
from enfilade.pipeline.build_ahead import build_ahead
from enfilade.pipeline.build_site import light_folder
from enfilade.pipeline.export import export
from enfilade.pipeline.run_build import run_build, workshop
from enfilade.pipeline.write_site import collect
from tests.issue_fixture import FIXTURES
from tests.pipeline.even_light import light_evenly

MESH = ("manifold3d", "shapely", "trimesh", "meshopt", "numpy", "PIL")
BAKE = ("embreex", "pyoidn", "xatlas", "scipy", "numba")

_BLOCKED = """\
import sys
from pathlib import Path
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {names!r}:
            raise ImportError("blocked: " + name)
sys.meta_path.insert(0, Block())
from enfilade.pipeline.run_build import run_build, workshop
for found in run_build(Path(sys.argv[1]), None, "final", lambda step, share: None):
    print(found)
"""


def _build(home: Path) -> list[str]:
    return [str(one) for one in run_build(home, None, "final", lambda step, share: None)]


def _build_without(home: Path, names: tuple[str, ...]) -> list[str]:
    """Build in a process where these packages cannot be imported."""
    script = _BLOCKED.format(names=set(names))
    done = subprocess.run(
        [sys.executable, "-c", script, str(home)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(FIXTURES / "base", home, dirs_exist_ok=True)
    light_evenly(home)
    assert _build(home) == []
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A copy of the built museum that a test may change."""
    shutil.copytree(built, tmp_path / "home")
    return tmp_path / "home"


def _museum(home: Path) -> SiteMuseum:
    return SiteMuseum.model_validate_json((home / "var/site/tiny/museum.json").read_bytes())


def _files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def test_every_file_that_is_named_is_there_with_its_sizes(built: Path) -> None:
    site = built / "var" / "site"
    museum = _museum(built)
    assert SiteIndex.model_validate_json((site / "site.json").read_bytes()).museums == ("tiny",)
    for entry in museum.halls:
        hall = SiteHall.model_validate_json((site / entry.data.path).read_bytes())
        refs = [entry.glb, entry.data, *(layer.file for layer in hall.layers)]
        refs += [ref for texture in hall.textures for ref in (texture.small, texture.full)]
        for ref in refs:
            assert (site / ref.path).stat().st_size == ref.bytes
            wire = site / (ref.path + ".br") if ref.path.endswith((".json", ".glb")) else site / ref.path
            assert wire.stat().st_size == ref.wire_bytes
        assert entry.walkable_bytes < entry.total_bytes
    assert [entry.portals for entry in museum.halls] == [("attic",), ("cellar",)]
    assert museum.halls[1].origin == (-8.2, 0.0, 0.0)


def test_words_are_resolved_and_notes_are_private(built: Path) -> None:
    site, museum = built / "var" / "site", _museum(built)
    words = SiteTexts.model_validate_json((site / museum.texts["ru"].path).read_bytes())
    assert words.title.text == "Маленький музей"
    assert words.title.lang is None
    assert words.exhibits["names"].hall == "cellar"
    assert words.exhibits["iron-bed"].viewpoint == "in-the-cell"
    assert words.exhibits["iron-bed"].evidence == "conjecture"
    assert words.halls["cellar"].rooms["cell"].text == "Камера"
    tour = SiteTour.model_validate_json((site / museum.tours[0].files["az"].path).read_bytes())
    assert tour.stops[0].route == ()
    assert tour.stops[1].route[0][0] == 0
    assert tour.timeline.legs[1].travel_ms == tour.stops[1].route[-1][0]
    assert museum.tours[0].advisories == ("notice",)
    private = site / "private" / "tiny" / museum.revision
    notes = SiteNotes.model_validate_json((private / "round.az.json").read_bytes())
    assert notes.notes == {}


def test_the_same_content_gives_the_same_site(home: Path) -> None:
    before = _files(home / "var" / "site")
    assert _build(home) == []
    assert _files(home / "var" / "site") == before
    shutil.rmtree(home / "var")
    assert _build(home) == []
    assert _files(home / "var" / "site") == before


def test_halls_built_ahead_in_processes_of_their_own_are_those_of_a_build(home: Path) -> None:
    before = _files(home / "var" / "site")
    shutil.rmtree(home / "var")
    catalogue = load(home)
    build_ahead(catalogue.museums.values(), home, workshop(home), lambda step, share: None, few=0)
    assert len(list((home / "var/cache/built").glob("*.json"))) == 2
    assert _build(home) == []
    assert _files(home / "var" / "site") == before


def test_a_label_edit_publishes_without_a_mesh_library(home: Path) -> None:
    before = _museum(home)
    people = home / "tours/tiny/people.yaml"
    people.write_text(people.read_text().replace("en: A life.", "en: A short life."))
    assert _build_without(home, (*MESH, *BAKE)) == []
    after = _museum(home)
    assert after.revision != before.revision
    assert after.halls == before.halls
    assert after.texts["az"] == before.texts["az"]
    assert after.texts["en"] != before.texts["en"]
    assert (home / "var/site/tiny" / f"{before.revision}.json").exists()


def test_a_fresh_clone_is_built_from_committed_light_without_a_ray_tracer(home: Path) -> None:
    before = _museum(home)
    shutil.rmtree(home / "var")
    assert _build_without(home, BAKE) == []
    assert _museum(home) == before


def test_an_error_leaves_the_site_as_it_was(home: Path) -> None:
    before = _files(home / "var" / "site")
    hall = home / "models3d/tiny/cellar/hall.yaml"
    good = hall.read_text()
    for find, put in (("at: [4.2, 2]", "at: [4.2, 9]"), ("exhibit: names", "exhibit: nobody")):
        hall.write_text(good.replace(find, put))
        found = run_build(home, None, "final", lambda step, share: None)
        assert any(one.severity is Severity.ERROR and one.place.line > 1 for one in found)
        assert _files(home / "var" / "site") == before


def test_a_moved_wall_makes_light_stale_and_is_shown_with_even_light(home: Path) -> None:
    hall = home / "models3d/tiny/attic/hall.yaml"
    hall.write_text(hall.read_text().replace("height_m: 3\n", "height_m: 2.9\n"))
    found = _build(home)
    assert [line.split()[0] for line in found] == ["stale-light"]
    assert _museum(home).halls[1].glb != _museum(home).halls[0].glb


def test_a_moved_viewpoint_lacks_its_poster_until_it_is_taken_anew_by_the_light_that_is_there(
    home: Path,
) -> None:
    hall = home / "models3d/tiny/attic/hall.yaml"
    light = light_folder(home, "tiny", "attic")
    before = _files(light)
    hall.write_text(hall.read_text().replace("at: [5, 2], yaw_deg: 90", "at: [5, 2], yaw_deg: 70"))
    found = _build(home)
    assert [line.split()[0] for line in found] == ["no-poster"]
    assert run_build(home, None, "final", lambda step, share: None, posters=("attic",)) == []
    after = _files(light)
    assert {name for name in after if after[name] != before.get(name)} == {
        "light.json",
        "poster-0.webp",
        "poster-1.webp",
        "poster-2.webp",  # what is seen through its doorway, which has light of its own by now
    }
    data = SiteHall.model_validate_json((home / "var/site" / _museum(home).halls[1].data.path).read_bytes())
    poster = next(view.poster for view in data.viewpoints if view.id == "middle")
    assert poster is not None
    with Image.open(home / "var/site" / poster.wide.path) as picture:
        assert picture.size == (1280, 720)


def test_files_that_no_kept_revision_names_are_collected(home: Path) -> None:
    site = home / "var" / "site"
    stray = site / "text" / "0000000000000000.json"
    stray.write_text("{}")
    first = _museum(home)
    museum = home / "tours/tiny/museum.yaml"
    museum.write_text(museum.read_text().replace("en: Address", "en: New address"))
    assert _build(home) == []
    now = (site / "tiny" / f"{first.revision}.json").stat().st_mtime
    assert collect(site, now + 60) == 1
    assert (site / first.texts["en"].path).exists()
    # A group stands in it: kept however old it is.
    collect(site, now + 31 * 86400, in_use=frozenset({("tiny", first.revision)}))
    assert (site / first.texts["en"].path).exists()
    assert (site / "private/tiny" / first.revision).exists()
    collect(site, now + 31 * 86400)
    assert not (site / "private/tiny" / first.revision).exists()
    assert not (site / first.texts["en"].path).exists()
    assert (site / first.texts["az"].path).exists() == (first.texts["az"] == _museum(home).texts["az"])
    for path in json.loads((site / "tiny/museum.json").read_bytes())["texts"].values():
        assert (site / path["path"]).exists()


def test_an_export_holds_the_site_but_no_notes(home: Path, tmp_path: Path) -> None:
    (home / "viewer_static" / "dist").mkdir(parents=True)
    (home / "viewer_static" / "dist" / "index.html").write_text("<!doctype html>")
    count = export(home, tmp_path / "out")
    out = _files(tmp_path / "out")
    assert count == len(out)
    assert "index.html" in out
    assert "site/tiny/museum.json" in out
    assert not any("private" in path for path in out)
