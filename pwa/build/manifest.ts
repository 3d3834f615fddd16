import { existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * The server's allow-list. Add-only: a phone that was offline for weeks still sends the hashes of its old build
 * (web.md §5.7).
 */
export function keepManifest(fresh: string, kept: string): void {
  const read = (path: string): Record<string, string> => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {});
  const all = { ...read(kept), ...read(fresh) };
  const sorted = Object.fromEntries(Object.entries(all).sort(([, a], [, b]) => a.localeCompare(b)));
  writeFileSync(kept, JSON.stringify(sorted, null, 1) + "\n");
}
