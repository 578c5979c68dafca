import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The pages are rendered by the web-gateway, which looks the entries up in the manifest; there is no index.html.
export default defineConfig({
  base: "/assets/",
  publicDir: false,
  resolve: {
    alias: { simulation: here("../../simulation-web/target/generated/js/simulation.js") },
  },
  build: {
    outDir: here("../target/classes/static/assets"),
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0,
    manifest: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rollupOptions: { input: { home: "src/home.ts", play: "src/play.tsx", agents: "src/agents.ts" } },
  },
  test: { include: ["test/**/*.test.ts"], environment: "node" },
} as Parameters<typeof defineConfig>[0]);
