"""VOICE8-10: a tone goes into one Chromium's microphone and comes out of another's loudspeaker."""

from __future__ import annotations

import math
import struct
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import visiting
from tests.e2e.conftest import OpenPage, watch
from tests.e2e.test_group import Started, lead, start_group
from tests.e2e.visiting import button, say
from tools.serving import CHROMIUM_FLAGS, Server, chromium_path
from tools.watching import until

TONE_HZ = 1000
RATE = 48_000

LISTEN = """
(() => {
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode) {
      const ear = new AnalyserNode(this.context, { fftSize: 4096, smoothingTimeConstant: 0 });
      connect.call(this, ear);
      window.ear = ear;
    }
    return connect.call(this, to, ...rest);
  };
})();
"""
"""An ear between what the page plays and the loudspeaker."""

UNTOUCHED = """
(() => {
  let touched = false;
  addEventListener("pointerdown", () => { touched = true; }, true);
  Object.defineProperty(navigator, "userActivation", { value: { get hasBeenActive() { return touched; } } });
})();
"""
"""A page that nobody has touched: the test's own questions count as a touch for Chromium."""

PITCH = """(() => {
  const { ear } = window;
  if (!ear) return 0;
  const bins = new Float32Array(ear.frequencyBinCount);
  ear.getFloatFrequencyData(bins);
  let top = 0;
  bins.forEach((db, n) => { if (db > bins[top]) top = n; });
  return bins[top] > -60 ? (top * ear.context.sampleRate) / ear.fftSize : 0;
})()"""
"""The loudest pitch that is heard now, in Hz; 0 for silence."""

HEARS_THE_TONE = f"Math.abs({PITCH} - {TONE_HZ}) < 30"


@pytest.fixture(scope="session")
def tone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second of a tone and half a second of silence, which the fake microphone says again and again."""
    path = tmp_path_factory.mktemp("voice") / "tone.wav"
    loud = [int(12_000 * math.sin(2 * math.pi * TONE_HZ * n / RATE)) for n in range(RATE)]
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{RATE * 3 // 2}h", *loud, *([0] * (RATE // 2))))
    return path


@pytest.fixture(scope="module")
def speaking(chromium: Browser, tone: Path) -> Iterator[Browser]:
    """A Chromium whose microphone says the tone, and which asks nobody for leave."""
    browser = chromium.browser_type.launch(
        executable_path=chromium_path(),
        args=[
            *CHROMIUM_FLAGS,
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-audio-capture={tone}",
        ],
    )
    yield browser
    browser.close()


@pytest.fixture
def speaker(speaking: Browser, server: Server) -> Iterator[Page]:
    """A page of somebody who can speak. It too may complain of nothing."""
    complaints: list[str] = []
    context = speaking.new_context(
        viewport={"width": 480, "height": 270},
        locale="az",
        base_url=server.address,
        permissions=["microphone"],
    )
    context.set_default_timeout(visiting.LOADED_S * 1000)
    context.add_init_script(LISTEN)
    page = context.new_page()
    watch(page, server.address, complaints)
    yield page
    context.close()
    assert not complaints, "\n".join(complaints)


def follow(page: Page, group: Started) -> None:
    """Come by the group's link, as a QR code leads: nothing on the page has been touched."""
    page.goto(f"/g/{group.code}?lang=az&{visiting.PLAIN}")
    visiting.walkable(page)


def hearing(page: Page, how: str) -> str:
    """Return the condition that the guide is told this of some member."""
    told = "window.enfilade.session.state.roster.members"
    return f"{told}.some((m) => m.role === 'follower' && m.hearing === '{how}')"


