// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { keepAwake, onAwakening } from "./awakening";

let seen: DocumentVisibilityState = "visible";
Object.defineProperty(document, "visibilityState", { get: () => seen, configurable: true });

function show(state: DocumentVisibilityState): void {
  seen = state;
  document.dispatchEvent(new Event("visibilitychange"));
}

afterEach(() => show("visible"));

describe("GOING12 a page that is there again looks after its line", () => {
  it("when it is seen, thawed, shown from the cache, or online again; not when it is hidden", () => {
    const tell = vi.fn();
    const off = onAwakening(tell);
    show("hidden");
    expect(tell).toHaveBeenCalledTimes(0);
    show("visible");
    document.dispatchEvent(new Event("resume"));
    window.dispatchEvent(new Event("pageshow"));
    window.dispatchEvent(new Event("online"));
    expect(tell).toHaveBeenCalledTimes(4);
    off();
    show("visible");
    window.dispatchEvent(new Event("online"));
    expect(tell).toHaveBeenCalledTimes(4);
  });
});

/** A browser's wake lock, as it is told of: every lock that was given. */
function browser() {
  const locks: { released: boolean; release: () => Promise<void> }[] = [];
  const request = vi.fn(async () => {
    const lock = {
      released: false,
      release: async () => {
        lock.released = true;
      },
    };
    locks.push(lock);
    return lock;
  });
  Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
  return { locks, request };
}

describe("GOING13 the screen stays on while one is in a group", () => {
  it("asks when the page is seen again, and lets go on leaving", async () => {
    const { locks, request } = browser();
    const off = keepAwake();
    await vi.waitFor(() => expect(locks.length).toBe(1));
    // A browser lets go of the lock of a page that is hidden.
    show("hidden");
    for (const lock of locks) lock.released = true;
    show("visible");
    await vi.waitFor(() => expect(locks.length).toBe(2));
    show("visible");
    expect(request).toHaveBeenCalledTimes(2);
    off();
    await vi.waitFor(() => expect(locks.every((lock) => lock.released)).toBe(true));
    show("visible");
    expect(request).toHaveBeenCalledTimes(2);
  });

  it("a browser that refuses is asked again, and nothing breaks", async () => {
    const { locks, request } = browser();
    request.mockRejectedValueOnce(new Error("low battery"));
    const off = keepAwake();
    expect(request).toHaveBeenCalledTimes(1);
    show("visible");
    await vi.waitFor(() => expect(locks.length).toBe(1));
    off();
    await vi.waitFor(() => expect(locks[0]?.released).toBe(true));
  });

  it("a browser that gives it to a tap only is asked at the next tap, and at no other", async () => {
    const { locks, request } = browser();
    request.mockRejectedValueOnce(new Error("no tap yet"));
    const off = keepAwake();
    await vi.waitFor(() => {
      document.dispatchEvent(new Event("pointerup"));
      expect(locks.length).toBe(1);
    });
    await vi.waitFor(() => {
      const asked = request.mock.calls.length;
      document.dispatchEvent(new Event("keydown"));
      document.dispatchEvent(new Event("pointerup"));
      expect(request).toHaveBeenCalledTimes(asked);
    });
    off();
  });
});
