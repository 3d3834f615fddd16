import { Popover } from "antd";
import type { ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { TraceSumsQuery } from "@/packages/api/generated/graphql";
import { count, named, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { Dot } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { href } from "@/c/router";
import { isZero } from "../model/amounts";
import type { Sums, Trace } from "./answer";

const amount = (value: string, unit: string): string => `${quantity(value)} ${unitName(unit)}`;

/** "3 原料批 → 41 成品，12 已发 2 客户": as much of it as there is. */
function sentence(sums: Sums, capped: boolean): ReactNode {
  const [only] = sums.amounts.length === 1 ? sums.amounts : [];
  const made = only ? t("trace.finished_amount", { n: amount(only.made, only.unit) }) : t("trace.finished_lots", { n: count(sums.finishedLots) });
  const shipped = only ? amount(only.shipped, only.unit) : t("trace.lots", { n: count(sums.shippedLots) });
  const steps = [
    sums.rawLots > 0 && t("trace.raw", { n: count(sums.rawLots) }),
    sums.orders > 0 && t("trace.orders", { n: count(sums.orders) }),
    sums.finishedLots > 0 && !(only && isZero(only.made)) && made,
  ].filter((step) => step !== false);
  return (
    <>
      {capped && `${t("trace.at_least")} `}
      {steps.map((step, at) => <span key={step}>{at > 0 && <span className="tr-arrow" aria-hidden="true"> → </span>}{step}</span>)}
      {sums.shippedLots > 0 && t("trace.shipped", { n: shipped, customers: count(sums.recipients.length) })}
    </>
  );
}

export function Headline({ trace, sums, boxes, acts }: { trace: Trace; sums: UseQueryResult<TraceSumsQuery, Error>; boxes: number; acts: ReactNode }) {
  const figures = sums.data?.trace.figures;
  const [only] = figures?.amounts.length === 1 ? figures.amounts : [];
  const first = trace.starts[0];
  const item = first === undefined ? undefined : trace.items[trace.lots.itemId[first]!];
  return (
    <header className="tr-head">
      <div>
        {first !== undefined && trace.starts.length === 1 && <p className="tr-start"><b>{trace.lots.number[first]}</b> {t(`trace.kind.${trace.lots.kind[first] ?? "lot"}`)}{item && <><Dot />{named(item.name)} {item.code}</>}</p>}
        <h2 className="tr-sentence">{figures ? trace.count === 1 ? t("trace.alone") : sentence(figures, trace.capped) : " "}</h2>
        <div className="tr-meta">
          {figures && <Balance sums={figures} />}
          {only && <span>{t("trace.free", { n: amount(only.free, only.unit) })}<Dot />{t("trace.issued", { n: amount(only.issued, only.unit) })}<Dot />{t("trace.scrapped", { n: amount(only.scrapped, only.unit) })}</span>}
          <span>{t("trace.size", { n: count(trace.count), boxes: count(boxes) })}</span>
          <span title={t("trace.took_why")}>{t("trace.took", { n: trace.milliseconds < 10 ? trace.milliseconds.toFixed(1) : count(trace.milliseconds) })}</span>
        </div>
        {sums.error && <Refused error={sums.error} />}
      </div>
      <div className="acts">{acts}</div>
    </header>
  );
}

function Balance({ sums }: { sums: Sums }) {
  if (sums.closes) return <span title={t("trace.closes_why")}><StatusMark mark="done">{t("trace.closes")}</StatusMark></span>;
  const open = (
    <div className="tr-unclosed">
      {sums.unclosed.map((each) => <p key={each.lotId}><a href={href(`/lots/${each.lotId}`)}>{each.number}</a> {t("trace.difference", { n: amount(each.difference, each.unit) })}</p>)}
      {sums.unclosedLinks > 0 && <p>{t("trace.unclosed_links", { n: count(sums.unclosedLinks) })}</p>}
    </div>
  );
  return (
    <Popover trigger="click" content={open}>
      <button type="button" className="link"><StatusMark mark="late">{t("trace.unclosed", { n: count(sums.unclosedLots + sums.unclosedLinks) })}</StatusMark></button>
    </Popover>
  );
}
