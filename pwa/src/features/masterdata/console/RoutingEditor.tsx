import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { Select } from "antd";
import { useState } from "react";
import {
  CreateRoutingDocument, DefinitionsDocument, ItemDetailDocument, PlantPlacesDocument, ReviseRoutingDocument, RoutingDetailDocument, type PlantPlacesQuery, type RoutingDetailQuery,
} from "@/packages/api/generated/graphql";
import { count, named, plantDay, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Field, Pills } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { go } from "@/c/router";
import { moved } from "./bomDraft";
import type { ItemChoice } from "./ItemPick";
import { inputOf, newAlternative, newStep, sequences, stepsOf, wrongSteps, type DefinitionChoice, type DraftAlternative, type DraftStep } from "./routingDraft";
import { Section } from "./shared";
import { StepGraph } from "./StepGraph";

type Routing = NonNullable<RoutingDetailQuery["routing"]>;
type Centers = PlantPlacesQuery["workCenters"];
const MODES = ["any", "counter", "box", "serial"];

export function RoutingEditor({ item, from, draft }: { item: ItemChoice; from?: Routing | null; draft?: Routing }) {
  const [steps, setSteps] = useState<DraftStep[]>(() => { const given = stepsOf(draft ?? from); return given.length ? given : [newStep([])]; });
  const [since, setSince] = useState<string | null>(draft?.effectiveFrom ?? plantDay());
  const [until, setUntil] = useState<string | null>(draft?.effectiveTo ?? null);
  const [tried, setTried] = useState(false);
  const definitions = useRead(DefinitionsDocument, { first: 200, after: null, search: null }, { staleTime: 60_000 }).data?.operationDefinitions.nodes ?? [];
  const centers = useRead(PlantPlacesDocument, {}, { staleTime: 60_000 }).data?.workCenters ?? [];
  const create = useCommand(CreateRoutingDocument, (reply) => reply.createRouting);
  const revise = useCommand(ReviseRoutingDocument, (reply) => reply.reviseRouting);
  const renew = useRenew(RoutingDetailDocument, ItemDetailDocument);
  const wrong = wrongSteps(steps);
  const number = sequences(steps);
  const change = (key: number, part: Partial<DraftStep>): void => setSteps(steps.map((step) => (step.key === key ? { ...step, ...part } : step)));
  const remove = (key: number): void => setSteps(steps.filter((step) => step.key !== key).map((step) => ({ ...step, after: step.after.filter((each) => each !== key) })));
  const send = (): void => {
    setTried(true);
    if (wrong.size > 0 || !since) return;
    const shared = { steps: inputOf(steps), effectiveFrom: since, effectiveTo: until };
    const after = { onSuccess: (made: { id: string }) => { renew(); go(`/routings/${made.id}`); } };
    if (draft) revise.mutate({ input: { routingId: draft.id, ...shared } }, after);
    else create.mutate({ input: { itemId: item.id, ...shared } }, after);
  };
  const nodes = steps.map((step) => {
    const definition = definitions.find((each) => each.id === step.definitionId);
    const center = centers.find((each) => each.id === (step.workCenterId || definition?.workCenterId));
    return { id: String(step.key), sequence: number.get(step.key) ?? 0, predecessorIds: step.after.map(String), title: step.nameZh && step.nameEn ? named({ zh: step.nameZh, en: step.nameEn }) : definition ? named(definition.name) : t("routing.unnamed"), place: center ? named(center.name) : t("routing.no_place"), note: "" };
  });
  return (
    <>
      <StepGraph steps={nodes} />
      <Section title={t("routing.steps")}>
        {steps.map((step, at) => (
          <StepEdit key={step.key} step={step} at={at} steps={steps} definitions={definitions} centers={centers} invalid={tried && wrong.has(step.key)}
            onChange={(part) => change(step.key, part)} onMove={(by) => setSteps(moved(steps, at, by))} onRemove={() => remove(step.key)} />
        ))}
        <p style={{ marginBottom: 16 }}><button type="button" className="btn" onClick={() => setSteps([...steps, newStep(steps.length ? [steps[steps.length - 1]!.key] : [])])}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("routing.add_step")}</button></p>
        <div className="md-two" style={{ maxWidth: 480 }}>
          <Field id="routing-since" label={t("md.from_day")}><DayPicker id="routing-since" value={since} onChange={setSince} required /></Field>
          <Field id="routing-until" label={t("md.until_day")} optional><DayPicker id="routing-until" value={until} onChange={setUntil} /></Field>
        </div>
        {tried && wrong.size > 0 && <div className="inline-problem" role="alert">{t("routing.steps_wrong", { n: count(wrong.size) })}</div>}
        <Refused error={create.error ?? revise.error} />
        <div className="dialog-foot" style={{ justifyContent: "flex-start" }}>
          <button type="button" className="btn primary" disabled={create.isPending || revise.isPending} onClick={send}>{create.isPending || revise.isPending ? t("kit.sending") : t(draft ? "md.save" : "md.make_draft")}</button>
          <button type="button" className="btn" onClick={() => go(draft ? `/routings/${draft.id}` : `/items/${item.id}`, draft ? {} : { tab: "routing" })}>{t("kit.cancel")}</button>
        </div>
      </Section>
    </>
  );
}

