import { OrderReportsDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { ReportsTable } from "@/features/reporting/console/ReportsTable";
import type { OrderFull } from "./model";

const PAGE = 50;

export function OrderReports({ order }: { order: OrderFull }) {
  const paging = usePaging(PAGE);
  const now = useNow();
  const query = useRead(OrderReportsDocument, { first: paging.first, after: paging.after, filter: { orderId: order.id } }, { keep: true });
  return (
    <Loaded query={query} what={t("order.reports")}>
      {({ outputReports: page }) => (
        <>
          {page.nodes.length === 0 ? <Note title={t("reports.none_yet")}>{t("reports.none_yet_why")}</Note> : <ReportsTable rows={page.nodes} now={now} withOrder={false} />}
          <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="reports.n" />
        </>
      )}
    </Loaded>
  );
}
