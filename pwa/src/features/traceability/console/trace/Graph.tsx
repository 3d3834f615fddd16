import { IconArrowsMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { count, named, quantity, t, unitName } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { isStatus, MARKS } from "../model/status";
import type { Sums, Trace } from "./answer";
import { sumOf, wayOf, worstOf, type Box, type Drawing } from "./boxes";

const NODE = { width: 196, height: 56 };
const GAP = { x: 44, y: 14 };
const PAD = 24;

interface Spot { key: string; x: number; y: number; box: Box | null; customer: Sums["recipients"][number] | null }

/** On paper a wide graph goes on in the next band, which begins with the column the last one ended with. */
const BAND = 4;

interface GraphProps { trace: Trace; drawing: Drawing; sums: Sums | null; chosen: string | null; paper?: boolean; onChoose: (key: string) => void; onOpen: (box: Box) => void }

/** Boxes from left to right. Its twin for readers and small screens is the table. */
export function Graph(props: GraphProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const plan = placed(props.drawing, props.sums);
  if (props.paper) return <div className="tr-graph">{bandsOf(plan).map((band, at) => <Canvas key={at} {...props} plan={band} zoom={1} />)}</div>;
  const fit = (): void => setZoom(Math.max(0.3, Math.min(1, (frame.current?.clientWidth ?? plan.width) / plan.width)));
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || !(event.target instanceof HTMLElement) || !event.target.dataset.box) return;
    event.preventDefault();
    const all = [...(frame.current?.querySelectorAll<HTMLElement>("[data-box]") ?? [])];
    all[all.indexOf(event.target) + step]?.focus();
  };
  return (
    <div className="tr-graph">
      <div className="tr-zoom">
        <button type="button" className="btn ghost icon" aria-label={t("trace.smaller")} onClick={() => setZoom(Math.max(0.3, zoom - 0.15))}><IconMinus size={16} stroke={1.75} /></button>
        <button type="button" className="btn ghost icon" aria-label={t("trace.larger")} onClick={() => setZoom(Math.min(1.6, zoom + 0.15))}><IconPlus size={16} stroke={1.75} /></button>
        <button type="button" className="btn ghost icon" aria-label={t("trace.fit")} onClick={fit}><IconArrowsMaximize size={16} stroke={1.75} /></button>
      </div>
      <div className="tr-frame" ref={frame} tabIndex={0} role="group" aria-label={t("trace.graph")} onKeyDown={onKey}><Canvas {...props} plan={plan} zoom={zoom} /></div>
    </div>
  );
}

function Canvas({ trace, chosen, onChoose, onOpen, plan: { spots, edges, width, height }, zoom }: GraphProps & { plan: Plan; zoom: number }) {
  const at = new Map(spots.map((spot) => [spot.key, spot]));
  const columns = columnsOf(spots);
  const way = chosen ? wayOf(chosen, edges) : null;
  return (
    <div className="tr-canvas" style={{ width: width * zoom, height: height * zoom }}>
      <div className="tr-scaled" style={{ width, height, transform: zoom === 1 ? undefined : `scale(${zoom})` }}>
        <svg width={width} height={height} aria-hidden="true">
          {edges.map(({ from, to }) => {
            const [a, b] = [at.get(from), at.get(to)];
            return a && b && <path key={`${from}>${to}`} className={way ? (way.has(from) && way.has(to) ? "on" : "off") : ""} d={curve(a, b, columns)} />;
          })}
        </svg>
        {spots.map((spot) => spot.box
          ? <LotBox key={spot.key} spot={spot} box={spot.box} trace={trace} dim={way !== null && !way.has(spot.key)} chosen={spot.key === chosen} onChoose={onChoose} onOpen={onOpen} />
          : spot.customer && <Customer key={spot.key} spot={spot} customer={spot.customer} dim={way !== null && !way.has(spot.key)} />)}
      </div>
    </div>
  );
}

const place = (spot: Spot) => ({ left: spot.x, top: spot.y, width: NODE.width, height: NODE.height });

function LotBox({ spot, box, trace, dim, chosen, onChoose, onOpen }: { spot: Spot; box: Box; trace: Trace; dim: boolean; chosen: boolean; onChoose: (key: string) => void; onOpen: (box: Box) => void }) {
  const { lots } = trace;
  const state = worstOf(lots, box.lots);
  const sum = sumOf(lots, box.lots);
  const { title, sub } = titleOf(trace, box);
  const starts = box.lots.some((lot) => trace.starts.includes(lot));
  return (
    <div className={`tr-node ${box.lots.length > 1 ? "stack" : ""} ${starts ? "root" : ""} ${state === "held" ? "held" : ""} ${dim ? "dim" : ""} ${chosen ? "chosen" : ""}`} style={place(spot)}>
      <button type="button" data-box={box.key} className="tr-open" aria-pressed={chosen} onClick={() => onChoose(box.key)} title={`${title} ${sub}`}>
        <span className="tr-line"><StatusShape mark={isStatus(state) ? MARKS[state] : "ready"} size={14} /><b>{title}</b>{sum && <em>{Number(sum.quantity) === 0 ? t("trace.wip") : `${quantity(sum.quantity)} ${unitName(sum.unit)}`}</em>}</span>
        <span className="tr-sub el">{sub}</span>
        <span className="sr-only">{t(`lot.state.${state}`)}</span>
      </button>
      {box.lots.length > 1 && !box.rest && (
        <button type="button" className="tr-unfold" aria-label={t("trace.unfold", { what: title })} title={t("trace.unfold", { what: title })} onClick={() => onOpen(box)}><IconPlus size={14} stroke={2} /></button>
      )}
    </div>
  );
}

