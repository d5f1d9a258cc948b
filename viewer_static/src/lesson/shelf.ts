/**
 * A place to keep strings by key that never fails: a browser that stores nothing (a full disk, a guest's window) keeps
 * them in memory, so that a lesson goes on, though a closed tab then forgets.
 */

/** The part of the browser's `Storage` that is used here. */
export interface Keeps {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export class Shelf {
  readonly #kept: Keeps | null;
  readonly #memory = new Map<string, string>();

  /** `kept`: null where the browser gives none. */
  constructor(kept: Keeps | null) {
    this.#kept = kept;
  }

  /** All keys that begin so, in no order. */
  keys(prefix: string): string[] {
    const found = new Set([...this.#memory.keys()].filter((key) => key.startsWith(prefix)));
    try {
      for (let i = 0; i < (this.#kept?.length ?? 0); i += 1) {
        const key = this.#kept?.key(i);
        if (key?.startsWith(prefix)) found.add(key);
      }
    } catch {
      // What cannot be read is not there.
    }
    return [...found];
  }

  /** What lies under a key; null where nothing does, or nothing that can be read. */
  read<T>(key: string): T | null {
    try {
      const raw = this.#memory.get(key) ?? this.#kept?.getItem(key) ?? null;
      return raw === null ? null : (JSON.parse(raw) as T);
    } catch {
      return null;
    }
  }

  /** Put something under a key. */
  write(key: string, value: unknown): void {
    const raw = JSON.stringify(value);
    try {
      if (!this.#kept) throw new Error("nothing keeps");
      this.#kept.setItem(key, raw);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, raw);
    }
  }

  remove(key: string): void {
    this.#memory.delete(key);
    try {
      this.#kept?.removeItem(key);
    } catch {
      // It was in memory, or it stays where nobody can read it.
    }
  }
}
