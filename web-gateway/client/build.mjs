// The client's build as Maven runs it: install if needed, check types, test, bundle. Each step says what it does and
// ends the build if it fails.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const simulation = `${here}/../../simulation-web/target/generated/js/simulation.js`;
// Written into node_modules, so it is gone when they are.
const stamp = `${here}/node_modules/.installed-from`;

function step(name, command, args) {
  console.log(`client: ${name}`);
  const { status, error } = spawnSync(command, args, { cwd: here, stdio: "inherit" });
  if (error) {
    console.error(`client: cannot run ${command}: ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) process.exit(status ?? 1);
}

const tool = (name, ...args) => step(name, process.execPath, args);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`client: needs Node 20.19 or newer, this is ${process.version}`);
  process.exit(1);
}
if (!existsSync(simulation)) {
  console.error("client: simulation.js is missing; build the module simulation-web first (mvn -pl simulation-web -am package)");
  process.exit(1);
}

const wanted = createHash("sha256").update(readFileSync(`${here}/package-lock.json`)).update(process.version).digest("hex");
if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
  console.log("client: node_modules match package-lock.json");
} else {
  step("npm ci", process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, wanted);
}
tool("check types", "node_modules/typescript/bin/tsc", "--noEmit");
tool("test", "node_modules/vitest/vitest.mjs", "run");
tool("bundle", "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn");
