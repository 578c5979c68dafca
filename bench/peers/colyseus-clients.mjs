// The clients of colyseus-server.mjs, as cheap as they can be on one core: in each room one plays by the SDK and decodes
// the state; the others take part in the protocol but only count.
//   node colyseus-clients.mjs PORT ROOMS INPUTS_PER_SECOND
// Orders: "measure MS" counts for so long and tells; "stall" lets one client stop reading.
import { Client } from '@colyseus/sdk';
import WebSocket from 'ws';
import { obey, percentile, say } from './orders.mjs';

const JOIN_ROOM = 10;
const ROOM_DATA = 13;
const ROOM_STATE_PATCH = 15;
const CLIENTS = 8;
const [port, roomCount, inputsPerSecond] = process.argv.slice(2).map(Number);
const base = `http://127.0.0.1:${port}`;

const counted = { bytes: 0, messages: 0, patches: 0, patchBytes: 0 };
let latencies = [];
let decoded = 0;
let decodes = 0;
const raw = [];
const playing = [];

/** A WebSocket frame's header and payload. */
const onTheWire = (bytes) => bytes + (bytes < 126 ? 2 : bytes < 65536 ? 4 : 10);

async function join(roomId) {
  const answer = await fetch(`${base}/matchmake/joinById/${roomId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`the room was not to be had: ${answer.status} ${await answer.text()}`);
  const seat = await answer.json();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`, {
    perMessageDeflate: false,
  });
  raw.push(socket);
  await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data) => {
      counted.bytes += onTheWire(data.length);
      counted.messages++;
      if (data[0] === JOIN_ROOM) {
        socket.send(Buffer.from([JOIN_ROOM]));
      } else if (data[0] === ROOM_STATE_PATCH) {
        counted.patches++;
        counted.patchBytes += data.length;
      }
      resolve();
    });
  });
  let sequence = 0;
  const input = Buffer.from([ROOM_DATA, 0xa5, ...Buffer.from('input'), 0x93, 0xcd, 0, 0, 1, 0]); // type, [sequence, 1, 0]
  send(() => {
    sequence = (sequence + 1) & 0xffff;
    input.writeUInt16BE(sequence, 9);
    input.writeInt8(sequence % 2 === 0 ? 1 : -1, 11);
    socket.send(input);
  });
}

async function open() {
  const room = await new Client(base).create('island');
  const sentAt = new Map();
  let sequence = 0;
  let acknowledged = 0;
  room.onStateChange((state) => {
    decodes++;
    const now = performance.now();
    const own = state.players?.get(room.sessionId)?.sequence ?? 0;
    decoded = Math.max(decoded, state.bodies?.size ?? 0);
    while (acknowledged !== own) {
      acknowledged = (acknowledged + 1) & 0xffff;
      if (sentAt.has(acknowledged)) latencies.push(now - sentAt.get(acknowledged));
      sentAt.delete(acknowledged);
    }
  });
  send(() => {
    sequence = (sequence + 1) & 0xffff;
    sentAt.set(sequence, performance.now());
    room.send('input', [sequence, sequence % 2 === 0 ? 1 : -1, 0]);
  });
  playing.push(room);
  for (let i = 1; i < CLIENTS; i++) await join(room.roomId);
}

/** Sends at the rate that was asked for, every client at a time of its own. */
function send(once) {
  if (inputsPerSecond > 0) {
    setTimeout(() => setInterval(once, 1000 / inputsPerSecond), (Math.random() * 1000) / inputsPerSecond);
  }
}

function measure([milliseconds]) {
  const before = { ...counted };
  const begun = performance.now();
  latencies = [];
  decodes = 0;
  setTimeout(() => {
    const seconds = (performance.now() - begun) / 1000;
    say({
      clients: raw.length,
      bytesPerClientPerSecond: (counted.bytes - before.bytes) / raw.length / seconds,
      patchesPerClientPerSecond: (counted.patches - before.patches) / raw.length / seconds,
      bytesPerPatch: (counted.patchBytes - before.patchBytes) / Math.max(1, counted.patches - before.patches),
      latencySamples: latencies.length,
      latencyP50Ms: percentile(latencies, 0.5),
      latencyP99Ms: percentile(latencies, 0.99),
      decodedBodies: decoded,
      decodesPerSecond: decodes / playing.length / seconds,
    });
  }, Number(milliseconds));
}

for (let i = 0; i < roomCount; i++) await open();
say({ connected: roomCount * CLIENTS });
obey({ measure, stall: () => raw[0].pause() });
