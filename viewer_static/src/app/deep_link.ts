/** Keeps the page's address on the place where one stands, so that a reload, a bookmark or a shared link lead there. */
import type { ViewerApi } from "./api";
import { writeLink } from "./link";

/** The address follows at most twice a second: browsers stop pages that rewrite it without end (Safari: 100 in 30 s). */
const EVERY_MS = 500;

/** Begin to keep the address; returns how to stop. */
export function keepLink(viewer: ViewerApi, prefix: string): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    timer = null;
    // In a tour the page's address is the hall's; the tour itself is shared by its stops' addresses.
    const { view } = viewer.where();
    const page = new URL(location.href);
    history.replaceState(
      null,
      "",
      writeLink(page, prefix, viewer.language, viewer.museum.id, viewer.pose(), view),
    );
  };
  const later = () => {
    timer ??= setTimeout(write, EVERY_MS);
  };
  const offs = [viewer.on("pose", later), viewer.on("where", later), viewer.on("language", later)];
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const off of offs) off();
  };
}
