"""`enfilade`: serve, build, stills, check, new, export, staff, site, issues, schema.

Each verb imports only what it needs.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from enfilade.content.issue import Issue, Severity

QUALITIES = ("sketch", "draft", "final")
"""Of a bake: for an author's eye within seconds, for a look, for visitors."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # The server's verbs patch the standard library before anything else is imported.
    if given[:1] == ["serve"]:
        from enfilade.web.serve import main as serve

        return serve(given[1:])
    if given[:1] == ["staff"]:
        from enfilade.web.staff_cli import main as staff

        return staff(given[1:])
    parsed = _parser().parse_args(given)
    do: Callable[[argparse.Namespace], int] = parsed.do
    return do(parsed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="enfilade", description="Halls of a museum, from a plan to the browser."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name, text in (("serve", "serve the built site and its groups"), ("staff", "who may start groups")):
        verbs.add_parser(name, help=text, add_help=False)

    build = verbs.add_parser("build", help="build the site from content and committed light")
    build.add_argument(
        "--rebake", nargs="*", metavar="HALL", help="bake light anew, of all halls or of these"
    )
    build.add_argument(
        "--posters", nargs="*", metavar="HALL", help="take posters anew, by the light that is there"
    )
    build.add_argument("--quality", choices=QUALITIES, default="final", help="of a new bake")
    build.set_defaults(do=_build)

    stills = verbs.add_parser("stills", help="take pictures of a hall's viewpoints, without a browser")
    stills.add_argument("hall")
    stills.add_argument("viewpoint", nargs="*")
    stills.add_argument("--out", type=Path, help="where to; else var/stills/HALL")
    stills.add_argument("--scale", type=float, default=0.5, help="of 1600 x 900 and 390 x 844 pixels")
    stills.add_argument("--sketch", action="store_true", help="sketch the light anew in any case")
    stills.set_defaults(do=_stills)

    check = verbs.add_parser("check", help="print everything that is wrong with the content")
    check.add_argument("--words", action="store_true", help="only what needs no geometry")
    check.set_defaults(do=_check)

    new = verbs.add_parser("new", help="write a small valid museum, hall or lesson, or a draft of a tour")
    new.add_argument("what", choices=("museum", "hall", "lesson", "tour-from-recording"))
    new.add_argument("museum", help="the museum; or the recording, by the id in its address")
    new.add_argument("name", nargs="?", help="of the hall or lesson; else first-hall, first-lesson")
    new.set_defaults(do=_new)

    export = verbs.add_parser("export", help="write the built site as a folder for any web host")
    export.add_argument("folder", type=Path)
    export.set_defaults(do=_export)

    site = verbs.add_parser("site", help="look after the built site")
    site.add_argument("what", choices=("gc",))
    site.add_argument("--keep-days", type=float, default=30.0)
    site.set_defaults(do=_site)

    for name, text in (
        ("backup", "write store, content and site into one file"),
        ("restore", "make them what a backup holds"),
    ):
        keep = verbs.add_parser(name, help=text)
        keep.add_argument("file", type=Path)
        keep.set_defaults(do=_keep)

    doctor = verbs.add_parser("doctor", help="look at what the installation stands on")
    doctor.add_argument("--nginx", type=Path, default=Path("/etc/nginx/conf.d/enfilade.conf"), metavar="FILE")
    doctor.set_defaults(do=_doctor)

    schema = verbs.add_parser("schema", help="print the JSON Schema of a kind of file, for an editor")
    schema.add_argument("file", choices=("museum", "hall", "tour", "lesson", "exhibits", "people", "sources"))
    schema.set_defaults(do=_schema)

    verbs.add_parser("issues", help="print the catalogue of issues").set_defaults(do=_issues)
    return parser


def home() -> Path:
    """Return the folder that holds content and var: ENFILADE_HOME, else the working folder."""
    return Path(os.environ.get("ENFILADE_HOME", ".")).resolve()


def _build(given: argparse.Namespace) -> int:
    from enfilade.pipeline.run_build import run_build

    began = time.monotonic()
    rebake = None if given.rebake is None else tuple(given.rebake)
    posters = None if given.posters is None else tuple(given.posters)
    found = run_build(home(), rebake, given.quality, _steps(), posters)
    print_issues(found)
    if any(one.severity is Severity.ERROR for one in found):
        print("nothing was published; the site that stands is as it was", file=sys.stderr)
        return 1
    print(f"site built in {time.monotonic() - began:.1f} s")
    return 0


def _stills(given: argparse.Namespace) -> int:
    from enfilade.pipeline.stills import take_stills

    out = given.out or home() / "var" / "stills" / given.hall
    found = take_stills(home(), given.hall, given.viewpoint, out, given.scale, given.sketch, _steps())
    print_issues(found)
    return 1 if found else 0


def _check(given: argparse.Namespace) -> int:
    from enfilade.pipeline.run_build import run_check

    found = run_check(home(), geometry=not given.words, say=_progress)
    print_issues(found)
    return 1 if any(one.severity is Severity.ERROR for one in found) else 0


def _new(given: argparse.Namespace) -> int:
    if given.what == "tour-from-recording":
        from enfilade.web.recording_draft import main as draft
        from enfilade.web.settings import from_environment

        return draft(given.museum, from_environment())
    from enfilade.library.skeleton import write_hall, write_lesson, write_museum

    try:
        if given.what == "museum":
            written = write_museum(home(), given.museum, given.name or "first-hall")
        elif given.what == "hall":
            written = [write_hall(home(), given.museum, given.name or "first-hall")]
        else:
            written = [write_lesson(home(), given.museum, given.name or "first-lesson")]
    except FileExistsError as error:
        print(f"there is {error} already; choose another name", file=sys.stderr)
        return 1
    except FileNotFoundError as error:
        print(f"{error} is needed first, with a hall and a source; run `enfilade check`", file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(str(path) for path in written))
    return 0


def _export(given: argparse.Namespace) -> int:
    from enfilade.pipeline.export import export

    try:
        count = export(home(), given.folder)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} files in {given.folder}")
    return 0


