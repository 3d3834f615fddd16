import type { ReactNode } from "react";
import { CompletedCostDocument, DayFiguresDocument, DayHoursDocument, LateOrdersDocument, OpenAndonsDocument, ProductionDayDocument, type DayFiguresQuery, type DayHoursQuery, type ProductionDayQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, date, due, known, named, quantity, t, weekday } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Dot, Head } from "@/c/kit/parts";
import { Loaded } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { find, rowsHref, scopeInput, shown } from "@/features/insights/console/figures";
import { hourPairs, sentence, type HourPair } from "./today";

const READ_COST = "insights.cost:read";
const RENEW_MS = 30_000;
type Day = ProductionDayQuery["productionDay"];
type Figures = DayFiguresQuery["today"];

/** The owner's day, made for a phone: a sentence, then the numbers, then who has to decide; every number opens its rows. */
export default function TodayPage() {
  const query = useRead(ProductionDayDocument, {}, { refetchInterval: 300_000 });
  return (
    <div className="page scrolls insights">
      <Loaded query={query} what={t("today.title")} rows={8} whole>
        {({ productionDay: day }) => <Opened day={day} />}
      </Loaded>
    </div>
  );
}

function Opened({ day }: { day: Day }) {
  const { can } = useSession();
  const figures = useRead(DayFiguresDocument, { scope: scopeInput(day.scope), before: scopeInput(day.before) }, { refetchInterval: RENEW_MS, keep: true });
  const hours = useRead(DayHoursDocument, { day: day.day, before: day.before.firstDay }, { refetchInterval: RENEW_MS, keep: true });
  useLiveDay();
  const noon = `${day.day}T12:00:00Z`;
  return (
    <>
      <Head title={t("today.title")} figures={<><span>{date(noon)} {weekday(noon)}</span>{day.shift && <span>{named(day.shift)}</span>}</>} acts={<a className="btn" href={href("/daily")}>{t("daily.title")}</a>} />
      <Loaded query={figures} what={t("today.figures")} rows={4}>
        {({ today, yesterday }) => (
          <>
            <p className="today-sentence">{sentence(today)}</p>
            <Numbers day={day} today={today} yesterday={yesterday} />
          </>
        )}
      </Loaded>
      <Loaded query={hours} what={t("today.by_hour")} rows={3}>{(data) => <Hours day={day} data={data} />}</Loaded>
      <Late deciders={day.deciders} />
      <Andon />
      {can(READ_COST) && <Cost day={day} />}
    </>
  );
}

/** Several facts a second come in at a change of shift: what is on screen is read again at most every five seconds. */
function useLiveDay(): void {
  const renew = useRenew(DayFiguresDocument, DayHoursDocument, LateOrdersDocument, OpenAndonsDocument);
  useFacts(throttled(renew));
}

const GAP_MS = 5_000;
let planned: ReturnType<typeof setTimeout> | undefined;
const throttled = (act: () => void) => (): void => {
  planned ??= setTimeout(() => {
    planned = undefined;
    act();
  }, GAP_MS);
};

function Numbers({ day, today, yesterday }: { day: Day; today: Figures; yesterday: Figures }) {
  const number = (key: string, before = true): ReactNode => <BigNumber key={key} name={key} day={day} today={today} yesterday={before ? yesterday : null} />;
  return (
    <dl className="today-numbers">
      {number("good_quantity")}
      {number("quality_ratio")}
      {number("scrap_quantity")}
      {number("orders_late", false)}
      {number("wip_quantity", false)}
      {number(Number(find(today, "people_present")?.value ?? 0) > 0 ? "people_present" : "people_reporting")}
    </dl>
  );
}

function BigNumber({ name, day, today, yesterday }: { name: string; day: Day; today: Figures; yesterday: Figures | null }) {
  const figure = find(today, name);
  if (!figure) return null;
  const before = yesterday && find(yesterday, name);
  return (
    <div>
      <dt>{t(`figure.${name}`)}</dt>
      <dd>
        {figure.value === null || figure.value === undefined ? <b className="faint">–</b> : <a href={rowsHref(name, day.scope)}><b className={name === "orders_late" && Number(figure.value) > 0 ? "scrap" : ""}>{shown(figure)}</b></a>}
        {figure.base && <small>{t("today.base", { part: quantity(figure.part), base: quantity(figure.base) })}</small>}
        {before && <small>{t("today.yesterday", { value: shown(before) })}</small>}
      </dd>
    </div>
  );
}

function Hours({ day, data }: { day: Day; data: DayHoursQuery }) {
  const pairs = hourPairs(data.today, data.yesterday);
  if (pairs.length === 0) return null;
  const top = Math.max(1, ...pairs.map((each) => Math.max(each.good ?? 0, each.before ?? 0)));
  return (
    <section className="today-card">
      <h2>{t("today.by_hour")} <small>{t("today.by_hour_legend")}</small></h2>
      <ul className="today-hours">{pairs.map((pair) => <HourBar key={pair.hour} pair={pair} top={top} day={day} />)}</ul>
    </section>
  );
}

