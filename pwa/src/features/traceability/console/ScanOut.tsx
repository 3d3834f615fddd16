import { IconX } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { call } from "@/packages/api";
import { IdentifyDocument, LotDetailDocument, PackDetailDocument, ShipDocument, ShipmentDetailDocument, ShipmentsDocument } from "@/packages/api/generated/graphql";
import { count, named, t, unitName } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { explain } from "@/c/kit/states";
import { Section } from "@/features/masterdata/console/shared";
import { ReasonField } from "./LotDialogs";
import { has, verdict, wanted, type Scan } from "./model/scans";
import { sum } from "./model/amounts";
import { statusName } from "./parts";
import type { ShipmentFull } from "./ShipmentPanel";

interface Props { shipment: ShipmentFull; scans: Scan[]; onScans: (scans: Scan[]) => void }

/** Scan what goes: lots, pieces, closed packs. Everything on the list leaves at once, or nothing. */
export function ScanOut({ shipment, scans, onScans }: Props) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const scan = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const asked = text.trim();
    if (!asked || busy) return;
    setBusy(true);
    try {
      const found = await scanned(asked);
      if (typeof found === "string") setSaid(found);
      else if (has(scans, found.id)) setSaid(t("ship.scanned_already", { thing: found.text }));
      else {
        onScans([...scans, found.kind === "lot" ? { ...found, quantity: wanted(shipment.lines, scans, found.itemId, found.most) } : found]);
        setText("");
        setSaid(null);
      }
    } catch (error) {
      setSaid(explain(error).text);
    } finally {
      setBusy(false);
      document.getElementById("scan-out")?.focus();
    }
  };
  const state = verdict(shipment.lines, scans);
  return (
    <Section title={t("ship.scan_out")}>
      <form className="mat-scan" onSubmit={(event) => void scan(event)}>
        <Field id="scan-out" label={t("ship.scan_label")} wrong={said} hint={t("ship.scan_hint")}>
          <input id="scan-out" className="input" autoComplete="off" value={text} aria-invalid={said ? true : undefined} onChange={(event) => { setText(event.target.value); setSaid(null); }} />
        </Field>
        <button type="submit" className="btn" disabled={busy || !text.trim()}>{t("ship.add_scan")}</button>
      </form>
      {scans.length > 0 && (
        <ul className="mat-rows">
          {scans.map((each, at) => (
            <li key={each.id}>
              <div><b className="strong">{each.text}</b><div className="second">{each.kind === "lot" ? named(each.name) : t("ship.pack_of", { n: count(each.contents.length) })}</div></div>
              {each.kind === "lot" && (
                <span className="with-unit mat-narrow">
                  <input className="input" inputMode="decimal" aria-label={t("ship.quantity_of", { thing: each.text })} value={each.quantity} onChange={(event) => onScans(scans.map((other, n) => (n === at ? { ...each, quantity: event.target.value.replace(/,/g, "").trim() } : other)))} />
                  <span className="unit">{unitName(each.unit)}</span>
                </span>
              )}
              <button type="button" className="btn ghost icon" aria-label={t("ship.remove_scan", { thing: each.text })} onClick={() => onScans(scans.filter((_, n) => n !== at))}><IconX size={16} stroke={1.75} /></button>
            </li>
          ))}
        </ul>
      )}
      {state === "over" && <p className="inline-problem" role="status">{t("ship.over")}</p>}
      <div className="mat-foot"><button type="button" className="btn primary" disabled={state === "empty" || state === "over"} onClick={() => setLeaving(true)}>{t("ship.submit", { n: count(scans.length) })}</button></div>
      {leaving && <ShipDialog shipment={shipment} scans={scans} short={state === "short"} onClose={() => setLeaving(false)} />}
    </Section>
  );
}

const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;

/** What the text stands for, ready for the list; or the sentence why it cannot go on it. */
async function scanned(text: string): Promise<Scan | string> {
  const { identify: meant } = await call(IdentifyDocument, { text });
  const things = meant.candidates.filter((each) => ["lot", "piece", "pack"].includes(each.kind));
  const only = things[0];
  if (!only) return t("ship.not_known", { text });
  if (things.length > 1) return t("ship.several", { text });
  return only.kind === "pack" ? packScan(only.id) : lotScan(only.id);
}

async function lotScan(id: string): Promise<Scan | string> {
  const { lot } = await call(LotDetailDocument, { id });
  if (!lot) return t("mat.gone");
  if (lot.state !== "accepted" && lot.state !== "restricted") return t("ship.not_usable", { lot: lot.number, status: statusName(lot.state) });
  const free = lot.balances.filter((each) => !each.order && !each.packId);
  if (free.length === 0) return t("ship.nothing_free", { lot: lot.number });
  const most = sum(free.map((each) => each.quantity));
  return { kind: "lot", id: lot.id, text: lot.number, itemId: lot.item.id, unit: lot.unit, quantity: most, most, name: lot.item.name };
}

async function packScan(id: string): Promise<Scan | string> {
  const { pack } = await call(PackDetailDocument, { id });
  if (!pack) return t("mat.gone");
  if (pack.state !== "closed") return t("ship.pack_open", { pack: pack.number });
  return { kind: "pack", id: pack.id, text: pack.number, contents: insideOf(pack) };
}

interface Inside { contents: { quantity: string; lot: { item: { id: string } } }[]; packs?: Inside[] }

/** What lies in a pack and in all the packs within it. */
const insideOf = (pack: Inside): { itemId: string; quantity: string }[] => [...pack.contents.map((each) => ({ itemId: each.lot.item.id, quantity: each.quantity })), ...(pack.packs ?? []).flatMap(insideOf)];

function ShipDialog({ shipment, scans, short, onClose }: { shipment: ShipmentFull; scans: Scan[]; short: boolean; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(ShipDocument, (reply) => reply.ship);
  const renew = useRenew(ShipmentsDocument, ShipmentDetailDocument);
  const wrong = scans.find((each) => each.kind === "lot" && !QUANTITY.test(each.quantity));
  const submit = (): void => {
    setTried(true);
    if (wrong || (short && !reason.trim())) return;
    const lots = scans.flatMap((each) => (each.kind === "lot" ? [{ lotId: each.id, quantity: each.quantity }] : []));
    command.mutate({ input: { shipmentId: shipment.id, lots, packIds: scans.flatMap((each) => (each.kind === "pack" ? [each.id] : [])), short, reason: reason.trim() || null } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("ship.ship_title", { number: shipment.number })} submit={t("ship.submit", { n: count(scans.length) })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("ship.ship_effect", { customer: named(shipment.customer.name), n: count(scans.length) })}</p>
      {short && <><div className="hold-effect">{t("ship.short_effect")}</div><ReasonField id="short-reason" value={reason} wrong={tried && !reason.trim() ? t("status.reason_missing") : null} onChange={setReason} /></>}
    </Dialog>
  );
}
