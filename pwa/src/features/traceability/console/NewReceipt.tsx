import { IconCopy, IconPlus, IconX } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { ReceiptsDocument, ReceiveLotsDocument } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { refine } from "@/c/router";
import { FileButton } from "@/features/masterdata/console/FileButton";
import { ItemPick } from "@/features/masterdata/console/ItemPick";
import { Crumbs } from "@/features/masterdata/console/shared";
import { ReasonField } from "./LotDialogs";
import { LocationPick, PartnerPick } from "./Picks";
import { MeasureFields } from "./ReceiptMeasure";
import { refusedFor, refusedNumber } from "./refusals";
import { asInput, copied, emptyLine, wrongOf, type Line } from "./model/receipt";

const PAPERS = "application/pdf,image/png,image/jpeg,image/webp";
const MOST = 200;

/** A delivery with all its lots; nothing is booked before all of it is right. */
export function NewReceipt() {
  const [supplier, setSupplier] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [order, setOrder] = useState("");
  const [location, setLocation] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [lines, setLines] = useState<Line[]>(() => [emptyLine()]);
  const [tried, setTried] = useState(false);
  const [atField, setAtField] = useState(false);
  const command = useCommand(ReceiveLotsDocument, (reply) => reply.receiveLots);
  const renew = useRenew(ReceiptsDocument);
  const put = (key: string, change: Partial<Line>): void => setLines((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const other = atField ? null : command.error;
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    const bad = lines.find((each) => Object.keys(wrongOf(each)).length > 0);
    if (bad) return document.getElementById(`${Object.keys(wrongOf(bad))[0]}-${bad.key}`)?.focus();
    if (command.isPending) return;
    command.mutate(
      { input: { supplierId: supplier, deliveryNote: note.trim() || null, purchaseOrder: order.trim() || null, locationId: location, reason: reason.trim() || null, lots: lines.map(asInput) } },
      { onError: (error) => setAtField(lines.some((each) => Object.keys(refusedOf(each, error)).length > 0)), onSuccess: (receipt) => { renew(); refine({ new: null, receipt: receipt.id }); } },
    );
  };
  return (
    <div className="page scrolls">
      <header className="detail-head"><div className="detail-title"><Crumbs items={[{ label: t("receipt.title"), path: "/receipts" }]} /><h1>{t("receipt.new")}</h1></div></header>
      <form className="mat-form" onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        <div className="mat-two">
          <Field id="receipt-supplier" label={t("receipt.supplier")} optional><PartnerPick id="receipt-supplier" label={t("receipt.supplier")} kind="suppliers" value={supplier} optional onPick={setSupplier} /></Field>
          <Field id="receipt-note" label={t("receipt.delivery_note")} optional><input id="receipt-note" className="input" maxLength={80} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
          <Field id="receipt-po" label={t("receipt.purchase_order")} optional><input id="receipt-po" className="input" maxLength={80} value={order} onChange={(event) => setOrder(event.target.value)} /></Field>
          <Field id="receipt-place" label={t("receipt.to")} optional hint={t("receipt.to_hint")}><LocationPick id="receipt-place" label={t("receipt.to")} value={location} optional onPick={setLocation} /></Field>
        </div>
        <h2 className="mat-lines">{t("receipt.lots")} <span className="faint">{t("lots.n", { n: count(lines.length) })}</span></h2>
        {lines.map((line, at) => (
          <LineForm
            key={line.key} line={line} at={at} tried={tried} error={command.error} only={lines.length === 1} onChange={(change) => put(line.key, change)}
            onCopy={() => setLines((all) => all.flatMap((each) => (each.key === line.key ? [each, copied(each)] : [each])))}
            onRemove={() => setLines((all) => all.filter((each) => each.key !== line.key))}
          />
        ))}
        <button type="button" className="btn" disabled={lines.length >= MOST} onClick={() => setLines((all) => [...all, emptyLine()])}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("receipt.add_lot")}</button>
        {other && <ReasonField id="receipt-reason" value={reason} optional onChange={setReason} />}
        <Refused error={other} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={() => refine({ new: null })}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : t("receipt.submit", { n: count(lines.length) })}</button>
        </div>
      </form>
    </div>
  );
}

