"""What axe-core finds wrong with a page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tools.steps import ROOT

AXE = (ROOT / "viewer_static" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page: Page) -> list[tuple[str, list[str]]]:
    """Return the rules that a page breaks, and the elements that break them."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]]
