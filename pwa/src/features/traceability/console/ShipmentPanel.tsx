import { IconPlus, IconX } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { CreateShipmentDocument, ReviseShipmentDocument, ShipmentDetailDocument, ShipmentsDocument, type ShipmentDetailQuery } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { formKeys } from "@/c/kit/formKeys";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { go } from "@/c/router";
import { ItemPick, type ItemChoice } from "@/features/masterdata/console/ItemPick";
import { QuantityField } from "./LotDialogs";
import { isAbove } from "./model/amounts";
import { PartnerPick } from "./Picks";

export type ShipmentFull = NonNullable<ShipmentDetailQuery["shipment"]>;
interface Line { key: string; item: ItemChoice | null; quantity: string }
const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;
const FACTS = ["customerPo", "carrier", "trackingNumber", "address", "note"] as const;
let made = 0;
const empty = (): Line => ({ key: `s${++made}`, item: null, quantity: "" });
const right = (line: Line): boolean => line.item !== null && QUANTITY.test(line.quantity) && isAbove(line.quantity);

/** A shipment before anything leaves: for whom, what, how much. */
export function ShipmentPanel({ shipment, onClose }: { shipment?: ShipmentFull; onClose: () => void }) {
  const [customer, setCustomer] = useState<string | null>(shipment?.customer.id ?? null);
  const [facts, setFacts] = useState<Record<string, string>>(() => Object.fromEntries(FACTS.map((key) => [key, shipment?.[key] ?? ""])));
  const [lines, setLines] = useState<Line[]>(() => shipment?.lines.map((each) => ({ key: each.id, item: { revision: 0, ...each.item } as ItemChoice, quantity: each.quantity })) ?? [empty()]);
  const [tried, setTried] = useState(false);
  const create = useCommand(CreateShipmentDocument, (reply) => reply.createShipment);
  const revise = useCommand(ReviseShipmentDocument, (reply) => reply.reviseShipment);
  const renew = useRenew(ShipmentsDocument, ShipmentDetailDocument);
  const put = (key: string, change: Partial<Line>): void => setLines((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const busy = create.isPending || revise.isPending;
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    if (!customer) return document.getElementById("ship-customer")?.focus();
    const wrong = lines.find((each) => !right(each));
    if (wrong) return document.getElementById(`ship-${wrong.item ? "quantity" : "item"}-${wrong.key}`)?.focus();
    if (busy) return;
    const shared = { ...Object.fromEntries(FACTS.map((key) => [key, facts[key]?.trim() ?? ""])), lines: lines.map((each) => ({ itemId: each.item?.id ?? "", quantity: each.quantity })) };
    if (shipment) revise.mutate({ input: { shipmentId: shipment.id, ...shared } }, { onSuccess: () => { renew(); onClose(); } });
    else create.mutate({ input: { customerId: customer, ...shared } }, { onSuccess: (row) => { renew(); go(`/shipments/${row.id}`); } });
  };
  return (
    <SidePanel title={shipment ? t("ship.edit_title", { number: shipment.number }) : t("ship.new")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        {shipment ? <p className="dialog-lead">{named(shipment.customer.name)}</p> : (
          <Field id="ship-customer" label={t("order.customer")} wrong={tried && !customer ? t("ship.customer_missing") : null}><PartnerPick id="ship-customer" label={t("order.customer")} kind="customers" value={customer} onPick={setCustomer} /></Field>
        )}
        <h3>{t("ship.lines")}</h3>
        {lines.map((line, at) => (
          <div key={line.key} className="mat-sub">
            <Field id={`ship-item-${line.key}`} label={t("ship.line_n", { n: count(at + 1) })} wrong={tried && !line.item ? t("new_order.item_missing") : null}>
              <span className="with-act">
                <ItemPick id={`ship-item-${line.key}`} label={t("ship.line_n", { n: count(at + 1) })} value={line.item} onPick={(item) => put(line.key, { item })} />
                {lines.length > 1 && <button type="button" className="btn ghost icon" aria-label={t("ship.remove_line", { n: count(at + 1) })} onClick={() => setLines((all) => all.filter((each) => each.key !== line.key))}><IconX size={16} stroke={1.75} /></button>}
              </span>
            </Field>
            <QuantityField id={`ship-quantity-${line.key}`} label={t("mat.quantity")} unit={line.item?.unit ?? ""} value={line.quantity} wrong={tried && line.item && !right(line) ? t("mat.quantity_wrong") : null} onChange={(quantity) => put(line.key, { quantity })} />
          </div>
        ))}
        <button type="button" className="btn" onClick={() => setLines((all) => [...all, empty()])}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("ship.add_line")}</button>
        <h3>{t("ship.paper")}</h3>
        {FACTS.map((key) => (
          <Field key={key} id={`ship-${key}`} label={t(`ship.${key}`)} optional><input id={`ship-${key}`} className="input" maxLength={key === "note" || key === "address" ? 240 : 80} value={facts[key] ?? ""} onChange={(event) => setFacts((all) => ({ ...all, [key]: event.target.value }))} /></Field>
        ))}
        <Refused error={create.error ?? revise.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={busy}>{busy ? t("kit.sending") : t(shipment ? "md.save" : "ship.create")}</button>
        </div>
      </form>
    </SidePanel>
  );
}
