/** How a line to a group is opened: by WebSocket, and by long polling where nothing else passes. */

/** How long a connection may take to open. A page that draws its hall in software answers nothing for 14 s (measured). */
const OPEN_WITHIN_MS = 20_000;

/** What Socket.IO is told. `who` is read anew at each connect. */
export function lineOptions(path: string, who: { readonly token: string; readonly language: string }) {
  return {
    path,
    transports: ["websocket", "polling"],
    // A school's proxy that stops WebSockets: the next attempt goes by long polling.
    tryAllTransports: true,
    auth: who,
    forceNew: true,
    autoConnect: false,
    reconnection: false,
    timeout: OPEN_WITHIN_MS,
  };
}