interface EditProps {
  step: DraftStep; at: number; steps: readonly DraftStep[]; definitions: readonly DefinitionChoice[]; centers: Centers; invalid: boolean;
  onChange: (part: Partial<DraftStep>) => void; onMove: (by: number) => void; onRemove: () => void;
}

function StepEdit({ step, at, steps, definitions, centers, invalid, onChange, onMove, onRemove }: EditProps) {
  const n = count(10 * (at + 1));
  const id = (key: string): string => `step-${step.key}-${key}`;
  const definition = definitions.find((each) => each.id === step.definitionId);
  const choose = (definitionId: string): void => {
    const chosen = definitions.find((each) => each.id === definitionId);
    onChange({ definitionId, nameZh: chosen?.name.zh ?? "", nameEn: chosen?.name.en ?? "", workCenterId: chosen?.workCenterId ?? "", workUnitId: "", setup: chosen ? String(chosen.setupSeconds / 60) : "", cycle: chosen?.cycleSeconds ?? "", skills: chosen?.skillCodes.join(" ") ?? "" });
  };
  const others = steps.map((each, place) => ({ value: each.key, label: `${10 * (place + 1)} ${named({ zh: each.nameZh, en: each.nameEn })}` })).filter((each) => each.value !== step.key);
  const text = (key: "nameZh" | "nameEn" | "setup" | "cycle" | "over" | "box" | "skills", unit?: string) => {
    const input = <input id={id(key)} className="input" inputMode={key.startsWith("name") || key === "skills" ? undefined : "decimal"} value={step[key]} onChange={(event) => onChange({ [key]: event.target.value })} />;
    return <Field id={id(key)} label={t(`routing.${key}`)} optional={key === "over" || key === "skills"}>{unit ? <div className="with-unit">{input}<span className="unit">{unit}</span></div> : input}</Field>;
  };
  return (
    <section className="md-edit" aria-label={t("routing.step_n", { n })}>
      <header>
        <b className="strong">{n}</b>{invalid && <span className="inline-problem" role="alert">{t("routing.step_wrong")}</span>}
        <span className="md-acts">
          <button type="button" className="btn ghost icon" disabled={at === 0} aria-label={t("md.up", { n })} onClick={() => onMove(-1)}><IconArrowUp size={16} stroke={1.75} /></button>
          <button type="button" className="btn ghost icon" disabled={at === steps.length - 1} aria-label={t("md.down", { n })} onClick={() => onMove(1)}><IconArrowDown size={16} stroke={1.75} /></button>
          <button type="button" className="btn ghost icon" disabled={steps.length === 1} aria-label={t("md.remove_line", { n })} onClick={onRemove}><IconTrash size={16} stroke={1.75} /></button>
        </span>
      </header>
      <div className="md-two">
        <Field id={id("definition")} label={t("routing.operation")}><Select id={id("definition")} showSearch optionFilterProp="label" value={step.definitionId || null} status={invalid && !step.definitionId ? "error" : undefined} options={definitions.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }))} onChange={choose} /></Field>
        <div className="field" role="group" aria-labelledby={id("after")}>
          <span className="label" id={id("after")}>{t("routing.after")}</span>
          <div className="md-chips">
            {others.map((each) => <label key={each.value} className="md-check"><input type="checkbox" checked={step.after.includes(each.value)} onChange={(event) => onChange({ after: event.target.checked ? [...step.after, each.value] : step.after.filter((key) => key !== each.value) })} /><span>{each.label}</span></label>)}
            {others.length === 0 && <span className="muted">{t("routing.first_step")}</span>}
          </div>
        </div>
        {text("nameZh")}{text("nameEn")}
        <Place id={id("place")} centers={centers} centerId={step.workCenterId || (definition?.workCenterId ?? "")} unitId={step.workUnitId} onChange={(workCenterId, workUnitId) => onChange({ workCenterId, workUnitId })} />
        {text("setup", t("routing.minutes"))}{text("cycle", t("routing.seconds_each"))}
        <Field id={id("mode")} label={t("routing.report_mode")}><Pills name={id("mode")} label={t("routing.report_mode")} value={step.reportMode} options={MODES.map((value) => ({ value, label: t(`routing.mode.${value}`) }))} onChange={(reportMode) => onChange({ reportMode })} /></Field>
        {step.reportMode === "box" ? text("box") : <span />}
        {text("over", "%")}{text("skills")}
      </div>
      <label className="md-check"><input type="checkbox" checked={step.needsApproval} onChange={(event) => onChange({ needsApproval: event.target.checked })} /><span>{t("routing.needs_approval")}</span></label>
      <label className="md-check"><input type="checkbox" checked={step.skipAllowed} onChange={(event) => onChange({ skipAllowed: event.target.checked })} /><span>{t("routing.skip_allowed")}</span></label>
      {step.alternatives.map((each, place) => <Alternative key={each.key} alternative={each} n={place + 1} centers={centers} onChange={(part) => onChange({ alternatives: step.alternatives.map((other) => (other.key === each.key ? { ...other, ...part } : other)) })} onRemove={() => onChange({ alternatives: step.alternatives.filter((other) => other.key !== each.key) })} />)}
      <button type="button" className="btn ghost" onClick={() => onChange({ alternatives: [...step.alternatives, newAlternative()] })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("routing.add_alternative")}<span className="sr-only"> {n}</span></button>
    </section>
  );
}

