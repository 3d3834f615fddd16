import { IconPlus } from "@tabler/icons-react";
import { CustomFieldsDocument } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { Head, OtherName } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { EDIT_FIELDS } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import type { CustomField } from "./CustomFields";
import { FieldPanel, SUBJECTS } from "./FieldPanel";
import { SettingsTabs } from "./SettingsTabs";

export default function FieldsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(CustomFieldsDocument, { subject: null });
  const fields = query.data?.customFields ?? [];
  const editing = fields.find((field) => field.id === route.get("field"));
  const open = can(EDIT_FIELDS) ? (row: CustomField) => refine({ field: row.id, new: null }) : undefined;
  const add = can(EDIT_FIELDS) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", field: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("fields.new")}</button>;
  const close = (): void => refine({ new: null, field: null });
  return (
    <div className="page">
      <Head title={t("settings.title")} figures={query.data && <span>{t("fields.title")} <b>{count(fields.length)}</b></span>} acts={add} />
      <div className="tools"><SettingsTabs current="fields" /></div>
      <Loaded query={query} what={t("fields.title")} rows={8}>
        {({ customFields }) => customFields.length === 0
          ? <Note title={t("fields.empty")}>{t("fields.empty_why")}</Note>
          : <DataTable label={t("fields.title")} columns={columns()} groups={bySubject(customFields)} rowKey={(row) => row.id} onOpen={open} minWidth={760} />}
      </Loaded>
      {(route.get("new") || editing) && <FieldPanel key={editing?.id ?? "new"} field={editing} onClose={close} />}
    </div>
  );
}

function bySubject(fields: readonly CustomField[]): Group<CustomField>[] {
  return SUBJECTS.map((subject) => {
    const rows = fields.filter((field) => field.subject === subject);
    return { key: subject, title: t(`fields.subject.${subject}`), note: t("fields.n", { n: count(rows.length) }), rows };
  });
}

function columns(): Column<CustomField>[] {
  return [
    { key: "name", title: t("fields.name"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><OtherName name={row.name} /></> },
    { key: "code", title: t("fields.code"), width: 140, cell: (row) => <span className="nowrap">{row.code}</span> },
    { key: "kind", title: t("fields.kind"), width: 220, cell: (row) => <KindText field={row} /> },
    { key: "rules", title: t("fields.rules"), width: 180, cell: (row) => rules(row).join(t("list.separator")) || <span className="faint">–</span> },
    { key: "state", title: t("fields.state"), width: 100, phone: "corner", cell: (row) => (row.active ? "" : <span className="muted">{t("fields.inactive")}</span>) },
  ];
}

function KindText({ field }: { field: CustomField }) {
  const detail = field.kind === "choice" ? field.choices.join(" / ") : field.kind === "number" ? t("fields.with_decimals", { n: count(field.decimals) }) : "";
  return <>{t(`fields.kind.${field.kind}`)}{field.unit ? ` (${field.unit})` : ""}{detail && <div className="second">{detail}</div>}</>;
}

const rules = (field: CustomField): string[] => [field.required ? t("fields.required") : "", field.printed ? t("fields.printed") : ""].filter(Boolean);
