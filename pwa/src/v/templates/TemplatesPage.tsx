import { CustomerDraftsDocument, PlantTemplatesDocument, SaveDraftDocument, type PlantTemplatesQuery } from "@/packages/api/generated/vendor/graphql";
import { count, locale, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { go, href } from "@/c/router";
import { useSession } from "@/c/session";
import { ONBOARD } from "../permissions";

type Template = PlantTemplatesQuery["plantTemplates"][number];
const COUNTED = ["areas", "workCenters", "operations", "reasons", "teams", "products", "orders"] as const;

/** What a company of each trade begins with; the samples go in one click. */
export default function TemplatesPage() {
  const { can } = useSession();
  const query = useRead(PlantTemplatesDocument, {}, { staleTime: Infinity });
  const save = useCommand(SaveDraftDocument, (reply) => reply.saveCustomerDraft);
  const renew = useRenew(CustomerDraftsDocument);
  const begin = (industry: string): void => save.mutate({ input: { industry, step: 0 } }, { onSuccess: (draft) => { renew(); go(`/onboard/${draft.id}`); } });
  return (
    <div className="page">
      <Head title={t("rail.v.templates")} figures={<span>{t("v.templates.lead")}</span>} />
      <div className="tools"><a className="btn ghost" href={href("/packages")}>{t("v.templates.to_packages")}</a></div>
      <Refused error={save.error} />
      <Loaded query={query} what={t("rail.v.templates")} rows={5}>
        {({ plantTemplates }) => (plantTemplates.length === 0 ? <Note title={t("v.templates.none")} /> : (
          <DataTable label={t("rail.v.templates")} columns={columns(can(ONBOARD) ? begin : null, save.isPending)} groups={[{ key: "all", rows: plantTemplates }]} rowKey={(row) => row.industry} minWidth={980} />
        ))}
      </Loaded>
    </div>
  );
}

function columns(begin: ((industry: string) => void) | null, busy: boolean): Column<Template>[] {
  return [
    { key: "name", title: t("v.column.industry"), width: 150, phone: "title", cell: (row) => <b className="strong">{named(row.name)}</b> },
    { key: "about", title: t("v.templates.about"), bare: true, cell: (row) => <div className="template-about">{named(row.about)}</div> },
    ...COUNTED.map((key): Column<Template> => ({ key, title: t(`v.templates.${key}`), width: locale() === "zh" ? 72 : 92, align: "right", cell: (row) => count(row[key]) })),
    ...(begin ? [{ key: "begin", title: <span className="sr-only">{t("v.templates.begin")}</span>, width: 148, bare: true, cell: (row: Template) => <button type="button" className="btn" disabled={busy} onClick={() => begin(row.industry)}>{t("v.templates.begin")}</button> }] : []),
  ];
}
