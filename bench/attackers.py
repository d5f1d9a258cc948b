"""What can be done against the server from one machine, all at once: `<port> <path> <token>`.

Requests that never end, lines that show wrong tokens, wrong codes, frames that say they have 150 MB, messages
in pieces without an end, and a member who floods. Says "attacking" when it does.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import socket
import sys
import threading
from collections.abc import Callable

from bench.wire import join_request, masked, upgrade_request

CRAWLERS = 500


def main(port: int, path: str, token: str) -> None:
    """Attack until killed."""

    def opened(upgraded: bool) -> socket.socket:
        line = socket.create_connection(("127.0.0.1", port), 10)
        if upgraded:
            line.sendall(upgrade_request(port, path))
            line.recv(4096)
        return line

    def wrong_tokens() -> None:
        with opened(True) as line:
            for n in range(10):
                line.sendall(masked("40/live," + json.dumps({"token": f"guess {n}"})))

    def wrong_codes() -> None:
        with opened(False) as line:
            for n in range(100):
                line.sendall(join_request(f"{n:08}"))
                line.recv(65536)

    def huge_frame() -> None:
        with opened(True) as line:
            line.sendall(bytes((0x81, 0xFF)) + (150 * 2**20).to_bytes(8, "big") + bytes(4) + b"x" * 65536)

    def endless_pieces() -> None:
        with opened(True) as line:
            for first in itertools.chain((1,), itertools.repeat(0)):
                line.sendall(bytes((first, 0xFE)) + (8000).to_bytes(2, "big") + bytes(4) + b"x" * 8000)

    def flood() -> None:
        with opened(True) as line:
            line.sendall(masked("40/live," + json.dumps({"token": token})))
            command = masked('42/live,["command",{"id":"f","do":{"do":"follow"}}]')
            while True:
                line.sendall(command * 20)

    crawlers = [opened(False) for _ in range(CRAWLERS)]
    for line in crawlers:
        line.sendall(b"GET / HTTP/1.1\r\nX")
    for attack in (wrong_tokens, wrong_codes, huge_frame, endless_pieces, flood, flood):
        threading.Thread(target=_again, args=(attack,), daemon=True).start()
    print("attacking", flush=True)
    threading.Event().wait()


def _again(attack: Callable[[], None]) -> None:
    while True:
        with contextlib.suppress(OSError):
            attack()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