const UNITS = ["masterdata.unit_unrelated", "masterdata.unit_unknown"];
const FACTORS = ["traceability.lot_factor_missing", "masterdata.lot_factor_unclear"];

/** What the server said no to, at the field of the line it means. */
function refusedOf(line: Line, error: unknown): ReturnType<typeof wrongOf> {
  const here = ({ item }: Record<string, unknown>): boolean => item === line.item?.code;
  const found = { number: line.number.trim() ? refusedNumber(error, line.number) : null, quantity: line.unit && refusedFor(error, UNITS, here), factor: refusedFor(error, FACTORS, here) };
  return Object.fromEntries(Object.entries(found).filter(([, words]) => words));
}

interface LineProps { line: Line; at: number; tried: boolean; error: unknown; only: boolean; onChange: (change: Partial<Line>) => void; onCopy: () => void; onRemove: () => void }

function LineForm({ line, at, tried, error, only, onChange, onCopy, onRemove }: LineProps) {
  const wrong = tried ? { ...refusedOf(line, error), ...wrongOf(line) } : {};
  const id = (name: string): string => `${name}-${line.key}`;
  const label = t("receipt.lot_n", { n: count(at + 1) });
  const text = (name: "number" | "supplierLot" | "grade", title: string) => (
    <Field id={id(name)} label={title} optional wrong={name === "number" ? wrong.number : null} hint={name === "number" ? t("receipt.number_hint") : undefined}>
      <input id={id(name)} className="input" maxLength={name === "grade" ? 20 : 60} value={line[name]} aria-invalid={(name === "number" && !!wrong.number) || undefined} onChange={(event) => onChange({ [name]: event.target.value })} />
    </Field>
  );
  return (
    <fieldset className="md-edit mat-line">
      <legend className="sr-only">{label}</legend>
      <header>
        <b className="strong">{label}</b>
        <span className="md-acts">
          <button type="button" className="btn ghost" onClick={onCopy}><IconCopy size={16} stroke={1.75} aria-hidden="true" />{t("receipt.copy_lot")}<span className="sr-only"> {label}</span></button>
          {!only && <button type="button" className="btn ghost icon" aria-label={t("receipt.remove_lot", { n: count(at + 1) })} onClick={onRemove}><IconX size={16} stroke={1.75} /></button>}
        </span>
      </header>
      <div className="mat-two">
        <Field id={id("item")} label={t("lots.item")} wrong={wrong.item}><ItemPick id={id("item")} label={t("lots.item")} value={line.item} invalid={!!wrong.item} onPick={(item) => onChange({ item, unit: null, factor: "", factorUnit: null })} /></Field>
        <MeasureFields line={line} wrong={wrong} onChange={onChange} />
        {text("supplierLot", t("lots.supplier_lot"))}
        {text("number", t("lots.number"))}
        <Field id={id("manufacturedOn")} label={t("lot.manufactured_on")} optional><DayPicker id={id("manufacturedOn")} value={line.manufacturedOn} onChange={(manufacturedOn) => onChange({ manufacturedOn })} /></Field>
        <Field id={id("expiresOn")} label={t("lot.expires_on")} optional wrong={wrong.expiresOn} hint={t("receipt.expires_hint")}><DayPicker id={id("expiresOn")} value={line.expiresOn} onChange={(expiresOn) => onChange({ expiresOn })} /></Field>
        {text("grade", t("lot.grade"))}
        <div className="field">
          <span className="label">{t("lot.certificates")}<span className="optional">{t("kit.optional")}</span></span>
          {line.certificates.map((each) => (
            <span key={each.sha256} className="mat-file"><span className="el">{each.name}</span><button type="button" className="btn ghost icon" aria-label={t("receipt.remove_file", { name: each.name })} onClick={() => onChange({ certificates: line.certificates.filter((other) => other.sha256 !== each.sha256) })}><IconX size={14} stroke={1.75} /></button></span>
          ))}
          <FileButton accept={PAPERS} label={t("receipt.add_file")} onStored={(sha256, file) => onChange({ certificates: [...line.certificates.filter((each) => each.sha256 !== sha256), { sha256, name: file.name }] })} />
        </div>
      </div>
    </fieldset>
  );
}
