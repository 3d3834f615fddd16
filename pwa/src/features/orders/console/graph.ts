/** Where each operation stands in the routing: columns by longest path, rows inside a column centred. Pure. */
export interface GraphNode { id: string; column: number; row: number; rows: number }
export interface GraphEdge { from: string; to: string }

interface Step { id: string; sequence: number; predecessorIds: readonly string[] }

export function layout(steps: readonly Step[]): { nodes: GraphNode[]; edges: GraphEdge[]; columns: number; rows: number } {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const depth = new Map<string, number>();
  const depthOf = (id: string, seen: ReadonlySet<string>): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    // a cycle is refused by the server; drawing must still end
    if (seen.has(id)) return 0;
    const before = (byId.get(id)?.predecessorIds ?? []).filter((each) => byId.has(each));
    const found = before.length ? 1 + Math.max(...before.map((each) => depthOf(each, new Set([...seen, id])))) : 0;
    depth.set(id, found);
    return found;
  };
  const columns = new Map<number, Step[]>();
  for (const step of [...steps].sort((a, b) => a.sequence - b.sequence)) {
    const column = depthOf(step.id, new Set());
    columns.set(column, [...(columns.get(column) ?? []), step]);
  }
  const nodes = [...columns].flatMap(([column, here]) => here.map((step, row) => ({ id: step.id, column, row, rows: here.length })));
  const edges = steps.flatMap((step) => step.predecessorIds.filter((id) => byId.has(id)).map((from) => ({ from, to: step.id })));
  return { nodes, edges, columns: columns.size, rows: Math.max(1, ...[...columns.values()].map((here) => here.length)) };
}
