import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { CreateLabelTemplateDocument, LabelTemplatesDocument, LabelTemplateSort, type LabelTemplatesQuery } from "@/packages/api/generated/graphql";
import { ago, count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { formKeys } from "@/c/kit/formKeys";
import { Field, FilterChip, Head, OtherName, Pills } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { go, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { designOf, SUBJECTS, type Design } from "./design";
import { ItemsPanel } from "./ItemsPanel";
import { LabelTabs, subjectName } from "./parts";
import { DESIGN_LABELS } from "./permissions";
import "./labels.css";

const PAGE = 50;
type Template = LabelTemplatesQuery["labelTemplates"]["nodes"][number];

/** What labels there are, which version is printed, and which one is being worked on. */
export default function TemplatesPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const paging = usePaging(PAGE);
  const search = route.get("search") ?? "";
  const subject = SUBJECTS.find((each) => each === route.get("subject")) ?? null;
  const newest = route.get("sort") === "NEWEST";
  const query = useRead(LabelTemplatesDocument, { first: PAGE, after: paging.after, filter: { search: search || null, subject, active: null }, sort: [newest ? LabelTemplateSort.Newest : LabelTemplateSort.Code] }, { keep: true });
  const may = can(DESIGN_LABELS);
  const add = may && <button type="button" className="btn primary" onClick={() => refine({ new: "1", items: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("label.new")}</button>;
  return (
    <div className="page">
      <Head title={t("label.page.labels")} figures={query.data && <span>{t("label.templates")} <b>{count(query.data.labelTemplates.pageInfo.total)}</b></span>} acts={<><button type="button" className="btn" onClick={() => refine({ items: "1", new: null })}>{t("label.items")}</button>{add}</>} />
      <div className="tools">
        <LabelTabs current="labels" />
        {subject && <FilterChip onRemove={() => refine({ subject: null, pages: null })}>{subjectName(subject)}</FilterChip>}
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{search}</FilterChip>}
        <div className="end">
          <select className="input" aria-label={t("label.for")} value={subject ?? ""} onChange={(event) => refine({ subject: event.target.value || null, pages: null })}>
            <option value="">{t("label.for_all")}</option>
            {SUBJECTS.map((each) => <option key={each} value={each}>{subjectName(each)}</option>)}
          </select>
          <button type="button" className="chip" onClick={() => refine({ sort: newest ? null : "NEWEST", pages: null })}>{t(newest ? "label.sort_newest" : "label.sort_code")}</button>
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("label.page.labels")} rows={6}>
        {({ labelTemplates: page }) => (
          <>
            {page.nodes.length === 0
              ? search || subject
                ? <Note title={t("label.no_match")} acts={<button type="button" className="btn" onClick={() => refine({ search: null, subject: null, pages: null })}>{t("kit.clear_filters")}</button>} />
                : <Note title={t("label.none")} acts={add}>{t("label.none_why")}</Note>
              : <DataTable label={t("label.page.labels")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/labels/${row.id}`)} minWidth={820} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="label.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {route.get("items") && <ItemsPanel onClose={() => refine({ items: null })} />}
      {may && route.get("new") && <NewTemplate onClose={() => refine({ new: null })} />}
    </div>
  );
}

function columns(now: number): Column<Template>[] {
  return [
    { key: "name", title: t("label.name"), phone: "title", cell: (row) => <><a className="first" href={`#/labels/${row.id}`}>{named(row.name)}</a><OtherName name={row.name} /></> },
    { key: "code", title: t("label.code"), width: 150, cell: (row) => <b className="strong">{row.code}</b> },
    { key: "subject", title: t("label.for"), width: 130, cell: (row) => subjectName(row.subject) },
    { key: "size", title: t("label.size"), width: 150, cell: (row) => (row.current ? <Size design={designOf(row.current.design)} /> : <span className="faint">–</span>) },
    { key: "current", title: t("label.current"), width: 190, cell: (row) => (row.current ? <><div>{t("label.version", { n: row.current.version })}</div><div className="second">{row.current.approvedBy} · {ago(row.current.approvedAt ?? "", now)}</div></> : <span className="faint">{t("label.not_approved")}</span>) },
    { key: "draft", title: t("label.draft"), width: 150, phone: "corner", cell: (row) => (!row.active ? t("label.closed") : row.draft ? t("label.draft_of", { n: row.draft.version }) : null) },
  ];
}

const Size = ({ design }: { design: Design }) => <>{t("label.size_of", { width: design.width, height: design.height })}<div className="second">{design.dpi} dpi</div></>;

function NewTemplate({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState({ code: "", zh: "", en: "", subject: "lot", width: "80", height: "50", dpi: "203" });
  const command = useCommand(CreateLabelTemplateDocument, (reply) => reply.createLabelTemplate);
  const renew = useRenew(LabelTemplatesDocument);
  const set = (key: keyof typeof values) => (event: { target: { value: string } }): void => setValues({ ...values, [key]: event.target.value });
  const submit = (): void => {
    const design = { width: Number(values.width), height: Number(values.height), dpi: Number(values.dpi), gap: 3, elements: [] };
    command.mutate({ input: { code: values.code.trim(), nameZh: values.zh.trim(), nameEn: values.en.trim(), subject: values.subject, design } }, { onSuccess: (made) => { renew(); go(`/labels/${made.id}`); } });
  };
  return (
    <SidePanel title={t("label.new")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <Field id="label-subject" label={t("label.for")}>
          <select id="label-subject" className="input" value={values.subject} onChange={set("subject")}>{SUBJECTS.map((each) => <option key={each} value={each}>{subjectName(each)}</option>)}</select>
        </Field>
        <Field id="label-code" label={t("label.code")} hint={t("label.code_hint")}><input id="label-code" className="input" maxLength={60} value={values.code} onChange={set("code")} /></Field>
        <Field id="label-zh" label={t("label.name_zh")}><input id="label-zh" className="input" maxLength={120} value={values.zh} onChange={set("zh")} /></Field>
        <Field id="label-en" label={t("label.name_en")}><input id="label-en" className="input" maxLength={120} value={values.en} onChange={set("en")} /></Field>
        <Field id="label-width" label={t("label.width_mm")}><input id="label-width" className="input" inputMode="decimal" value={values.width} onChange={set("width")} /></Field>
        <Field id="label-height" label={t("label.height_mm")}><input id="label-height" className="input" inputMode="decimal" value={values.height} onChange={set("height")} /></Field>
        <div className="field"><Pills name="label-dpi" label={t("label.dpi")} value={values.dpi} onChange={(dpi) => setValues({ ...values, dpi })} options={["203", "300", "600"].map((value) => ({ value, label: `${value} dpi` }))} /></div>
        <Refused error={command.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending || !values.code.trim() || !values.zh.trim() || !values.en.trim()}>{t("label.create")}</button>
        </div>
      </form>
    </SidePanel>
  );
}
