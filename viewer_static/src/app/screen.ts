/** The viewer's place on a server-rendered page: it lies over the text, which stays there for who wants it. */
import type { EnfiladeUi } from "../ui/shell";
import "../ui/shell";

/** Where the hall and the interface are put. */
export interface Screen {
  readonly host: HTMLElement;
  readonly ui: EnfiladeUi;
  /** Take everything away again: the page's text is as it was. */
  close(): void;
}

/** Open the screen over the page, with the page's own poster behind it until the hall has come. */
export function openScreen(): Screen {
  const root = document.createElement("div");
  root.className = "enfilade-screen";
  const host = document.createElement("div");
  host.id = "viewer";
  // A place of its own for who goes by landmarks: the canvas is all that is in it.
  host.setAttribute("role", "region");
  host.setAttribute("aria-label", document.title);
  const ui = document.createElement("enfilade-ui") as EnfiladeUi;
  const poster = document.querySelector<HTMLPictureElement>("picture.poster");
  if (poster) {
    const behind = poster.cloneNode(true) as HTMLElement;
    behind.className = "screen-poster";
    behind.setAttribute("aria-hidden", "true");
    root.append(behind);
  }
  root.append(host, ui);
  document.body.append(root);
  const main = document.querySelector("main");
  const others = [
    ...document.querySelectorAll<HTMLElement>("body > header, body > main, body > footer, body > .skip"),
  ];
  for (const each of others) each.inert = true;
  document.documentElement.dataset["viewer"] = "open";
  return {
    host,
    ui,
    close() {
      root.remove();
      for (const each of others) each.inert = false;
      delete document.documentElement.dataset["viewer"];
      main?.focus();
    },
  };
}
