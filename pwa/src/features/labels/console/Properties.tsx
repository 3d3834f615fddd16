import { useState } from "react";
import { LabelThingsDocument, type LabelFieldsQuery } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { refine } from "@/c/router";
import { FileButton } from "@/features/masterdata/console/FileButton";
import { elementName } from "./parts";
import { replaced, SYMBOLOGIES, turned, TURNS, without, type Design, type Element, type Turn } from "./design";

interface Props {
  design: Design;
  chosen: string | null;
  fields: LabelFieldsQuery["labelFields"];
  subject: string;
  sample: string | null;
  editable: boolean;
  onChoose: (id: string | null) => void;
  onChange: (design: Design) => void;
}

/** What the chosen element is, in numbers; without one, the label itself and the list of its elements. */
export function Properties(props: Props) {
  const element = props.design.elements.find((each) => each.id === props.chosen);
  return (
    <section className="label-side" aria-label={t("label.properties")}>
      {element ? <OfElement {...props} element={element} /> : <OfLabel {...props} />}
      <h2>{t("label.elements")}</h2>
      <ul className="label-list">
        {props.design.elements.map((each) => (
          <li key={each.id}><button type="button" className="link" aria-pressed={each.id === props.chosen} onClick={() => props.onChoose(each.id === props.chosen ? null : each.id)}>{elementName(props.design, each.id)}</button><span className="second">{spoken(each.text ?? "", props.fields)}</span></li>
        ))}
        {props.design.elements.length === 0 && <li className="second">{t("label.empty")}</li>}
      </ul>
      <Sample subject={props.subject} sample={props.sample} />
    </section>
  );
}

/** A content with the names of its fields as people say them. */
const spoken = (text: string, fields: Props["fields"]): string => text.replace(/\{([^{}]+)\}/g, (_, name: string) => `‹${named(fields.find((each) => each.name === name)?.label) || name}›`);

function Num({ id, label, value, step, least, disabled, onChange }: { id: string; label: string; value: number; step: number; least: number; disabled: boolean; onChange: (value: number) => void }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" type="number" step={step} min={least} value={value} disabled={disabled} onChange={(event) => { const next = event.target.valueAsNumber; if (Number.isFinite(next)) onChange(next); }} />
    </div>
  );
}

/** A line and a box look the same at every turn. */
const TURNING: ReadonlySet<Element["kind"]> = new Set(["text", "barcode", "picture"]);

