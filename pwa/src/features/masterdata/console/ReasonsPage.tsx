import { IconPlus } from "@tabler/icons-react";
import { ChangeReasonCodeDocument, CreateReasonCodeDocument, ReasonCodesAllDocument, type ReasonCodesAllQuery } from "@/packages/api/generated/graphql";
import { count, known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { Head, OtherName } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { EDIT_REASONS } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { codeField, FormPanel, nameFields, type FormField, type Values } from "./FormPanel";
import { MasterTabs } from "./MasterTabs";

type Reason = ReasonCodesAllQuery["reasonCodes"][number];
const KINDS = ["process_scrap", "material_scrap", "rework", "hold", "downtime", "correction"];
const kindName = (kind: string): string => known(`reasons.kind.${kind}`) ?? kind;

export default function ReasonsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(ReasonCodesAllDocument, {});
  const may = can(EDIT_REASONS);
  const editing = query.data?.reasonCodes.find((each) => each.id === route.get("reason"));
  return (
    <div className="page">
      <Head
        title={t("master.title")}
        figures={query.data && <span>{t("reasons.title")} <b>{count(query.data.reasonCodes.length)}</b></span>}
        acts={may && <button type="button" className="btn primary" onClick={() => refine({ new: "1", reason: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("reasons.new")}</button>}
      />
      <div className="tools"><MasterTabs current="reasons" /></div>
      <Loaded query={query} what={t("reasons.title")} rows={10}>
        {({ reasonCodes }) => (reasonCodes.length === 0 ? <Note title={t("reasons.empty")}>{t("reasons.empty_why")}</Note> : (
          <DataTable label={t("reasons.title")} columns={columns()} groups={byKind(reasonCodes)} rowKey={(row) => row.id} onOpen={may ? (row) => refine({ reason: row.id, new: null }) : undefined} minWidth={520} />
        ))}
      </Loaded>
      {may && (route.get("new") || editing) && <ReasonPanel key={editing?.id ?? "new"} reason={editing} onClose={() => refine({ new: null, reason: null })} />}
    </div>
  );
}

function byKind(reasons: readonly Reason[]): Group<Reason>[] {
  const kinds = [...new Set([...KINDS, ...reasons.map((each) => each.kind)])];
  return kinds.map((kind) => {
    const rows = reasons.filter((each) => each.kind === kind);
    return { key: kind, title: kindName(kind), note: t("reasons.n", { n: count(rows.length) }), rows };
  });
}

function columns(): Column<Reason>[] {
  return [
    { key: "code", title: t("md.code"), width: 160, phone: "title", cell: (row) => <b className="strong nowrap">{row.code}</b> },
    { key: "name", title: t("md.name"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><OtherName name={row.name} /></> },
    { key: "active", title: t("md.state"), width: 120, phone: "corner", cell: (row) => (row.active ? "" : <span className="muted">{t("reasons.retired")}</span>) },
  ];
}

function ReasonPanel({ reason, onClose }: { reason?: Reason; onClose: () => void }) {
  const create = useCommand(CreateReasonCodeDocument, (reply) => reply.createReasonCode);
  const change = useCommand(ChangeReasonCodeDocument, (reply) => reply.changeReasonCode);
  const renew = useRenew(ReasonCodesAllDocument);
  const fields: FormField[] = reason
    ? [...nameFields(), { key: "active", label: t("reasons.is_active"), kind: "check" }]
    : [{ key: "kind", label: t("reasons.kind"), kind: "select", options: KINDS.map((value) => ({ value, label: kindName(value) })) }, codeField(), ...nameFields()];
  const submit = (values: Values): void => {
    const names = { nameZh: values.nameZh ?? "", nameEn: values.nameEn ?? "" };
    const after = { onSuccess: () => { renew(); onClose(); } };
    if (reason) change.mutate({ input: { reasonCodeId: reason.id, active: values.active === "true", ...names } }, after);
    else create.mutate({ input: { kind: values.kind ?? "", code: values.code ?? "", ...names } }, after);
  };
  const start: Values = reason ? { nameZh: reason.name.zh, nameEn: reason.name.en, active: reason.active ? "true" : "" } : { kind: "process_scrap" };
  return <FormPanel title={reason ? named(reason.name) : t("reasons.new")} submit={t(reason ? "md.save" : "reasons.add")} fields={fields} start={start} pending={create.isPending || change.isPending} error={create.error ?? change.error} onSubmit={submit} onClose={onClose} />;
}
