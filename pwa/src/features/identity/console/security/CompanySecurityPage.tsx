import { IconPlus } from "@tabler/icons-react";
import { SecurityDocument, type SecurityQuery } from "@/packages/api/generated/graphql";
import { absolute, known, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { CHANGE_SECURITY } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { PeopleTabs } from "../PeopleTabs";
import { PolicyForm } from "./PolicyForm";
import { ProviderPanel } from "./ProviderPanel";

export type Provider = SecurityQuery["ssoProviders"][number];

/** How people of this company come in: passwords, locks, second factors, single sign-on. */
export default function CompanySecurityPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(SecurityDocument, {});
  const wanted = route.get("provider");
  const may = can(CHANGE_SECURITY);
  return (
    <div className="page scrolls">
      <Head title={t("people.page")} />
      <div className="tools"><PeopleTabs current="security" /></div>
      <Loaded query={query} what={t("security.title")}>
        {(data) => {
          const provider = data.ssoProviders.find((each) => each.id === wanted);
          return (
            <>
              <div className="sheet">
                <Providers rows={data.ssoProviders} may={may} />
                <PolicyForm key={JSON.stringify(data.securityPolicy)} policy={data.securityPolicy} presets={data.securityPresets} may={may} sso={data.ssoProviders.some((each) => each.enabled && each.testedAt)} />
              </div>
              {may && (provider || wanted === "new") && (
                <ProviderPanel key={wanted} provider={provider} addresses={data.ssoAddresses} tried={{ ok: route.get("tested") === "1", reason: route.get("reason") }} onClose={() => refine({ provider: null, tested: null, reason: null })} />
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Providers({ rows, may }: { rows: Provider[]; may: boolean }) {
  const add = may && <button type="button" className="btn" onClick={() => refine({ provider: "new" })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("sso.add")}</button>;
  return (
    <>
      <h2>{t("sso.title")}</h2>
      <p className="lead">{t("sso.why")}</p>
      {rows.length === 0 ? <Note title={t("sso.none")} acts={add}>{t("sso.none_why")}</Note> : (
        <>
          <div className="in-sheet"><DataTable label={t("sso.title")} columns={columns()} groups={[{ key: "all", rows }]} rowKey={(row) => row.id} onOpen={may ? (row) => refine({ provider: row.id }) : undefined} minWidth={640} /></div>
          <div className="grant-form">{add}</div>
        </>
      )}
    </>
  );
}

function columns(): Column<Provider>[] {
  return [
    { key: "name", title: t("sso.name"), phone: "title", cell: (row) => <b className="strong">{row.name}</b> },
    { key: "kind", title: t("sso.kind"), width: 150, cell: (row) => t(`sso.kind.${row.kind}`) },
    { key: "issuer", title: t("sso.issuer"), phone: "hide", cell: (row) => <span className="el" title={row.issuer}>{row.issuer}</span> },
    { key: "tested", title: t("sso.tested"), width: 200, cell: (row) => <Tested row={row} /> },
    { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => (row.enabled ? <StatusMark mark="ready">{t("sso.on")}</StatusMark> : <StatusMark mark="silent" tone="t3">{t("sso.off")}</StatusMark>) },
  ];
}

export function Tested({ row }: { row: Pick<Provider, "problem" | "testedAt" | "testedBy"> }) {
  if (row.problem) return <StatusMark mark="rejected">{known(`sso.reason.${row.problem}`) ?? row.problem}</StatusMark>;
  if (row.testedAt) return <span>{t("sso.tested_at", { at: absolute(row.testedAt), name: row.testedBy ?? "" })}</span>;
  return <span className="faint">{t("sso.untested")}</span>;
}