function HourBar({ pair, top, day }: { pair: HourPair; top: number; day: Day }) {
  const label = t("today.hour_said", { hour: pair.hour, good: pair.good === null ? "–" : quantity(pair.good), before: pair.before === null ? "–" : quantity(pair.before) });
  const bars = (
    <>
      <span className="column" aria-hidden="true">
        <i style={{ height: `${((pair.before ?? 0) / top) * 100}%` }} />
        <b style={{ height: `${((pair.good ?? 0) / top) * 100}%` }} />
      </span>
      <span aria-hidden="true">{pair.hour}</span>
    </>
  );
  if (!pair.startsAt || !pair.good) return <li><span className="hour" role="img" aria-label={label}>{bars}</span></li>;
  const until = new Date(new Date(pair.startsAt).getTime() + 3_600_000).toISOString();
  return <li><a className="hour" aria-label={label} href={rowsHref("good_quantity", { ...day.scope, since: pair.startsAt, until })}>{bars}</a></li>;
}

function Late({ deciders }: { deciders: string[] }) {
  const now = useNow();
  const query = useRead(LateOrdersDocument, {}, { refetchInterval: RENEW_MS });
  return (
    <section className="today-card">
      <Loaded query={query} what={t("figure.orders_late")} rows={3}>
        {({ orders }) => (
          <>
            <h2>{t("figure.orders_late")} <small>{count(orders.pageInfo.total)}{deciders.length > 0 && <><Dot />{t("today.decides", { who: deciders.join(t("list.separator")) })}</>}</small></h2>
            {orders.nodes.length === 0 ? <p className="muted">{t("today.none_late")}</p> : (
              <ul className="today-list">
                {orders.nodes.map((order) => (
                  <li key={order.id}>
                    <a href={href(`/orders/${order.id}`)}>
                      <StatusShape mark={order.hold ? "held" : "late"} size={20} />
                      <span className="what"><b>{order.number} {named(order.item.name)}</b><small>{named(order.customer?.name)}{order.currentOperation && <><Dot />{named(order.currentOperation.name)} {order.currentOperation.position}/{order.currentOperation.count}</>}</small></span>
                      <span className="scrap strong" title={absolute(order.dueAt)}>{due(order.dueAt, now).text}</span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {orders.pageInfo.total > orders.nodes.length && <a className="link" href={href("/orders", { tab: "late" })}>{t("today.all_late", { n: count(orders.pageInfo.total) })}</a>}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Andon() {
  const now = useNow();
  const query = useRead(OpenAndonsDocument, {}, { refetchInterval: RENEW_MS });
  return (
    <section className="today-card">
      <Loaded query={query} what={t("figure.andon_open")} rows={2}>
        {({ figureAndons: page }) => (
          <>
            <h2>{t("figure.andon_open")} <small>{count(page.pageInfo.total)}</small></h2>
            {page.nodes.length === 0 ? <p className="muted">{t("today.no_andon")}</p> : (
              <ul className="today-list">
                {page.nodes.map((call) => (
                  <li key={call.id}>
                    <a href={href("/figure", { figure: "andon_open" })}>
                      <StatusShape mark="late" size={20} tone={call.acknowledgedBy ? "warn" : "danger"} />
                      <span className="what"><b>{call.workUnit?.code ?? call.workCenter?.code} {known(`today.andon.${call.kind}`) ?? call.kind}</b><small>{call.acknowledgedBy ? t("today.andon_answered", { who: call.acknowledgedBy }) : t("today.andon_called", { who: call.calledBy })}</small></span>
                      <span title={absolute(call.calledAt)}>{ago(call.calledAt, now)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** What today's finished orders cost against what they should have. */
function Cost({ day }: { day: Day }) {
  const query = useRead(CompletedCostDocument, { since: day.since, until: day.until });
  return (
    <section className="today-card">
      <Loaded query={query} what={t("today.cost")} rows={1}>
        {({ orderCosts: page }) => {
          const sum = (pick: (row: (typeof page.nodes)[number]) => string): string => page.nodes.reduce((all, row) => all + Number(pick(row)), 0).toFixed(2);
          return (
            <>
              <h2>{t("today.cost")} <small>{t("today.cost_orders", { n: count(page.pageInfo.total) })}</small></h2>
              {page.nodes.length === 0 ? <p className="muted">{t("today.cost_none")}</p> : (
                <p className="today-cost">
                  <a href={href("/order-costs", { state: "completed" })}><b>{t("cost.yuan", { n: quantity(sum((row) => row.actual)) })}</b></a>
                  <small>{t("today.cost_standard", { n: quantity(sum((row) => row.standard)) })}</small>
                </p>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

