"""Vitrines, frames, flags, carpets: exact measures, cards where eyes look, cloth that keeps its length."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from enfilade.pipeline import kinds
from enfilade.pipeline.finishes.woven import MARGIN, PREFIX, SCALE_M, knots_of, weaves
from enfilade.pipeline.kinds import flag, lectern, relief_map, study_forms
from enfilade.pipeline.kinds.case import standing
from enfilade.pipeline.kinds.lying import put_notes, put_stamps
from enfilade.pipeline.kinds.registry import chance_for
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly
from tests.pipeline.shapes.checks import assert_closed


def made(name: str, seed: int = 3, **params: object) -> Built:
    return kinds.build(name, kinds.params_model(name)(**params), seed)


def points(built: Built) -> Floats:
    return np.concatenate([part.positions for part in built.parts])


def names(built: Built) -> list[str]:
    return [face.name for face in built.faces]


@pytest.mark.parametrize(("width", "labels"), [(1.2, 1), (1.8, 3), (3.2, 6)])
def test_a_wall_vitrine_is_as_wide_as_asked_and_its_cards_share_its_rail(width: float, labels: int) -> None:
    built = made("wall-vitrine", width_m=width, labels=labels, bottom_m=0.7, height_m=1.4, depth_m=0.4)
    low, high = points(built).min(axis=0), points(built).max(axis=0)
    # The lid stands 6 mm over at each end.
    np.testing.assert_allclose([low[0], high[0]], [-width / 2 - 0.006, width / 2 + 0.006], atol=1e-9)
    np.testing.assert_allclose([low[1], high[1], high[2]], [0.7, 2.1, 0.4], atol=1e-3)
    assert names(built) == [f"label-{k + 1}" for k in range(labels)]
    at = [face.centre[0] for face in built.faces]
    np.testing.assert_allclose(np.diff(at), (width - 0.06) / labels)
    for face in built.faces:
        out = np.cross(face.right, face.up)
        # Cards look up at a reader: a third to two thirds of the way from upright.
        assert 0.4 < math.atan2(out[1], out[2]) < 0.8
    # Nothing hangs on the floor: one walks under it.
    assert built.footprint is None


def test_what_stands_in_a_vitrine_stands_behind_its_glass() -> None:
    forms = ("jar", "bowl", "jug", "beads", "tool", "disc", "tablet", "box")
    built = made("wall-vitrine", width_m=2.4, shelves=1, objects=forms)
    things = np.concatenate(
        [p.positions for p in built.parts if p.finish in ("clay", "bronze", "stone-agate")]
    )
    glass = np.concatenate([p.positions for p in built.parts if p.finish == "glass"])
    assert things[:, 2].max() < glass[:, 2].max() - 0.005
    assert things[:, 2].min() > 0.018
    assert np.abs(things[:, 0]).max() < 1.2
    assert things[:, 1].max() < 0.70 + 1.40 - 0.085


@pytest.mark.parametrize("form", sorted(study_forms.FORMS))
def test_study_forms_are_solid_and_have_the_size_asked(form: str) -> None:
    built = made("study-form", form=form, size_m=0.4)
    cloud = points(built)
    reach = np.ptp(cloud, axis=0)
    assert cloud[:, 1].min() == pytest.approx(0.0, abs=2e-3)
    stands = form in ("jar", "jug")
    assert (reach[1] if stands else reach.max()) == pytest.approx(0.4, rel=0.12)
    for part in built.parts:
        if part.finish == "clay" and form in ("jar", "bowl"):
            assert_closed(part.positions, part.triangles)


def test_a_table_vitrine_slopes_to_its_reader() -> None:
    built = made("table-vitrine", tilt_deg=12, items=4, labels=2, front_m=0.8, depth_m=0.8, width_m=1.6)
    assert names(built) == ["page-1", "page-2", "page-3", "page-4", "label-1", "label-2"]
    for face in built.faces:
        out = np.cross(face.right, face.up)
        assert math.degrees(math.atan2(out[2], out[1])) == pytest.approx(12, abs=1e-6)
    pages = [face for face in built.faces if face.name.startswith("page")]
    labels = [face for face in built.faces if face.name.startswith("label")]
    assert min(face.centre[2] for face in labels) > max(face.centre[2] for face in pages)
    assert built.footprint is not None
    np.testing.assert_allclose(
        np.ptp(built.footprint, axis=0), [1.6, 0.8 * math.cos(math.radians(12)) + 0.02]
    )


@pytest.mark.parametrize("lay", ["coins", "stamps", "notes"])
def test_blanks_bear_no_design(lay: str) -> None:
    """Coins, stamps and notes are plain: no face to draw on, a bounded number of triangles each."""
    built = made("table-vitrine", lay=lay, items=6, labels=1)
    assert names(built) == ["label-1"]


def test_a_showcase_has_glass_on_four_sides_and_a_card_on_each_side_asked() -> None:
    built = made("showcase", labels=4, width_m=0.7, depth_m=0.5)
    outs = [tuple(np.round(np.cross(f.right, f.up), 6)) for f in built.faces]
    assert outs == [(0, 0, 1), (0, 0, -1), (-1, 0, 0), (1, 0, 0)]
    for face, out in zip(built.faces, outs, strict=True):
        half = 0.25 if out[2] else 0.35
        assert abs(np.dot(face.centre, out)) == pytest.approx(half, abs=0.01)


@pytest.mark.parametrize("style", ["walnut", "gilt", "plain", "black"])
def test_a_frame_holds_a_picture_of_the_size_asked(style: str) -> None:
    built = made("picture-frame", width_m=1.2, height_m=0.9, style=style, mount_m=0.05, label="left")
    picture, card = built.faces
    assert (picture.name, card.name) == ("picture", "label-1")
    # All of what the mount leaves to be seen, and without one what the frame's slip does.
    assert (picture.width_m, picture.height_m) == pytest.approx((1.201, 0.901))
    less = {"walnut": 0.023, "gilt": 0.023, "plain": 0.015, "black": 0.011}[style]
    bare = made("picture-frame", width_m=1.2, height_m=0.9, style=style).faces[0]
    assert (bare.width_m, bare.height_m) == pytest.approx((1.2 - less, 0.9 - less))
    # A bare picture stands at most 6 mm behind the slip, whatever the frame's depth.
    deep = {"walnut": 0.0, "gilt": 0.0, "plain": 0.016, "black": 0.022}[style]
    flat = [made("picture-frame", style=style, tilt_deg=0, mount_m=m).faces[0] for m in (0.0, 0.05)]
    assert flat[0].centre[2] - flat[1].centre[2] == pytest.approx(deep)
    assert picture.centre[1] == pytest.approx(1.55, abs=0.01)
    assert card.centre[0] < -0.6 - 0.05 - 0.07
    assert made("picture-frame", label="none").faces[0].name == "picture"


@pytest.mark.parametrize(
    ("kind", "params", "finish"),
    [
        ("portrait-frame", {}, "linen"),
        ("notice-frame", {}, "board-face"),
        ("picture-frame", {"style": "gilt"}, "linen"),
        ("picture-frame", {"style": "black", "mount_m": 0.06}, "linen"),
        ("document-frame", {"label": "none"}, "paper"),
    ],
)
def test_a_sheet_lies_a_millimetre_under_its_frame(kind: str, params: dict[str, Any], finish: str) -> None:
    """No texel of a sheet's light lies in the wood round it: its corners came out bitten."""
    built = made(kind, **params)
    face = built.faces[0]
    sheet = next(part for part in built.parts if part.finish == finish)
    size = [float(np.ptp(sheet.positions @ np.array(way))) for way in (face.right, face.up)]
    assert size == pytest.approx([face.width_m + 0.001, face.height_m + 0.001], abs=1e-6)


