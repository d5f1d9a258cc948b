"""The log of a recorded tour as it is given out: its head, then what is left of its lines, as a stream."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from flask import current_app, request
from werkzeug.wrappers import Response

from enfilade.live.recording import FORMAT, Line, encode
from enfilade.live.replay import ReplayHead, ReplayWords
from enfilade.live.transcript import left_of as words_left
from enfilade.live.trim import Cut, left_of
from enfilade.store.database import Database
from enfilade.store.recordings import Recorded, chunks, log_from
from enfilade.web.parts import parts

AT_ONCE = 200
"""Lines to a piece of the stream: some 60 KB of voice."""


def log_of(recorded: Recorded, language: str, whole: bool = False) -> Response:
    """Return the response; `whole`: uncut, for who edits it."""
    spans = ((0, recorded.length_ms),) if whole else recorded.spans
    head = _head(recorded, language, spans)
    store = parts().store
    pieces: Iterator[bytes] = _text(store, recorded, head, spans)
    zipped = request.accept_encodings["gzip"] > 0
    response = current_app.response_class(_gzip(pieces) if zipped else pieces, mimetype="text/plain")
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "no-store"  # withdrawn is withdrawn, in every cache
    return response


def _head(recorded: Recorded, language: str, spans: tuple[Cut, ...]) -> ReplayHead:
    words = recorded.kept.words
    spoken = next((each for each in (language, *words) if words.get(each)), None)
    return ReplayHead(
        format=FORMAT,
        kind="voice" if recorded.kind == "voice" else "motion",
        created_ms=recorded.created_ms,
        began_ms=recorded.began_ms,
        spans=spans,
        plan=recorded.plan,
        language=spoken,
        words=tuple(
            ReplayWords(at_ms=each.at_ms, heading=each.heading, text=each.text)
            for each in words_left(words.get(spoken or "", ()), spans)
        ),
    )


def _text(store: Database, recorded: Recorded, head: ReplayHead, spans: tuple[Cut, ...]) -> Iterator[bytes]:
    yield head.model_dump_json().encode() + b"\n"
    last_ms, waiting = 0, list[Line]()
    lines = log_from(lambda after: store.read(lambda c: chunks(c, recorded.id, after)))
    for line in left_of(lines, recorded.began_ms, spans):
        waiting.append(line)
        if len(waiting) >= AT_ONCE:
            yield encode(waiting, last_ms).encode()
            last_ms, waiting = waiting[-1].t_ms, []
    yield encode(waiting, last_ms).encode()


def _gzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(6, wbits=31)
    for piece in pieces:
        yield packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()
