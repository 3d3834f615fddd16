import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin, Rollup } from "vite";
import { reach } from "./reach.ts";

export interface Budget {
  entry: string;
  /** kB of 1,024 B, gzip -9, of all script the page loads before its first screen. */
  first: number;
  /** The same with the largest route added. */
  route?: number;
  /** Packages this entry must never load. */
  never?: RegExp;
}

/** A build over its budget fails: what a phone on a shop-floor link downloads is decided here, not noticed later. */
export function budget(budgets: Budget[]): Plugin {
  let chunks: Chunks = new Map();
  return {
    name: "lotline:budget",
    apply: "build",
    // Noted now: a page's own script that is nothing but imports goes before the files are written, its HTML has them then.
    generateBundle(_options, bundle) {
      chunks = new Map(Object.values(bundle).flatMap((chunk) => (chunk.type === "chunk" ? [[chunk.fileName, chunk] as const] : [])));
    },
    // Weighed as they are shipped: until the last plugin is done their lists of what comes with a later part are missing.
    writeBundle({ dir = "dist" }, bundle) {
      const weigh = (of: Set<Rollup.OutputChunk>) => weight([...of].flatMap(({ fileName }) => (fileName in bundle ? join(dir, fileName) : [])));
      for (const each of budgets) {
        const entry = [...chunks.values()].find((chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith(`/${each.entry}/index.html`));
        if (!entry) return this.error(`/${each.entry} has a budget and is not built`);
        const first = closure(entry, chunks);
        const routes = [...first].flatMap((chunk) => chunk.dynamicImports.map((name) => chunks.get(name)).filter((route) => route !== undefined));
        const size = weigh(first);
        const largest = Math.max(size, ...routes.map((route) => weigh(new Set([...first, ...closure(route, chunks)]))));
        this.info(`/${each.entry}: ${size.toFixed(1)} kB first, ${largest.toFixed(1)} kB with its largest route`);
        if (size > each.first) this.error(`/${each.entry} loads ${size.toFixed(1)} kB of script first; ${each.first} are allowed`);
        if (each.route && largest > each.route) this.error(`/${each.entry}: a route needs ${largest.toFixed(1)} kB; ${each.route} are allowed`);
        const banned = each.never && [...first, ...routes].flatMap((chunk) => chunk.moduleIds).find((id) => each.never?.test(id));
        if (banned) this.error(`/${each.entry} must not load ${banned}`);
      }
    },
  };
}

type Chunks = ReadonlyMap<string, Rollup.OutputChunk>;

const closure = (chunk: Rollup.OutputChunk, chunks: Chunks): Set<Rollup.OutputChunk> =>
  reach([chunk], ({ imports }) => imports.flatMap((name) => chunks.get(name) ?? []));

const weight = (files: string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1024;
