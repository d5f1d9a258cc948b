"""A learning system of our own: it signs real tokens, serves its keys, gives access and takes scores."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from jwcrypto.jwk import JWK
from jwcrypto.jwt import JWT

from tests.web.running import DEADLINE_S

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
CLIENT, DEPLOYMENT = "enfilade-at-school", "1"


class Platform:
    """Runs until `close`. `scores` are those that came, each with the line item that it came to."""

    def __init__(self) -> None:
        self.key = JWK.generate(kty="RSA", size=2048, kid="school", alg="RS256", use="sig")
        self.scores: list[tuple[str, dict[str, Any]]] = []
        self.refuse_scores = 0
        self.tool = ""
        self.tool_keys: Callable[[], dict[str, Any]] = self._fetch_tool_keys
        self._changed = threading.Condition()
        self._tokens: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()

    def configure(self, home: Path) -> None:
        """Write what an engineer writes at the museum."""
        entry = {
            "issuer": self.address,
            "client_id": CLIENT,
            "deployment_ids": [DEPLOYMENT],
            "login_url": f"{self.address}/auth",
            "token_url": f"{self.address}/token",
            "keys_url": f"{self.address}/keys",
        }
        (home / "config").mkdir(exist_ok=True)
        (home / "config" / "lti.json").write_text(json.dumps({"platforms": [entry]}))

    def claims(self, person: str, *roles: str, **more: Any) -> dict[str, Any]:
        """Return what a token says of a person who comes; `more` adds or replaces whole claims."""
        now = int(time.time())
        return {
            "iss": self.address,
            "aud": CLIENT,
            "sub": person,
            "iat": now,
            "exp": now + 300,
            f"{CLAIM}message_type": "LtiResourceLinkRequest",
            f"{CLAIM}version": "1.3.0",
            f"{CLAIM}deployment_id": DEPLOYMENT,
            f"{CLAIM}target_link_uri": f"{self.tool}/lti/launch",
            f"{CLAIM}resource_link": {"id": "link-1", "title": "Dərs"},
            f"{CLAIM}roles": [ROLE + role for role in roles],
            f"{CLAIM}launch_presentation": {"locale": "az-AZ"},
            AGS: {"scope": [SCORE], "lineitem": f"{self.address}/line/1"},
            **more,
        }

    def sign(self, claims: dict[str, Any], key: JWK | None = None) -> str:
        """Return the claims as a signed token."""
        token = JWT(header={"alg": "RS256", "kid": "school"}, claims=claims)
        token.make_signed_token(key or self.key)
        return str(token.serialize())

    def begin(self, browser: requests.Session) -> tuple[str, str]:
        """Let a browser begin a launch, as a click in the course does; return its state and nonce."""
        asked = {
            "iss": self.address,
            "login_hint": "7",
            "client_id": CLIENT,
            "target_link_uri": f"{self.tool}/lti/launch",
        }
        answer = browser.post(
            f"{self.tool}/lti/login",
            asked,
            headers={"Origin": self.address, "Sec-Fetch-Site": "cross-site"},
            allow_redirects=False,
            timeout=DEADLINE_S,
        )
        assert answer.status_code == 303, answer.text
        to = urlsplit(answer.headers["Location"])
        assert f"{to.scheme}://{to.netloc}{to.path}" == f"{self.address}/auth"
        said = {name: values[0] for name, values in parse_qs(to.query).items()}
        assert said["client_id"] == CLIENT and said["redirect_uri"] == f"{self.tool}/lti/launch"
        assert (said["scope"], said["response_type"], said["response_mode"], said["prompt"]) == (
            "openid",
            "id_token",
            "form_post",
            "none",
        )
        return said["state"], said["nonce"]

    def land(self, browser: requests.Session, state: str, token: str) -> requests.Response:
        """Let the browser bring a token to the tool, as the platform's form does."""
        return browser.post(
            f"{self.tool}/lti/launch",
            {"state": state, "id_token": token},
            headers={"Origin": self.address, "Sec-Fetch-Site": "cross-site", "Accept": "text/html"},
            allow_redirects=False,
            timeout=DEADLINE_S,
        )

    def launch(self, browser: requests.Session, claims: dict[str, Any]) -> requests.Response:
        """Do the whole launch; return the tool's answer to it."""
        state, nonce = self.begin(browser)
        return self.land(browser, state, self.sign({**claims, "nonce": nonce}))

    def wait(self, what: Callable[[Platform], Any]) -> Any:
        """Wait until `what` is true of what has come."""
        with self._changed:
            assert self._changed.wait_for(lambda: what(self), DEADLINE_S), self.scores
            return what(self)

    def keys(self) -> dict[str, Any]:
        """Return our public keys."""
        return {"keys": [json.loads(self.key.export_public())]}

    def token(self, form: dict[str, list[str]]) -> dict[str, Any] | None:
        """Return an access token to who proves that they are the tool; None to who does not."""
        said = JWT(jwt=form["client_assertion"][0], key=JWK(**self.tool_keys()["keys"][0]), algs=["RS256"])
        claims = json.loads(said.claims)
        if (claims["iss"], claims["sub"], claims["aud"]) != (CLIENT, CLIENT, f"{self.address}/token"):
            return None
        if form["scope"] != [SCORE]:
            return None
        token = f"access-{len(self._tokens)}"
        self._tokens.add(f"Bearer {token}")
        return {"access_token": token, "token_type": "Bearer", "expires_in": 3600, "scope": SCORE}

    def _fetch_tool_keys(self) -> dict[str, Any]:
        found: dict[str, Any] = requests.get(f"{self.tool}/lti/keys", timeout=DEADLINE_S).json()
        return found

    def score(self, path: str, bearer: str, body: bytes) -> int:
        """Take a score; return the status."""
        with self._changed:
            if bearer not in self._tokens:
                return 401
            if self.refuse_scores:
                self.refuse_scores -= 1
                return 503
            self.scores.append((path, json.loads(body)))
            self._changed.notify_all()
            return 200


def _handler(platform: Platform) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(200 if self.path == "/keys" else 404, platform.keys())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/token":
                given = platform.token(parse_qs(body.decode()))
                self._answer(200 if given else 401, given or {})
            else:
                assert self.headers["Content-Type"] == "application/vnd.ims.lis.v1.score+json"
                self._answer(platform.score(self.path, self.headers["Authorization"], body), {})

        def _answer(self, status: int, said: dict[str, Any]) -> None:
            data = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler
