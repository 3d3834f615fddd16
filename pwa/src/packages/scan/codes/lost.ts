import { type Element, GS, checkRules, checkValue } from "./gs1";
import { entryAt } from "./tables";

const MOST = 24;
const STEPS = 20_000;

/** Every way to cut data whose separators were lost, the one with the fewest cuts first. */
export function readings(text: string): Element[][] {
  const found: Element[][] = [];
  const dead = new Set<number>();
  let steps = 0;

  function cut(at: number, before: Element[]): boolean {
    if (at === text.length) {
      keep(before);
      return true;
    }
    if (dead.has(at) || steps > STEPS || found.length >= MOST) return false;
    const reached = values(at, before);
    if (!reached && steps <= STEPS && found.length < MOST) dead.add(at);
    return reached;
  }

  function values(at: number, before: Element[]): boolean {
    const entry = entryAt(text, at);
    if (!entry) return false;
    const begin = at + entry.ai.length;
    const next = text.indexOf(GS, begin);
    const longest = Math.min(begin + entry.most, next < 0 ? text.length : next);
    const shortest = entry.fixed ? longest : begin + Math.max(entry.least, 1);
    let reached = false;
    for (let end = longest; end >= shortest; end -= 1) {
      steps += 1;
      const value = text.slice(begin, end);
      if (fits(() => checkValue(entry, value) === value.length))
        reached = cut(text[end] === GS ? end + 1 : end, [...before, { ai: entry.ai, value, entry }]) || reached;
    }
    return reached;
  }

  const keep = (elements: Element[]): boolean => fits(() => found.push(checkRules(elements)) > 0);
  cut(0, []);
  return found.sort((one, other) => one.length - other.length);
}

function fits(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
