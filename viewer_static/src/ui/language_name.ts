/** A language by its own name; its tag where the browser knows none. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: "language", fallback: "code" }).of(tag) ?? tag;
}
