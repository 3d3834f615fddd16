import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const below = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort().map((name) => join(folder, name));
const CONSOLE = below("src/features").filter((file) => /\/console\/[^/]+\.css$/.test(file));

/** Classes that a sheet styles wherever they stand: the whole selector is one class (with states). Paper is another matter: what prints hides the shell. */
function global(file: string): Set<string> {
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "").replace(/@media print \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, "");
  const selectors = [...text.matchAll(/([^{}]+)\{/g)].flatMap((found) => found[1]!.split(","));
  return new Set(selectors.map((each) => /^\.([a-z][\w-]*)(?:::?(?!has)[\w-]+(?:\([^)]*\))?)*$/.exec(each.trim())?.[1]).filter((name) => name !== undefined));
}

const classesOf = (files: string[]): Map<string, Set<string>> => new Map(files.map((file) => [file, global(file)]));

test("a feature's sheet restyles nothing of the kit, the shell or another feature", () => {
  const shared = new Set([...classesOf(below("src/c").filter((file) => file.endsWith(".css"))).values()].flatMap((names) => [...names]));
  const features = [...classesOf(CONSOLE)];
  const wrong = features.flatMap(([file, names]) => [...names].flatMap((name) => {
    const others = features.filter(([other, known]) => dirname(other) !== dirname(file) && known.has(name)).map(([other]) => other);
    return shared.has(name) || others.length ? [`${file}: .${name}`] : [];
  }));
  expect(wrong).toEqual([]);
});

test("classes of the kit that carry no style of their own are not taken either", () => {
  const used = new Set(below("src/c/kit").filter((file) => file.endsWith(".tsx")).flatMap((file) => [...readFileSync(file, "utf8").matchAll(/className=(?:"([^"]+)"|\{`([^`]+)`\})/g)].flatMap((found) => (found[1] ?? found[2] ?? "").split(/[^\w-]+/))));
  const wrong = [...classesOf(CONSOLE)].flatMap(([file, names]) => [...names].filter((name) => used.has(name)).map((name) => `${file}: .${name}`));
  expect(wrong).toEqual([]);
});
