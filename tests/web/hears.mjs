// A member as a browser is one: the viewer's own Socket.IO client. Says everything it hears, a line of JSON each.
// node hears.mjs <viewer's package.json> <address> <path> <token> <transports>
import { createRequire } from "node:module";

const [viewer, address, path, token, transports] = process.argv.slice(2);
const { io } = createRequire(viewer)("socket.io-client");
const socket = io(`${address}/live`, {
  path,
  transports: transports.split(","),
  auth: { token, language: "en" },
});
const say = (name, data) => process.stdout.write(`${JSON.stringify([name, data])}\n`);
socket.onAny((name, data) => say(name, data));
socket.on("disconnect", (why) => say("disconnect", why));
socket.on("connect_error", (error) => say("connect_error", error.message));
socket.io.engine.on("upgrade", (transport) => say("upgrade", transport.name));
process.stdin.on("end", () => process.exit(0)).resume();
