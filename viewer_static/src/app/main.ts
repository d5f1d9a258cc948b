/** Boots the viewer on a page. The first view needs no three: it comes as a chunk of its own. */
import { readLink } from "./link";
import { SiteStore } from "./site_store";

declare global {
  interface Window {
    enfilade?: { debug(): Record<string, unknown>; viewer: unknown };
  }
}

async function boot(): Promise<void> {
  const said = document.getElementById("enfilade-boot")?.textContent;
  const host = document.getElementById("viewer");
  if (!said || !host) return;
  const options = JSON.parse(said) as {
    museum: string;
    language: string;
    base: string;
    hall?: string;
    view?: string;
  };
  const url = new URL(location.href);
  const link = readLink(url);
  const [store, { createViewer }] = await Promise.all([
    SiteStore.open(options.museum, options.base),
    import("./viewer"),
  ]);
  const viewer = await createViewer({
    store,
    language: options.language,
    host,
    place: {
      hall: link.hall ?? options.hall ?? store.museum.start,
      view: link.view ?? options.view ?? null,
      ...(link.at ? { at: link.at } : {}),
    },
    requestAdvisory: () => Promise.resolve(true),
    quality: url.searchParams.get("quality"),
    always: url.searchParams.get("view3d") === "always",
  });
  window.enfilade = { debug: () => viewer.debug(), viewer };
}

void boot();
