"""Every package that the project names has its licence in docs/licences.md, and nothing else stands there."""

from __future__ import annotations

import json
import re
import tomllib

from tools.set_up import VIEWER
from tools.steps import ROOT

FONTS = {"Literata, subsets", "Commissioner, subsets", "Noto Emoji, a subset"}


def test_every_package_has_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    named = {re.split(r"[\[<>=;! ]", line)[0] for group in groups for line in group}
    package = json.loads((VIEWER / "package.json").read_text())
    named |= {*package["dependencies"], *package["devDependencies"]}
    rows = re.findall(r"^\| ([^|]+?) \| [^|]+ \|$", (ROOT / "docs" / "licences.md").read_text(), re.MULTILINE)
    listed = {row.removesuffix(" (decoder)") for row in rows} - {"What", "Package"}
    assert listed == named | FONTS
