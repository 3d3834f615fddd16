import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { Select } from "antd";
import { useState } from "react";
import { BomDetailDocument, BomTreeDocument, CreateBomDocument, ItemDetailDocument, ReviseBomDocument, UnitsDocument, type BomDetailQuery } from "@/packages/api/generated/graphql";
import { count, named, plantDay, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { go } from "@/c/router";
import { inputOf, linesOf, moved, newLine, wrongLines, type DraftLine } from "./bomDraft";
import { ItemPick, type ItemChoice } from "./ItemPick";
import { Section } from "./shared";

type Bom = NonNullable<BomDetailQuery["bom"]>;

/** Writes the next version (from what there is) or goes on with a draft. */
export function BomEditor({ item, from, draft }: { item: ItemChoice; from?: Bom | null; draft?: Bom; }) {
  const [lines, setLines] = useState<DraftLine[]>(() => { const given = linesOf(draft ?? from); return given.length ? given : [newLine()]; });
  const [since, setSince] = useState<string | null>(draft?.effectiveFrom ?? plantDay());
  const [until, setUntil] = useState<string | null>(draft?.effectiveTo ?? null);
  const [tried, setTried] = useState(false);
  const create = useCommand(CreateBomDocument, (reply) => reply.createBom);
  const revise = useCommand(ReviseBomDocument, (reply) => reply.reviseBom);
  const renew = useRenew(BomDetailDocument, BomTreeDocument, ItemDetailDocument);
  const wrong = wrongLines(lines);
  const change = (key: number, part: Partial<DraftLine>): void => setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const remove = (key: number): void => setLines(lines.filter((line) => line.key !== key).map((line) => (line.alternativeOf === key ? { ...line, alternativeOf: null } : line)));
  const send = (): void => {
    setTried(true);
    if (wrong.size > 0 || !since) return;
    const shared = { lines: inputOf(lines), effectiveFrom: since, effectiveTo: until };
    const after = { onSuccess: (made: { id: string }) => { renew(); go(`/boms/${made.id}`); } };
    if (draft) revise.mutate({ input: { bomId: draft.id, ...shared } }, after);
    else create.mutate({ input: { itemId: item.id, ...shared } }, after);
  };
  return (
    <Section title={t("bom.lines")}>
      <div className="md-grid-scroll">
        <table className="md-grid" aria-label={t("bom.lines")}>
          <thead><tr>{["position", "component", "quantity", "unit", "scrap", "step", "alternative", "phantom", "note"].map((key) => <th key={key} scope="col">{t(`bom.${key}`)}</th>)}<th scope="col"><span className="sr-only">{t("md.acts")}</span></th></tr></thead>
          <tbody>
            {lines.map((line, at) => (
              <LineRow key={line.key} line={line} at={at} lines={lines} invalid={tried && wrong.has(line.key)} onChange={(part) => change(line.key, part)} onMove={(by) => setLines(moved(lines, at, by))} onRemove={() => remove(line.key)} />
            ))}
          </tbody>
        </table>
      </div>
      <p style={{ margin: "8px 0 16px" }}><button type="button" className="btn" onClick={() => setLines([...lines, newLine()])}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("bom.add_line")}</button></p>
      <div className="md-two" style={{ maxWidth: 480 }}>
        <Field id="bom-since" label={t("md.from_day")}><DayPicker id="bom-since" value={since} onChange={setSince} required /></Field>
        <Field id="bom-until" label={t("md.until_day")} optional><DayPicker id="bom-until" value={until} onChange={setUntil} /></Field>
      </div>
      {tried && wrong.size > 0 && <div className="inline-problem" role="alert">{t("bom.lines_wrong", { n: count(wrong.size) })}</div>}
      <Refused error={create.error ?? revise.error} />
      <div className="dialog-foot" style={{ justifyContent: "flex-start" }}>
        <button type="button" className="btn primary" disabled={create.isPending || revise.isPending} onClick={send}>{create.isPending || revise.isPending ? t("kit.sending") : t(draft ? "md.save" : "md.make_draft")}</button>
        <button type="button" className="btn" onClick={() => go(draft ? `/boms/${draft.id}` : `/items/${item.id}`, draft ? {} : { tab: "bom" })}>{t("kit.cancel")}</button>
      </div>
    </Section>
  );
}

interface RowProps { line: DraftLine; at: number; lines: readonly DraftLine[]; invalid: boolean; onChange: (part: Partial<DraftLine>) => void; onMove: (by: number) => void; onRemove: () => void }

function LineRow({ line, at, lines, invalid, onChange, onMove, onRemove }: RowProps) {
  const units = useRead(UnitsDocument, {}, { staleTime: 60_000 }).data?.units ?? [];
  const n = count(at + 1);
  const said = (key: string): string => t("bom.of_line", { what: t(`bom.${key}`), n });
  const text = (key: "quantity" | "scrap" | "step" | "note", narrow = true) => (
    <input className={`input ${narrow ? "md-narrow" : ""}`} aria-label={said(key)} aria-invalid={(invalid && key !== "note") || undefined} inputMode={key === "note" ? undefined : "decimal"} value={line[key]} onChange={(event) => onChange({ [key]: event.target.value })} />
  );
  const mains = lines.map((each, place) => ({ each, place })).filter(({ each }) => each.key !== line.key && each.alternativeOf === null);
  return (
    <tr>
      <td className="faint" style={{ paddingTop: 11 }}>{10 * (at + 1)}</td>
      <td><ItemPick id={`line-${line.key}`} label={said("component")} value={line.item} invalid={invalid && !line.item} onPick={(item) => onChange({ item, unitId: "" })} /></td>
      <td>{text("quantity")}</td>
      <td>
        <Select aria-label={said("unit")} style={{ width: 96 }} value={line.unitId || line.item?.unitId || null} onChange={(unitId: string) => onChange({ unitId: unitId === line.item?.unitId ? "" : unitId })}
          options={units.map((each) => ({ value: each.id, label: unitName(each.code) === each.code ? named(each.name) : unitName(each.code) }))} />
      </td>
      <td>{text("scrap")}</td>
      <td>{text("step")}</td>
      <td><Select aria-label={said("alternative")} style={{ width: 110 }} value={line.alternativeOf ?? 0} onChange={(of: number) => onChange({ alternativeOf: of || null })} options={[{ value: 0, label: "–" }, ...mains.map(({ each, place }) => ({ value: each.key, label: `${10 * (place + 1)} ${each.item?.code ?? ""}` }))]} /></td>
      <td style={{ paddingTop: 11 }}><input type="checkbox" aria-label={said("phantom")} checked={line.phantom} onChange={(event) => onChange({ phantom: event.target.checked })} /></td>
      <td>{text("note", false)}</td>
      <td className="md-acts">
        <button type="button" className="btn ghost icon" disabled={at === 0} aria-label={t("md.up", { n })} onClick={() => onMove(-1)}><IconArrowUp size={16} stroke={1.75} /></button>
        <button type="button" className="btn ghost icon" disabled={at === lines.length - 1} aria-label={t("md.down", { n })} onClick={() => onMove(1)}><IconArrowDown size={16} stroke={1.75} /></button>
        <button type="button" className="btn ghost icon" disabled={lines.length === 1} aria-label={t("md.remove_line", { n })} onClick={onRemove}><IconTrash size={16} stroke={1.75} /></button>
      </td>
    </tr>
  );
}
