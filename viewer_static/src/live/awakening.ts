/** A page that was asleep, hidden, frozen, kept in the back/forward cache or offline, and is there again. */

/** Call `tell` whenever that may be so; return how to stop. */
export function onAwakening(tell: () => void): () => void {
  if (typeof document === "undefined") return () => {};
  const seen = (): void => {
    if (document.visibilityState === "visible") tell();
  };
  document.addEventListener("visibilitychange", seen);
  document.addEventListener("resume", tell);
  window.addEventListener("pageshow", tell);
  window.addEventListener("online", tell);
  return () => {
    document.removeEventListener("visibilitychange", seen);
    document.removeEventListener("resume", tell);
    window.removeEventListener("pageshow", tell);
    window.removeEventListener("online", tell);
  };
}

/**
 * Keep the screen on until the returned function is called: a follower who only listens touches nothing. A hidden page
 * loses its lock, so it is asked for again when the page is seen; a browser that gives it to a tap only (Safari), at the
 * next one. Where there is none, or the battery is low, nothing.
 */
export function keepAwake(): () => void {
  if (typeof document === "undefined" || !("wakeLock" in navigator)) return () => {};
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const ask = async (): Promise<void> => {
    if (over || (lock && !lock.released) || document.visibilityState !== "visible") return;
    try {
      const got = await navigator.wakeLock.request("screen");
      if (over) await got.release();
      else lock = got;
      if (!over) tapped(false);
    } catch {
      // Refused for now, by the battery or for want of a tap: the screen dims as it would anyway.
      if (!over) tapped(true);
    }
  };
  const again = (): void => void ask();
  const tapped = (listens: boolean): void => {
    for (const kind of ["pointerup", "keydown"]) {
      document.removeEventListener(kind, again);
      if (listens) document.addEventListener(kind, again, { once: true });
    }
  };
  document.addEventListener("visibilitychange", again);
  void ask();
  return () => {
    over = true;
    tapped(false);
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  };
}
