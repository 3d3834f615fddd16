import { promises as fs } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const WORTH_IT = 1024;
const TEXT = /\.(js|css|html|svg|json|webmanifest|wasm)$/;

/** Writes .br and .gz beside every compressible file, so the API never compresses while a phone waits. */
export function compress(): Plugin {
  let outDir = "dist";
  return {
    name: "lotline:compress",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    // sequential: after the service worker, which vite-plugin-pwa writes in its own closeBundle
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        for (const file of await filesBelow(outDir)) if (TEXT.test(file)) await compressFile(file);
      },
    },
  };
}

async function filesBelow(dir: string): Promise<string[]> {
  const entries = await fs.readdir(dir, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map((entry) => (entry.isDirectory() ? filesBelow(join(dir, entry.name)) : [join(dir, entry.name)])),
  );
  return nested.flat();
}

// quality 10 would be 7 % smaller and take ten times as long, on every first start of a small machine
async function compressFile(file: string): Promise<void> {
  const plain = await fs.readFile(file);
  if (plain.length < WORTH_IT) return;
  const br = await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  const gz = await promisify(gzip)(plain, { level: 9 });
  await Promise.all([fs.writeFile(`${file}.br`, br), fs.writeFile(`${file}.gz`, gz)]);
}
