// Plays every log named on the command line and writes the hash of every tick beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [module, ...logs] = process.argv.slice(2);
const { hashes } = await import(pathToFileURL(module).href);
for (const log of logs) {
  const bytes = readFileSync(log);
  const result = hashes(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  writeFileSync(log + '.node', Buffer.from(result.buffer, result.byteOffset, result.byteLength));
}
