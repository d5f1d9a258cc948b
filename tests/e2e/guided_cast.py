"""A guide and four followers in one Chromium with a microphone: what they know, and pictures of them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import watch
from tests.e2e.test_voice import HEARS_THE_TONE, LISTEN, PITCH, UNTOUCHED
from tests.e2e.visiting import say
from tools.watching import until

TOUR = ("independence-museum", "from-republic-to-republic")
"""Seven halls: some solemn and some not, one stop behind a notice."""
STOPS = {each["id"]: each for each in visiting.tour("az", *TOUR)["stops"]}

STATE = "window.enfilade.session.state"
NEAR_M = 0.05
NEAR_RAD = 0.0175
"""A follower's eye is that of who walks, within 5 cm and one degree, once both stand."""

NO_WEBSOCKET = """
window.WebSocket = class extends EventTarget {
  constructor() {
    super();
    this.readyState = 3;
    setTimeout(() => {
      for (const name of ["error", "close"]) {
        const event = new Event(name);
        this.dispatchEvent(event);
        this[`on${name}`]?.(event);
      }
    });
  }
  send() {}
  close() {}
};
"""
"""A school's proxy that lets no WebSocket through: each fails as soon as it is opened."""

PICTURES = os.environ.get("ENFILADE_GUIDE_PICTURES")
"""Where pictures of every mode are written; none are taken in CI (`python -m tools.guide_pictures`)."""

CONSOLE_SIZES = {"desk": (1440, 900), "tablet": (1024, 768)}
PHONE = (390, 844)


@dataclass(frozen=True)
class Cast:
    """Who takes part. `phone` and `desk` see the halls; `text` and `polling` read, one by long polling."""

    guide: Page
    phone: Page
    text: Page
    polling: Page
    desk: Page

    @property
    def followers(self) -> list[Page]:
        return [self.phone, self.text, self.polling, self.desk]

    @property
    def everybody(self) -> list[Page]:
        return [self.guide, *self.followers]

    @property
    def seeing(self) -> list[Page]:
        """Those with a view of the halls: three windows of WebGL."""
        return [self.guide, self.phone, self.desk]


@contextmanager
def five_windows(browser: Browser, address: str) -> Iterator[Cast]:
    """Open five windows, each a person of its own. At the end none may have complained of anything."""
    complaints: list[str] = []
    contexts = []

    def window(size: tuple[int, int], language: str, *scripts: str, touch: bool = False) -> Page:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            base_url=address,
            has_touch=touch,
            permissions=["microphone"],
        )
        context.set_default_timeout(visiting.LOADED_S * 1000)
        for script in (LISTEN, *scripts):
            context.add_init_script(script)
        contexts.append(context)
        page = context.new_page()
        watch(page, address, complaints)
        return page

    yield Cast(
        # Beside its panels the console's view is 464 x 412: about what a test may draw.
        guide=window(CONSOLE_SIZES["desk"] if PICTURES else (800, 560), "az"),
        phone=window(PHONE, "az", UNTOUCHED, touch=True),
        text=window(PHONE, "en", UNTOUCHED),
        polling=window((480, 270), "ru", UNTOUCHED, NO_WEBSOCKET),
        desk=window((480, 270), "az", UNTOUCHED),
    )
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def picture(cast: Cast, name: str, *, closer: bool = True) -> None:
    """Take the console in its two sizes, the phone and the page in text, where pictures are wanted."""
    if PICTURES is None:
        return
    folder = Path(PICTURES)
    folder.mkdir(parents=True, exist_ok=True)
    for size, (width, height) in CONSOLE_SIZES.items():
        cast.guide.set_viewport_size({"width": width, "height": height})
        shot(cast.guide, folder / f"{name}-{size}.png")
    if closer:
        shot(cast.phone, folder / f"{name}-phone.png")
        shot(cast.text, folder / f"{name}-text.png")


def shot(page: Page, path: Path) -> None:
    """Take one picture, once what has changed is drawn."""
    page.wait_for_load_state("networkidle")
    visiting.frames(page, 4)
    page.screenshot(path=path)


def all_know(pages: list[Page], condition: str) -> None:
    """Wait until each page knows a thing; `s` in the condition is the group's state on that page."""
    for page in pages:
        until(page, f"((s) => s && ({condition}))({STATE})", within_s=visiting.LOADED_S)


