import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const SRC = join(__dirname, "..");
const LOCALES = join(SRC, "packages/i18n/locales");
const keysOf = (bundle: string): string[] => Object.keys(JSON.parse(readFileSync(join(LOCALES, `${bundle}.zh.json`), "utf8")));
const source = (path: string): string => readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");

// withTraced -> ct, as words.ts says
const BUNDLES = new Map([...source(join(__dirname, "words.ts")).matchAll(/const (with\w+) = bundled\(\(\) => import\("@\/packages\/i18n\/locales\/(\w+)"\)/g)].map(([, wrap, bundle]) => [wrap!, bundle!]));
const later = new Map([...BUNDLES.values()].flatMap((bundle) => keysOf(bundle).map((key) => [key, bundle])));
const at = new Set(["c", "common", "errors", "v"].flatMap(keysOf));

const STATIC = /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?"([^"]+)"/g;
const DYNAMIC = /((?:with\w+\(\s*)*)(?:async\s*)?\(\) => import\(\s*"([^"]+)"/g;

function resolve(from: string, name: string): string | null {
  if (!name.startsWith("@/") && !name.startsWith(".")) return null;
  const path = name.startsWith("@/") ? join(SRC, name.slice(2)) : join(dirname(from), name);
  return [path, `${path}.ts`, `${path}.tsx`, join(path, "index.ts"), join(path, "index.tsx")].find((each) => /\.tsx?$/.test(each) && existsSync(each)) ?? null;
}

interface File { own: { bundle: string; key: string }[]; now: string[]; parts: { path: string; bundles: string[] }[] }
const files = new Map<string, File>();

function read(path: string): File {
  const found = files.get(path);
  if (found) return found;
  const text = source(path);
  const said = [...text.matchAll(/"([a-z_]+(?:\.[\w]+)+)"/g)].map((match) => match[1]!);
  const stems = [...text.matchAll(/`([a-z_]+\.[\w.]*)\$\{/g)].map((match) => match[1]!);
  const keys = [...said, ...[...later.keys()].filter((key) => stems.some((stem) => key.startsWith(stem)))].filter((key) => later.has(key) && !at.has(key));
  const paths = (names: string[]): string[] => names.map((name) => resolve(path, name)).filter((each) => each !== null);
  const file: File = {
    own: keys.map((key) => ({ bundle: later.get(key)!, key })),
    now: paths([...text.matchAll(STATIC)].map((match) => match[1]!)),
    parts: [...text.matchAll(DYNAMIC)].flatMap(([, wraps, name]) =>
      paths([name!]).map((each) => ({ path: each, bundles: [...wraps!.matchAll(/with\w+/g)].map(([wrap]) => BUNDLES.get(wrap) ?? wrap) })),
    ),
  };
  files.set(path, file);
  return file;
}

/** Everything a screen can reach, with the bundles that are there by then. */
function missing(path: string, there: readonly string[], seen: Set<string>, from = path): string[] {
  const state = `${path} ${[...there].sort().join()}`;
  if (seen.has(state) || path.includes("/generated/") || path.includes("/locales/") || path.endsWith("/c/words.ts")) return [];
  seen.add(state);
  const file = read(path);
  const own = file.own.filter(({ bundle }) => !there.includes(bundle)).map(({ bundle, key }) => `${path.slice(SRC.length + 1)} says ${key} of ${bundle}; reached from ${from.slice(SRC.length + 1)}`);
  const now = file.now.flatMap((each) => missing(each, there, seen, from));
  const parts = file.parts.flatMap((part) => missing(part.path, [...new Set([...there, ...part.bundles])], seen, part.path));
  return [...own, ...now, ...parts];
}

it("a screen comes with the words it says, in each console", () => {
  expect(BUNDLES.size).toBeGreaterThan(4);
  expect(missing(join(SRC, "c/main.tsx"), [], new Set())).toEqual([]);
  expect(missing(join(SRC, "v/main.tsx"), ["cr"], new Set())).toEqual([]);
});

it("a word is in one bundle of the console only", () => {
  const own = ["c", ...BUNDLES.values()].flatMap(keysOf);
  expect(own.filter((key, n) => own.indexOf(key) !== n)).toEqual([]);
  expect(readdirSync(LOCALES).filter((name) => name.endsWith(".zh.json")).length).toBeGreaterThan(BUNDLES.size);
});
