/**
 * The page of a tour before its time: counts down in words, and opens the tour when the server says that it is open,
 * which may be earlier. Without it the page still says when, and is reloaded by hand.
 */
import { leftInWords, unitsOf, yourTime } from "./soon_words";

/** The server is asked so often whether a guide has opened the tour earlier. */
const ASK_MS = 15_000;
const SECOND_MS = 1000;

interface Said {
  readonly open: boolean;
  readonly now_ms: number;
}

const of = document.querySelector<HTMLElement>("[data-begins]");
if (of) begin(of);

function begin(page: HTMLElement): void {
  const begins_ms = Number(page.dataset["begins"]);
  const units = unitsOf(page.dataset["units"] ?? "");
  // By the server's clock: a device's own may be wrong by hours.
  let ahead_ms = Number(page.dataset["now"]) - Date.now();
  const now = (): number => Date.now() + ahead_ms;
  const yours = page.querySelector<HTMLElement>("[data-yours]");
  const zone = page.dataset["zone"] ?? "";
  const said = yours ? yourTime(begins_ms, zone) : null;
  if (yours && said) {
    yours.textContent = (yours.dataset["yours"] ?? "").replace("{when}", said);
    yours.hidden = false;
  }
  for (const each of page.querySelectorAll<HTMLElement>("[data-with]")) {
    each.hidden = each.dataset["with"] !== "script";
  }
  const left = page.querySelector<HTMLElement>("[data-left]");
  const draw = (): void => {
    if (!left) return;
    const ms = begins_ms - now();
    left.textContent = ms > 0 ? leftInWords(ms, units) : (page.dataset["opening"] ?? "");
  };
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(page.dataset["ask"] ?? "", {
        cache: "no-store",
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(10_000),
      });
      // A group that has been ended answers with an error, which the page itself says best.
      const said = answer.ok ? ((await answer.json()) as Said) : null;
      if (said) ahead_ms = said.now_ms - Date.now();
      if (said?.open || (!said && answer.status < 500)) location.reload();
    } catch {
      // The line is down: the next time asks again.
    }
  };
  draw();
  setInterval(draw, SECOND_MS);
  setInterval(ask, ASK_MS);
  // Just after the time, not up to a quarter of a minute later; and when a tablet wakes.
  const due = setInterval(() => {
    if (now() < begins_ms) return;
    clearInterval(due);
    void ask();
  }, SECOND_MS);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void ask();
  });
}
