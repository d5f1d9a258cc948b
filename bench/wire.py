"""What members' clients write, as bytes: requests to join and to upgrade, masked frames."""

from __future__ import annotations

import json


def join_request(code: str) -> bytes:
    """Return the request of somebody who joins by a code."""
    body = json.dumps({"code": code}).encode()
    head = "POST /join HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def masked(text: str) -> bytes:
    """Return a client's text frame; its mask is zero, as a client may choose."""
    payload = text.encode()
    size = len(payload)
    head = bytes((0x81, 0x80 | size)) if size < 126 else bytes((0x81, 0xFE)) + size.to_bytes(2, "big")
    return head + bytes(4) + payload


def text_frame(text: str) -> bytes:
    """Return a server's text frame."""
    payload = text.encode()
    size = len(payload)
    return (bytes((0x81, size)) if size < 126 else bytes((0x81, 126)) + size.to_bytes(2, "big")) + payload


def upgrade_request(port: int, path: str) -> bytes:
    """Return the request that opens a line."""
    return (
        f"GET {path}?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
    ).encode()
