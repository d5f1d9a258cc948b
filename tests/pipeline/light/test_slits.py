"""Rays to the parts of a window that are seen: they fall there, as evenly, and weigh what those parts are."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.sampling import spread
from enfilade.pipeline.light.scene import Float
from enfilade.pipeline.light.slits import CELLS, EVERY, Mask, and_beside, narrow, part, parts_of, spread_out


def narrowed(uv: Float, masks: Mask) -> tuple[Float, Float]:
    """(n, k, 2) numbers on the parts of (n,) masks, and the share (n,) of the window that those are."""
    out, share = np.empty_like(uv), np.empty(len(uv), np.float32)
    parts = np.empty(CELLS * CELLS, np.int64)
    for i, mask in enumerate(masks):
        many = parts_of(mask, parts)
        out[i] = [narrow(parts, many, u, v) for u, v in uv[i]]
        share[i] = many / CELLS**2
    return out, share


def test_the_part_in_which_a_ray_went_through() -> None:
    assert [part(0.0, 0.0), part(0.99, 0.99), part(0.5, 0.0)] == [1, 1 << (CELLS * CELLS - 1), 1 << 4]


def test_a_texel_knows_what_those_within_reach_found() -> None:
    image = np.zeros((5, 7), np.uint64)
    image[2, 3] = 5
    image[2, 4] = 8
    found = spread_out(image, 1)
    assert found[1, 2:6].tolist() == [5, 13, 13, 8]
    assert found[0].tolist() == [0] * 7
    assert image[1].tolist() == [0] * 7, "the image itself stays"


def test_the_parts_beside_are_asked_too_and_none_across_the_edge() -> None:
    corner, left, inner = 1, 1 << CELLS, 1 << 2 * CELLS + 2
    assert and_beside(np.array([corner, left, inner], np.uint64)).tolist() == [
        1 | 2 | 1 << CELLS,
        1 | 1 << CELLS | 2 << CELLS | 1 << 2 * CELLS,
        1 << CELLS + 2 | 7 << 2 * CELLS + 1 | 1 << 3 * CELLS + 2,
    ]


def test_rays_fall_evenly_on_the_parts_asked_for_and_nowhere_else() -> None:
    uv = spread(np.arange(50), 64, 3)
    mask = np.array([1 << 9 | 1 << 30, int(EVERY)] * 25, np.uint64)
    found, share = narrowed(uv, mask)
    assert share[:2].tolist() == [2 / 64, 1.0]
    assert (found >= 0).all()
    assert (found < 1).all()
    part = (found[..., 1] * CELLS).astype(int) * CELLS + (found[..., 0] * CELLS).astype(int)
    assert set(part[::2].ravel()) == {9, 30}
    each = (part[::2] == 9).sum(axis=1)
    assert each.min() >= 30
    assert each.max() <= 34
    assert set(part[1::2].ravel()) == set(range(CELLS * CELLS))


def test_a_mean_through_a_slit_is_the_same_and_far_calmer() -> None:
    texels = np.arange(400)

    def through(numbers: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> object:
        return (numbers[..., 0] > 0.43) & (numbers[..., 0] < 0.5)

    uv = spread(texels, 24, 1)
    even = np.asarray(through(uv)).mean(axis=1)
    column = sum(1 << (row * CELLS + 3) for row in range(CELLS))
    near, share = narrowed(uv, np.full(400, column, np.uint64))
    aimed = np.asarray(through(near)).mean(axis=1) * share
    assert abs(aimed.mean() - 0.07) < 0.001
    assert aimed.std() < even.std() / 3
