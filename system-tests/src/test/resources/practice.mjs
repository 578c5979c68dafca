// node practice.mjs MODULE SEED SEATS TICKS FILE: plays a practice game and writes its view every tenth tick, as doubles.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, seed, seats, ticks, file] = process.argv.slice(2);
const { Practice } = await import(pathToFileURL(module));
const game = new Practice(Number(seed), Number(seats));
const views = [];
for (let tick = 1; tick <= Number(ticks); tick++) {
  game.step();
  if (tick % 10 === 0) views.push(...game.view());
}
writeFileSync(file, new Uint8Array(new Float64Array(views).buffer));
