import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { DeclarationsDocument, DeclareSubstancesDocument, ProductSubstancesDocument, SubstanceBooksDocument } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { ItemPick, type ItemChoice } from "@/features/masterdata/console/ItemPick";
import { LotPick, PartnerPick, type LotChoice } from "../Picks";
import { LISTS } from "./parts";

interface Row { substance: string; ppm: string; material: string; exemption: string }
const EMPTY: Row = { substance: "", ppm: "", material: "", exemption: "" };
const PPM = /^\d{1,7}(\.\d{1,6})?$/;
const fits = (ppm: string): boolean => PPM.test(ppm) && Number(ppm) <= 1_000_000;

/** A supplier's declaration, or a laboratory's report with its values. */
export function NewDeclaration({ onClose }: { onClose: () => void }) {
  const books = useRead(SubstanceBooksDocument, {}, { staleTime: 300_000 }).data?.substanceBooks ?? [];
  const [kind, setKind] = useState("declaration");
  const [list, setList] = useState("rohs");
  const [item, setItem] = useState<ItemChoice | null>(null);
  const [supplier, setSupplier] = useState<string | null>(null);
  const [lot, setLot] = useState<LotChoice | null>(null);
  const [text, setText] = useState({ number: "", issuer: "", note: "" });
  const [issued, setIssued] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [rows, setRows] = useState<Row[]>([]);
  const [tried, setTried] = useState(false);
  const command = useCommand(DeclareSubstancesDocument, (reply) => reply.declareSubstances);
  const renew = useRenew(DeclarationsDocument, ProductSubstancesDocument);
  const book = books.find((each) => each.code === list);
  const wrong = { item: !item, number: !text.number.trim(), issued: !issued, rows: rows.some((row) => !row.substance || !fits(row.ppm)) || (kind === "test_report" && rows.length === 0) };
  const change = (at: number, more: Partial<Row>): void => setRows(rows.map((row, n) => (n === at ? { ...row, ...more } : row)));
  const submit = (): void => {
    setTried(true);
    if (!item || !issued || Object.values(wrong).some(Boolean)) return;
    const values = rows.map((row) => ({ substance: row.substance, ppm: row.ppm, material: row.material.trim(), exemption: row.exemption || null }));
    const input = { itemId: item.id, number: text.number.trim(), issuer: text.issuer.trim() || null, note: text.note.trim() || null, kind, listCode: list, supplierId: supplier, lotId: lot?.id ?? null, issuedOn: issued, validUntil: until, values };
    command.mutate({ input }, { onSuccess: () => { renew(); onClose(); } });
  };
  const missing = (bad: boolean, words: string): string | null => (tried && bad ? t(words) : null);
  return (
    <SidePanel title={t("subst.new")} onClose={onClose} foot={<button type="button" className="btn primary" disabled={command.isPending} onClick={submit}>{command.isPending ? t("kit.sending") : t("subst.save")}</button>}>
      <div className="field"><Pills name="subst-kind" label={t("subst.kind")} value={kind} onChange={setKind} options={["declaration", "test_report"].map((value) => ({ value, label: t(`subst.kind.${value}`) }))} /></div>
      <div className="field"><Pills name="subst-list" label={t("subst.list")} value={list} onChange={(next) => { setList(next); setRows([]); }} options={LISTS.map((value) => ({ value, label: named(books.find((each) => each.code === value)?.name ?? { zh: value, en: value }) }))} /></div>
      <Field id="subst-item" label={t("subst.item")} wrong={missing(wrong.item, "subst.item_missing")}><ItemPick id="subst-item" label={t("subst.item")} value={item} onPick={(next) => { setItem(next); setLot(null); }} /></Field>
      <Field id="subst-supplier" label={t("subst.supplier")} optional><PartnerPick id="subst-supplier" label={t("subst.supplier")} kind="suppliers" optional value={supplier} onPick={setSupplier} /></Field>
      {item && <Field id="subst-lot" label={t("subst.lot")} optional hint={lot ? undefined : t("subst.any_lot")}><LotPick id="subst-lot" label={t("subst.lot")} itemId={item.id} value={lot} onPick={setLot} /></Field>}
      <Field id="subst-number" label={t("subst.number")} wrong={missing(wrong.number, "subst.number_missing")}><input id="subst-number" className="input" maxLength={80} value={text.number} onChange={(event) => setText({ ...text, number: event.target.value })} /></Field>
      <Field id="subst-issuer" label={t("subst.issuer")} optional><input id="subst-issuer" className="input" maxLength={200} value={text.issuer} onChange={(event) => setText({ ...text, issuer: event.target.value })} /></Field>
      <Field id="subst-issued" label={t("subst.issued_on")} wrong={missing(wrong.issued, "subst.date_missing")}><DayPicker id="subst-issued" value={issued} onChange={setIssued} /></Field>
      <Field id="subst-until" label={t("subst.valid_until")} optional><DayPicker id="subst-until" value={until} onChange={setUntil} /></Field>
      <fieldset className="subst-values">
        <legend>{t("subst.values")}</legend>
        {rows.map((row, at) => (
          <div key={at} role="group" aria-label={`${t("subst.values")} ${at + 1}`}>
            <select className="input" aria-label={t("subst.substance")} value={row.substance} onChange={(event) => change(at, { substance: event.target.value, exemption: "" })}>
              <option value="">{t("subst.substance")}</option>
              {book?.limits.map((each) => <option key={each.code} value={each.code}>{each.code} {named(each.name)}</option>)}
            </select>
            <input className="input" aria-label={t("subst.ppm")} placeholder={t("subst.ppm")} inputMode="decimal" value={row.ppm} onChange={(event) => change(at, { ppm: event.target.value.replace(/,/g, "").trim() })} />
            <input className="input" aria-label={t("subst.material")} placeholder={t("subst.material")} maxLength={200} value={row.material} onChange={(event) => change(at, { material: event.target.value })} />
            <select className="input" aria-label={t("subst.exemption")} value={row.exemption} onChange={(event) => change(at, { exemption: event.target.value })}>
              <option value="">{t("subst.exemption")}</option>
              {book?.exemptions.filter((each) => each.substances.includes(row.substance)).map((each) => <option key={each.code} value={each.code}>{each.code}</option>)}
            </select>
            <button type="button" className="btn ghost icon" aria-label={t("subst.remove_value")} onClick={() => setRows(rows.filter((_, n) => n !== at))}><IconTrash size={16} stroke={1.75} /></button>
          </div>
        ))}
        {tried && wrong.rows && <div className="wrong" role="alert">{t(rows.length ? "subst.ppm_wrong" : "subst.values_missing")}</div>}
        <button type="button" className="btn" onClick={() => setRows([...rows, EMPTY])}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("subst.add_value")}</button>
      </fieldset>
      <Refused error={command.error} />
    </SidePanel>
  );
}
