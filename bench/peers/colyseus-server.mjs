// A game as one writes it with Colyseus: the state is a schema, a step changes it 60 times a second, and every patch goes
// out as often. 48 bodies fly about a middle; each client steers one of them.
//   node colyseus-server.mjs PORT
// Orders: "begin" forgets what was measured, "report" tells it.
import { Room, Server } from '@colyseus/core';
import { schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { obey, percentile, say } from './orders.mjs';

const BODIES = 48;
const CLIENTS = 8;
const STEP_MS = 1000 / 60;
const PULL = 0.0004; // of its distance, units per ms and step
const PUSH = 0.05; // of an input, units per ms

const Body = schema({ x: t.float32(), y: t.float32(), vx: t.float32(), vy: t.float32() });
const Player = schema({ body: t.uint8(), sequence: t.uint16() });
const Island = schema({ bodies: t.map(Body), players: t.map(Player) });

const rooms = new Set();
let lateness = [];
let ticks = 0;
let begun = performance.now();

class IslandRoom extends Room {
  maxClients = CLIENTS;
  patchRate = STEP_MS;

  onCreate() {
    this.state = new Island();
    for (let i = 0; i < BODIES; i++) {
      const body = new Body();
      const turn = (2 * Math.PI * i) / BODIES;
      const radius = 200 + 10 * (i % 16);
      Object.assign(body, { x: radius * Math.cos(turn), y: radius * Math.sin(turn), vx: -Math.sin(turn), vy: Math.cos(turn) });
      this.state.bodies.set(String(i), body);
    }
    this.onMessage('input', (client, [sequence, x, y]) => {
      const player = this.state.players.get(client.sessionId);
      const body = this.state.bodies.get(String(player.body));
      player.sequence = sequence;
      body.vx += x * PUSH;
      body.vy += y * PUSH;
    });
    this.lastTick = performance.now();
    this.setSimulationInterval((deltaMs) => this.step(deltaMs), STEP_MS);
    rooms.add(this);
  }

  onJoin(client) {
    const player = new Player();
    player.body = this.state.players.size;
    player.sequence = 0;
    this.state.players.set(client.sessionId, player);
  }

  onDispose() {
    rooms.delete(this);
  }

  step(deltaMs) {
    const now = performance.now();
    lateness.push(Math.max(0, now - this.lastTick - STEP_MS));
    ticks++;
    this.lastTick = now;
    for (const body of this.state.bodies.values()) {
      body.vx -= body.x * PULL * deltaMs * 0.01;
      body.vy -= body.y * PULL * deltaMs * 0.01;
      body.x += body.vx * deltaMs * 0.1;
      body.y += body.vy * deltaMs * 0.1;
    }
  }
}

function begin() {
  lateness = [];
  ticks = 0;
  begun = performance.now();
}

function report() {
  const dueTicks = Math.max(1, Math.floor(((performance.now() - begun) / STEP_MS) * rooms.size));
  const memory = process.memoryUsage();
  let unsent = 0;
  let clients = 0;
  for (const room of rooms) {
    clients += room.clients.length;
    for (const client of room.clients) unsent = Math.max(unsent, client.ref.bufferedAmount ?? 0);
  }
  say({
    rooms: rooms.size,
    clients,
    ticksPerSecond: (1000 * ticks) / (performance.now() - begun) / Math.max(1, rooms.size),
    missedShare: Math.max(0, 1 - ticks / dueTicks),
    latenessP99Ms: percentile(lateness, 0.99),
    latenessP999Ms: percentile(lateness, 0.999),
    shareWithin4Ms: lateness.filter((ms) => ms <= 4).length / Math.max(1, lateness.length),
    rssBytes: memory.rss,
    heapBytes: memory.heapUsed,
    externalBytes: memory.external,
    mostUnsentBytes: unsent,
  });
}

const server = new Server({ greet: false, transport: new WebSocketTransport() });
server.define('island', IslandRoom);
const port = Number(process.argv[2]);
await server.listen(port, '127.0.0.1');
say({ listening: port });
obey({ begin, report });
