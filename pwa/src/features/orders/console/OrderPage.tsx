import { useQueryClient } from "@tanstack/react-query";
import { IconArrowsSplit2, IconChevronRight, IconDots, IconHandStop, IconLockOpen, IconPlayerPlay } from "@tabler/icons-react";
import { Dropdown } from "antd";
import { lazy, Suspense, useEffect, useRef } from "react";
import { OrderDetailDocument, OrderReportsDocument, OrderTrailDocument } from "@/packages/api/generated/graphql";
import { date, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { keyOf, useRead } from "@/c/data";
import { Dot, Segments } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { idsOf, useFacts } from "@/c/live";
import { HOLD_ORDER, LIFT_HOLD, RELEASE_ORDER } from "@/c/permissions";
import { go, href, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { withTraced } from "@/c/words";
import { actsOf } from "./acts";
import { Facts } from "./Facts";
import { canHold, canRelease, shownOperations, stateOf, type OrderFull } from "./model";
import { OperationsTable } from "./OperationsTable";
import { OrderFamily } from "./OrderFamily";
import { OrderFeed } from "./OrderFeed";
import { OrderReports } from "./OrderReports";
import { RoutingGraph } from "./RoutingGraph";
import { TravellerButton } from "./Traveller";
import { useOrderActs, type OrderActs } from "./useOrderActs";

export default function OrderPage({ id = "" }: { id?: string }) {
  const query = useRead(OrderDetailDocument, { id });
  useLiveOrder(id);
  return (
    <div className="page">
      <Loaded query={query} what={t("order.one")} rows={10} whole>
        {({ order }) =>
          order ? <Detail order={order} /> : (
            <Note whole title={t("order.not_found")} acts={<a className="btn" href={href("/orders")}>{t("shell.to_orders")}</a>}>{t("order.not_found_why")}</Note>
          )
        }
      </Loaded>
    </div>
  );
}

/** A fact about this order renews detail, reports and feed together, at most a few times a second. */
function useLiveOrder(id: string): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useFacts((fact) => {
    if (!idsOf(fact).includes(id) || timer.current) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: keyOf(OrderDetailDocument) });
      void client.invalidateQueries({ queryKey: keyOf(OrderReportsDocument) });
      void client.invalidateQueries({ queryKey: keyOf(OrderTrailDocument) });
    }, 120);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

const OrderMaterial = lazy(withTraced(() => import("@/features/traceability/console/OrderMaterial")));
const TABS = ["operations", "material", "reports", "family"] as const;

function Detail({ order }: { order: OrderFull }) {
  const { query } = useRoute();
  const acts = useOrderActs();
  const tab = TABS.find((each) => each === query.get("tab")) ?? "operations";
  const path = `/orders/${order.id}`;
  return (
    <>
      <Title order={order} acts={acts} />
      <Facts order={order} />
      <div className="detail-body">
        <div className="detail-left">
          {order.operations.length > 0 && <RoutingGraph operations={shownOperations(order)} current={order.currentOperation?.id ?? null} chosen={query.get("operation")} />}
          <div className="tabs">
            <Segments
              label={t("order.tabs")}
              current={tab}
              items={[
                { key: "operations", label: t("order.operations"), count: order.operations.length, href: href(path) },
                { key: "material", label: t("order.material"), href: href(path, { tab: "material" }) },
                { key: "reports", label: t("order.reports"), href: href(path, { tab: "reports" }) },
                { key: "family", label: t("order.family"), href: href(path, { tab: "family" }) },
              ]}
            />
          </div>
          {tab === "material" ? <Suspense fallback={null}><OrderMaterial order={order} /></Suspense> : tab === "family" ? <OrderFamily order={order} /> : tab === "operations" && order.operations.length === 0 ? <Note title={t("order.no_operations")}>{t("order.no_operations_why")}</Note> : tab === "operations" ? <OperationsTable order={order} chosen={query.get("operation")} /> : <OrderReports order={order} />}
        </div>
        <OrderFeed order={order} />
      </div>
      {acts.dialogs}
    </>
  );
}

function Title({ order, acts }: { order: OrderFull; acts: OrderActs }) {
  const { can } = useSession();
  const mine = actsOf(order, can);
  const { mark, tone, word } = stateOf(order);
  const tab = order.hold ? "held" : order.state === "planned" ? "planned" : order.state === "released" ? "in_progress" : "completed";
  return (
    <header className="detail-head">
      <div className="detail-title">
        <nav className="crumb" aria-label={t("order.crumb")}>
          <a href={href("/orders")}>{t("orders.title")}</a><IconChevronRight size={13} stroke={1.75} aria-hidden="true" />
          <a href={href("/orders", { tab: tab === "in_progress" ? null : tab })}>{t(`orders.tab.${tab}`)}</a>
        </nav>
        <h1>{order.number} <span>{named(order.item.name)} {order.item.code}</span><StatusMark mark={mark} tone={tone}>{word}</StatusMark></h1>
        <p>
          {order.kind !== "production" && <>{t(`order.kind.${order.kind}`)}<Dot /></>}
          {order.parent && <>{t(`order.relation.${order.relation}`)} <a href={href(`/orders/${order.parent.id}`)}>{order.parent.number}</a><Dot /></>}
          {order.mergedInto && <>{t("order.merged_into")} <a href={href(`/orders/${order.mergedInto.id}`)}>{order.mergedInto.number}</a><Dot /></>}
          {order.customer && <>{named(order.customer.name)} {order.customerPo}{order.customerPoLine && ` ${t("order.po_line", { line: order.customerPoLine })}`}<Dot /></>}
          {t("order.drawing", { revision: order.drawing ?? order.itemRevision })}
          {order.releasedAt && <><Dot />{t("order.released_at", { date: date(order.releasedAt) })}</>}
        </p>
      </div>
      <div className="acts">
        {order.operations.length > 0 && <TravellerButton orderId={order.id} onPrint={() => acts.print([order])} />}
        {can(RELEASE_ORDER) && canRelease(order) && (
          <button type="button" className="btn primary" onClick={() => acts.release([order])}><IconPlayerPlay size={16} stroke={1.75} aria-hidden="true" />{t("release.submit", { n: 1 })}</button>
        )}
        {mine.includes("split") && (
          <button type="button" className="btn" onClick={() => acts.open("split", order)}><IconArrowsSplit2 size={16} stroke={1.75} aria-hidden="true" />{t("act.split")}</button>
        )}
        {can(HOLD_ORDER) && canHold(order) && (
          <button type="button" className="btn" onClick={() => acts.hold(order)}><IconHandStop size={16} stroke={1.75} aria-hidden="true" />{t("hold.act")}</button>
        )}
        {can(LIFT_HOLD) && order.hold && (
          <button type="button" className="btn" onClick={() => acts.lift(order)}><IconLockOpen size={16} stroke={1.75} aria-hidden="true" />{t("lift.act")}</button>
        )}
        <Dropdown
          trigger={["click"]}
          placement="bottomRight"
          menu={{ items: [
            ...mine.filter((act) => act !== "split").map((act) => ({ key: act, label: t(`act.${act}`), onClick: () => acts.open(act, order) })),
            { key: "trail", label: t("order.whole_trail"), onClick: () => go("/trail", { subject: order.id }) },
          ] }}
        >
          <button type="button" className="btn icon" aria-label={t("order.more")}><IconDots size={16} stroke={1.75} /></button>
        </Dropdown>
      </div>
    </header>
  );
}
