"""The guide's voice: what thirty who hear it cost the server, and how late it is heard over a slow line."""

from __future__ import annotations

import math
import struct
import tempfile
import time
import wave
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.fanout import FOLLOWERS, Member, cpu_s, new_group
from bench.figures import Figure, percentile
from tools.line_proxy import slow_line
from tools.serving import CHROMIUM_FLAGS, chromium_path, make_home, start_server, stop_server
from tools.watching import until

SECONDS = 30
EVERY_S = 0.12
SAID = "A" * 419
"""Six frames at 20 kbit/s, as they travel (src/voice/packet.ts)."""

LINE_S = 0.2
"""Round trip of the follower's line: 100 ms each way."""

LOADED_S = 120.0
RATE = 48_000
PLAIN = "view3d=always&quality=fixed-low"


def figures() -> Iterator[Figure]:
    """Half a minute of talk to thirty, then the viewer's own loudspeaker over a line."""
    yield from _cost()
    yield from _late()


def _cost() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(make_home(Path(folder)))
        code, secret = new_group(server)
        guide = Member(server, {"secret": secret})
        followers = [Member(server, {"code": code}) for _ in range(FOLLOWERS)]
        guide.send("command", {"id": "speak", "do": {"do": "speak", "on": True}})
        time.sleep(1.0)  # the group knows that the guide speaks
        before, began = cpu_s(server), time.perf_counter()
        sent: dict[str, float] = {}
        for n in range(int(SECONDS / EVERY_S)):
            text = f"0{n:06}" + SAID[6:]
            sent[text] = time.perf_counter()
            guide.send("v", text)
            time.sleep(max(0.0, began + (n + 1) * EVERY_S - time.perf_counter()))
        spent, took = cpu_s(server) - before, time.perf_counter() - began
        time.sleep(1.0)
        late = [1000 * (at - sent[text]) for each in followers for text, at in each.came if text in sent]
        for member in (guide, *followers):
            member.close()
        stop_server(server)
    yield Figure(
        f"voice to {FOLLOWERS}: messages that did not arrive", FOLLOWERS * len(sent) - len(late), "", 0
    )
    yield Figure(f"voice to {FOLLOWERS}: server's CPU", 100 * spent / took, "% of a core", 5)
    yield Figure(f"voice to {FOLLOWERS}: p99 of a message's way", percentile(late, 0.99), "ms")


def _late() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(make_home(Path(folder)))
        code, secret = new_group(server)
        port = int(server.address.rsplit(":", 1)[1])
        tone = Path(folder) / "tone.wav"
        _write_tone(tone)
        browser = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=[
                *CHROMIUM_FLAGS,
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                f"--use-file-for-fake-audio-capture={tone}",
            ],
        )
        with slow_line(port, 100.0, LINE_S) as slow:
            guide, follower = (
                browser.new_context(viewport={"width": 480, "height": 270}, locale="az").new_page()
                for _ in range(2)
            )
            guide.goto(f"{server.address}/guide/{secret}?lang=az&{PLAIN}")
            follower.goto(f"http://127.0.0.1:{slow}/g/{code.replace(' ', '')}?lang=az&{PLAIN}")
            for page in (guide, follower):
                until(page, "window.enfilade?.session?.line === 'up'", within_s=LOADED_S)
            guide.evaluate("() => window.enfilade.session.voice.speak(true)")
            until(follower, "window.enfilade.session.voice.debug().played > 500", within_s=LOADED_S)
            told = []
            for _ in range(20):
                follower.wait_for_timeout(250)
                told.append(follower.evaluate("() => window.enfilade.session.voice.debug()"))
        browser.close()
        stop_server(server)
    delays = [each["delay_ms"] for each in told if each["delay_ms"] is not None]
    yield Figure("voice over 100 ms: from said to played, median", percentile(delays, 0.5), "ms", 600)
    yield Figure("voice over 100 ms: frames too late to be heard", told[-1]["lost"], "")


def _write_tone(path: Path) -> None:
    """Write a second of a tone and half a second of silence: the fake microphone says it again and again."""
    loud = [int(12_000 * math.sin(2 * math.pi * 1000 * n / RATE)) for n in range(RATE)]
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{RATE * 3 // 2}h", *loud, *([0] * (RATE // 2))))
