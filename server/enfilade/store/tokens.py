"""Secrets: links and tokens that cannot be guessed, codes that can be read aloud."""

from __future__ import annotations

import secrets
from base64 import b32encode
from hashlib import sha256


def new_token() -> str:
    """Return a secret of 192 bits for a link or a member: 32 characters that an address can hold."""
    return secrets.token_urlsafe(24)


def new_id() -> str:
    """Return a public id of 60 bits: 12 characters of a-z2-7 without a sign that an address must escape."""
    return _id(secrets.token_bytes(8))


def id_of(token: str) -> str:
    """Return the public id of whoever brings a token: always the same, and nothing of the token can be told
    from it.
    """
    return _id(sha256(b"id " + token.encode()).digest())


def _id(random: bytes) -> str:
    return b32encode(random)[:12].decode().lower()


def new_code() -> str:
    """Return a group's code: eight digits, shown 4 + 4."""
    return f"{secrets.randbelow(10**8):08d}"


def shown(code: str) -> str:
    """Return a code as people read it: ``1234 5678``."""
    return f"{code[:4]} {code[4:]}"


def typed(code: str) -> str:
    """Return what somebody typed as a code: its digits."""
    return "".join(c for c in code if c in "0123456789")


def hash_of(token: str) -> str:
    """Return what is kept of a token. It has 192 random bits, so one round of SHA-256 is enough."""
    return sha256(token.encode()).hexdigest()
