"""docs/elements tells the truth: a picture of every kind and finish, every parameter with its words."""

from __future__ import annotations

from enfilade.pipeline import finishes, kinds
from tools import element_page
from tools.element_previews import OUT, of_finish, stale

MOST_BYTES = 1_500_000


def test_nothing_of_the_page_is_stale() -> None:
    assert stale() == [], "run python -m tools.element_previews"


def test_every_kind_and_finish_has_its_picture_and_all_of_them_are_small() -> None:
    pictures = {path.relative_to(OUT).as_posix(): path.stat().st_size for path in OUT.rglob("*.webp")}
    wanted = {f"kinds/{name}.webp" for name in kinds.names()}
    wanted |= {f"finishes/{name}.webp" for name in finishes.names()}
    assert set(pictures) == wanted
    assert sum(pictures.values()) < MOST_BYTES


def test_every_parameter_is_on_the_page() -> None:
    page = element_page.page()
    for name in kinds.names():
        section = page.split(f"\n### {name}\n")[1].split("\n### ")[0]
        for key in kinds.params_model(name).model_fields:
            assert f"| `{key}` |" in section, f"{name}: {key}"
        # A sentence about the kind, from its maker.
        assert any(line.endswith(".") and not line.startswith("|") for line in section.splitlines())


def test_a_finish_is_seen_in_raking_light() -> None:
    picture = of_finish("brass")
    assert picture.shape == (176, 176, 3)
    assert picture.std() > 4
