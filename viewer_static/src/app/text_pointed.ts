/** What is pointed at, in words, for who reads: it stays to be read for a while. */

/** It stays for so long. */
const POINTED_MS = 20_000;

export class TextPointed {
  private said: string | null = null;
  private forgets: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly changed: () => void) {}

  /** The words, or null where nothing has been pointed at of late. */
  get words(): string | null {
    return this.said;
  }

  say(words: string): void {
    this.said = words;
    if (this.forgets !== null) clearTimeout(this.forgets);
    this.forgets = setTimeout(() => {
      this.said = null;
      this.changed();
    }, POINTED_MS);
    this.changed();
  }
}
