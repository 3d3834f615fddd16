import { useState } from "react";
import { OrderFamilyDocument, RecordRecoveryDocument, type OrderFamilyQuery } from "@/packages/api/generated/graphql";
import { absolute, dateWithDay, named, quantity, t } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { RECORD_RECOVERY } from "@/c/permissions";
import { go, href } from "@/c/router";
import { useSession } from "@/c/session";
import { useCustomFacts } from "@/features/settings/console/CustomFields";
import { amount, printedText } from "./kinds";
import type { OrderFull } from "./model";
import { useRenewOrders } from "./useOrderActs";

type Family = NonNullable<OrderFamilyQuery["order"]>;
type Relative = Family["children"][number];
type Recovery = Family["recoveries"][number];

/** Where an order came from, what came of it, whom it serves, what moved between orders, and its printed cards. */
export function OrderFamily({ order }: { order: OrderFull }) {
  const query = useRead(OrderFamilyDocument, { id: order.id });
  const own = useCustomFacts("order", order.custom);
  return (
    <div className="family">
      {(own.length > 0 || order.note) && (
        <section><h3>{t("family.own")}</h3><dl className="pairs">{own.map((fact) => <div key={fact.key} style={{ display: "contents" }}><dt>{fact.label}</dt><dd>{fact.value}</dd></div>)}{order.note && <><dt>{t("order.note")}</dt><dd>{order.note}</dd></>}</dl></section>
      )}
      <Loaded query={query} what={t("order.family")} rows={4}>
        {({ order: found }) => found ? <Sections family={found} order={order} empty={own.length === 0 && !order.note} /> : null}
      </Loaded>
    </div>
  );
}

function Sections({ family, order, empty }: { family: Family; order: OrderFull; empty: boolean }) {
  const relatives = [...(family.parent ? [family.parent] : []), ...family.children, ...family.merged, ...(family.mergedInto ? [family.mergedInto] : [])];
  const none = empty && relatives.length + family.demands.length + family.transfers.length + family.recoveries.length + family.prints.length === 0;
  if (none) return <Note title={t("family.none")}>{t("family.none_why")}</Note>;
  return (
    <>
      {relatives.length > 0 && <section><h3>{t("family.orders")}</h3><DataTable label={t("family.orders")} columns={relativeColumns(family)} groups={[{ key: "all", rows: relatives }]} rowKey={(row) => row.id} onOpen={(row) => go(`/orders/${row.id}`)} /></section>}
      {family.demands.length > 0 && (
        <section><h3>{t("family.demands")}</h3>
          <ul className="plain">{family.demands.map(({ demand, quantity: owed }) => (
            <li key={demand.id}><a href={href("/demands", { demand: demand.id, tab: "all" })}>{demand.number}</a><span>{amount(owed, demand.unit)}</span><span>{[named(demand.customer?.name), demand.customerPo].filter(Boolean).join(" ") || t("demand.kind.mts")}</span><span className="faint">{dateWithDay(demand.dueAt)}</span></li>
          ))}</ul>
        </section>
      )}
      {family.recoveries.length > 0 && <Recoveries order={order} recoveries={family.recoveries} />}
      {family.transfers.length > 0 && <section><h3>{t("family.transfers")}</h3><p className="sm muted">{t("family.transfers_why")}</p><DataTable label={t("family.transfers")} columns={TRANSFERS()} groups={[{ key: "all", rows: family.transfers }]} rowKey={(row) => `${row.fromOperation.id} ${row.toOperation.id} ${row.movedAt}`} /></section>}
      {family.prints.length > 0 && <section><h3>{t("family.prints")}</h3><ul className="plain">{family.prints.map((each) => <li key={each.id}>{printedText(each)} {each.size}<span className="faint">{absolute(each.printedAt)}</span></li>)}</ul></section>}
    </>
  );
}

