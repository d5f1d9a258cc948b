/**
 * The test page: sound, picture and line before a tour. Its sentences are in the page (`check.html`), of which this
 * shows the one that is so. A chunk of its own, without three.js; no microphone is asked for, nothing is sent.
 */
import { isSoftware } from "../scene/quality";
import { lineIs, median } from "./check_line";

/** How often the way there and back is measured; the first time opens the connection and does not count. */
const TIMES = 6;
const ANSWER_MS = 5000;

/** A quiet two-note chime: long enough to turn one's head to, short enough to be played twice. */
const NOTES = [523.25, 659.25] as const;
const NOTE_S = 0.45;
const LOUD = 0.16;

const found: Record<string, string> = {};

function section(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}

/** Show what has been found of a section; all at once where everything is well. */
function show(id: string, state: string): void {
  for (const each of section(id).querySelectorAll<HTMLElement>("[data-state]")) {
    each.hidden = each.dataset["state"] !== state;
  }
  section(id).dataset["found"] = state;
  found[id] = state;
  const well = found["sound"] === "good" && found["picture"] === "good" && found["line"] === "good";
  for (const each of document.querySelectorAll<HTMLElement>("[data-ready]")) each.hidden = !well;
}

function testSound(): void {
  const of = section("sound");
  const play = of.querySelector<HTMLButtonElement>("[data-play]");
  const asked = of.querySelector<HTMLElement>(".asked");
  if (!play || !asked) return;
  if (typeof AudioContext === "undefined") {
    play.hidden = true;
    show("sound", "none");
    return;
  }
  let sounds: AudioContext | null = null;
  play.addEventListener("click", () => {
    sounds ??= new AudioContext();
    void sounds.resume();
    chime(sounds);
    asked.hidden = false;
    play.textContent = play.dataset["again"] ?? play.textContent;
    play.classList.remove("main");
  });
  for (const answer of asked.querySelectorAll<HTMLElement>("[data-heard]")) {
    answer.addEventListener("click", () => show("sound", answer.dataset["heard"] ?? "bad"));
  }
}

function chime(sounds: AudioContext): void {
  NOTES.forEach((pitch, n) => {
    const begins = sounds.currentTime + 0.05 + n * NOTE_S * 0.6;
    const note = new OscillatorNode(sounds, { frequency: pitch });
    const loudness = new GainNode(sounds, { gain: 0 });
    loudness.gain.setValueAtTime(0, begins);
    loudness.gain.linearRampToValueAtTime(LOUD, begins + 0.03);
    loudness.gain.exponentialRampToValueAtTime(0.001, begins + NOTE_S);
    note.connect(loudness).connect(sounds.destination);
    note.start(begins);
    note.stop(begins + NOTE_S);
  });
}

function testPicture(): void {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) {
    show("picture", "none");
    return;
  }
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  show("picture", isSoftware(renderer) ? "slow" : "good");
}

async function testLine(): Promise<void> {
  const of = section("line");
  show("line", "measuring");
  const times: number[] = [];
  try {
    for (let n = 0; n < TIMES; n++) {
      const began = performance.now();
      const answer = await fetch(`${of.dataset["ask"]}?${n}`, {
        cache: "no-store",
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      if (n > 0) times.push(performance.now() - began);
    }
  } catch {
    show("line", "none");
    return;
  }
  const ms = median(times);
  show("line", lineIs(ms));
  const figure = of.querySelector<HTMLElement>("[data-figure]");
  if (figure) {
    figure.textContent = (figure.dataset["figure"] ?? "").replace("{ms}", String(Math.round(ms)));
    figure.hidden = false;
  }
  const lasting = await opensSocket(of.dataset["socket"] ?? "");
  for (const each of of.querySelectorAll<HTMLElement>("[data-also='polling']")) each.hidden = lasting;
}

/** Whether a lasting connection opens: the same handshake as a group's, let go of at its first word. */
function opensSocket(path: string): Promise<boolean> {
  return new Promise((done) => {
    const url = new URL(`${path}?EIO=4&transport=websocket`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url);
    const end = (opened: boolean): void => {
      clearTimeout(late);
      socket.close();
      done(opened);
    };
    const late = setTimeout(() => end(false), ANSWER_MS);
    socket.addEventListener("message", () => end(true));
    socket.addEventListener("error", () => end(false));
  });
}

testSound();
testPicture();
void testLine();
