import { IconPlus } from "@tabler/icons-react";
import { WageRatesDocument, type WageRatesQuery } from "@/packages/api/generated/graphql";
import { count, named, plantDay, quantity, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, OtherName } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { MANAGE_RATES } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { GradesPanel, RatePanel, RulePanel } from "./RatePanels";
import { WageTabs } from "./WageTabs";
import "./wages.css";

const PAGE = 50;
type Rate = WageRatesQuery["wageRates"]["nodes"][number];

/** Every version of every rate: what is in force, what comes, what was. */
export default function RatesPage() {
  const now = useNow();
  const today = plantDay(now);
  const { can } = useSession();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const basis = route.get("basis");
  const filter = { itemId: null, operationDefinitionId: null, grade: null, basis, on: null };
  const query = useRead(WageRatesDocument, { first: PAGE, after: paging.after, filter, sort: null }, { keep: true });
  const rule = query.data?.wageRules.find((each) => each.effectiveFrom <= today);
  return (
    <div className="page">
      <Head
        title={t("wages.page.wage-rates")}
        figures={query.data && <span>{t("wages.versions")} <b>{count(query.data.wageRates.pageInfo.total)}</b></span>}
        acts={can(MANAGE_RATES) && (
          <>
            <button type="button" className="btn" onClick={() => refine({ grades: "1", new: null, rule: null })}>{t("wages.grades")}</button>
            <button type="button" className="btn" onClick={() => refine({ rule: "1", new: null, grades: null })}>{t("wages.rule")}</button>
            <button type="button" className="btn primary" onClick={() => refine({ new: "1", grades: null, rule: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("wages.new_rate")}</button>
          </>
        )}
      />
      <div className="tools">
        <WageTabs current="wage-rates" />
        {basis && <FilterChip onRemove={() => refine({ basis: null, pages: null })}>{t(`wages.basis_name.${basis}`)}</FilterChip>}
        <div className="end">
          {(["piece", "hour"] as const).filter((each) => each !== basis).map((each) => <button key={each} type="button" className="chip" onClick={() => refine({ basis: each, pages: null })}>{t(`wages.basis_name.${each}`)}</button>)}
        </div>
      </div>
      <p className="standing">{t("wages.rule_now", { a: quantity(rule?.factors.processScrap ?? "0"), b: quantity(rule?.factors.materialScrap ?? "1"), c: quantity(rule?.factors.rework ?? "0") })}</p>
      <Loaded query={query} what={t("wages.page.wage-rates")} rows={8}>
        {({ wageRates: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("wages.no_rates")}>{t("wages.no_rates_why")}</Note> : (
              <DataTable label={t("wages.page.wage-rates")} columns={columns(today)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={860} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="wages.n_rates" />
          </>
        )}
      </Loaded>
      {can(MANAGE_RATES) && route.get("new") && <RatePanel key={route.toString()} start={route} today={today} onClose={() => refine({ new: null, item: null, operation: null, grade: null, since: null })} />}
      {can(MANAGE_RATES) && route.get("rule") && <RulePanel today={today} onClose={() => refine({ rule: null })} />}
      {can(MANAGE_RATES) && route.get("grades") && <GradesPanel today={today} onClose={() => refine({ grades: null })} />}
    </div>
  );
}

function columns(today: string): Column<Rate>[] {
  return [
    { key: "operation", title: t("wages.operation"), phone: "title", cell: (row) => (row.operation ? <><div className="first">{named(row.operation.name)}</div><OtherName name={row.operation.name} /></> : <span className="faint">{t("wages.every_operation")}</span>) },
    { key: "item", title: t("wages.item"), width: 220, cell: (row) => (row.item ? <><div className="first">{row.item.code}</div><div className="second">{named(row.item.name)}</div></> : <span className="faint">{t("wages.every_item")}</span>) },
    { key: "grade", title: t("wages.grade"), width: 90, cell: (row) => row.grade ?? <span className="faint">{t("wages.every_grade")}</span> },
    { key: "amount", title: t("wages.rate"), width: 150, align: "right", cell: (row) => (row.amount === null || row.amount === undefined ? t("wages.ended") : <><b className="strong">{quantity(row.amount)}</b><div className="second">{t(`wages.basis.${row.basis}`)}</div></>) },
    { key: "since", title: t("wages.effective_from"), width: 130, cell: (row) => row.effectiveFrom },
    { key: "version", title: t("wages.version_title"), width: 90, align: "right", phone: "corner", cell: (row) => (row.effectiveFrom > today ? t("wages.future") : t("wages.version", { n: row.version })) },
  ];
}
