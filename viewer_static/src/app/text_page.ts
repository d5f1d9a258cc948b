/** The page around who follows in text, in another language. */

/** Shown by the server, and in its language until it is asked anew. */
const AROUND = [".skip", ".site-header", ".site-footer"];

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
