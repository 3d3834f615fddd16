import { IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { absolute, date, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { href } from "@/c/router";

type Mark = "pending" | "done" | "silent" | "quarantine" | "rejected";
const MARKS: Record<string, Mark> = { draft: "pending", submitted: "quarantine", approved: "done", rejected: "rejected", withdrawn: "silent", cancelled: "silent" };

/** Draft, approved, withdrawn … as shape, colour and word. */
export function VersionState({ state }: { state: string }) {
  return <StatusMark mark={MARKS[state] ?? "pending"} tone={state === "withdrawn" || state === "cancelled" ? "t3" : undefined}>{t(`md.state.${state}`)}</StatusMark>;
}

interface Effective { effectiveFrom: string; effectiveTo?: string | null }

/** From a day on, or from one day to another; plain calendar days. */
export const effective = ({ effectiveFrom, effectiveTo }: Effective): string =>
  effectiveTo ? t("md.effective_between", { from: effectiveFrom, to: effectiveTo }) : t("md.effective_from", { from: effectiveFrom });

export const when = (at: string | null | undefined): ReactNode => (at ? <time dateTime={at} title={absolute(at)}>{date(at)}</time> : <span className="faint">–</span>);

export function Crumbs({ items }: { items: { label: string; path: string }[] }) {
  return (
    <nav className="crumb" aria-label={t("order.crumb")}>
      {items.map((item, at) => (
        <span key={item.path} style={{ display: "contents" }}>
          {at > 0 && <IconChevronRight size={13} stroke={1.75} aria-hidden="true" />}
          <a href={href(item.path)}>{item.label}</a>
        </span>
      ))}
    </nav>
  );
}

export const Fact = ({ title, children }: { title: string; children: ReactNode }) => <div><dt>{title}</dt><dd>{children}</dd></div>;

export function Section({ title, acts, children }: { title: string; acts?: ReactNode; children: ReactNode }) {
  return <section className="md-section"><h2>{title}{acts && <span className="md-acts">{acts}</span>}</h2>{children}</section>;
}

/** 90 s, 1.5 min, 2 h: what a planner says for a step. */
export function duration(seconds: string | number): string {
  const value = Number(seconds);
  if (value >= 3600) return t("md.hours", { n: trim(value / 3600) });
  return value >= 120 ? t("md.minutes", { n: trim(value / 60) }) : t("md.seconds", { n: trim(value) });
}

const trim = (value: number): string => String(Math.round(value * 10) / 10);
