import { Fragment, type ReactNode } from "react";
import type { CustomerRowFragment } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { Dot } from "@/c/kit/parts";
import { refined } from "@/c/router";
import { industryName, problemWords, renewal, silence } from "./words";

export type Row = CustomerRowFragment;
const FILLED: Record<string, number> = { trial: 1, onboarding: 2, live: 3 };
const HOUR = 3_600_000;

/** A red cell opens its cause beside the list. */
function Cause({ row, kind, children }: { row: Row; kind: string; children: ReactNode }) {
  return <a className="cause" href={refined({ customer: row.id, cause: kind })}>{children}</a>;
}

export function Name({ row }: { row: Row }) {
  return (
    <>
      <a className="first opens strong el" href={refined({ customer: row.id, cause: null })}>{named(row.name)}</a>
      <div className="second">{row.slug}<Dot />{industryName(row.industry)}</div>
    </>
  );
}

export function Phase({ row }: { row: Row }) {
  if (row.phase === "grace") return <StatusMark mark="late">{t(row.state === "grace" ? "v.phase.grace" : `v.state.${row.state}`)}</StatusMark>;
  const filled = FILLED[row.phase] ?? 0;
  return <span className="phase">{[1, 2, 3].map((at) => <i key={at} className={at <= filled ? "on" : ""} aria-hidden="true" />)}{t(`v.phase.${row.phase}`)}</span>;
}

export function Problem({ row }: { row: Row }) {
  const [worst] = row.problems;
  if (!worst) return null;
  const words = problemWords(worst);
  if (worst.severity === "low") return <span className="muted two-lines" title={words}>{words}</span>;
  return (
    <>
      <div className="first strong" title={words}>{words}</div>
      <a className="link sm" href={refined({ customer: row.id, cause: worst.detail })}>{t(`v.look_at.${worst.detail}`)}</a>
    </>
  );
}

/** Reports of fourteen days, the last is today; a day without one is a line, not a gap. */
export function Spark({ days }: { days: readonly number[] }) {
  const most = Math.max(...days, 1);
  const bars = days.map((value, at) => (value > 0 ? { x: at * 7, h: Math.max(2, (value / most) * 22), on: true } : { x: at * 7, h: 1, on: false }));
  return (
    <svg className="spark" width="96" height="24" viewBox="0 0 96 24" role="img" aria-label={t("v.spark", { days: days.map(count).join(t("list.separator")) })}>
      {bars.map((bar) => <rect key={bar.x} x={bar.x} y={23 - bar.h} width="5" height={bar.h} className={bar.on ? "on" : ""} />)}
    </svg>
  );
}

export function LastReport({ row, now }: { row: Row; now: number }) {
  if (!row.lastReportAt) return <span className="faint">{t("v.never_reported")}</span>;
  const late = row.problems.some((each) => each.severity !== "low" && (each.code === "no_reports" || each.code === "devices_silent"));
  const words = <time dateTime={row.lastReportAt} title={absolute(row.lastReportAt)}>{ago(row.lastReportAt, now)}</time>;
  return late && now - new Date(row.lastReportAt).getTime() > 8 * HOUR ? <Cause row={row} kind="devices">{words}</Cause> : <span className="muted">{words}</span>;
}

export function Silent({ row, now }: { row: Row; now: number }) {
  if (!row.silentDevices || !row.silentSince) return <span className="faint">{t("v.none")}</span>;
  const words = silence(row.silentSince, now);
  const bad = row.problems.some((each) => each.code === "devices_silent" && each.severity !== "low");
  return bad ? <Cause row={row} kind="devices"><StatusMark mark="silent" tone="danger">{words}</StatusMark></Cause> : <StatusMark mark="silent" tone="t2">{words}</StatusMark>;
}

/** 0 is quiet, a number is plain, a problem is red and opens its rows. */
export function Number({ row, value, kind, codes }: { row: Row; value: number; kind: string; codes: string[] }) {
  if (value === 0) return <span className="faint">0</span>;
  const bad = row.problems.some((each) => codes.includes(each.code) && each.severity !== "low");
  return bad ? <Cause row={row} kind={kind}>{count(value)}</Cause> : <a className="plain-cause" href={refined({ customer: row.id, cause: kind })}>{count(value)}</a>;
}

export function Seats({ row }: { row: Row }) {
  if (row.seatsLimit === null || row.seatsLimit === undefined) return <span className="muted sm">{count(row.seatsUsed)}</span>;
  const share = row.seatsLimit > 0 ? Math.min(1, row.seatsUsed / row.seatsLimit) : 1;
  const tone = row.seatsUsed >= row.seatsLimit ? "full" : share >= 0.95 ? "near" : "";
  return (
    <div className={`seats ${tone}`}>
      <span className="bar" aria-hidden="true"><i style={{ width: `${share * 100}%` }} /></span>
      <span className="sm">{count(row.seatsUsed)} / {count(row.seatsLimit)}</span>
    </div>
  );
}

export const Dotted = ({ parts }: { parts: string[] }) => parts.filter(Boolean).map((part, at) => <Fragment key={at}>{at > 0 && <Dot />}{part}</Fragment>);

/** Who serves it; empty in a partner's own console, where that is itself. */
export const servedBy = (row: Row): string => (row.partner ? named(row.partner.name) : t("v.direct"));

export function Renewal({ row, now }: { row: Row; now: number }) {
  const { text, tone } = renewal(row, now);
  const tones = { danger: "strong c-danger", warn: "strong c-warn", none: "faint", plain: "" };
  return (
    <>
      <div className={`first ${tones[tone]}`}>{tone === "danger" ? <Cause row={row} kind="bill">{text}</Cause> : text}</div>
      <div className="second"><Dotted parts={[servedBy(row), row.version]} /></div>
    </>
  );
}
