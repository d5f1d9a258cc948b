"""Headers that every answer carries, and who may send what."""

from __future__ import annotations

from flask import Flask, Response, request

from enfilade.web.errors import Problem
from enfilade.web.settings import Settings

FROM_ELSEWHERE = frozenset({"lti.login", "lti.launch"})
"""What another site's form may send here: it carries that site's own signature, and a state of ours."""


def policy(settings: Settings) -> str:
    """Return the Content-Security-Policy: everything from here, no inline script, frames only where
    allowed.
    """
    ancestors = " ".join(("'self'", *settings.embed_origins))
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' blob: data:",
            "connect-src 'self' blob:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {ancestors}",
        )
    )


def protect(app: Flask, settings: Settings) -> None:
    """Give every answer its headers, and refuse what other sites make a browser send."""
    csp = policy(settings)

    @app.before_request
    def same_origin() -> None:
        if request.method in ("GET", "HEAD", "OPTIONS") or request.endpoint in FROM_ELSEWHERE:
            return
        origin = request.headers.get("Origin")
        # A form that this site's own page sends under `Referrer-Policy: no-referrer` still names its origin.
        if origin is not None and origin != request.host_url.rstrip("/"):
            raise Problem("origin-refused")
        if origin is None and request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise Problem("origin-refused")

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", csp)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self), payment=()"
        if not settings.embed_origins:
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response
