"""What every finish keeps to: seamless, true in tone, the same every time, and small on the wire."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from enfilade.pipeline import finishes
from enfilade.pipeline.finishes import Maps, woven
from enfilade.pipeline.finishes.model import DARKEST, LIGHTEST, LUMINANCE, MASTER
from enfilade.pipeline.finishes.noise import Sheet
from enfilade.pipeline.finishes.surface import linear

NAMES = finishes.names()

# What the cells, the corridor and the main hall ask for by name.
WANTED = {
    "limewash", "plaster-worn", "plaster-warm-white", "oil-paint-dado-green", "oil-paint-dado-ochre",
    "oil-paint-dado-grey-blue", "oil-paint-white", "concrete-floor", "terrazzo", "floorboards-brown",
    "stone-flags", "steel-painted", "steel-dark", "steel-rusted", "wood-oak", "wood-walnut", "wood-worn",
    "oak-herringbone", "paper", "board-face", "linen", "blanket-grey", "mattress-ticking", "glass", "brass",
    "enamel-white", "enamel-green", "bulb-glass", "leather", "rope", "rubber", "limestone-ashlar",
    "brick-whitewashed",
}  # fmt: skip


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def steps(field: NDArray[np.float64], axis: int) -> tuple[float, float]:
    """Mean absolute step over the tile's edge along an axis, and the largest of 16 such steps inside it."""
    whole = np.moveaxis(field, axis, 0)
    edge = float(np.abs(whole[0] - whole[-1]).mean())
    inside = np.abs(np.diff(whole, axis=0)).mean(axis=tuple(range(1, whole.ndim)))
    return edge, float(inside.max())


def test_every_wanted_finish_is_there() -> None:
    assert set(NAMES) >= WANTED


def test_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(finishes.UnknownFinish, match='did you mean "limewash"') as caught:
        finishes.finish("lime-wash")
    assert caught.value.hint == "limewash"
    with pytest.raises(KeyError):
        finishes.finish("zzz")


def test_maps_have_their_form_and_keep_within_real_tones(name: str) -> None:
    maps = finishes.finish(name).make(MASTER)
    for texels in (maps.albedo, maps.normal, maps.orm):
        assert texels.shape == (MASTER, MASTER, 3)
        assert texels.dtype == np.uint8
    albedo = linear(maps.albedo)
    assert float((albedo @ np.array(LUMINANCE, dtype=np.float32)).min()) >= DARKEST * 0.98
    assert float(albedo.max()) <= LIGHTEST * 1.01
    normal = maps.normal / 127.5 - 1
    assert np.abs(np.linalg.norm(normal, axis=2) - 1).max() < 0.02
    assert normal[..., 2].min() > 0
    # No slope all over: the tile lies flat on its wall.
    assert np.abs(normal[..., :2].mean(axis=(0, 1))).max() < 0.01
    assert maps.orm[..., 1].min() >= 12


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(woven.PREFIX)])
def test_tiles_meet_without_a_seam(name: str) -> None:
    """All but carpets, whose tile is a quarter that is laid mirrored and never repeated."""
    maps = finishes.finish(name).make(MASTER)
    for texels in (maps.albedo, maps.normal, maps.orm):
        for axis in (0, 1):
            edge, inside = steps(texels.astype(np.float64), axis)
            assert edge <= inside * 1.02 + 0.05


def test_mean_albedo_is_what_is_committed(name: str) -> None:
    finish = finishes.finish(name)
    mean = linear(finish.make(MASTER).albedo).mean(axis=(0, 1), dtype=np.float64)
    assert np.abs(mean - finish.mean_albedo).max() < 0.01


def test_smaller_maps_show_the_same_surface(name: str) -> None:
    finish = finishes.finish(name)
    full, small = finish.make(MASTER), finish.make(256)
    assert small.size == 256
    want = linear(full.albedo).mean(axis=(0, 1), dtype=np.float64)
    assert np.abs(linear(small.albedo).mean(axis=(0, 1), dtype=np.float64) - want).max() < 0.004
    # Averaged bumps come back as roughness, never as gloss.
    assert small.orm[..., 1].mean() >= full.orm[..., 1].mean() - 0.6


def test_same_name_same_tile() -> None:
    finish = finishes.finish("rubber")
    one, other = Sheet("rubber", finish.scale_m, 128), Sheet("rubber", finish.scale_m, 128)
    np.random.default_rng(7).random(3)
    assert np.array_equal(one.noise(0.05, 0.004), other.noise(0.05, 0.004))
    assert not np.array_equal(one.noise(0.05, 0.004), Sheet("rope", finish.scale_m, 128).noise(0.05, 0.004))


def test_only_bulb_and_sky_shine_and_only_glass_is_seen_through() -> None:
    for each in map(finishes.finish, NAMES):
        assert (max(each.emissive) > 0) == (each.name in ("bulb-glass", "daylight-glass"))
        assert each.transparent == (each.name == "glass")
        assert each.texels in (256, 512, 1024)
        assert 0.4e-4 < each.scale_m / each.texels < 2.05e-3


def test_shrinking_by_an_odd_share_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot shrink maps of 1024 texels to 300"):
        finishes.finish("rubber").make(300)


def test_wood_runs_along_u() -> None:
    for name in ("wood-oak", "wood-walnut", "wood-worn"):
        maps: Maps = finishes.finish(name).make(512)
        tone = linear(maps.albedo).mean(axis=2)
        along, across = np.abs(np.diff(tone, axis=1)).mean(), np.abs(np.diff(tone, axis=0)).mean()
        assert across > 2.0 * along
