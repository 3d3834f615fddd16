import type { Links, Lots } from "./answer";

/**
 * A trace of thousands of lots as at most forty boxes. Lots are grouped level by level: by distance from what came from
 * outside, then item, then order, then each for itself; the finest grouping that fits is drawn, and a box opens in
 * place into the next finer one. Pure.
 */
export interface Box {
  key: string;
  lots: number[];
  column: number;
  /** The rest of a group that is too large to be drawn one by one. */
  rest?: boolean;
}
export interface Drawing { boxes: Box[]; edges: { from: string; to: string }[]; columns: number }

export const LIMIT = 40;
const OPENED = 60;
const DEPTHS = 4;

/** The longest way of each lot from those that nothing in the answer went into. */
export function levelsOf(count: number, { sources, targets }: Links): number[] {
  const levels = new Array<number>(count).fill(0);
  const waiting = new Array<number>(count).fill(0);
  const next: number[][] = Array.from({ length: count }, () => []);
  sources.forEach((source, at) => {
    const target = targets[at]!;
    next[source]!.push(target);
    waiting[target]! += 1;
  });
  const ready = levels.flatMap((_, lot) => (waiting[lot] ? [] : [lot]));
  for (let lot = ready.pop(); lot !== undefined; lot = ready.pop()) {
    for (const target of next[lot]!) {
      levels[target] = Math.max(levels[target]!, levels[lot]! + 1);
      waiting[target]! -= 1;
      if (waiting[target] === 0) ready.push(target);
    }
  }
  return levels;
}

type Path = (lot: number, depth: number) => string;

export function draw(lots: Lots, links: Links, opened: ReadonlySet<string>, limit = LIMIT): Drawing {
  const count = lots.id.length;
  const levels = levelsOf(count, links);
  const deepest = levels.reduce((most, level) => Math.max(most, level), 0) + 1;
  const column = (lot: number): number => (deepest <= limit ? levels[lot]! : Math.floor((levels[lot]! * limit) / deepest));
  const path: Path = (lot, depth) => [`l${column(lot)}`, `i${lots.itemId[lot]}`, `o${lots.orderId[lot] ?? ""}`, `n${lots.id[lot]}`].slice(0, depth + 1).join(".");
  const every = lots.id.map((_, lot) => lot);
  const groups = [3, 2, 1, 0].map((depth) => ({ depth, groups: grouped(every, path, depth) }));
  const { depth, groups: first } = groups.find((each) => each.groups.size <= limit) ?? groups[DEPTHS - 1]!;
  const boxes = [...first].flatMap(([key, group]) => unfolded(key, group, depth, path, opened)).map((box) => ({ ...box, column: Math.min(...box.lots.map(column)) }));
  return ordered(boxes, links);
}

function grouped(lots: readonly number[], path: Path, depth: number): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const lot of lots) {
    const key = path(lot, depth);
    const group = groups.get(key);
    if (group) group.push(lot);
    else groups.set(key, [lot]);
  }
  return groups;
}

function unfolded(key: string, lots: number[], depth: number, path: Path, opened: ReadonlySet<string>): Omit<Box, "column">[] {
  if (!opened.has(key) || lots.length === 1) return [{ key, lots }];
  // what has one part only is no finer: the next depth that tells lots apart is drawn
  for (let finer = depth + 1; finer < DEPTHS; finer += 1) {
    const parts = [...grouped(lots, path, finer)];
    if (parts.length === 1) continue;
    const shown = parts.slice(0, OPENED).flatMap(([part, group]) => unfolded(part, group, finer, path, opened));
    const rest = parts.slice(OPENED).flatMap(([, group]) => group);
    return rest.length ? [...shown, { key: `${key}.rest`, lots: rest, rest: true }] : shown;
  }
  return [{ key, lots }];
}

/** Columns without gaps; in each, boxes stand beside what they came from. */
function ordered(boxes: Box[], links: Links): Drawing {
  const home = new Map<number, Box>();
  for (const box of boxes) for (const lot of box.lots) home.set(lot, box);
  const edges = new Map<string, { from: string; to: string }>();
  links.sources.forEach((source, at) => {
    const [from, to] = [home.get(source)?.key, home.get(links.targets[at]!)?.key];
    if (from && to && from !== to) edges.set(`${from}>${to}`, { from, to });
  });
  const columns = [...new Set(boxes.map((box) => box.column))].sort((a, b) => a - b);
  const rank = new Map(columns.map((column, at) => [column, at]));
  const row = new Map<string, number>();
  const sources = new Map<string, string[]>();
  for (const { from, to } of edges.values()) sources.set(to, [...(sources.get(to) ?? []), from]);
  const placed = columns.flatMap((column) => {
    const here = boxes.filter((box) => box.column === column).map((box) => {
      const rows = (sources.get(box.key) ?? []).map((from) => row.get(from)).filter((at) => at !== undefined);
      return { box, at: rows.length ? rows.reduce((sum, each) => sum + each, 0) / rows.length : Infinity };
    });
    here.sort((a, b) => a.at - b.at || a.box.lots[0]! - b.box.lots[0]!);
    here.forEach(({ box }, at) => row.set(box.key, here.length === 1 ? 0.5 : at / (here.length - 1)));
    return here.map(({ box }) => ({ ...box, column: rank.get(column)! }));
  });
  return { boxes: placed, edges: [...edges.values()], columns: columns.length };
}

/** Everything on the way to and from a box. */
export function wayOf(key: string, edges: Drawing["edges"]): Set<string> {
  const found = new Set([key]);
  for (const [near, far] of [["from", "to"], ["to", "from"]] as const) {
    const open = [key];
    const seen = new Set(open);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const edge of edges) if (edge[near] === at && !seen.has(edge[far])) { seen.add(edge[far]); open.push(edge[far]); found.add(edge[far]); }
    }
  }
  return found;
}

const WORST = ["held", "rejected", "quarantined", "restricted"];
/** The state somebody must look at first. */
export const worstOf = (lots: Lots, of: readonly number[]): string => WORST.find((state) => of.some((lot) => lots.state[lot] === state)) ?? "accepted";

/** What the lots of one unit began with together; null where units differ. */
export function sumOf(lots: Lots, of: readonly number[]): { quantity: string; unit: string } | null {
  const unit = lots.unit[of[0]!];
  if (!unit || of.some((lot) => lots.unit[lot] !== unit)) return null;
  // six decimals are the finest a unit may be; whole millionths add up exactly
  const millionths = of.reduce((sum, lot) => sum + Math.round(Number(lots.quantity[lot]) * 1e6), 0);
  return { quantity: String(millionths / 1e6), unit };
}
