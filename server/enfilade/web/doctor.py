"""`enfilade doctor`: what an installation stands on, looked at one by one, each with what to do about it.

It changes nothing, and can be run beside a server.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.exc import SQLAlchemyError

from enfilade.content.site import SiteIndex
from enfilade.store import dump, leases
from enfilade.store import staff as people
from enfilade.store.database import MIGRATIONS, address_of
from enfilade.store.leases import Worker
from enfilade.web.settings import Settings

Verdict = Literal["ok", "warn", "fail"]

NGINX = Path("/etc/nginx/conf.d/enfilade.conf")
LITTLE_BYTES, LEAST_BYTES = 2 * 2**30, 200 * 2**20
"""A site of six halls has 40 MB and a build needs as much again; a store grows by 5 KB a group."""

CLOCK_S = 0.5
"""Two machines that differ by more show when a group moves from one to the other."""

HASHED = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    verdict: Verdict
    what: str
    said: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return the line that is printed."""
        return f"{self.verdict:4}  {self.what:8}  {self.said}" + (f"; {self.remedy}" if self.remedy else "")


def examine(settings: Settings, nginx: Path = NGINX) -> list[Finding]:
    """Look at everything; what cannot be looked at because something before it failed is left out."""
    found = [_home(settings), _disk(settings)]
    stored, serving = _store(settings)
    found += stored
    found += [_site(settings), _viewer(settings), _redis(settings, serving)]
    found += _workers(settings, serving)
    found += _nginx(settings, nginx, serving)
    return found


def main(settings: Settings, nginx: Path) -> int:
    """Print what was found; return 1 where something does not work."""
    found = examine(settings, nginx)
    print("\n".join(map(str, found)))
    bad = sum(one.verdict == "fail" for one in found)
    if bad:
        print(f"{bad} of {len(found)} do not work", file=sys.stderr)
    return 1 if bad else 0


def _home(settings: Settings) -> Finding:
    var = settings.home / "var"
    probe = var / ".doctor"
    try:
        var.mkdir(exist_ok=True)
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        return Finding(
            "fail",
            "home",
            f"{var} cannot be written: {error.strerror}",
            "give it to the user that serves, or set ENFILADE_HOME",
        )
    return Finding("ok", "home", f"{settings.home} can be written")


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.home).free
    said = f"{free / 2**30:.1f} GB free"
    remedy = "make room: `enfilade site gc`, older backups"
    if free < LEAST_BYTES:
        return Finding("fail", "disk", said, remedy)
    return Finding("warn", "disk", said, remedy) if free < LITTLE_BYTES else Finding("ok", "disk", said)


def _store(settings: Settings) -> tuple[list[Finding], dict[str, Worker] | None]:
    """Look at the store without migrating it; return too who serves, None where that cannot be known."""
    try:
        address = address_of(settings.database_url)
    except ValueError as error:
        return [Finding("fail", "store", str(error), "correct ENFILADE_DATABASE")], None
    name = address.render_as_string(hide_password=True)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        remedy = "the first `enfilade serve` makes it"
        return [Finding("warn", "store", f"{name} is not there yet", remedy)], None
    engine = create_engine(address)
    try:
        with engine.connect() as connection:
            return _of_store(connection, name)
    except SQLAlchemyError as error:
        said = f"{name} does not answer: {str(error).splitlines()[0]}"
        return [Finding("fail", "store", said, "start it, or correct ENFILADE_DATABASE")], None
    finally:
        engine.dispose()


def _of_store(connection: Connection, name: str) -> tuple[list[Finding], dict[str, Worker] | None]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    newest = ScriptDirectory.from_config(config).get_current_head() or ""
    if not inspect(connection).has_table("alembic_version"):
        return [Finding("warn", "store", f"{name} is empty", "the first `enfilade serve` fills it")], None
    version = dump.version(connection)
    if version > newest:
        said = f"{name} is at {version}, this program at {newest}"
        return [Finding("fail", "store", said, "take the newer Enfilade that wrote it")], None
    if version < newest:
        said = f"{name} is at {version} of {newest}"
        return [Finding("warn", "store", said, "the next start of the server brings it there")], None
    found = [Finding("ok", "store", f"{name} at {version}")]
    if people.nobody_yet(connection):
        found.append(Finding("warn", "staff", "nobody yet", "enfilade staff add NAME --role admin"))
    else:
        found.append(Finding("ok", "staff", f"{len(people.everybody(connection))} people"))
    off_s = leases.clock_ms(connection) / 1000 - time.time()
    said = f"{abs(off_s) * 1000:.0f} ms from the store's"
    if abs(off_s) > CLOCK_S:
        found.append(Finding("fail", "clock", said, "let both machines keep time by NTP (chrony)"))
    else:
        found.append(Finding("ok", "clock", said))
    return found, leases.serving(connection)


