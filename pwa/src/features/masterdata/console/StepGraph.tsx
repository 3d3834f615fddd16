import { t } from "@/packages/i18n";
import { layout } from "@/features/orders/console/graph";
import { curve, GAP, NODE, PAD } from "@/features/orders/console/RoutingGraph";

export interface GraphStep { id: string; sequence: number; predecessorIds: string[]; title: string; place: string; note: string }

/** A routing as a graph; the table beneath it is its twin for keyboards and readers. */
export function StepGraph({ steps }: { steps: readonly GraphStep[] }) {
  const { nodes, edges, columns, rows } = layout(steps);
  const byId = new Map(steps.map((step) => [step.id, step]));
  const height = Math.max(160, PAD.y * 2 + rows * NODE.height + (rows - 1) * GAP.y);
  const width = PAD.x * 2 + columns * NODE.width + (columns - 1) * GAP.x;
  const place = new Map(nodes.map((node) => {
    const column = node.rows * NODE.height + (node.rows - 1) * GAP.y;
    return [node.id, { x: PAD.x + node.column * (NODE.width + GAP.x), y: (height - column) / 2 + node.row * (NODE.height + GAP.y) }];
  }));
  return (
    <div className="graph" style={{ height }} tabIndex={0} role="group" aria-label={t("routing.graph")}>
      <svg width={width} height={height} aria-hidden="true">
        {edges.map(({ from, to }) => {
          const [a, b] = [place.get(from), place.get(to)];
          return a && b && <path key={`${from} ${to}`} className="edge" d={curve(a, b)} />;
        })}
      </svg>
      {nodes.map((node) => {
        const [step, at] = [byId.get(node.id), place.get(node.id)];
        return step && at && (
          <div key={node.id} className="node" style={{ left: at.x, top: at.y, width: NODE.width, height: NODE.height }}>
            <span className="name"><span className="el">{step.sequence} {step.title}</span></span>
            <span className="place el">{step.place}</span>
            <span className="place el">{step.note}</span>
          </div>
        );
      })}
      <span style={{ display: "block", width, height: 0 }} aria-hidden="true" />
    </div>
  );
}