def test_a_timeline_has_its_panels_in_a_row_under_one_line() -> None:
    built = made("timeline-wall", width_m=5.0, panels=5, gap_m=0.1)
    assert names(built) == [f"panel-{k + 1}" for k in range(5)]
    at = np.array([face.centre for face in built.faces])
    np.testing.assert_allclose(np.diff(at[:, 0]), 1.02)
    assert np.ptp(at[:, 1:], axis=0).max() < 1e-9
    assert built.faces[0].width_m == pytest.approx(0.92 - 0.012)


def test_a_fallen_flag_keeps_its_cloth() -> None:
    """Threads along the fly are as long as they were woven, within an eighth; the hoist is straight."""
    hung = flag._fallen(1.5, 0.75, 2.37, chance_for("flag-stand", 1))
    u = np.linspace(0, 1.5, 400)
    for v in (0.0, 0.375, 0.75):
        line = hung(u, np.full_like(u, v))
        length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
        assert length == pytest.approx(1.5, rel=0.125)
    edge = hung(np.zeros(9), np.linspace(0, 0.75, 9))
    np.testing.assert_allclose(np.ptp(edge[:, [0, 2]], axis=0), 0.0, atol=0.02)


def test_the_emblem_lies_in_the_middle_band() -> None:
    for outline in (flag._crescent(2.0, 1.0), flag._star(2.0, 1.0)):
        assert outline[:, 1].min() > 1 / 3
        assert outline[:, 1].max() < 2 / 3
    star = flag._star(2.0, 1.0)
    reach = np.linalg.norm(star - star.mean(axis=0), axis=1)
    assert int((reach > 0.07).sum()) == 8
    assert len(flag.BANDS["azerbaijan"]) == 3


