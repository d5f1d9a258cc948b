"""The sheet: seamless, in metres, seeded by name."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.finishes.noise import Sheet, step, top, wrapped_gap
from enfilade.pipeline.finishes.surface import calmed, hexed, linear, normals, rougher, srgb

N = 128


def sheet() -> Sheet:
    return Sheet("a test", 1.28, N)


def test_noise_is_standardised_and_keeps_to_its_wavelengths() -> None:
    field = sheet().noise(0.32, 0.08)
    assert abs(float(field.mean())) < 1e-4
    assert abs(float(field.std()) - 1) < 1e-3
    power = np.abs(np.fft.rfft2(field)) ** 2
    f = np.hypot(np.fft.fftfreq(N, 1 / N)[:, None], np.arange(N // 2 + 1)[None, :])
    # 1.28 m tile: 4 waves are 0.32 m, 16 waves are 0.08 m.
    assert power[f < 2].sum() < 0.02 * power.sum()
    assert power[f > 28].sum() < 0.001 * power.sum()


def test_stretch_lengthens_along_its_angle() -> None:
    along_u = sheet().noise(0.1, 0.03, 1.0, 8)
    along_v = sheet().noise(0.1, 0.03, 1.0, 8, np.pi / 2)
    for field, long, short in ((along_u, 1, 0), (along_v, 0, 1)):
        rough = [float(np.abs(np.diff(field, axis=a)).mean()) for a in (0, 1)]
        assert rough[short] > 3 * rough[long]


def test_cells_are_seamless_and_numbered_by_their_point() -> None:
    near, far, which = sheet().cells(0.16)
    assert float(near.min()) >= 0
    assert bool((far >= near).all())
    assert len(np.unique(which)) == 64
    # Shifting the torus moves the edge into the middle: no jump larger than a texel's distance anywhere.
    for axis in (0, 1):
        jump = np.abs(near - np.roll(near, 1, axis))
        assert float(jump.max()) <= sheet().texel_m * 1.001


def test_per_cell_gives_one_value_to_each_cell() -> None:
    one = sheet()
    _, _, which = one.cells(0.16)
    values = one.per_cell(which, 2.0, 3.0)
    assert float(values.min()) >= 2
    assert float(values.max()) <= 3
    for number in (0, 17, 63):
        assert len(np.unique(values[which == number])) == 1


def test_sampling_in_place_gives_the_field_back_and_wraps() -> None:
    one = sheet()
    field = one.noise(0.2, 0.05)
    zero = np.zeros_like(field)
    assert np.allclose(one.warped(field, zero, zero), field, atol=2e-4)
    whole = np.full_like(field, one.scale_m)
    assert np.allclose(one.warped(field, whole, -whole), field, atol=2e-3)
    shift = np.full_like(field, one.texel_m * 3)
    assert np.allclose(one.warped(field, shift, zero), np.roll(field, -3, 1), atol=2e-3)


def test_normals_have_the_slope_of_the_height_in_millimetres() -> None:
    one = sheet()
    # One sine of 1.28 m with an amplitude of 20 mm: steepest 2 pi 20 / 1280.
    height = (20 * np.sin(2 * np.pi * one.x / 1.28)).astype(np.float32)
    normal = normals(height, one.texel_m)
    slope = -normal[..., 0] / normal[..., 2]
    assert np.isclose(float(slope.max()), 2 * np.pi * 20 / 1280, rtol=0.01)
    assert float(np.abs(normal[..., 1]).max()) < 1e-6
    # Rising down the picture (row 0 at the top) tilts the normal up it: +Y.
    down = normals(np.ascontiguousarray(height.T), one.texel_m)
    assert float(down[0, :, 1].min()) > 0


def test_calmed_normals_are_unit_and_what_they_lose_is_roughness() -> None:
    one = sheet()
    normal, length = calmed(normals(0.5 * one.noise(0.04, 0.02, 0.5), one.texel_m))
    assert np.allclose(np.linalg.norm(normal, axis=2), 1, atol=1e-4)
    flat = np.full_like(length, 0.3)
    assert bool((rougher(flat, length) >= flat - 1e-4).all())
    assert float(rougher(flat, length).mean()) > 0.31
    assert np.allclose(rougher(flat, np.ones_like(flat)), flat, atol=1e-4)


def test_thresholds() -> None:
    field = sheet().noise(0.2, 0.02)
    assert abs(float(top(field, 0.1, 0.01).mean()) - 0.1) < 0.03
    ramp = np.array([0.0, 0.5, 1.0], dtype=np.float32)
    assert step(0, 1, ramp).tolist() == [0, 0.5, 1]
    assert step(1, 0, ramp).tolist() == [1, 0.5, 0]
    gap = wrapped_gap(np.array([0.9, 1.1, 2.0], dtype=np.float32), 1.0)
    assert np.allclose(gap, [-0.1, 0.1, 0.0], atol=1e-6)


def test_colour_goes_there_and_back() -> None:
    texels = np.arange(256, dtype=np.uint8)
    assert np.array_equal(np.round(srgb(linear(texels)) * 255).astype(np.uint8), texels)
    assert np.allclose(hexed("#ff8000"), (1.0, 0.2159, 0.0), atol=1e-3)
