"""Which learning systems may open lessons: `config/lti.json`; and the key that we sign with.

{"platforms": [{"issuer": "https://moodle.school.example", "client_id": "abc", "deployment_ids": ["1"],
                "login_url": "…/mod/lti/auth.php", "token_url": "…/mod/lti/token.php",
                "keys_url": "…/mod/lti/certs.php"}]}
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from jwcrypto.jwk import JWK
from pydantic import Field, StringConstraints, ValidationError
from pylti1p3.tool_config import ToolConfDict

from enfilade.content.text import Model

KEY_BITS = 2048
"""RSA, as LTI's security framework asks for (RS256)."""

Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]


class Platform(Model):
    """One learning system, as its administrator shows it when our addresses have been entered there."""

    issuer: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    client_id: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    deployment_ids: tuple[str, ...] = Field(min_length=1)
    login_url: Address
    token_url: Address
    keys_url: Address
    audience: str | None = Field(default=None, description="Of the token request, where it is not token_url")


class Platforms(Model):
    """The file."""

    platforms: tuple[Platform, ...] = Field(min_length=1)


def read_platforms(path: Path) -> Platforms:
    """Return what the file says. Raises ValueError that names the file and what is wrong in it."""
    try:
        return Platforms.model_validate_json(path.read_bytes())
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise ValueError(f"{path}: {wrong}") from error


def tool_key(path: Path) -> JWK:
    """Return the key that we sign with, made when it is first asked for, readable by its owner only."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = JWK.generate(kty="RSA", size=KEY_BITS).export_to_pem(private_key=True, password=None)
        half = path.with_suffix(f".{os.getpid()}")
        half.touch(mode=0o600)
        half.write_bytes(made)
        try:
            os.link(half, path)  # of several workers that start together one makes it
        except FileExistsError:
            pass
        finally:
            half.unlink()
    return JWK.from_pem(path.read_bytes())


def tool_config(platforms: Platforms, key: JWK) -> ToolConfDict:
    """Return both as PyLTI1p3 wants them."""
    issuers: dict[str, list[dict[str, object]]] = {}
    for platform in platforms.platforms:
        issuers.setdefault(platform.issuer, []).append(
            {
                "client_id": platform.client_id,
                "auth_login_url": platform.login_url,
                "auth_token_url": platform.token_url,
                "auth_audience": platform.audience,
                "key_set_url": platform.keys_url,
                "deployment_ids": list(platform.deployment_ids),
            }
        )
    config = ToolConfDict(issuers)
    private = key.export_to_pem(private_key=True, password=None).decode()
    public = key.export_to_pem().decode()
    for platform in platforms.platforms:
        config.set_private_key(platform.issuer, private, client_id=platform.client_id)
        config.set_public_key(platform.issuer, public, client_id=platform.client_id)
    return config
