import { useState } from "react";
import { CustomerDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, named, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { useSession } from "@/c/session";
import { ASK_VISIT, CHANGE_PLAN, EXTEND, HAND_OVER, READ_ACTS, READ_CUSTODY, READ_VISITS, RENAME, SUSPEND } from "../permissions";
import { CustodySection } from "../custody/CustodySection";
import { Visits } from "../visits/Visits";
import { ActDialog, type ActName } from "./ActDialog";
import { Causes } from "./Causes";
import { Phase, Seats, servedBy, Spark, type Row } from "./cells";
import { usePlans } from "./CustomerFilters";
import { Timeline } from "./Timeline";
import { industryName, renewal } from "./words";

/** One customer beside the list: how it fares, why, what was done, and what may be done. */
export function CustomerPanel({ id, cause, onClose }: { id: string; cause: string | null; onClose: () => void }) {
  const query = useRead(CustomerDocument, { id }, { refetchInterval: 60_000 });
  const renew = useRenew(CustomerDocument);
  useFacts((fact) => fact.name.startsWith("vendor.") && fact.subject === id && renew());
  const row = query.data?.customer;
  const [act, setAct] = useState<ActName | null>(null);
  return (
    <SidePanel title={row ? named(row.name) : t("v.column.customer")} onClose={onClose} foot={row && <Acts row={row} choose={setAct} />}>
      <Loaded query={query} what={t("v.column.customer")} rows={8}>
        {({ customer }) => (customer ? <Body row={customer} cause={cause} /> : <Note title={t("v.customer.gone")}>{t("v.customer.gone_why")}</Note>)}
      </Loaded>
      {row && act && <ActDialog key={act} act={act} row={row} onClose={() => setAct(null)} />}
    </SidePanel>
  );
}

function Body({ row, cause }: { row: Row; cause: string | null }) {
  const { can } = useSession();
  return (
    <>
      <Causes row={row} opened={cause} />
      <h3>{t("v.customer.facts")}</h3>
      <Facts row={row} />
      {can(READ_VISITS) && <Visits row={row} />}
      {can(READ_CUSTODY) && <CustodySection row={row} />}
      {can(READ_ACTS) && <Timeline customerId={row.id} />}
    </>
  );
}

function Facts({ row }: { row: Row }) {
  const now = useNow();
  const plan = usePlans().find((each) => each.value === row.plan)?.label ?? row.plan;
  const until = renewal(row, now);
  return (
    <dl className="pairs">
      <dt>{t("v.column.code")}</dt><dd>{row.slug}</dd>
      <dt>{t("v.column.phase")}</dt><dd><Phase row={row} /></dd>
      <dt>{t("v.column.industry")}</dt><dd>{industryName(row.industry)}</dd>
      <dt>{t("v.column.contact")}</dt><dd>{row.contact || "–"}</dd>
      {servedBy(row) && <><dt>{t("v.column.partner")}</dt><dd>{servedBy(row)}</dd></>}
      <dt>{t("v.column.plan")}</dt><dd>{plan ?? t("v.plan.none")}</dd>
      <dt>{t("v.column.renews_at")}</dt><dd>{row.renewsAt ? <>{until.text} <span className="faint sm">{absolute(row.renewsAt)}</span></> : until.text}</dd>
      {row.graceUntil && <><dt>{t("v.column.grace_until")}</dt><dd>{absolute(row.graceUntil)}</dd></>}
      <dt>{t("v.column.seats")}</dt><dd><Seats row={row} /></dd>
      <dt>{t("v.column.devices")}</dt><dd>{row.devicesLimit === null || row.devicesLimit === undefined ? count(row.devicesUsed) : `${count(row.devicesUsed)} / ${count(row.devicesLimit)}`}</dd>
      {row.readiness !== null && row.readiness !== undefined && <><dt>{t("v.column.readiness")}</dt><dd>{count(row.readiness)}%</dd></>}
      <dt>{t("v.column.days")}</dt><dd><Spark days={row.reportsPerDay} /></dd>
      <dt>{t("v.column.reports_today")}</dt><dd>{count(row.reportsToday)}</dd>
      <dt>{t("v.column.version")}</dt><dd>{row.version}</dd>
      <dt>{t("v.column.measured")}</dt><dd><time dateTime={row.refreshedAt} title={absolute(row.refreshedAt)}>{ago(row.refreshedAt, now)}</time></dd>
    </dl>
  );
}

function Acts({ row, choose }: { row: Row; choose: (act: ActName) => void }) {
  const { can } = useSession();
  const served = ["trial", "active", "grace", "read_only"].includes(row.state);
  const acts: [ActName, boolean][] = [
    ["visit", can(ASK_VISIT) && !row.visit && row.state !== "closed"],
    ["extend", can(EXTEND) && served],
    ["plan", can(CHANGE_PLAN) && served],
    ["resume", can(SUSPEND) && row.state === "suspended"],
    ["rename", can(RENAME) && ["trial", "active", "grace"].includes(row.state)],
    ["hand_over", can(HAND_OVER)],
    ["suspend", can(SUSPEND) && served],
  ];
  const shown = acts.filter(([, may]) => may);
  return shown.length > 0 && shown.map(([act]) => <button key={act} type="button" className={`btn ${act === "suspend" ? "danger" : ""}`} onClick={() => choose(act)}>{t(`v.do.${act}`)}</button>);
}
