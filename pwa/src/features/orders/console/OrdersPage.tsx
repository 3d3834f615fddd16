import { IconPlus, IconPrinter } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { count, percent, quantity, t } from "@/packages/i18n";
import { OrderSummaryDocument, type OrderSummaryQuery } from "@/packages/api/generated/graphql";
import { useRead } from "@/c/data";
import { Head, Segments } from "@/c/kit/parts";
import { CREATE_ORDER, PRINT_TRAVELER } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { withGoLive } from "@/c/words";
import { NewOrderPanel } from "./NewOrderPanel";
import { OrdersTable } from "./OrdersTable";
import { OrdersTabs } from "./OrdersTabs";
import { OrderFilters, ShowButton, SortButton } from "./OrderFilters";

const FirstDays = lazy(withGoLive(() => import("@/features/onboarding/console/FirstDays")));
export const TABS = ["in_progress", "late", "held", "planned", "completed"] as const;
export type Tab = (typeof TABS)[number];

export default function OrdersPage() {
  const { query } = useRoute();
  const { can } = useSession();
  const tab = TABS.find((each) => each === query.get("tab")) ?? "in_progress";
  const summary = useRead(OrderSummaryDocument, {}).data?.orderSummary;
  return (
    <div className="page">
      <Head
        title={t("orders.title")}
        figures={summary && <Figures summary={summary} />}
        acts={
          <>
            <OrdersTabs current="orders" />
            {can(CREATE_ORDER) && (
              <button type="button" className="btn primary" onClick={() => refine({ new: "1", preview: null })}>
                <IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("orders.new")}
              </button>
            )}
          </>
        }
      />
      <Suspense fallback={null}><FirstDays /></Suspense>
      <div className="tools">
        <Segments
          label={t("orders.tabs")}
          current={tab}
          items={TABS.map((key) => ({ key, label: t(`orders.tab.${key}`), count: summary ? count(countOf(summary, key)) : null, href: href("/orders", { tab: key === "in_progress" ? null : key }) }))}
        />
        <OrderFilters />
        <div className="end">
          <SortButton />
          <ShowButton />
          {tab === "in_progress" && can(PRINT_TRAVELER) && (
            <button type="button" className="btn ghost" aria-pressed={query.get("choose") !== null} onClick={() => refine({ choose: query.get("choose") === null ? "1" : null })}>
              <IconPrinter size={16} stroke={1.75} aria-hidden="true" />{t("print.many")}
            </button>
          )}
        </div>
      </div>
      <OrdersTable tab={tab} />
      {query.get("new") && <NewOrderPanel onClose={() => refine({ new: null })} />}
    </div>
  );
}

const countOf = (summary: OrderSummaryQuery["orderSummary"], tab: Tab): number =>
  tab === "in_progress" ? summary.inProgress : summary[tab];

/** Each figure names its base; a figure the plant cannot know yet is left out, not shown as zero. */
function Figures({ summary }: { summary: OrderSummaryQuery["orderSummary"] }) {
  return (
    <>
      {summary.goodToday !== null && <span>{t("orders.good_today")} <b>{quantity(summary.goodToday)}</b> {t("orders.pieces")}</span>}
      {summary.yieldToday !== null && <span>{t("orders.yield_today")} <b>{percent(summary.yieldToday)}</b></span>}
      {summary.onTimeRate !== null && <span>{t("orders.on_time")} <b>{percent(summary.onTimeRate, 0)}</b> {t("orders.last_30_days")}</span>}
    </>
  );
}
