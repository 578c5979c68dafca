// What the bench says comes as lines on standard input, answers go as lines of JSON to standard output. The end of the
// input is the end of the program, so none outlives the bench.
import { createInterface } from 'node:readline';

/** @param {Record<string, (words: string[]) => unknown>} handlers by the first word of a line */
export function obey(handlers) {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const [order, ...words] = line.trim().split(' ');
    handlers[order]?.(words);
  });
  lines.on('close', () => process.exit(0));
}

export function say(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

/** The value that so large a share of all does not exceed; 0 of none. Sorts in place. */
export function percentile(values, share) {
  values.sort((a, b) => a - b);
  return values.length === 0 ? 0 : values[Math.min(values.length - 1, Math.floor(values.length * share))];
}
