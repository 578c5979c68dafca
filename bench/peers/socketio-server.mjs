// Socket.IO with its Redis adapter: a client joins the room it names and gets every event that is published for it.
//   node socketio-server.mjs PORT REDIS_URL
import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { obey, say } from './orders.mjs';

const [port, redisUrl] = process.argv.slice(2);
const publisher = new Redis(redisUrl);
const subscriber = publisher.duplicate();
const http = createServer();
const io = new Server(http, {
  adapter: createAdapter(publisher, subscriber),
  transports: ['websocket'],
  serveClient: false,
});

io.on('connection', (socket) => socket.on('join', (room) => socket.join(room)));
http.listen(Number(port), '127.0.0.1', () => say({ listening: Number(port) }));
obey({});