function Place({ id, centers, centerId, unitId, onChange }: { id: string; centers: Centers; centerId: string; unitId: string; onChange: (centerId: string, unitId: string) => void }) {
  const units = centers.find((each) => each.id === centerId)?.workUnits ?? [];
  return (
    <>
      <Field id={`${id}-center`} label={t("places.center")}><Select id={`${id}-center`} showSearch optionFilterProp="label" value={centerId || null} options={centers.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }))} onChange={(next: string) => onChange(next, "")} /></Field>
      <Field id={`${id}-unit`} label={t("places.unit")} optional><Select id={`${id}-unit`} value={unitId} options={[{ value: "", label: "–" }, ...units.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` }))]} onChange={(next: string) => onChange(centerId, next)} /></Field>
    </>
  );
}

function Alternative({ alternative, n, centers, onChange, onRemove }: { alternative: DraftAlternative; n: number; centers: Centers; onChange: (part: Partial<DraftAlternative>) => void; onRemove: () => void }) {
  const id = `alt-${alternative.key}`;
  const text = (key: "setup" | "cycle", unit: string) => <Field id={`${id}-${key}`} label={t(`routing.${key}`)} optional><div className="with-unit"><input id={`${id}-${key}`} className="input" inputMode="decimal" value={alternative[key]} onChange={(event) => onChange({ [key]: event.target.value })} /><span className="unit">{unit}</span></div></Field>;
  return (
    <section className="md-alt" aria-label={t("routing.alternative_n", { n: count(n) })}>
      <div className="md-line" style={{ alignItems: "center" }}><span className="muted">{t("routing.alternative_n", { n: count(n) })}</span><button type="button" className="btn ghost icon" aria-label={t("routing.remove_alternative", { n: count(n) })} onClick={onRemove}><IconTrash size={16} stroke={1.75} /></button></div>
      <div className="md-two">
        <Place id={id} centers={centers} centerId={alternative.workCenterId} unitId={alternative.workUnitId} onChange={(workCenterId, workUnitId) => onChange({ workCenterId, workUnitId })} />
        {text("setup", t("routing.minutes"))}{text("cycle", t("routing.seconds_each"))}
      </div>
    </section>
  );
}
