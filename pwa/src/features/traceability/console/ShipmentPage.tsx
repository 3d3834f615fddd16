import { IconPencil, IconTruckDelivery } from "@tabler/icons-react";
import { useState } from "react";
import { CancelShipmentDocument, ShipmentDetailDocument, ShipmentsDocument } from "@/packages/api/generated/graphql";
import { absolute, date, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Dot } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { go, href } from "@/c/router";
import { useSession } from "@/c/session";
import { Crumbs, Section } from "@/features/masterdata/console/shared";
import { movementColumns } from "./MovementsPage";
import { isZero } from "./model/amounts";
import { shareOut, type Scan } from "./model/scans";
import { Fact, Facts, ItemCell } from "./parts";
import { EDIT_SHIPMENTS, SHIP } from "./permissions";
import { ScanOut } from "./ScanOut";
import { ShipmentPanel, type ShipmentFull } from "./ShipmentPanel";
import { ShipmentState } from "./ShipmentsPage";

export default function ShipmentPage({ id = "" }: { id?: string }) {
  const query = useRead(ShipmentDetailDocument, { id });
  return (
    <div className="page scrolls">
      <Loaded query={query} what={t("ship.one")} rows={8} whole>
        {({ shipment }) => (shipment ? <Detail key={shipment.id} shipment={shipment} /> : <Note whole title={t("mat.gone")} acts={<a className="btn" href={href("/shipments")}>{t("ship.title")}</a>}>{t("order.not_found_why")}</Note>)}
      </Loaded>
    </div>
  );
}

function Detail({ shipment }: { shipment: ShipmentFull }) {
  const { can } = useSession();
  const [scans, setScans] = useState<Scan[]>([]);
  const [open, setOpen] = useState<"edit" | "cancel" | null>(null);
  const draft = shipment.state === "draft";
  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <Crumbs items={[{ label: t("ship.title"), path: "/shipments" }]} />
          <h1>{shipment.number} <span>{named(shipment.customer.name)}</span><ShipmentState state={shipment.state} /></h1>
          <p>{t("ship.created")} {date(shipment.createdAt)}{shipment.note && <><Dot />{shipment.note}</>}</p>
        </div>
        <div className="acts">
          {draft && can(SHIP) && <button type="button" className="btn primary" onClick={() => document.getElementById("scan-out")?.focus()}><IconTruckDelivery size={16} stroke={1.75} aria-hidden="true" />{t("ship.scan_out")}</button>}
          {draft && can(EDIT_SHIPMENTS) && <button type="button" className="btn" onClick={() => setOpen("edit")}><IconPencil size={16} stroke={1.75} aria-hidden="true" />{t("act.change")}</button>}
          {draft && can(EDIT_SHIPMENTS) && <button type="button" className="btn" onClick={() => setOpen("cancel")}>{t("ship.cancel")}</button>}
        </div>
      </header>
      <Facts>
        <Fact title={t("ship.customerPo")}>{shipment.customerPo ?? <small>–</small>}</Fact>
        <Fact title={t("ship.carrier")}>{shipment.carrier ?? <small>–</small>} {shipment.trackingNumber && <small>{shipment.trackingNumber}</small>}</Fact>
        {shipment.shippedAt && <Fact title={t("ship.shipped_at")}>{date(shipment.shippedAt)} <small>{shipment.shippedBy} {absolute(shipment.shippedAt).slice(11, 16)}</small></Fact>}
      </Facts>
      {shipment.address && <p className="mat-lead">{t("ship.address")} {shipment.address}</p>}
      <Lines shipment={shipment} scans={scans} />
      {draft && can(SHIP) && <ScanOut shipment={shipment} scans={scans} onScans={setScans} />}
      {shipment.state === "shipped" && <Left shipment={shipment} />}
      {open === "edit" && <ShipmentPanel shipment={shipment} onClose={() => setOpen(null)} />}
      {open === "cancel" && <CancelDialog shipment={shipment} onClose={() => setOpen(null)} />}
    </>
  );
}

type Row = ShipmentFull["lines"][number] & { got: string };

function Lines({ shipment, scans }: { shipment: ShipmentFull; scans: Scan[] }) {
  const shares = shareOut(shipment.lines, scans);
  const draft = shipment.state === "draft";
  const rows: Row[] = shipment.lines.map((line, at) => ({ ...line, got: draft ? (shares[at] ?? "0") : line.shippedQuantity }));
  const columns: Column<Row>[] = [
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "asked", title: t("ship.asked"), width: 150, align: "right", cell: (row) => <>{quantity(row.quantity)} <span className="faint">{unitName(row.item.unit)}</span></> },
    { key: "got", title: t(draft ? "ship.scanned" : "ship.shipped"), width: 150, align: "right", cell: (row) => <span className={isZero(row.got) ? "faint" : row.got === row.quantity || quantity(row.got) === quantity(row.quantity) ? "strong" : "strong late-note"}>{quantity(row.got)}</span> },
  ];
  return <Section title={t("ship.lines")}><DataTable label={t("ship.lines")} columns={columns} groups={[{ key: "all", rows }]} rowKey={(row) => row.id} minWidth={520} /></Section>;
}

/** What really left are the movements that name the shipment. */
function Left({ shipment }: { shipment: ShipmentFull }) {
  const now = useNow();
  return (
    <Section title={t("ship.left")}>
      <DataTable label={t("ship.left")} columns={movementColumns(now, ["kind", "to", "order"])} groups={[{ key: "all", rows: shipment.shipped }]} rowKey={(row) => row.id} minWidth={760} />
    </Section>
  );
}

function CancelDialog({ shipment, onClose }: { shipment: ShipmentFull; onClose: () => void }) {
  const command = useCommand(CancelShipmentDocument, (reply) => reply.cancelShipment);
  const renew = useRenew(ShipmentsDocument, ShipmentDetailDocument);
  return (
    <Dialog open title={t("ship.cancel_title", { number: shipment.number })} submit={t("ship.cancel_submit", { number: shipment.number })} danger busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { shipmentId: shipment.id } }, { onSuccess: () => { renew(); go("/shipments"); } })}>
      <p className="dialog-lead">{t("ship.cancel_effect")}</p>
    </Dialog>
  );
}