def _site(given: argparse.Namespace) -> int:
    from enfilade.pipeline.write_site import collect
    from enfilade.web.backup import revisions_in_use
    from enfilade.web.settings import from_environment

    kept = revisions_in_use(from_environment())
    print(f"{collect(home() / 'var' / 'site', time.time(), given.keep_days * 86400, kept)} files removed")
    return 0


def _keep(given: argparse.Namespace) -> int:
    from enfilade.web.backup import main as keep
    from enfilade.web.settings import from_environment

    return keep(given.verb, given.file, from_environment())


def _doctor(given: argparse.Namespace) -> int:
    from enfilade.web.doctor import main as doctor
    from enfilade.web.settings import from_environment

    return doctor(from_environment(), given.nginx)


def _issues(given: argparse.Namespace) -> int:
    from enfilade.content.issue_codes import table

    print(table(), end="")
    return 0


def _schema(given: argparse.Namespace) -> int:
    from enfilade.library.schema import schema

    print(schema(given.file))
    return 0


def print_issues(found: Sequence[Issue]) -> None:
    """Print every issue on a line of its own, and at the end how many there are."""
    for one in found:
        print(f"{'warning ' if one.severity is Severity.WARNING else ''}{one}", file=sys.stderr)
    errors = sum(one.severity is Severity.ERROR for one in found)
    if found:
        print(f"{errors} errors, {len(found) - errors} warnings", file=sys.stderr)


def _steps() -> Callable[[str, float], None]:
    """Return a teller of progress: on a terminal one line drawn anew, elsewhere a line for each new step."""
    if sys.stderr.isatty():
        return _progress
    told: set[str] = set()

    def tell(step: str, share: float) -> None:
        if step not in told:
            told.add(step)
            print(step, file=sys.stderr, flush=True)

    return tell


def _progress(step: str, share: float) -> None:
    if sys.stderr.isatty():
        print(
            f"\r\033[K{100 * share:3.0f} % {step}",
            end="" if share < 1 else "\r\033[K",
            file=sys.stderr,
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
