import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { CreateInstructionDocument, DefinitionDetailDocument, ReviseInstructionDocument } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { moved } from "./bomDraft";
import { FileButton, MEDIA } from "./FileButton";
import { ItemPick, type ItemChoice } from "./ItemPick";
import { Media } from "./Media";
import { scopeOf, type InstructionFull } from "./OperationPage";
import { Section } from "./shared";

interface DraftStep { key: number; zh: string; en: string; sha256: string | null; mediaType: string; critical: boolean }
let made = 0;
const blank = (): DraftStep => ({ key: ++made, zh: "", en: "", sha256: null, mediaType: "", critical: false });
const stepsOf = (from?: InstructionFull): DraftStep[] => (from ? from.steps.map((step) => ({ key: ++made, zh: step.text.zh, en: step.text.en, sha256: step.sha256 ?? null, mediaType: step.mediaType ?? "", critical: step.critical })) : [blank()]);

/** Goes on with a draft, or writes the next version of what is approved, or a first one. */
export function InstructionEditor({ definitionId, from, onClose }: { definitionId: string; from?: InstructionFull; onClose: () => void }) {
  const [steps, setSteps] = useState(() => stepsOf(from));
  const [item, setItem] = useState<ItemChoice | null>(null);
  const [sequence, setSequence] = useState("");
  const [tried, setTried] = useState(false);
  const create = useCommand(CreateInstructionDocument, (reply) => reply.createInstruction);
  const revise = useCommand(ReviseInstructionDocument, (reply) => reply.reviseInstruction);
  const renew = useRenew(DefinitionDetailDocument);
  const draft = from?.state === "draft";
  const wrong = steps.some((step) => !step.zh.trim() && !step.en.trim() && !step.sha256) || (sequence.trim() !== "" && !/^[1-9]\d{0,3}$/.test(sequence.trim()));
  const change = (key: number, part: Partial<DraftStep>): void => setSteps(steps.map((step) => (step.key === key ? { ...step, ...part } : step)));
  const send = (): void => {
    setTried(true);
    if (wrong) return;
    const given = steps.map(({ zh, en, sha256, critical }) => ({ textZh: zh.trim(), textEn: en.trim(), sha256, critical }));
    const after = { onSuccess: () => { renew(); onClose(); } };
    if (from && draft) revise.mutate({ input: { instructionId: from.id, steps: given } }, after);
    else create.mutate({ input: { operationDefinitionId: definitionId, itemId: from ? (from.itemId ?? null) : (item?.id ?? null), stepSequence: from ? (from.stepSequence ?? null) : item && sequence.trim() ? Number(sequence) : null, steps: given } }, after);
  };
  return (
    <Section title={from ? t(draft ? "instructions.edit_draft" : "instructions.next_of", { scope: scopeOf(from) }) : t("instructions.new")}>
      {!from && (
        <div className="md-two" style={{ maxWidth: 720 }}>
          <Field id="instruction-item" label={t("instructions.item")} optional hint={t("instructions.item_hint")}><ItemPick id="instruction-item" label={t("instructions.item")} value={item} onPick={setItem} /></Field>
          <Field id="instruction-sequence" label={t("instructions.sequence")} optional hint={t("instructions.sequence_hint")}><input id="instruction-sequence" className="input" inputMode="numeric" disabled={!item} value={sequence} onChange={(event) => setSequence(event.target.value)} /></Field>
        </div>
      )}
      {steps.map((step, at) => <StepEdit key={step.key} step={step} at={at} last={at === steps.length - 1} only={steps.length === 1} onChange={(part) => change(step.key, part)} onMove={(by) => setSteps(moved(steps, at, by))} onRemove={() => setSteps(steps.filter((each) => each.key !== step.key))} />)}
      <p style={{ marginBottom: 16 }}><button type="button" className="btn" onClick={() => setSteps([...steps, blank()])}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("instructions.add_step")}</button></p>
      {tried && wrong && <div className="inline-problem" role="alert">{t("instructions.wrong")}</div>}
      <Refused error={create.error ?? revise.error} />
      <div className="dialog-foot" style={{ justifyContent: "flex-start" }}>
        <button type="button" className="btn primary" disabled={create.isPending || revise.isPending} onClick={send}>{create.isPending || revise.isPending ? t("kit.sending") : t(draft ? "md.save" : "md.make_draft")}</button>
        <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
      </div>
    </Section>
  );
}

interface EditProps { step: DraftStep; at: number; last: boolean; only: boolean; onChange: (part: Partial<DraftStep>) => void; onMove: (by: number) => void; onRemove: () => void }

function StepEdit({ step, at, last, only, onChange, onMove, onRemove }: EditProps) {
  const n = count(at + 1);
  const text = (key: "zh" | "en") => <Field id={`step-${step.key}-${key}`} label={t(`instructions.text_${key}`)} optional><textarea id={`step-${step.key}-${key}`} className="input" rows={3} maxLength={600} value={step[key]} onChange={(event) => onChange({ [key]: event.target.value })} /></Field>;
  return (
    <section className="md-edit" aria-label={t("instructions.step_n", { n })}>
      <header>
        <b className="strong">{n}</b>
        <span className="md-acts">
          <button type="button" className="btn ghost icon" disabled={at === 0} aria-label={t("md.up", { n })} onClick={() => onMove(-1)}><IconArrowUp size={16} stroke={1.75} /></button>
          <button type="button" className="btn ghost icon" disabled={last} aria-label={t("md.down", { n })} onClick={() => onMove(1)}><IconArrowDown size={16} stroke={1.75} /></button>
          <button type="button" className="btn ghost icon" disabled={only} aria-label={t("md.remove_line", { n })} onClick={onRemove}><IconTrash size={16} stroke={1.75} /></button>
        </span>
      </header>
      <div className="md-two">{text("zh")}{text("en")}</div>
      <div className="md-line" style={{ alignItems: "flex-start", marginBottom: 8 }}>
        {step.sha256 && <Media sha256={step.sha256} mediaType={step.mediaType} alt={t("instructions.picture_of", { n })} />}
        <FileButton accept={MEDIA} label={t(step.sha256 ? "instructions.other_picture" : "instructions.add_picture")} onStored={(sha256, file) => onChange({ sha256, mediaType: file.type })} />
        {step.sha256 && <button type="button" className="btn ghost" onClick={() => onChange({ sha256: null, mediaType: "" })}>{t("instructions.no_picture")}</button>}
      </div>
      <label className="md-check"><input type="checkbox" checked={step.critical} onChange={(event) => onChange({ critical: event.target.checked })} /><span>{t("instructions.is_critical")}</span></label>
    </section>
  );
}