function relativeColumns(family: Family): Column<Relative>[] {
  const relation = (row: Relative): string =>
    row.id === family.parent?.id ? t("family.parent") : row.id === family.mergedInto?.id ? t("order.merged_into") : family.merged.includes(row) ? t("family.merged") : t(`family.child.${row.relation ?? "split"}`);
  return [
    { key: "number", title: t("order.number"), width: 130, phone: "title", cell: (row) => <a className="id" href={href(`/orders/${row.id}`)} tabIndex={-1}>{row.number}</a> },
    { key: "relation", title: t("family.relation"), width: 110, cell: relation },
    { key: "item", title: t("order.item"), phone: "title", cell: (row) => <><div className="first">{named(row.item.name)}</div><div className="second">{row.item.code}</div></> },
    { key: "done", title: t("order.done_of"), width: 110, align: "right", cell: (row) => <>{quantity(row.goodQuantity)}<span className="faint"> / {quantity(row.quantity)}</span></> },
    { key: "due", title: t("order.due"), width: 110, cell: (row) => dateWithDay(row.dueAt) },
    { key: "state", title: t("order.state_title"), width: 90, phone: "corner", cell: (row) => t(`order.state.${row.state}`) },
  ];
}

type Moved = Family["transfers"][number];
const TRANSFERS = (): Column<Moved>[] => [
  { key: "from", title: t("family.from"), phone: "title", cell: (row) => `${row.fromOperation.order.number} ${row.fromOperation.sequence} ${named(row.fromOperation.name)}` },
  { key: "to", title: t("family.to"), width: 130, cell: (row) => row.toOperation.order.number },
  { key: "planned", title: t("order.quantity"), width: 80, align: "right", cell: (row) => quantity(row.plannedQuantity) },
  { key: "good", title: t("report.good"), width: 80, align: "right", cell: (row) => quantity(row.goodQuantity) },
  { key: "scrap", title: t("order.scrap"), width: 80, align: "right", cell: (row) => quantity(Number(row.processScrapQuantity) + Number(row.materialScrapQuantity)) },
  { key: "at", title: t("family.when"), width: 160, phone: "hide", cell: (row) => absolute(row.movedAt) },
];

function Recoveries({ order, recoveries }: { order: OrderFull; recoveries: Recovery[] }) {
  const { can } = useSession();
  const [open, setOpen] = useState<Recovery | null>(null);
  const columns: Column<Recovery>[] = [
    { key: "item", title: t("order.item"), phone: "title", cell: (row) => `${row.item.code} ${named(row.item.name)}` },
    { key: "planned", title: t("recovery.planned"), width: 110, align: "right", cell: (row) => amount(row.plannedQuantity, row.unit) },
    { key: "good", title: t("recovery.good"), width: 110, align: "right", cell: (row) => quantity(row.goodQuantity) },
    { key: "scrap", title: t("recovery.scrap"), width: 110, align: "right", cell: (row) => quantity(row.scrapQuantity) },
    ...(can(RECORD_RECOVERY) && order.state === "released" ? [{ key: "act", title: <span className="sr-only">{t("recovery.act")}</span>, width: 110, cell: (row: Recovery) => <button type="button" className="btn" onClick={() => setOpen(row)}>{t("recovery.act")}</button> }] : []),
  ];
  return (
    <section><h3>{t("recovery.title")}</h3>
      <DataTable label={t("recovery.title")} columns={columns} groups={[{ key: "all", rows: recoveries }]} rowKey={(row) => row.item.id} />
      {open && <RecoveryDialog order={order} recovery={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function RecoveryDialog({ order, recovery, onClose }: { order: OrderFull; recovery: Recovery; onClose: () => void }) {
  const [good, setGood] = useState("");
  const [scrap, setScrap] = useState("");
  const renew = useRenewOrders();
  const command = useCommand(RecordRecoveryDocument, (reply) => reply.recordRecovery);
  const submit = (): void => command.mutate(
    { input: { orderId: order.id, parts: [{ itemId: recovery.item.id, goodQuantity: good.trim() || "0", scrapQuantity: scrap.trim() || "0" }] } },
    { onSuccess: () => { renew(); onClose(); } },
  );
  return (
    <Dialog open title={t("recovery.of", { item: recovery.item.code })} submit={t("recovery.submit")} busy={command.isPending} disabled={!good.trim() && !scrap.trim()} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="recovery-good" label={t("recovery.good")}><input id="recovery-good" className="input" inputMode="decimal" value={good} onChange={(event) => setGood(event.target.value)} /></Field>
      <Field id="recovery-scrap" label={t("recovery.scrap")} optional><input id="recovery-scrap" className="input" inputMode="decimal" value={scrap} onChange={(event) => setScrap(event.target.value)} /></Field>
    </Dialog>
  );
}
