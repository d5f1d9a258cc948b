/** Files of the site with true progress, and pictures decoded off the main thread. */
import type { FileRef } from "../content/generated/site";
import type { Picture } from "./textures";

/** Sums what several files have brought: bytes as they travel (brotli where the server speaks it). */
export class Ledger {
  private readonly files = new Map<string, { wire: number; share: number }>();

  constructor(private readonly changed: (loaded: number, total: number) => void) {}

  /** Name a file that will come, before it starts. */
  expect(file: FileRef): void {
    if (!this.files.has(file.path)) this.files.set(file.path, { wire: file.wire_bytes, share: 0 });
  }

  /** A file has brought `bytes` of its decoded bytes. */
  brought(file: FileRef, bytes: number): void {
    this.expect(file);
    const entry = this.files.get(file.path);
    if (!entry) return;
    entry.share = file.bytes > 0 ? Math.min(1, bytes / file.bytes) : 1;
    this.changed(this.loaded(), this.total());
  }

  /** Bytes that have travelled. */
  loaded(): number {
    let sum = 0;
    for (const file of this.files.values()) sum += file.wire * file.share;
    return Math.round(sum);
  }

  /** Bytes that will have. */
  total(): number {
    let sum = 0;
    for (const file of this.files.values()) sum += file.wire;
    return sum;
  }
}

/** Brings files from below the site's root. */
export class Fetcher {
  private readonly asked = new Map<string, Promise<Response>>();

  constructor(
    private readonly base: string,
    private readonly signal: AbortSignal | null = null,
  ) {}

  /** Ask for files that will be wanted, before whoever wants them has been loaded; each is taken once. */
  ahead(paths: readonly string[]): void {
    for (const path of paths) {
      const url = this.url(path);
      const answer = fetch(url, { signal: this.signal });
      // Who takes it hears of what went wrong; nobody may.
      answer.catch(() => {});
      this.asked.set(url, answer);
    }
  }

  private ask(path: string, cache: RequestCache = "default"): Promise<Response> {
    const url = this.url(path);
    const asked = this.asked.get(url);
    this.asked.delete(url);
    return asked ?? fetch(url, { signal: this.signal, cache });
  }

  /** The address of a file. */
  url(path: string): string {
    return new URL(path, new URL(this.base.endsWith("/") ? this.base : `${this.base}/`, document.baseURI))
      .href;
  }

  /** A file's bytes, telling the ledger as they come. @throws Error where the answer is not OK */
  async bytes(file: FileRef, ledger: Ledger | null = null): Promise<ArrayBuffer> {
    const response = await this.ask(file.path);
    if (!response.ok) throw new Error(`${file.path}: ${response.status}`);
    if (!ledger || !response.body) {
      const all = await response.arrayBuffer();
      ledger?.brought(file, file.bytes);
      return all;
    }
    const parts: Uint8Array[] = [];
    let count = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      count += value.byteLength;
      ledger.brought(file, count);
    }
    const out = new Uint8Array(count);
    let at = 0;
    for (const part of parts) {
      out.set(part, at);
      at += part.byteLength;
    }
    ledger.brought(file, file.bytes);
    return out.buffer;
  }

  /** A JSON file of a known shape: the site's files are written by the same models. */
  async json<T>(file: FileRef, ledger: Ledger | null = null): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await this.bytes(file, ledger))) as T;
  }

  /**
   * A JSON file by path alone (the manifest, which nothing names). One revision's never changes; `museum.json`, the
   * newest, is asked for anew.
   */
  async manifest<T>(path: string): Promise<T> {
    const cache = path.endsWith("/museum.json") ? "no-cache" : "default";
    const response = await this.ask(path, cache);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as T;
  }

  /** A picture, decoded, no side longer than `most_px`. */
  async picture(
    file: FileRef,
    most_px: number,
    ledger: Ledger | null = null,
  ): Promise<Picture & ImageBitmap> {
    const blob = new Blob([await this.bytes(file, ledger)], { type: "image/webp" });
    const plain = { premultiplyAlpha: "none", colorSpaceConversion: "none" } as const;
    const whole = await createImageBitmap(blob, plain);
    const side = Math.max(whole.width, whole.height);
    if (side <= most_px) return whole;
    const share = most_px / side;
    const small = await createImageBitmap(whole, {
      ...plain,
      resizeWidth: Math.round(whole.width * share),
      resizeHeight: Math.round(whole.height * share),
      resizeQuality: "high",
    });
    whole.close();
    return small;
  }
}
