/** The page around who follows in text: what of one's wishes its address keeps, and its words in another language. */

/** Shown by the server, and in its language until it is asked anew. */
const AROUND = [".skip", ".site-header", ".site-footer"];

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

/** Show the head, the foot and the title as the server shows them at this address. Where it does not answer they stay. */
export async function translateAround(href: string, at: Document = document): Promise<void> {
  const answer = await fetch(href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of AROUND) {
    const [old, fresh] = [at.querySelector(part), page.querySelector(part)];
    if (old && fresh) old.replaceWith(at.adoptNode(fresh));
  }
  at.title = page.title;
}
