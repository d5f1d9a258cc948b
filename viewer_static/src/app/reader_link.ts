/** What of a reader's wishes the page's address keeps: language, level, text or the hall. */

/** Does one read the easy text? A reload, and the way to the hall and back, keep it. */
export function readsEasy(href: string): boolean {
  return new URL(href).searchParams.has("easy");
}

/** The same address with the easy text, or the standard one. */
export function withEasy(href: string, easy: boolean): string {
  const url = new URL(href);
  if (easy) url.searchParams.set("easy", "");
  else url.searchParams.delete("easy");
  return url.href;
}

/** The same address in another language. */
export function withLanguage(href: string, language: string): string {
  const url = new URL(href);
  url.searchParams.set("lang", language);
  return url.href;
}

/** The same address, drawn. */
export function withoutText(href: string): string {
  const url = new URL(href);
  url.searchParams.delete("text");
  return url.href;
}

/** The same address as text and pictures; of the rest only language and level mean anything there. */
export function asText(href: string): string {
  const url = new URL(href);
  const language = url.searchParams.get("lang");
  const kept = [language === null ? "" : `lang=${language}`, readsEasy(href) ? "easy" : "", "text"];
  url.search = kept.filter((each) => each !== "").join("&");
  return url.href;
}