def _site(settings: Settings) -> Finding:
    root = settings.site
    try:
        index = SiteIndex.model_validate_json((root / "site.json").read_bytes())
    except FileNotFoundError:
        return Finding("fail", "site", "the halls are not built", "enfilade build")
    except ValueError as error:
        return Finding("fail", "site", f"site.json cannot be read: {error}", "enfilade build")
    broken = [museum for museum in index.museums if not (root / museum / "museum.json").is_file()]
    files = [
        file for folder in ("halls", "textures", "light", "text", "tours") for file in _plain(root / folder)
    ]
    broken += [file.relative_to(root).as_posix() for file in files if not _whole(file)]
    if broken:
        remedy = "remove var/cache/site and var/site, then `enfilade build`"
        return Finding("fail", "site", f"not whole: {', '.join(sorted(broken)[:3])}", remedy)
    return Finding(
        "ok", "site", f"revision {index.revision}, {len(index.museums)} museums, {len(files)} files"
    )


def _plain(folder: Path) -> Iterable[Path]:
    return (file for file in folder.glob("*") if file.suffix not in (".br", ".gz"))


def _whole(file: Path) -> bool:
    """Whether a file is what its name says: names are the beginning of the content's hash."""
    return not HASHED.fullmatch(file.stem) or sha256(file.read_bytes()).hexdigest().startswith(file.stem)


def _viewer(settings: Settings) -> Finding:
    if (settings.dist / "manifest.json").is_file():
        return Finding("ok", "viewer", str(settings.dist))
    return Finding("fail", "viewer", f"no built viewer in {settings.dist}", "make set-up, or ENFILADE_VIEWER")


def _redis(settings: Settings, serving: dict[str, Worker] | None) -> Finding:
    if not settings.redis:
        if len(serving or ()) > 1:
            return Finding(
                "fail", "redis", "several workers, and no ENFILADE_REDIS", "set it for all of them"
            )
        return Finding("ok", "redis", "not needed by one worker")
    try:
        from redis import Redis
        from redis.exceptions import RedisError
    except ImportError:
        return Finding("fail", "redis", "redis-py is missing", "pip install 'enfilade[workers]'")
    try:
        with Redis.from_url(settings.redis, socket_connect_timeout=3) as there:
            began = time.monotonic()
            there.ping()
            return Finding("ok", "redis", f"answers in {(time.monotonic() - began) * 1000:.1f} ms")
    except (RedisError, ValueError, OSError) as error:
        return Finding("fail", "redis", f"does not answer: {error}", "start it, or correct ENFILADE_REDIS")


def _workers(settings: Settings, serving: dict[str, Worker] | None) -> list[Finding]:
    if not serving:
        return [Finding("warn", "workers", "none serves", "enfilade serve")]
    found = []
    for worker in serving.values():
        said = f"{worker.name} at {worker.address}, {worker.groups} groups"
        try:
            with urllib.request.urlopen(f"{worker.address}{settings.url_prefix}/health", timeout=5):
                found.append(Finding("ok", "workers", said))
        except OSError as error:
            remedy = "look at its log; set ENFILADE_ADDRESS to where other machines reach it"
            found.append(Finding("fail", "workers", f"{said}: does not answer ({error})", remedy))
    return found


def _nginx(settings: Settings, file: Path, serving: dict[str, Worker] | None) -> list[Finding]:
    if not file.is_file():
        if len(serving or ()) > 1:
            remedy = "copy deploy/nginx.conf there, or name yours with --nginx"
            return [Finding("fail", "nginx", f"several workers, and no {file}", remedy)]
        return [Finding("ok", "nginx", f"no {file}: one worker can do without")]
    text = "\n".join(line.split("#")[0] for line in file.read_text().splitlines())
    found = []
    if settings.proxies == 0:
        remedy = "set ENFILADE_PROXIES=1, or all visitors are one address and sign-in is refused"
        found.append(Finding("fail", "nginx", "stands before a server that believes no proxy", remedy))
    named, together = routes(text)
    if set(named.values()) != together:
        odd = ", ".join(sorted(set(named.values()) ^ together))
        remedy = "let `map $enfilade_worker` and `upstream enfilade` name the same"
        found.append(Finding("fail", "nginx", f"its two lists of workers differ: {odd}", remedy))
    for worker in (serving or {}).values():
        at = worker.address.removeprefix("http://")
        if named.get(worker.name) != at:
            said = f"{file} leads worker {worker.name} to {named.get(worker.name, 'nobody')}, it is at {at}"
            found.append(Finding("fail", "nginx", said, "correct the file, then `nginx -s reload`"))
    for name in sorted(named.keys() - (serving or {}).keys()) if serving else ():
        said = f"{file} names worker {name}, which does not serve"
        found.append(Finding("warn", "nginx", said, "start it, or take it out"))
    return found or [Finding("ok", "nginx", f"{file} and {len(named)} workers agree")]


def routes(text: str) -> tuple[dict[str, str], set[str]]:
    """Return, of nginx's configuration, the address of each named worker, and all that requests go to."""
    by_name = re.search(r"map\s+\$enfilade_worker\s+\$enfilade_socket\s*\{(.*?)\}", text, re.DOTALL)
    upstream = re.search(r"upstream\s+enfilade\s*\{(.*?)\}", text, re.DOTALL)
    pairs = re.findall(r"^\s*([a-z0-9-]+)\s+([^\s;]+)\s*;", by_name[1] if by_name else "", re.MULTILINE)
    servers = re.findall(r"^\s*server\s+([^\s;]+)", upstream[1] if upstream else "", re.MULTILINE)
    return {name: where for name, where in pairs if name != "default"}, set(servers)
