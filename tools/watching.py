"""Wait in a page for something to become so, without sleeping."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

WITHIN_S = 60.0


ALL_HERE = (
    "((d, m) => d.ready && d.cache.waiting === 0"
    " && m.halls.find((each) => each.id === d.hall).portals.every((each) => d.halls.includes(each)))"
    "(window.enfilade.debug(), window.enfilade.viewer.museum)"
)
"""The hall and those behind its doors are there, with all their textures."""


def until(page: Page, condition: str, *, within_s: float = WITHIN_S) -> Any:
    """Look at a JavaScript expression every 16 ms until it is truthy; return its value.

    Playwright's own `wait_for_function` evaluates its text at every look, which the pages' content security
    policy forbids; this text is read once. Raises playwright's Error with condition and viewer's state
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


def open_view(page: Page, address: str, *, within_s: float = WITHIN_S) -> None:
    """Go to a hall, accept the notice where one lies before it, and wait until the hall is drawn."""
    page.goto(address)
    asks = "document.querySelector('enfilade-ui')?.renderRoot?.querySelector('dialog[open]')"
    if until(page, f"{asks} ? 'asks' : window.enfilade?.debug().ready", within_s=within_s) == "asks":
        page.locator("dialog[open] button[value=enter]").click()
        until(page, "window.enfilade?.debug().ready", within_s=within_s)
