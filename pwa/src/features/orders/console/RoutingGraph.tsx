import { named, quantity, t } from "@/packages/i18n";
import { segment } from "@/packages/lines";
import { layout } from "./graph";
import { operationState, type OperationFull } from "./model";

export const NODE = { width: 146, height: 74 };
export const GAP = { x: 32, y: 18 };
export const PAD = { x: 24, y: 30 };

/** The routing from its predecessors. The table of operations below it is its twin for keyboards and readers. */
export function RoutingGraph({ operations, current, chosen }: { operations: OperationFull[]; current: string | null; chosen: string | null }) {
  const { nodes, edges, columns, rows } = layout(operations);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const height = Math.max(160, PAD.y * 2 + rows * NODE.height + (rows - 1) * GAP.y);
  const width = PAD.x * 2 + columns * NODE.width + (columns - 1) * GAP.x;
  const place = new Map(
    nodes.map((node) => {
      const column = node.rows * NODE.height + (node.rows - 1) * GAP.y;
      return [node.id, { x: PAD.x + node.column * (NODE.width + GAP.x), y: (height - column) / 2 + node.row * (NODE.height + GAP.y) }];
    }),
  );
  return (
    <div className="graph" style={{ height }} tabIndex={0} role="group" aria-label={t("order.graph")}>
      <svg width={width} height={height} aria-hidden="true">
        {edges.map(({ from, to }) => {
          const [a, b] = [place.get(from), place.get(to)];
          return a && b && <path key={`${from}${to}`} className={`edge ${byId.get(from)?.state === "completed" ? "passed" : ""}`} d={curve(a, b)} />;
        })}
      </svg>
      {nodes.map((node) => {
        const operation = byId.get(node.id);
        const at = place.get(node.id);
        return operation && at && <Node key={node.id} operation={operation} x={at.x} y={at.y} tone={toneOf(operation, current)} chosen={chosen === node.id} />;
      })}
      <span style={{ display: "block", width, height: 0 }} aria-hidden="true" />
    </div>
  );
}

function Node({ operation, x, y, tone, chosen }: { operation: OperationFull; x: number; y: number; tone: string; chosen: boolean }) {
  const { good, scrap } = segment(operation);
  return (
    <a
      href={`#operation-${operation.id}`}
      className={`node ${tone} ${chosen ? "chosen" : ""}`}
      style={{ left: x, top: y, width: NODE.width, height: NODE.height }}
      title={operationState(operation).word}
      onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>(`tr[data-row="${operation.id}"]`)?.focus(); }}
    >
      <span className="name"><span className="el">{operation.sequence} {named(operation.name)}</span><b>{quantity(operation.goodQuantity)}</b></span>
      <span className="place el">{operation.workUnit?.code ?? named(operation.workCenter.name)}</span>
      <span className="bar"><i style={{ width: `${good}%` }} />{scrap > 0 && <u style={{ width: `${scrap}%` }} />}</span>
    </a>
  );
}

const toneOf = (operation: OperationFull, current: string | null): string => {
  if (operation.hold) return "held";
  if (operation.state === "completed") return "done";
  return operation.id === current || operation.state === "running" ? "running" : "waiting";
};

/** The way between two nodes; masterdata draws its routings with it too. */
export function curve(a: { x: number; y: number }, b: { x: number; y: number }): string {
  const [x1, y1, x2, y2] = [a.x + NODE.width, a.y + NODE.height / 2, b.x, b.y + NODE.height / 2];
  const middle = (x1 + x2) / 2;
  return y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