def test_braille_dots_stand_where_fingers_look_for_them() -> None:
    # "⠃" is dots 1 and 2, "⠉" dots 1 and 4.
    dots = np.array(lectern._dots("⠃⠉", 0.5, 0.05))
    assert dots.shape == (4, 2)
    np.testing.assert_allclose(dots[0] - dots[1], [0.0, 0.0025], atol=1e-12)
    np.testing.assert_allclose(dots[3] - dots[2], [0.0025, 0.0], atol=1e-12)
    np.testing.assert_allclose(dots[2] - dots[0], [0.0062, 0.0], atol=1e-12)


def test_relief_passes_through_its_heights() -> None:
    table = np.array(relief_map.LOWLAND, float)
    fine = relief_map._smooth(relief_map._smooth(table, 17).T, 23).T
    np.testing.assert_allclose(fine[::2, ::2], table, atol=1e-9)
    with pytest.raises(ValidationError, match="same number"):
        kinds.params_model("relief-map").model_validate({"heights_m": [[1, 2], [1]]})


@pytest.mark.parametrize("pattern", sorted(weaves()))
def test_a_carpet_lies_on_its_pattern_without_stretching(pattern: str) -> None:
    built = made("carpet", pattern=pattern, width_m=1.6)
    (pile,) = [part for part in built.parts if part.finish == PREFIX + pattern]
    wide, long = weaves()[pattern].size
    span = np.ptp(pile.positions, axis=0)
    assert span[0] == pytest.approx(1.6, abs=0.01)
    assert span[1] == pytest.approx(1.6 * long / wide, abs=0.01)
    tile = pile.uv / SCALE_M
    np.testing.assert_allclose([tile.min(), tile.max()], [MARGIN, 1 - MARGIN], atol=1e-9)
    # Knots are square: a knot measures the same across and along.
    assert span[0] / (2 * wide) == pytest.approx(span[1] / (2 * long), rel=0.01)


def test_an_unknown_pattern_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValidationError, match=r"no pattern 'kilim'; there are: .*star-lattice"):
        kinds.params_model("carpet").model_validate({"pattern": "kilim"})


def test_knots_have_their_dyes() -> None:
    weave = weaves()["star-lattice"]
    knots = knots_of(weave)
    assert knots.shape == (weave.size[1], weave.size[0], 3)
    assert len(np.unique(knots.reshape(-1, 3), axis=0)) <= len(weave.colours)


def test_forms_are_shared_out_evenly_and_a_gap_keeps_its_place() -> None:
    stood = list(standing(("jar", None, "bowl", "jug", "jar"), (1.2, 0.8), 0.9))
    assert [(form, level, on_shelf) for form, level, _, on_shelf in stood] == [
        ("jar", 1.2, 3),
        ("bowl", 1.2, 3),
        ("jug", 0.8, 2),
        ("jar", 0.8, 2),
    ]
    assert [x for _, _, x, _ in stood] == pytest.approx([-0.3, 0.3, -0.225, 0.225])
    assert list(standing((), (1.0,), 0.9)) == []


@pytest.mark.parametrize("lay", [put_stamps, put_notes])
def test_printed_blanks_are_one_sheet_with_nothing_over_it(lay: Callable[..., None]) -> None:
    """What lies over a sheet shades it: gutters narrower than a texel of the lightmap came out stained."""
    to = Assembly(np.random.default_rng(3))
    lay(to, 2, (0.6, 0.4), (0.0, 0.5, 0.0), np.random.default_rng(3))
    (paper,) = to.parts()
    np.testing.assert_allclose(paper.positions[:, 1], 0.5012)
    np.testing.assert_allclose(paper.normals, np.tile([0.0, 1.0, 0.0], (len(paper.normals), 1)), atol=1e-9)
    a, b, c = (paper.positions[paper.triangles[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2
    corners = paper.positions[:, [0, 2]]
    reach = [np.ptp(corners[corners[:, 0] * side > 0], axis=0).prod() for side in (-1, 1)]
    assert area == pytest.approx(sum(reach), rel=0.06)
