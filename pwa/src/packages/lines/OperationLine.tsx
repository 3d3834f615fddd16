import "./OperationLine.css";

/** What the line needs of an operation; quantities are the wire's decimal strings. */
export interface LineOperation {
  id: string;
  state: string;
  plannedQuantity: string;
  goodQuantity: string;
  processScrapQuantity?: string;
  materialScrapQuantity?: string;
  hold?: object | null;
}

export interface OperationLineProps {
  operations: readonly LineOperation[];
  /** Said to those who cannot see it: "3 of 6 done, milling 82 of 120". */
  label: string;
  width?: number | string;
  height?: number;
  className?: string;
}

/** The signature of the product: one segment per operation, the running one filled as far as it is done. */
export function OperationLine({ operations, label, width, height, className }: OperationLineProps) {
  return (
    <span className={`opline ${className ?? ""}`} role="img" aria-label={label} style={{ width, height }}>
      {operations.map((operation) => {
        const { good, scrap, tone } = segment(operation);
        return (
          <i key={operation.id} className={tone}>
            <b style={{ width: `${good}%` }} />
            {scrap > 0 && <u style={{ width: `${scrap}%` }} />}
          </i>
        );
      })}
    </span>
  );
}

export interface Segment {
  /** Percent of the segment. */
  good: number;
  scrap: number;
  tone: "done" | "running" | "held" | "waiting";
}

// a piece of scrap must be seen even in a lot of ten thousand
const LEAST_VISIBLE = 6;

export function segment(operation: LineOperation): Segment {
  const held = operation.hold ? "held" : null;
  if (operation.state === "completed") return { good: 100, scrap: 0, tone: "done" };
  const planned = Number(operation.plannedQuantity);
  const scrapped = Number(operation.processScrapQuantity ?? 0) + Number(operation.materialScrapQuantity ?? 0);
  const share = (quantity: number): number => (planned > 0 ? Math.min(100, (quantity / planned) * 100) : 0);
  const scrap = scrapped > 0 ? Math.max(LEAST_VISIBLE, share(scrapped)) : 0;
  const good = Math.min(100 - scrap, share(Number(operation.goodQuantity)));
  const started = good > 0 || scrap > 0 || operation.state === "running" || operation.state === "paused";
  return { good, scrap, tone: held ?? (started ? "running" : "waiting") };
}