def press(page: Page, key: str) -> None:
    """Press a key of the console's, nothing being typed into."""
    page.evaluate("document.activeElement?.shadowRoot?.activeElement?.blur?.()")
    page.keyboard.press(key)


def console_shows(guide: Page, condition: str) -> None:
    """Wait until the console has drawn a thing: `now` in the condition is all that it shows."""
    found = "document.querySelector('enfilade-console')?.now"
    until(guide, f"((now) => now && ({condition}))({found})", within_s=visiting.LOADED_S)


def panel(guide: Page) -> Locator:
    """Return the console's open panel."""
    return guide.locator("enfilade-console .panel")


def jump(guide: Page, title: str) -> None:
    """Lead to a stop by the console's list."""
    press(guide, "j")
    guide.locator("enfilade-console .stops li button", has_text=title).first.click()


def do_with(guide: Page, name: str, key: str) -> None:
    """Open somebody's row in the list of people and press one of its buttons."""
    press(guide, "2")
    row = panel(guide).locator(".members > li", has=guide.locator(".who", has_text=name)).first
    if row.locator("details").get_attribute("open") is None:
        row.locator("summary").click()
    row.get_by_role("button", name=say(key), exact=True).click()


def lead_to(cast: Cast, *stops: str, flying: bool = False) -> None:
    """Lead on to the stops that follow. Who has been called together is taken there in a cut, others fly."""
    for stop in stops:
        if not flying:
            press(cast.guide, "g")
            console_shows(cast.guide, "now.mode === 'gathering'")
        press(cast.guide, "n")
        all_at(cast, STOPS[stop])


def all_at(cast: Cast, stop: dict[str, Any], *, but: Page | None = None) -> None:
    """Wait until all are at one stop and its stay has begun; who sees the hall stands exactly there."""
    for page in cast.everybody:
        until(
            page,
            f"((s, m) => s?.mode.stop === '{stop['id']}' && m?.phase === 'stay')"
            f"({STATE}, window.enfilade.session?.moment())",
            within_s=visiting.LOADED_S,
        )
    same_state([cast.guide, *(page for page in cast.followers if page is not but)])
    for page in cast.seeing:
        if page is but:
            continue
        until(
            page,
            "((d) => d.ready && d.ledBy === 'follow'"
            f" && d.hall === '{stop['hall']}' && d.view === '{stop['viewpoint']}')(window.enfilade.debug())",
            within_s=visiting.LOADED_S,
        )
        visiting.frames(page, 2)
        visiting.stands_at(page, stop["hall"], stop["viewpoint"])
    for page in (cast.text, cast.polling):
        expect(page.locator("enfilade-follow h2.title")).to_have_text(title_of(stop, language(page)))


def same_state(pages: list[Page]) -> None:
    """Wait until all know what the first one knows of what the group does, to the clock's own numbers."""
    known: str = pages[0].evaluate(f"() => JSON.stringify({STATE}.mode)")
    for page in pages[1:]:
        all_know([page], f"JSON.stringify(s.mode) === {json.dumps(known)}")


def title_of(stop: dict[str, Any], reads: str) -> str:
    """Return a stop's title in a language."""
    stops = visiting.tour(reads, *TOUR)["stops"]
    title: str = next(each["title"]["text"] for each in stops if each["id"] == stop["id"])
    return title


def language(page: Page) -> str:
    """Return the language in which somebody reads."""
    found: str = page.evaluate("document.documentElement.lang")
    return found


def see_what_is_seen(walker: Page, others: list[Page]) -> None:
    """Wait until others' eyes are where the walker's rests: 5 cm, one degree."""
    at = visiting.pose(walker)
    for page in others:
        until(
            page,
            f"((p) => p.hall === '{at['hall']}'"
            f" && Math.hypot(p.x - {at['x']}, p.y - {at['y']}, p.z - {at['z']}) < {NEAR_M}"
            f" && Math.abs(Math.sin((p.yaw - {at['yaw']}) / 2)) < {NEAR_RAD / 2}"
            f" && Math.abs(p.pitch - {at['pitch']}) < {NEAR_RAD})(window.enfilade.viewer.pose())",
            within_s=visiting.LOADED_S,
        )


def hears(page: Page, on: bool = True) -> None:
    """Wait until somebody hears the tone, or silence."""
    until(page, HEARS_THE_TONE if on else f"{PITCH} === 0", within_s=visiting.LOADED_S)