def test_VOICE8_what_the_guide_says_is_heard_after_one_tap_and_a_follower_answers(
    staff: Page, open_page: OpenPage, speaker: Page
) -> None:
    group = start_group(staff)
    lead(speaker, group)
    follower = open_page()
    follower.add_init_script(LISTEN + UNTOUCHED)
    follow(follower, group)
    until(speaker, hearing(speaker, "blocked"), within_s=visiting.LOADED_S)
    speaker.keyboard.press("2")
    expect(speaker.get_by_text(say("hears.blocked"))).to_be_visible()
    speaker.keyboard.press("Escape")

    button(speaker, "voice.speak").click()
    expect(button(speaker, "voice.speak")).to_have_attribute("aria-pressed", "true")
    until(
        speaker, "document.querySelector('enfilade-console').shadowRoot.querySelector('.level').value > 0.5"
    )
    button(follower, "voice.tap").click()
    until(speaker, hearing(speaker, "hears"), within_s=visiting.LOADED_S)
    until(follower, HEARS_THE_TONE, within_s=visiting.LOADED_S)

    # Silence for a while, without giving the microphone back.
    button(speaker, "voice.hold").click()
    until(follower, f"{PITCH} === 0", within_s=visiting.LOADED_S)
    button(speaker, "voice.go-on").click()
    until(follower, HEARS_THE_TONE, within_s=visiting.LOADED_S)

    button(follower, "voice.mute").click()
    until(speaker, hearing(speaker, "muted"), within_s=visiting.LOADED_S)
    until(follower, f"{PITCH} === 0", within_s=visiting.LOADED_S)
    button(follower, "voice.unmute").click()
    until(follower, HEARS_THE_TONE, within_s=visiting.LOADED_S)
    button(speaker, "voice.speak").click()
    expect(button(follower, "voice.mute")).to_have_count(0)
    expect(button(follower, "voice.tap")).to_have_count(0)


def test_VOICE8_a_follower_with_the_floor_is_heard_by_the_guide(
    staff: Page, open_page: OpenPage, speaker: Page
) -> None:
    group = start_group(staff)
    guide = open_page()
    guide.add_init_script(LISTEN)
    lead(guide, group)
    follow(speaker, group)
    expect(button(speaker, "voice.speak")).to_have_count(0)
    button(speaker, "talk.hand").click()
    button(guide, "keep.give-floor").first.click()
    button(speaker, "voice.speak").click()
    until(guide, HEARS_THE_TONE, within_s=visiting.LOADED_S)
    # Another word of the guide's, and the microphone is given back.
    guide.evaluate("() => window.enfilade.session.send({ do: 'give-floor', uid: null })")
    until(speaker, "window.enfilade.session.voice.debug().mic === 'off'")
    expect(button(speaker, "voice.speak")).to_have_count(0)


def test_VOICE9_a_refused_microphone_and_none_at_all_are_said_with_what_to_do(
    staff: Page, open_page: OpenPage
) -> None:
    group = start_group(staff)
    guide = open_page(permissions=[])
    lead(guide, group)
    guide.evaluate(
        """() => { navigator.mediaDevices.getUserMedia = () =>
            Promise.reject(new DOMException("no", "NotAllowedError")); }"""
    )
    button(guide, "voice.speak").click()
    expect(guide.get_by_role("alert").filter(has_text=say("voice.refused"))).to_be_visible()
    guide.evaluate(
        """() => { navigator.mediaDevices.getUserMedia = () =>
            Promise.reject(new DOMException("no", "NotFoundError")); }"""
    )
    button(guide, "voice.speak").click()
    expect(guide.get_by_role("alert").filter(has_text=say("voice.none"))).to_be_visible()
    guide.evaluate("() => { delete window.AudioEncoder; }")
    button(guide, "voice.speak").click()
    expect(guide.get_by_role("alert").filter(has_text=say("voice.unsupported"))).to_be_visible()
    assert guide.evaluate("() => window.enfilade.session.state.speakers") == []


def test_VOICE9_a_cut_line_closes_the_microphone_and_it_does_not_open_by_itself(
    staff: Page, speaker: Page
) -> None:
    group = start_group(staff)
    lead(speaker, group)
    button(speaker, "voice.speak").click()
    until(speaker, "window.enfilade.session.state.speakers.length === 1")
    speaker.reload()
    visiting.walkable(speaker)
    until(speaker, "window.enfilade.session.state?.speakers.length === 0", within_s=visiting.LOADED_S)
    assert speaker.evaluate("() => window.enfilade.session.voice.debug().mic") == "off"
    expect(button(speaker, "voice.speak")).to_be_visible()


def test_VOICE10_a_browser_without_a_decoder_fetches_one_when_it_is_needed(
    staff: Page, open_page: OpenPage, speaker: Page
) -> None:
    group = start_group(staff)
    lead(speaker, group)
    follower = open_page()
    follower.add_init_script(LISTEN + UNTOUCHED + "delete window.AudioDecoder;")
    asked: list[str] = []
    follower.on("request", lambda request: asked.append(request.url))
    follow(follower, group)
    assert not [url for url in asked if "opus" in url]
    button(speaker, "voice.speak").click()
    button(follower, "voice.tap").click()
    until(follower, HEARS_THE_TONE, within_s=visiting.LOADED_S)
    assert len([url for url in asked if "opus" in url]) == 1
