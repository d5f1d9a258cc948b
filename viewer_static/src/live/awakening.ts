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
 * loses its lock, so it is asked for again when the page is seen. Where there is none, or the battery is low, nothing.
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
    } catch {
      // Refused for now, by the battery or the page's owner: the screen dims as it would anyway.
    }
  };
  const again = (): void => void ask();
  document.addEventListener("visibilitychange", again);
  void ask();
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  };
}
