"""Which Node is new enough, and what is said where Chromium cannot be installed from here."""

from __future__ import annotations

import pytest

from tools import set_up
from tools.steps import SetUpError


@pytest.mark.parametrize(
    ("version", "enough"),
    [
        ("v18.20.4", False),
        ("v20.18.1", False),
        ("v20.19.0", True),
        ("v20.20.2", True),
        ("v21.7.3", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.1.0", True),
        ("", False),
    ],
)
def test_node_is_new_enough_for_the_bundler(version: str, enough: bool) -> None:
    assert set_up._new_enough(version) is enough


def test_without_root_a_missing_chromium_is_an_error_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SetUpError) as caught:
        set_up.chromium()
    said = str(caught.value)
    assert "sudo apt-get install --yes --no-install-recommends chromium fontconfig fonts-dejavu-core" in said
    assert "ENFILADE_CHROMIUM" in said


def test_without_root_missing_servers_are_an_error_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tools.services.program", lambda _name: None)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SetUpError) as caught:
        set_up.servers()
    said = str(caught.value)
    assert "sudo apt-get install --yes --no-install-recommends postgresql redis-server nginx" in said
