"""What the server says of itself: one line for each thing that matters, on standard error.

JSON where a machine reads (`at`, `level`, `event`, the thing's own names); words on a terminal, where only
warnings are said. Groups and members are named by their ids. Names, codes, links and addresses are not
written: who reads the log learns what happened, and not to whom.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import IO, Any

ROOT = logging.getLogger("enfilade")
log = logging.getLogger("enfilade.seen")


def say(event: str, level: int = logging.INFO, **what: object) -> None:
    """Write a line: what happened, in a hyphenated word or two, and to which group, member, socket."""
    log.log(level, event, extra={"what": what})


def announce(line: str) -> None:
    """Write a line on standard output in one piece: workers, parent and log may share one pipe, and `print`
    without a buffer (PYTHONUNBUFFERED) writes a line's end by itself.
    """
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def begin(form: str = "", stream: IO[str] | None = None) -> None:
    """Write from now on: `json`, `text`, or what fits the stream (text on a terminal)."""
    out = sys.stderr if stream is None else stream
    as_json = form == "json" or (form != "text" and not out.isatty())
    handler = logging.StreamHandler(out)
    handler.setFormatter(Json() if as_json else Words())
    ROOT.handlers[:] = [handler]
    ROOT.propagate = False
    ROOT.setLevel(logging.INFO if as_json else logging.WARNING)


class Json(logging.Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        second = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        said: dict[str, Any] = {
            "at": f"{second}.{int(record.msecs):03}Z",
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "what", {}),
        }
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


class Words(logging.Formatter):
    """A line for a person."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and a traceback behind it."""
        named = "".join(f" {key}={value}" for key, value in getattr(record, "what", {}).items())
        line = f"{time.strftime('%H:%M:%S')} {record.levelname.lower()} {record.getMessage()}{named}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line
