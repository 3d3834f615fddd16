import { BillsDocument, type BillsQuery } from "@/packages/api/generated/graphql";
import { absolute, count, date, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { href, refine, refined, useRoute } from "@/c/router";
import { BillPanel } from "./BillPanel";
import { money } from "./money";
import { PlanTabs } from "./PlanTabs";
import { planName } from "./standing";
import "./plans.css";

export type Bill = BillsQuery["bills"]["nodes"][number];
const PAGE = 50;
const UNSETTLED = ["placed", "open", "checking"];

/** What was ordered, what is to be paid, and what was paid. */
export default function BillsPage() {
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const wanted = route.get("bill");
  const query = useRead(BillsDocument, { first: PAGE, after: paging.after, filter: {} }, { keep: true, staleTime: 0, refetchInterval: wanted ? 2_000 : 15_000 });
  const shown = query.data?.bills.nodes.find((each) => each.id === wanted);
  return (
    <div className="page">
      <Head title={t("plans.title")} figures={query.data && <span>{t("plans.page.bills")} <b>{count(query.data.bills.pageInfo.total)}</b></span>} />
      <div className="tools"><PlanTabs current="bills" /></div>
      <Loaded query={query} what={t("plans.page.bills")} rows={6}>
        {({ bills: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("plans.no_bills")} acts={<a className="btn primary" href={href("/plan")}>{t("plans.choose")}</a>}>{t("plans.no_bills_why")}</Note> : (
              <DataTable label={t("plans.page.bills")} columns={columns()} groups={groups(page.nodes)} rowKey={(row) => row.id} onOpen={(row) => refine({ bill: row.id })} minWidth={820} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="plans.n_bills" />
          </>
        )}
      </Loaded>
      {shown && <BillPanel key={shown.id} bill={shown} onClose={() => refine({ bill: null })} />}
    </div>
  );
}

function groups(rows: Bill[]) {
  const waiting = rows.filter((row) => UNSETTLED.includes(row.state));
  const rest = rows.filter((row) => !UNSETTLED.includes(row.state));
  return [
    ...(waiting.length ? [{ key: "waiting", title: t("plans.to_settle"), rows: waiting }] : []),
    ...(rest.length ? [{ key: "rest", title: waiting.length ? t("plans.settled") : undefined, rows: rest }] : []),
  ];
}

const columns = (): Column<Bill>[] => [
  { key: "number", title: t("plans.number"), phone: "title", cell: (row) => <><a className="first opens strong" href={refined({ bill: row.id })}>{row.number}</a><div className="second">{planName(row.plan)} {t(`plans.period.${row.period}`)}</div></> },
  { key: "amount", title: t("plans.amount"), width: 130, align: "right", cell: (row) => money(row.amount, row.currency) },
  { key: "placed", title: t("plans.placed"), width: 170, cell: (row) => <><time dateTime={row.placedAt} title={absolute(row.placedAt)}>{date(row.placedAt)}</time><div className="second">{row.placedBy}</div></> },
  { key: "term", title: t("plans.term"), width: 200, cell: (row) => (row.state === "paid" && row.startsAt && row.until ? `${date(row.startsAt)} – ${date(row.until)}` : <span className="faint">–</span>) },
  { key: "invoice", title: t("plans.invoice"), width: 150, cell: (row) => (row.invoiceState ? t(`plans.invoice.${row.invoiceState}`) : <span className="faint">–</span>) },
  { key: "state", title: t("plans.state"), width: 130, phone: "corner", cell: (row) => <BillState state={row.state} /> },
];

export function BillState({ state }: { state: string }) {
  const words = t(`plans.bill.${state}`);
  if (state === "paid") return <StatusMark mark="done">{words}</StatusMark>;
  if (state === "checking") return <StatusMark mark="quarantine">{words}</StatusMark>;
  if (state === "cancelled") return <StatusMark mark="silent" tone="t3">{words}</StatusMark>;
  return <StatusMark mark="pending">{words}</StatusMark>;
}
