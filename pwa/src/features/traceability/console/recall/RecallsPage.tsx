import { IconAlertOctagon, IconSettings, IconStopwatch } from "@tabler/icons-react";
import { useState } from "react";
import { DrillStateDocument, RecallsDocument, RecallSort, SetRecallTargetsDocument, type DrillStateQuery, type RecallsQuery } from "@/packages/api/generated/graphql";
import { ago, count, date, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { SortChoice, useSort } from "../parts";
import { NewRecall } from "./NewRecall";
import { Grade, KindMark, RecallState, sourceText } from "./parts";
import { OPEN_RECALL, SET_RECALLS } from "./permissions";
import "./recall.css";

const PAGE = 50;
const TABS = ["all", "open", "real", "drill"] as const;
const SORTS = [RecallSort.BeganDesc, RecallSort.BeganAsc, RecallSort.FoundDesc, RecallSort.NumberDesc] as const;
type Recall = RecallsQuery["recalls"]["nodes"][number];

export default function RecallsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const paging = usePaging(PAGE);
  const tab = TABS.find((each) => each === route.get("tab")) ?? "all";
  const search = route.get("search") ?? "";
  const sort = useSort(SORTS);
  const filter = { search: search || null, kinds: tab === "real" || tab === "drill" ? [tab] : null, states: tab === "open" ? ["open"] : null };
  const query = useRead(RecallsDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const may = can(OPEN_RECALL);
  const start = may && (
    <>
      <button type="button" className="btn primary" onClick={() => refine({ new: "1", drill: null })}><IconAlertOctagon size={16} stroke={1.75} aria-hidden="true" />{t("recall.new")}</button>
      <button type="button" className="btn" onClick={() => refine({ drill: "1", new: null })}><IconStopwatch size={16} stroke={1.75} aria-hidden="true" />{t("recall.drill_new")}</button>
    </>
  );
  const opening = may && (route.get("new") || route.get("drill"));
  return (
    <div className="page">
      <Head title={t("recall.title")} figures={query.data && <span>{t(`recall.tab.${tab}`)} <b>{count(query.data.recalls.pageInfo.total)}</b></span>} acts={start} />
      <DrillLine />
      <div className="tools">
        <Segments label={t("recall.title")} current={tab} items={TABS.map((key) => ({ key, label: t(`recall.tab.${key}`), href: href("/recalls", { tab: key === "all" ? null : key, search: search || null }) }))} />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`recall.sort.${key}`)} /><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("recall.title")} rows={8}>
        {({ recalls: page }) => (
          <>
            {page.nodes.length === 0
              ? search ? <Note title={t("mat.no_match", { text: search })} acts={<button type="button" className="btn" onClick={() => refine({ search: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t(`recall.empty.${tab}`)} acts={start}>{t("recall.empty_why")}</Note>
              : <DataTable label={t("recall.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/recalls/${row.id}`)} minWidth={900} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="recall.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {opening && <NewRecall key={route.toString()} drill={!!route.get("drill")} onClose={() => refine({ new: null, drill: null, lot: null, kind: null, id: null, text: null, since: null, until: null })} />}
    </div>
  );
}

function columns(now: number): Column<Recall>[] {
  return [
    { key: "number", title: t("recall.number"), width: 150, phone: "title", cell: (row) => <a className="id" href={href(`/recalls/${row.id}`)}>{row.number}</a> },
    { key: "kind", title: t("recall.kind"), width: 120, cell: (row) => <KindMark recall={row} /> },
    { key: "why", title: t("recall.why"), phone: "title", bare: true, cell: (row) => <><div className="first" title={row.why}>{row.why}</div><div className="second">{row.sources.map(sourceText).join(", ")}</div></> },
    { key: "found", title: t("recall.lots"), width: 110, align: "right", cell: (row) => count(row.found) },
    { key: "held", title: t("recall.held"), width: 110, align: "right", cell: (row) => count(row.held) },
    { key: "grade", title: t("recall.grade"), width: 90, cell: (row) => <Grade grade={row.grade} /> },
    { key: "began", title: t("recall.began"), width: 150, cell: (row) => <><div>{ago(row.beganAt, now)}</div><div className="second">{row.openedBy}</div></> },
    { key: "state", title: t("order.state_title"), width: 130, phone: "corner", cell: (row) => <RecallState recall={row} /> },
  ];
}

/** One line: the last drill, when the next is due, what it is measured by. */
function DrillLine() {
  const query = useRead(DrillStateDocument, {});
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const status = query.data?.drillStatus;
  if (!status) return null;
  return (
    <p className={`recall-due ${status.overdue ? "overdue" : ""}`}>
      {status.last ? t("recall.last_drill", { number: status.last.number, day: date(status.last.beganAt), grade: status.last.grade ?? "–" }) : t("recall.no_drill")}
      {" "}<b>{t(status.overdue ? "recall.drill_overdue" : "recall.drill_due", { day: date(status.dueAt) })}</b>
      {can(SET_RECALLS) && <button type="button" className="link" onClick={() => setOpen(true)}><IconSettings size={14} stroke={1.75} aria-hidden="true" />{t("recall.targets")}</button>}
      {open && <Targets targets={status.targets} onClose={() => setOpen(false)} />}
    </p>
  );
}

const FIELDS = ["intervalDays", "idsSeconds", "holdSeconds", "tolerancePercent"] as const;

function Targets({ targets, onClose }: { targets: DrillStateQuery["drillStatus"]["targets"]; onClose: () => void }) {
  const [values, setValues] = useState(() => Object.fromEntries(FIELDS.map((each) => [each, String(targets[each])])));
  const command = useCommand(SetRecallTargetsDocument, (reply) => reply.setRecallTargets);
  const renew = useRenew(DrillStateDocument);
  const wrong = FIELDS.find((each) => !/^\d+(\.\d+)?$/.test(values[each] ?? "") || (each !== "tolerancePercent" && values[each]!.includes(".")));
  const submit = (): void => {
    if (wrong) return;
    const input = { intervalDays: Number(values.intervalDays), idsSeconds: Number(values.idsSeconds), holdSeconds: Number(values.holdSeconds), tolerancePercent: values.tolerancePercent! };
    command.mutate({ input }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("recall.targets")} submit={t("md.save")} busy={command.isPending} disabled={!!wrong} error={command.error} onSubmit={submit} onClose={onClose}>
      {FIELDS.map((each) => (
        <Field key={each} id={`recall-${each}`} label={t(`recall.target.${each}`)} wrong={wrong === each ? t("recall.number_wrong") : null}>
          <input id={`recall-${each}`} className="input" inputMode="decimal" value={values[each]} onChange={(event) => setValues({ ...values, [each]: event.target.value.trim() })} />
        </Field>
      ))}
    </Dialog>
  );
}
