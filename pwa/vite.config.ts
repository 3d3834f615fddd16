import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { VitePWA } from "vite-plugin-pwa";
import { budget } from "./build/budget.ts";
import { compress } from "./build/compress.ts";
import { firstOf } from "./build/first.ts";
import { reachable } from "./build/reachable.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Each entry deploys and caches alone (web.md §3): a console bug must not brick the shop floor.
const entries = ["w", "c", "v", "s", "p"].filter((entry) => existsSync(here(`./${entry}/index.html`)));
const worker = reachable("w");
const first = firstOf("w");
const api = process.env.LOTLINE_API ?? "http://127.0.0.1:8000";

export default defineConfig({
  base: "/",
  resolve: { alias: { "@": here("./src") } },
  plugins: [
    react(),
    worker.plugin,
    first.plugin,
    budget([
      { entry: "w", first: 120, never: /node_modules\/(antd|@ant-design|@rc-component|@tanstack)\// },
      { entry: "c", first: 300, route: 450 },
      { entry: "v", first: 300, route: 450 },
      { entry: "p", first: 85, never: /node_modules\/(antd|@ant-design|@rc-component|@tanstack)\// },
      { entry: "s", first: 85, never: /node_modules\/(antd|@ant-design|@rc-component|@tanstack)\// },
    ]),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      // `prompt`: an update never reloads under a worker in mid-entry
      registerType: "prompt",
      injectRegister: false,
      scope: "/w/",
      outDir: here("./dist/w"),
      manifest: false,
      injectManifest: {
        globDirectory: here("./dist"),
        globPatterns: ["assets/**/*.{js,css,wasm,svg,woff2}", "w/**/*.{html,png,svg,webmanifest}"],
        maximumFileSizeToCacheInBytes: 3_000_000,
        manifestTransforms: [
          (files) => ({
            manifest: files
              .filter(({ url }) => url.startsWith("w/") || worker.has(url))
              .map((file) => ({ ...file, url: `/${file.url}` })),
            warnings: [],
          }),
        ],
      },
    }),
    compress(),
  ],
  build: {
    target: ["es2020", "chrome87"],
    cssTarget: ["chrome87"],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((entry) => [entry, here(`./${entry}/index.html`)])),
      output: {
        // one name for what both entries share, one file for what only the phone needs first; the rest splits by entry and route
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: "first", test: first.has, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": { target: api, changeOrigin: false }, "/T": { target: api } } },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
  },
});
