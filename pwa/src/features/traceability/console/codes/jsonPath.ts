const STEP = /\.([^.[\]]+)|\[(\d+)\]/g;

/** What stands at a path such as `$.epcisBody.eventList[2].bizStep`; undefined where nothing does. */
export function atPath(document: unknown, path: string): unknown {
  let here = document;
  for (const [, name, number] of path.matchAll(STEP)) {
    if (here === null || typeof here !== "object") return undefined;
    here = number === undefined ? (here as Record<string, unknown>)[name!] : (here as unknown[])[Number(number)];
  }
  return here;
}

const above = (path: string): string => path.replace(/(\.[^.[\]]+|\[\d+\])$/, "");
const LONGEST = 600;

/** The part of a document a refusal means: what stands there, or where nothing stands, what it is missing from. */
export function excerpt(text: string, path: string): string | null {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
  const value = atPath(document, path) ?? atPath(document, above(path));
  if (value === undefined) return null;
  const shown = JSON.stringify(value, null, 2);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}
