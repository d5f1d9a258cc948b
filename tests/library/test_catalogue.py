from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from enfilade.content.hall import Hall
from enfilade.content.tour import Tour
from enfilade.library.catalogue import load
from enfilade.library.pointers import line_of
from enfilade.library.read_yaml import read_yaml
from enfilade.library.skeleton import write_hall, write_museum
from enfilade.library.validate import validate
from tests.issue_fixture import FIXTURES, Edit, edited

BASE = FIXTURES / "base"


def test_a_museum_is_read_with_everything_of_it() -> None:
    museum = load(BASE).museums["tiny"]
    assert set(museum.halls) == {"cellar", "attic"}
    assert list(museum.exhibits) == ["names", "iron-bed"]
    assert list(museum.people) == ["poet"]
    assert list(museum.tours) == ["round"]
    assert museum.places["exhibit", "iron-bed"] == ("tours/tiny/exhibits.yaml", "exhibits[1]")
    assert museum.pointer("exhibit", "iron-bed", "sources[0]") == "exhibits[1].sources[0]"


def test_all_issues_come_in_one_run_each_at_its_line(tmp_path: Path) -> None:
    edits: list[Edit] = [
        {"file": "tours/tiny/museum.yaml", "find": "solemn: true", "put": "solem: true"},
        {"file": "tours/tiny/exhibits.yaml", "find": "status: attested", "put": "status: attestd"},
        {"file": "tours/tiny/people.yaml", "find": "event: born", "put": "event: burn"},
        {"file": "models3d/tiny/attic/hall.yaml", "find": "height_m: 3", "put": "height_m: -3"},
    ]
    edited(BASE, edits, tmp_path)
    found = load(tmp_path).issues
    assert {(one.code, one.place.file, one.place.line) for one in found} == {
        ("unknown-key", "tours/tiny/museum.yaml", 8),
        ("wrong-value", "tours/tiny/exhibits.yaml", 5),
        ("wrong-value", "tours/tiny/people.yaml", 7),
        ("wrong-value", "models3d/tiny/attic/hall.yaml", 12),
    }
    assert next(one for one in found if one.code == "unknown-key").remedy.startswith('did you mean "solemn"?')


def test_a_broken_entry_costs_no_other_and_naming_it_is_no_second_issue(tmp_path: Path) -> None:
    edit: Edit = {"file": "tours/tiny/exhibits.yaml", "find": "    kind: furniture\n", "put": ""}
    edited(BASE, [edit], tmp_path)
    catalogue = load(tmp_path)
    assert [one.code for one in catalogue.issues] == ["missing-key"]
    assert list(catalogue.museums["tiny"].exhibits) == ["names"]
    assert "iron-bed" in catalogue.museums["tiny"].ids("exhibit")


def test_what_is_cached_is_what_is_read(tmp_path: Path) -> None:
    first = load(BASE, tmp_path)
    assert load(BASE, tmp_path) == first == load(BASE)


MORE = """exhibits:
  - id: iron-bed
    kind: furniture
  - id: lamp
    title: {az: Lampa, en: A lamp, ru: Лампа}
    kind: lamp
    status: candidate
    sources: [memoir]
    description: {az: Lampa., en: A lamp., ru: Лампа.}
  - id: rug
    titel: {az: Xalça}
"""


def test_exhibits_may_lie_in_several_files_and_each_issue_names_its_own(tmp_path: Path) -> None:
    edited(BASE, [], tmp_path)
    (tmp_path / "tours/tiny/exhibits").mkdir()
    (tmp_path / "tours/tiny/exhibits/hall-2.yaml").write_text(MORE)
    catalogue = load(tmp_path)
    museum = catalogue.museums["tiny"]
    assert list(museum.exhibits) == ["names", "iron-bed", "lamp"]
    assert museum.places["exhibit", "lamp"] == ("tours/tiny/exhibits/hall-2.yaml", "exhibits[1]")
    assert museum.places["exhibit", "iron-bed"] == ("tours/tiny/exhibits.yaml", "exhibits[1]")
    first = line_of(catalogue.lines["tours/tiny/exhibits.yaml"], "exhibits[1]")
    twice = [one for one in catalogue.issues if one.code == "duplicate-id"]
    assert [(one.place.file, one.place.line, one.message) for one in twice] == [
        (
            "tours/tiny/exhibits/hall-2.yaml",
            2,
            f'exhibit "iron-bed" was given before, on line {first} of tours/tiny/exhibits.yaml',
        )
    ]
    unknown = next(one for one in catalogue.issues if one.code == "unknown-key")
    assert (unknown.place.file, unknown.place.line) == ("tours/tiny/exhibits/hall-2.yaml", 11)
    assert museum.ids("exhibit") == {"names", "iron-bed", "lamp", "rug"}


def test_a_folder_without_museum_yaml_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "tours" / "lost").mkdir(parents=True)
    (tmp_path / "tours" / "lost" / "people.yaml").write_text("people: []\n")
    assert [str(one) for one in load(tmp_path).issues] == [
        "file-missing tours/lost/museum.yaml tours/lost/museum.yaml is missing; "
        "add tours/lost/museum.yaml or take its name out"
    ]


def test_an_empty_file_is_an_issue(tmp_path: Path) -> None:
    edited(BASE, [], tmp_path)
    (tmp_path / "tours/tiny/tours/round.yaml").write_text("")
    assert [one.code for one in load(tmp_path).issues] == ["wrong-value"]


def test_hints_know_the_keys_of_the_model_one_is_in() -> None:
    text = (
        (BASE / "models3d/tiny/cellar/hall.yaml").read_text().replace("finish: limewash, rise_m", "rise_m", 1)
    )
    yaml, _ = read_yaml(text.replace("axis: x", "axes: x"), "hall.yaml")
    _, found = validate(Hall, yaml, "hall.yaml")
    assert [(one.code, one.place.pointer) for one in found] == [
        ("missing-key", "rooms[1].ceiling"),
        ("missing-key", "rooms[1].ceiling"),
        ("unknown-key", "rooms[1].ceiling.axes"),
    ]
    assert 'did you mean "axis"?' in found[2].remedy


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "title", "stops", "az", "standard", "do"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_stands_in_a_file_becomes_issues_and_nothing_raises(data: object) -> None:
    from enfilade.library.read_yaml import Yaml

    model, found = validate(Tour, Yaml(data, {"": 1}), "tour.yaml")
    assert (model is None) == bool(found)


def test_a_new_museum_has_no_issue(tmp_path: Path) -> None:
    written = write_museum(tmp_path, "carpets", "first-hall")
    assert [path.name for path in written] == ["museum.yaml", "sources.yaml", "hall.yaml"]
    catalogue = load(tmp_path)
    assert catalogue.issues == ()
    assert list(catalogue.museums["carpets"].halls) == ["first-hall"]
    assert write_hall(tmp_path, "carpets", "second-hall").name == "hall.yaml"
