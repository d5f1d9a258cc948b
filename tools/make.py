"""The verbs behind the Makefile, run by the system's Python before anything of ours is installed."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said, not a traceback
    sys.exit(
        "Enfilade needs Python 3.11 or later; this is "
        + sys.version.split()[0]
        + ". Name another one: make run PYTHON=python3.12"
    )

import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools import set_up
from tools.set_up import ENFILADE, PYTHON, VIEWER, Node
from tools.steps import ROOT, SetUpError, alone, environment

SERVING = ("build",)
ALL = ("build", "bake", "postgres", "workers", "lti", "tls", "gunicorn", "dev")

Command = list[str | Path]

ALONE = ("--last-failed", "--last-failed-no-failures", "none", "--maxfail", "5")
"""pytest's words for: what failed last time, one after the other; nothing where that is not known."""


def main(arguments: list[str]) -> int:
    """Do one verb; return the exit status."""
    verbs: dict[str, Callable[[], int]] = {
        "set-up": set_up_only,
        "run": serve,
        "test": test,
        "check": check,
        "bench": bench,
        "gallery": gallery,
    }
    if len(arguments) != 1 or arguments[0] not in verbs:
        print(f"usage: make {' | '.join(verbs)}", file=sys.stderr)
        return 2
    try:
        return verbs[arguments[0]]()
    except SetUpError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def serve() -> int:
    """Set up what visitors need, then become the server."""
    with alone():
        _stand(SERVING, "the server")
    sys.stdout.flush()
    port = os.environ.get("PORT", "8000")
    os.chdir(ROOT)
    os.execve(ENFILADE, [str(ENFILADE), "serve", "--port", port], environment())


def set_up_only() -> int:
    """Set up everything that running, testing and checking need."""
    with alone():
        _stand(ALL, "development")
        set_up.chromium()
        set_up.servers()
    return 0


def test() -> int:
    """Run all tests: pure and server ones on every core, the viewer's, then those in a real browser.

    What fails among many is tried once more, alone: servers and browsers that share two cores with others
    have been starved out of their time. Whoever fails twice has failed; whoever does not is named.
    """
    with alone():
        node = _stand(ALL, "the tests")
        set_up.chromium()
        set_up.servers()
    pytest: Command = [PYTHON, "-m", "pytest"]
    return _all_of(
        node,
        ("pytest", [*pytest, "-n", "auto", "--dist", "worksteal", "--ignore", "tests/e2e"], ROOT),
        ("vitest", [*node.tool("vitest/vitest.mjs"), "run"], VIEWER),
        ("pytest in Chromium", [*pytest, "-n", "2", "--dist", "worksteal", "tests/e2e"], ROOT),
        again={
            "pytest": [*pytest, *ALONE, "--ignore", "tests/e2e"],
            "pytest in Chromium": [*pytest, *ALONE, "tests/e2e"],
        },
    )


def check() -> int:
    """Run the whole static gate: every part of it, also after one has failed."""
    with alone():
        set_up.venv()
        set_up.packages("the checks", ALL)
        node = set_up.node()
        set_up.viewer_packages(node)
    bin_folder = PYTHON.parent
    tsc = node.tool("typescript/bin/tsc")
    return _all_of(
        node,
        ("ruff check", [bin_folder / "ruff", "check"], ROOT),
        ("ruff format", [bin_folder / "ruff", "format", "--check"], ROOT),
        ("mypy", [bin_folder / "mypy"], ROOT),
        ("layers of the server", [bin_folder / "lint-imports"], ROOT),
        ("biome", [*node.tool("@biomejs/biome/bin/biome"), "ci", "."], VIEWER),
        ("tsc", [*tsc, "-p", "tsconfig.json"], VIEWER),
        ("tsc over tests", [*tsc, "-p", "tsconfig.test.json"], VIEWER),
        ("wire types", [PYTHON, "-m", "tools.generate_types", "--check"], ROOT),
        ("registry addresses", [PYTHON, "-m", "tools.addresses"], ROOT),
        ("content and baked light", [ENFILADE, "check"], ROOT),
    )


def bench() -> int:
    """Measure; the figures and what they mean are in bench/README.md."""
    with alone():
        node = _stand(ALL, "the benchmarks")
        set_up.chromium()
    return _all_of(node, ("bench", [PYTHON, "-m", "bench"], ROOT))


def gallery() -> int:
    """Take the pictures of the halls, out of the running program."""
    with alone():
        node = _stand(ALL, "the gallery")
        set_up.chromium()
    return _all_of(node, ("gallery", [PYTHON, "-m", "tools.gallery"], ROOT))


def _stand(extras: tuple[str, ...], purpose: str) -> Node:
    """Set up packages, viewer and site; return the Node that did."""
    set_up.venv()
    set_up.packages(purpose, extras)
    node = set_up.node()
    set_up.viewer_packages(node)
    set_up.viewer(node)
    set_up.site()
    return node


def _all_of(node: Node, *parts: tuple[str, Command, Path], again: Mapping[str, Command] | None = None) -> int:
    """Run every part with our Python and Node first on the path; say at the end which failed.

    again: by part, what tries once more that which failed in it.
    """
    failed, unsteady = [], []
    path = os.pathsep.join([str(PYTHON.parent), str(Path(node.program).parent), os.environ["PATH"]])

    def good(name: str, command: Command, folder: Path) -> bool:
        print(f"\n── {name}", flush=True)
        began = time.monotonic()
        code = subprocess.run(command, cwd=folder, env=environment(PATH=path), check=False).returncode
        print(f"   {'ok' if code == 0 else f'FAILED ({code})'}, {time.monotonic() - began:.0f} s", flush=True)
        return code == 0

    for name, command, folder in parts:
        if good(name, command, folder):
            continue
        alone = (again or {}).get(name)
        if alone and good(f"{name}: what failed, alone", alone, folder):
            unsteady.append(name)
        else:
            failed.append(name)
    if unsteady:
        print(f"\nunsteady, failed among others and passed alone (named above): {', '.join(unsteady)}")
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
