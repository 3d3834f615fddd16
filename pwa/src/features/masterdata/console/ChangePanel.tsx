import { useState } from "react";
import { ChangeDetailDocument, CreateChangeDocument, EngineeringChangesDocument, ItemDetailDocument, ReviseChangeDocument, type ChangeDetailQuery } from "@/packages/api/generated/graphql";
import { count, plantDay, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { go, useRoute } from "@/c/router";
import { FormPanel, type FormField, type Values } from "./FormPanel";
import { ItemPick, type ItemChoice } from "./ItemPick";

type Change = NonNullable<ChangeDetailQuery["engineeringChange"]>;
interface Subject { kind: string; subjectId: string; label: string }

export const subjectLabel = (each: Change["subjects"][number]): string => {
  const item = each.item.code;
  if (each.bom) return t("changes.subject.bom", { item, n: count(each.bom.version) });
  if (each.routing) return t("changes.subject.routing", { item, n: count(each.routing.version) });
  return t("changes.subject.revision", { item, revision: each.itemRevision?.itemRevision ?? "" });
};

/** Ask that drafts go live together; find them by their item. */
export function ChangePanel({ change, onClose }: { change?: Change; onClose: () => void }) {
  const { query } = useRoute();
  const wanted = { bom: query.get("bom"), routing: query.get("routing") };
  const [subjects, setSubjects] = useState<Subject[]>(() => [
    ...(change?.subjects ?? []).map((each) => ({ kind: each.kind, subjectId: each.subjectId, label: subjectLabel(each) })),
    ...(["bom", "routing"] as const).flatMap((kind) => (wanted[kind] ? [{ kind, subjectId: wanted[kind], label: t(`changes.this_${kind}`) }] : [])),
  ]);
  const [item, setItem] = useState<ItemChoice | null>(null);
  const create = useCommand(CreateChangeDocument, (reply) => reply.createChange);
  const revise = useCommand(ReviseChangeDocument, (reply) => reply.reviseChange);
  const renew = useRenew(EngineeringChangesDocument, ChangeDetailDocument);
  const fields: FormField[] = [{ key: "title", label: t("changes.what") }, { key: "why", label: t("changes.why"), kind: "area" }, { key: "effectiveFrom", label: t("md.from_day"), kind: "day" }];
  const submit = (values: Values): void => {
    const shared = { title: values.title ?? "", why: values.why ?? "", effectiveFrom: values.effectiveFrom ?? "", subjects: subjects.map(({ kind, subjectId }) => ({ kind, subjectId })) };
    if (change) revise.mutate({ input: { changeId: change.id, ...shared } }, { onSuccess: () => { renew(); onClose(); } });
    else create.mutate({ input: shared }, { onSuccess: (made) => { renew(); go(`/changes/${made.id}`); } });
  };
  const start: Values = change ? { title: change.title, why: change.why, effectiveFrom: change.effectiveFrom } : { effectiveFrom: plantDay() };
  const toggle = (subject: Subject): void => setSubjects(subjects.some((each) => each.subjectId === subject.subjectId) ? subjects.filter((each) => each.subjectId !== subject.subjectId) : [...subjects, subject]);
  return (
    <FormPanel title={change ? change.number : t("changes.new")} submit={t(change ? "md.save" : "changes.add")} fields={fields} start={start} pending={create.isPending || revise.isPending} error={create.error ?? revise.error} onSubmit={submit} onClose={onClose}>
      {subjects.map((each) => <label key={each.subjectId} className="md-check"><input type="checkbox" checked onChange={() => toggle(each)} /><span>{each.label}</span></label>)}
      <Field id="change-item" label={t("changes.find_drafts")} optional hint={t("changes.find_hint")}><ItemPick id="change-item" label={t("changes.find_drafts")} value={item} onPick={setItem} /></Field>
      {item && <Drafts item={item} chosen={subjects.map((each) => each.subjectId)} onToggle={toggle} />}
    </FormPanel>
  );
}

function Drafts({ item, chosen, onToggle }: { item: ItemChoice; chosen: readonly string[]; onToggle: (subject: Subject) => void }) {
  const data = useRead(ItemDetailDocument, { id: item.id }).data;
  if (!data) return null;
  const found: Subject[] = [
    ...data.itemBoms.filter((each) => each.state === "draft").map((each) => ({ kind: "bom", subjectId: each.id, label: t("changes.subject.bom", { item: item.code, n: count(each.version) }) })),
    ...data.itemRoutings.filter((each) => each.state === "draft").map((each) => ({ kind: "routing", subjectId: each.id, label: t("changes.subject.routing", { item: item.code, n: count(each.version) }) })),
    ...data.itemRevisions.filter((each) => each.state === "draft").map((each) => ({ kind: "revision", subjectId: each.id, label: t("changes.subject.revision", { item: item.code, revision: each.itemRevision }) })),
  ].filter((each) => !chosen.includes(each.subjectId));
  if (found.length === 0) return <p className="muted">{t("changes.no_drafts", { item: item.code })}</p>;
  return found.map((each) => <label key={each.subjectId} className="md-check"><input type="checkbox" checked={false} onChange={() => onToggle(each)} /><span>{each.label}</span></label>);
}