function OfElement({ design, element, fields, editable, onChoose, onChange }: Props & { element: Element }) {
  const set = (change: Partial<Element>): void => onChange(replaced(design, element.id, change));
  const off = !editable;
  const places = [["x", 0], ["y", 0], ["width", 0.1], ["height", 0.1]] as const;
  return (
    <>
      <h2>{elementName(design, element.id)}</h2>
      <div className="label-numbers">{places.map(([key, least]) => <Num key={key} id={`element-${key}`} label={t(`label.at.${key}`)} value={element[key]} step={0.5} least={least} disabled={off} onChange={(value) => set({ [key]: value })} />)}</div>
      {TURNING.has(element.kind) && <Field id="element-turn" label={t("label.turn")}><select id="element-turn" className="input" disabled={off} value={String(element.turn ?? 0)} onChange={(event) => onChange(turned(design, element.id, Number(event.target.value) as Turn))}>{TURNS.map((each) => <option key={each} value={String(each)}>{t(`label.turn.${each}`)}</option>)}</select></Field>}
      {(element.kind === "text" || element.kind === "barcode") && (
        <>
          <Field id="element-text" label={t("label.content")} hint={t("label.content_hint")}><textarea id="element-text" className="input" rows={2} maxLength={500} disabled={off} value={element.text ?? ""} onChange={(event) => set({ text: event.target.value })} /></Field>
          {editable && (
            <Field id="element-field" label={t("label.insert")}>
              <select id="element-field" className="input" value="" onChange={(event) => { if (event.target.value) set({ text: `${element.kind === "barcode" ? "" : element.text ?? ""}{${event.target.value}}` }); }}>
                <option value="">{t("label.choose_field")}</option>
                {fields.map((each) => <option key={each.name} value={each.name}>{named(each.label)} ({each.sample})</option>)}
              </select>
            </Field>
          )}
        </>
      )}
      {element.kind === "text" && (
        <>
          <Num id="element-size" label={t("label.points")} value={element.size ?? 9} step={0.5} least={5} disabled={off} onChange={(size) => set({ size })} />
          <Field id="element-align" label={t("label.align")}><select id="element-align" className="input" disabled={off} value={element.align ?? "left"} onChange={(event) => set({ align: event.target.value as Element["align"] })}>{(["left", "center", "right"] as const).map((each) => <option key={each} value={each}>{t(`label.align.${each}`)}</option>)}</select></Field>
          <label className="check"><input type="checkbox" disabled={off} checked={element.bold ?? false} onChange={(event) => set({ bold: event.target.checked })} /> {t("label.bold")}</label>
        </>
      )}
      {element.kind === "barcode" && <Field id="element-symbology" label={t("label.symbology")}><select id="element-symbology" className="input" disabled={off} value={element.symbology ?? "qr"} onChange={(event) => set({ symbology: event.target.value })}>{SYMBOLOGIES.map((each) => <option key={each} value={each}>{t(`label.symbology.${each}`)}</option>)}</select></Field>}
      {element.kind === "box" && <Num id="element-stroke" label={t("label.stroke")} value={element.stroke ?? 0.3} step={0.1} least={0.1} disabled={off} onChange={(stroke) => set({ stroke })} />}
      {element.kind === "picture" && editable && <FileButton accept="image/png,image/jpeg,image/webp" label={t("label.choose_picture")} onStored={(picture) => set({ picture })} />}
      {editable && <div className="acts"><button type="button" className="btn" onClick={() => onChoose(null)}>{t("label.done")}</button><button type="button" className="btn danger" onClick={() => { onChange(without(design, element.id)); onChoose(null); }}>{t("label.remove")}</button></div>}
    </>
  );
}

function OfLabel({ design, editable, onChange }: Props) {
  const off = !editable;
  return (
    <>
      <h2>{t("label.paper")}</h2>
      <div className="label-numbers">
        <Num id="paper-width" label={t("label.width_mm")} value={design.width} step={1} least={5} disabled={off} onChange={(width) => onChange({ ...design, width })} />
        <Num id="paper-height" label={t("label.height_mm")} value={design.height} step={1} least={5} disabled={off} onChange={(height) => onChange({ ...design, height })} />
        <Num id="paper-gap" label={t("label.gap_mm")} value={design.gap ?? 3} step={0.5} least={0} disabled={off} onChange={(gap) => onChange({ ...design, gap })} />
        <div className="field"><label htmlFor="paper-dpi">{t("label.dpi")}</label><select id="paper-dpi" className="input" disabled={off} value={String(design.dpi)} onChange={(event) => onChange({ ...design, dpi: Number(event.target.value) })}>{[203, 300, 600].map((each) => <option key={each} value={String(each)}>{each}</option>)}</select></div>
      </div>
    </>
  );
}

/** Sample words, or what a real thing would have on its label. */
function Sample({ subject, sample }: { subject: string; sample: string | null }) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const query = useRead(LabelThingsDocument, { text: asked }, { enabled: asked !== "" });
  const found = (query.data?.identify.candidates ?? []).filter((each) => each.kind === subject);
  return (
    <form onSubmit={(event) => { event.preventDefault(); setAsked(text.trim()); }}>
      <Field id="label-sample" label={t("label.sample")} hint={asked !== "" && query.data && found.length === 0 ? t("label.scan_nothing", { text: asked }) : t("label.sample_hint")}>
        <input id="label-sample" className="input" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="acts">
        {found.map((each) => <button key={each.id} type="button" className="chip" onClick={() => refine({ sample: each.id })}>{each.text}</button>)}
        {sample && <button type="button" className="btn" onClick={() => refine({ sample: null })}>{t("label.sample_words")}</button>}
        <button type="submit" className="btn" disabled={!text.trim()}>{t("label.find")}</button>
      </div>
    </form>
  );
}
