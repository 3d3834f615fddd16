import { useState } from "react";
import { MeasureBaselineDocument, RolloutKpisDocument, SetBaselineDocument, type RolloutKpisQuery } from "@/packages/api/generated/graphql";
import { date, percent, quantity, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { RUN_ROLLOUT } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Title } from "./RolloutChoices";

type Row = RolloutKpisQuery["rolloutKpis"][number];
const RATIOS = new Set(["on_time", "missing_rate", "scrap_rate"]);
const shown = (kpi: string, value: string | null | undefined): string => (value === null || value === undefined ? "–" : RATIOS.has(kpi) ? percent(value) : quantity(value));

/** Before and after: what it was, what real reports of the last two weeks say, and which way it went. */
export function Kpis() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(RolloutKpisDocument, {});
  const may = can(RUN_ROLLOUT);
  const chosen = query.data?.rolloutKpis.find((each) => each.kpi === route.get("row"));
  return (
    <>
      <Loaded query={query} what={t("rollout.view.kpis")} rows={4}>
        {({ rolloutKpis }) => (
          <>
            <DataTable label={t("rollout.view.kpis")} columns={columns(may)} groups={[{ key: "all", rows: rolloutKpis }]} rowKey={(row) => row.kpi} onOpen={may ? (row) => refine({ row: row.kpi }) : undefined} minWidth={760} />
            {rolloutKpis[0] && <p className="sm muted kpi-period">{t("rollout.after_period", { first: date(rolloutKpis[0].firstDay), last: date(rolloutKpis[0].lastDay) })}</p>}
            {may && <Measure />}
          </>
        )}
      </Loaded>
      {may && chosen && <BaselinePanel key={chosen.kpi} row={chosen} onClose={() => refine({ row: null })} />}
    </>
  );
}

function columns(may: boolean): Column<Row>[] {
  return [
    { key: "kpi", title: t("rollout.kpi"), phone: "title", cell: (row) => <><Title row={row.kpi} may={may}>{t(`rollout.kpi.${row.kpi}`)}</Title><div className="second">{t(`rollout.kpi_why.${row.kpi}`)}</div></> },
    { key: "before", title: t("rollout.before"), width: 210, align: "right", cell: (row) => (row.before ? <><b>{shown(row.kpi, row.before.value)}</b><div className="second">{row.before.source === "typed" ? t("rollout.typed", { who: row.before.setBy }) : t("rollout.measured", { first: date(row.before.firstDay ?? ""), last: date(row.before.lastDay ?? "") })}</div></> : <span className="faint">{t("rollout.not_set")}</span>) },
    { key: "after", title: t("rollout.after"), width: 130, align: "right", cell: (row) => <b>{shown(row.kpi, row.after)}</b> },
    { key: "verdict", title: t("rollout.change"), width: 130, phone: "corner", cell: (row) => (row.verdict === "better" ? <StatusMark mark="done">{t("rollout.better")}</StatusMark> : row.verdict === "worse" ? <StatusMark mark="late">{t("rollout.worse")}</StatusMark> : row.verdict ? t("rollout.same") : "") },
  ];
}

function Measure() {
  const [first, setFirst] = useState<string | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const command = useCommand(MeasureBaselineDocument, (reply) => reply.measureBaseline);
  const renew = useRenew(RolloutKpisDocument);
  const measure = (): void => { if (first && last) command.mutate({ input: { firstDay: first, lastDay: last } }, { onSuccess: renew }); };
  return (
    <section className="measure">
      <h2>{t("rollout.measure")}</h2>
      <p className="sm muted">{t("rollout.measure_why")}</p>
      <div className="measure-days">
        <Field id="kpi-first" label={t("rollout.first_day")}><DayPicker id="kpi-first" value={first} onChange={setFirst} /></Field>
        <Field id="kpi-last" label={t("rollout.last_day")}><DayPicker id="kpi-last" value={last} onChange={setLast} /></Field>
        <button type="button" className="btn" disabled={command.isPending || !first || !last} onClick={measure}>{command.isPending ? t("kit.sending") : t("rollout.measure_do")}</button>
      </div>
      <Refused error={command.error} />
    </section>
  );
}

function BaselinePanel({ row, onClose }: { row: Row; onClose: () => void }) {
  const ratio = RATIOS.has(row.kpi);
  const [value, setValue] = useState(row.before ? String(ratio ? Number((Number(row.before.value) * 100).toFixed(2)) : Number(row.before.value)) : "");
  const [note, setNote] = useState(row.before?.note ?? "");
  const command = useCommand(SetBaselineDocument, (reply) => reply.setBaseline);
  const renew = useRenew(RolloutKpisDocument);
  const number = Number(value);
  const wrong = value.trim() !== "" && !(number >= 0 && number <= (ratio ? 100 : 1e9));
  const submit = (): void => {
    if (value.trim() && !wrong) command.mutate({ input: { kpi: row.kpi, value: ratio ? (number / 100).toFixed(4) : String(number), note: note.trim() || null } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <SidePanel title={t(`rollout.kpi.${row.kpi}`)} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <Field id="kpi-value" label={t(ratio ? "rollout.before_percent" : "rollout.before_pieces")} wrong={wrong ? t("rollout.value_wrong") : null}><input id="kpi-value" className="input" inputMode="decimal" value={value} onChange={(event) => setValue(event.target.value)} /></Field>
        <Field id="kpi-note" label={t("rollout.source")} optional hint={t("rollout.source_hint")}><input id="kpi-note" className="input" value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} /></Field>
        <Refused error={command.error} />
        <button type="submit" className="btn primary" disabled={command.isPending || !value.trim() || wrong}>{command.isPending ? t("kit.sending") : t("calendar.save")}</button>
      </form>
    </SidePanel>
  );
}
