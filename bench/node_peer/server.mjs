// A Socket.IO server as most would write it: members of a room, and what the guide sends goes to the others.
// The namespace, the path of a group, the token in the handshake and the events' names are ours, so that one
// client measures both; everything else is as the library has it. node server.mjs <port>: says "ready".
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { path: "/live/", serveClient: false });

io.of("/live").on("connection", (socket) => {
  const group = new URL(socket.handshake.url, "http://peer").pathname;
  socket.join(group);
  socket.on("m", (pose) => socket.to(group).emit("m", pose));
  socket.emit("state", { id: socket.id });
});

http.listen(Number(process.argv[2]), "127.0.0.1", () => console.log("ready"));
