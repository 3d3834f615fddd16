import { clock, date, t } from "@/packages/i18n";
import type { Trace } from "./answer";

const WIDTH = 1000;
const LEFT = 56;
const BINS = 120;
/** Within so many seconds days alone would say the same twice. */
const FEW_DAYS = 4 * 86_400;
const OUTSIDE = ["received", "opening", "returned"];

/** When the lots came to be: what came from outside, what was made, and what is chosen. */
export function Axis({ trace, chosen }: { trace: Trace; chosen: number[] }) {
  const { lots } = trace;
  const times = lots.receivedAt;
  const first = times.reduce((least, at) => Math.min(least, at), Infinity);
  const last = times.reduce((most, at) => Math.max(most, at), -Infinity);
  const span = last - first || 1;
  const x = (at: number): number => LEFT + ((at - first) / span) * (WIDTH - LEFT - 40);
  const bins = new Map<string, { x: number; tone: string }>();
  const add = (lot: number, tone: string): void => {
    const at = x(Math.round(((times[lot]! - first) / span) * BINS) * (span / BINS) + first);
    bins.set(`${tone}${at}`, { x: at, tone });
  };
  times.forEach((_, lot) => add(lot, OUTSIDE.includes(lots.origin[lot]!) ? "came" : "made"));
  chosen.forEach((lot) => add(lot, "chosen"));
  const marks = last === first ? [first] : [0, 0.25, 0.5, 0.75, 1].map((part) => first + span * part);
  const said = (at: number): string => `${date(new Date(at * 1000))}${span < FEW_DAYS ? ` ${clock(new Date(at * 1000))}` : ""}`;
  const label = t("trace.axis_label", { from: date(new Date(first * 1000)), to: date(new Date(last * 1000)) });
  return (
    <figure className="tr-axis">
      <svg viewBox={`0 0 ${WIDTH} 56`} role="img" aria-label={label}>
        <text x={0} y={24}>{t("trace.axis")}</text>
        <line x1={LEFT} x2={WIDTH - 20} y1={20} y2={20} />
        {marks.map((at) => <g key={at}><line x1={x(at)} x2={x(at)} y1={16} y2={24} /><text x={x(at)} y={44} textAnchor="middle">{said(at)}</text></g>)}
        {[...bins.values()].sort((a, b) => Number(a.tone === "chosen") - Number(b.tone === "chosen")).map((bin) => <circle key={`${bin.tone}${bin.x}`} className={bin.tone} cx={bin.x} cy={20} r={4} />)}
      </svg>
      <figcaption>
        <span className="came">{t("trace.came")}</span><span className="made">{t("trace.was_made")}</span>{chosen.length > 0 && <span className="chosen">{t("trace.chosen")}</span>}
      </figcaption>
    </figure>
  );
}
