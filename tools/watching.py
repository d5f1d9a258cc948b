"""Wait in a page for something to become so, without sleeping."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

WITHIN_S = 60.0


def until(page: Page, condition: str, *, within_s: float = WITHIN_S) -> Any:
    """Look at a JavaScript expression every 16 ms until it is truthy; return its value.

    Playwright's own `wait_for_function` evaluates its text at every look, which the pages' content security
    policy forbids; this text is read once. Raises playwright's Error with the condition and the viewer's state
    when time is up.
    """
    failed = json.dumps(f"not within {within_s:.0f} s: {condition}\n")
    return page.evaluate(
        f"""() => new Promise((done, fail) => {{
            const end = performance.now() + {within_s * 1000};
            const look = () => {{
                let value;
                try {{ value = ({condition}); }} catch (error) {{ return fail(error); }}
                if (value) done(value);
                else if (performance.now() < end) setTimeout(look, 16);
                else fail(new Error({failed} + JSON.stringify(window.enfilade?.debug() ?? null)));
            }};
            look();
        }})"""
    )
