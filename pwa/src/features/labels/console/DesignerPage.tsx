import { useEffect, useState } from "react";
import { ApproveLabelDocument, LabelFieldsDocument, LabelTemplateDocument, LabelTemplatesDocument, SaveLabelDraftDocument, ChangeLabelTemplateDocument, type LabelTemplateQuery } from "@/packages/api/generated/graphql";
import { absolute, named, problemText, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Head } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Canvas } from "./Canvas";
import { designOf, fresh, KINDS, type Design } from "./design";
import { elementName, subjectName } from "./parts";
import { APPROVE_LABELS, DESIGN_LABELS } from "./permissions";
import { Properties } from "./Properties";
import { usePreview } from "./preview";
import "./labels.css";

type Template = NonNullable<LabelTemplateQuery["labelTemplate"]>;
type Version = Template["versions"][number];

/** A label: looked at, changed as a draft, approved for ever. */
export default function DesignerPage() {
  const { path } = useRoute();
  const id = path[1] ?? "";
  const query = useRead(LabelTemplateDocument, { id });
  return (
    <div className="page">
      <Loaded query={query} what={t("label.template")} rows={8} whole>
        {({ labelTemplate }) => (labelTemplate ? <Designer key={labelTemplate.id} template={labelTemplate} /> : <Note whole title={t("label.gone")} acts={<a className="btn" href={href("/labels")}>{t("label.page.labels")}</a>} />)}
      </Loaded>
    </div>
  );
}

function Designer({ template }: { template: Template }) {
  const { query: route } = useRoute();
  const { can } = useSession();
  const newest = template.versions[0]!;
  const version = template.versions.find((each) => String(each.version) === route.get("version")) ?? newest;
  const editable = can(DESIGN_LABELS) && version.id === newest.id && template.active;
  const [design, setDesign] = useState<Design>(designOf(version.design));
  const [chosen, setChosen] = useState<string | null>(null);
  const [dirty, setDirty] = useState(false);
  useEffect(() => { setDesign(designOf(version.design)); setDirty(false); }, [version.id, version.updatedAt]); // eslint-disable-line react-hooks/exhaustive-deps
  const change = (next: Design): void => { setDesign(next); setDirty(true); };
  const sample = route.get("sample");
  const preview = usePreview(template.subject, design, sample);
  const fields = useRead(LabelFieldsDocument, { subject: template.subject }, { staleTime: 300_000 }).data?.labelFields ?? [];
  const add = (kind: (typeof KINDS)[number]): void => {
    const element = fresh(kind, design, kind === "barcode" ? "code.link" : "code.number");
    change({ ...design, elements: [...design.elements, element] });
    setChosen(element.id);
  };
  const problems = preview.data?.labelPreview.problems ?? [];
  return (
    <>
      <nav className="crumb label-crumb"><a href={href("/labels")}>{t("label.page.labels")}</a></nav>
      <Head
        title={named(template.name)}
        figures={<span>{template.code} · {subjectName(template.subject)} · {t("label.version", { n: version.version })} {t(`label.version_state.${version.state}`)}{dirty ? ` · ${t("label.unsaved")}` : ""}</span>}
        acts={<Acts template={template} version={version} design={design} dirty={dirty} problems={problems.length} editable={editable} />}
      />
      <div className="tools">
        {editable && KINDS.map((kind) => <button key={kind} type="button" className="chip" onClick={() => add(kind)}>+ {t(`label.kind.${kind}`)}</button>)}
        <div className="end">
          <label className="label-version">{t("label.versions")} <select className="input" aria-label={t("label.versions")} value={String(version.version)} onChange={(event) => refine({ version: event.target.value === String(newest.version) ? null : event.target.value })}>{template.versions.map((each) => <option key={each.id} value={String(each.version)}>{each.version} {t(`label.version_state.${each.state}`)}</option>)}</select></label>
        </div>
      </div>
      {version.state === "approved" && <p className="standing">{t("label.approved_by", { who: version.approvedBy ?? "", at: absolute(version.approvedAt ?? "") })}{editable ? ` ${t("label.approved_edit")}` : ""}</p>}
      <div className="label-desk">
        <div className="label-middle">
          <Canvas design={design} preview={preview.data?.labelPreview} chosen={chosen} wrong={new Set(problems.map((each) => each.element))} editable={editable} onChoose={setChosen} onChange={change} />
          <Refused error={preview.error} />
          {problems.length > 0 && <ul className="label-problems" aria-label={t("label.problems")}>{problems.map((each) => <li key={each.element}><button type="button" className="link" onClick={() => setChosen(each.element)}>{elementName(design, each.element)}</button> {problemText({ ...each.problem, params: { ...(each.problem.params as Record<string, unknown>), element: elementName(design, each.element), where: named(template.name) } })}</li>)}</ul>}
          {editable && <p className="second">{t("label.keys")}</p>}
        </div>
        <Properties design={design} chosen={chosen} fields={fields} subject={template.subject} sample={sample} editable={editable} onChoose={setChosen} onChange={change} />
      </div>
    </>
  );
}

function Acts({ template, version, design, dirty, problems, editable }: { template: Template; version: Version; design: Design; dirty: boolean; problems: number; editable: boolean }) {
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const save = useCommand(SaveLabelDraftDocument, (reply) => reply.saveLabelDraft);
  const approve = useCommand(ApproveLabelDocument, (reply) => reply.approveLabel);
  const close = useCommand(ChangeLabelTemplateDocument, (reply) => reply.changeLabelTemplate);
  const renew = useRenew(LabelTemplateDocument, LabelTemplatesDocument);
  const approvable = can(APPROVE_LABELS) && version.state === "draft" && !dirty;
  return (
    <>
      {can(DESIGN_LABELS) && <button type="button" className="btn" disabled={close.isPending} onClick={() => close.mutate({ input: { templateId: template.id, active: !template.active } }, { onSuccess: renew })}>{t(template.active ? "label.close" : "label.reopen")}</button>}
      {editable && <button type="button" className="btn" disabled={!dirty || save.isPending} onClick={() => save.mutate({ input: { templateId: template.id, design } }, { onSuccess: (made) => { renew(); toast(t("label.saved", { n: made.version })); } })}>{t("label.save")}</button>}
      {approvable && <button type="button" className="btn primary" disabled={problems > 0} onClick={() => setAsking(true)}>{t("label.approve", { n: version.version })}</button>}
      <Refused error={save.error ?? close.error} />
      {asking && (
        <Dialog open title={t("label.approve", { n: version.version })} submit={t("label.approve", { n: version.version })} busy={approve.isPending} error={approve.error} onClose={() => setAsking(false)} onSubmit={() => approve.mutate({ input: { versionId: version.id } }, { onSuccess: () => { setAsking(false); renew(); toast(t("label.approved", { n: version.version })); } })}>
          <p className="dialog-lead">{t("label.approve_why", { name: named(template.name) })}</p>
        </Dialog>
      )}
    </>
  );
}