function Customer({ spot, customer, dim }: { spot: Spot; customer: Sums["recipients"][number]; dim: boolean }) {
  return (
    <div className={`tr-node customer ${dim ? "dim" : ""}`} style={place(spot)}>
      <span className="tr-line"><b className="el" title={named(customer.customer.name)}>{named(customer.customer.name)}</b><em>{t("trace.lots", { n: count(customer.lots.length) })}</em></span>
      <span className="tr-sub el">{t("trace.shipments", { n: count(customer.shipments) })}</span>
    </div>
  );
}

/** What a box is called: its lot, else its order, else its item, else how many things there are. */
export function titleOf(trace: Trace, box: Box): { title: string; sub: string } {
  const { lots, items, orders } = trace;
  const [first] = box.lots;
  const item = items[lots.itemId[first!]!];
  const name = item ? named(item.name) : "";
  if (box.lots.length === 1) return { title: lots.number[first!]!, sub: name };
  const n = t("trace.lots", { n: count(box.lots.length) });
  if (box.rest) return { title: t("trace.rest", { n: count(box.lots.length) }), sub: name };
  const of = new Set(box.lots.map((lot) => lots.orderId[lot]));
  const kinds = new Set(box.lots.map((lot) => lots.itemId[lot]));
  const [order] = of;
  if (kinds.size > 1) return { title: t("trace.kinds", { n: count(kinds.size) }), sub: n };
  if (of.size === 1 && order !== null && order !== undefined) return { title: orders[order]?.number ?? "", sub: `${n} · ${name}` };
  return { title: name, sub: of.size > 1 ? `${n} · ${t("trace.orders", { n: count(of.size) })}` : n };
}

interface Plan { spots: Spot[]; edges: Drawing["edges"]; width: number; height: number }

function bandsOf({ spots, edges, width, height }: Plan): Plan[] {
  const step = NODE.width + GAP.x;
  const columns = Math.round((width - PAD * 2 + GAP.x) / step);
  const bands: Plan[] = [];
  for (let first = 0; first === 0 || first < columns - 1; first += BAND - 1) {
    const here = spots.filter((spot) => spot.x >= PAD + first * step && spot.x <= PAD + (first + BAND - 1) * step);
    const top = Math.min(...here.map((spot) => spot.y)) - GAP.y;
    bands.push({
      spots: here.map((spot) => ({ ...spot, x: spot.x - first * step, y: spot.y - top })), edges, width: PAD * 2 + BAND * step - GAP.x,
      height: Math.min(height, Math.max(...here.map((spot) => spot.y)) + NODE.height + GAP.y - top),
    });
  }
  return bands;
}

function placed(drawing: Drawing, sums: Sums | null): Plan {
  const customers = sums?.recipients ?? [];
  const columns: Spot[][] = Array.from({ length: drawing.columns + (customers.length ? 1 : 0) }, () => []);
  for (const box of drawing.boxes) columns[box.column]!.push({ key: box.key, x: 0, y: 0, box, customer: null });
  customers.forEach((customer, at) => columns[columns.length - 1]!.push({ key: `customer${at}`, x: 0, y: 0, box: null, customer }));
  const home = new Map(drawing.boxes.flatMap((box) => box.lots.map((lot) => [lot, box.key] as const)));
  const shipped = customers.flatMap((customer, at) => [...new Set(customer.lots.map((lot) => home.get(lot)))].flatMap((from) => (from ? [{ from, to: `customer${at}` }] : [])));
  const tallest = Math.max(...columns.map((column) => column.length));
  const height = PAD * 2 + tallest * NODE.height + (tallest - 1) * GAP.y;
  columns.forEach((column, x) => column.forEach((spot, y) => {
    spot.x = PAD + x * (NODE.width + GAP.x);
    spot.y = height / 2 + (y - column.length / 2) * (NODE.height + GAP.y) + GAP.y / 2;
  }));
  return { spots: columns.flat(), edges: [...drawing.edges, ...shipped], width: PAD * 2 + columns.length * (NODE.width + GAP.x) - GAP.x, height: Math.max(180, height) };
}

type Point = { x: number; y: number };

function columnsOf(spots: Spot[]): Map<number, number[]> {
  const columns = new Map<number, number[]>();
  for (const { x, y } of spots) columns.set(x, [...(columns.get(x) ?? []), y]);
  return columns;
}

/** A line that passes a column goes between its boxes, never behind one. */
function curve(a: Spot, b: Spot, columns: Map<number, number[]>): string {
  const points: Point[] = [{ x: a.x + NODE.width, y: a.y + NODE.height / 2 }];
  const end = { x: b.x, y: b.y + NODE.height / 2 };
  for (const [x, tops] of [...columns].filter(([x]) => x > a.x && x < b.x).sort(([one], [other]) => one - other)) {
    const from = points[points.length - 1]!;
    const straight = from.y + ((end.y - from.y) * (x - from.x)) / (end.x - from.x);
    const gaps = [...tops.map((y) => y - GAP.y / 2), Math.max(...tops) + NODE.height + GAP.y / 2];
    const y = tops.every((top) => straight < top - 4 || straight > top + NODE.height + 4) ? straight : gaps.reduce((best, gap) => (Math.abs(gap - straight) < Math.abs(best - straight) ? gap : best));
    points.push({ x, y }, { x: x + NODE.width, y });
  }
  points.push(end);
  return points.map(({ x, y }, at) => (at === 0 ? `M${x} ${y}` : step(points[at - 1]!, { x, y }))).join("");
}

function step(from: Point, to: Point): string {
  const middle = (from.x + to.x) / 2;
  return from.y === to.y ? `H${to.x}` : `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}
