import { IconPlus } from "@tabler/icons-react";
import { ChangePolicyDocument, EngineeringChangesDocument, SetChangePolicyDocument, type EngineeringChangesQuery } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { REQUEST_CHANGE, SET_CHANGE_POLICY } from "@/c/permissions";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { ChangePanel } from "./ChangePanel";
import { FormPanel } from "./FormPanel";
import { MasterTabs } from "./MasterTabs";
import { VersionState, when } from "./shared";

const PAGE = 50;
type Change = EngineeringChangesQuery["engineeringChanges"]["nodes"][number];

export default function ChangesPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const search = route.get("search") ?? "";
  const open = route.get("open") === "1";
  const paging = usePaging(PAGE);
  const query = useRead(EngineeringChangesDocument, { first: PAGE, after: paging.after, filter: { search: search || null, states: open ? ["draft", "submitted"] : null } }, { keep: true });
  const narrowed = search || open;
  return (
    <div className="page">
      <Head
        title={t("master.title")}
        figures={query.data && !narrowed && <span>{t("changes.title")} <b>{count(query.data.engineeringChanges.pageInfo.total)}</b></span>}
        acts={
          <>
            {can(SET_CHANGE_POLICY) && <button type="button" className="btn" onClick={() => refine({ policy: "1", new: null })}>{t("changes.policy")}</button>}
            {can(REQUEST_CHANGE) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", policy: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("changes.new")}</button>}
          </>
        }
      />
      <div className="tools">
        <MasterTabs current="changes" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {open && <FilterChip onRemove={() => refine({ open: null, pages: null })}>{t("changes.only_open")}</FilterChip>}
        <div className="end">{!open && <button type="button" className="chip" onClick={() => refine({ open: "1", pages: null })}>{t("changes.only_open")}</button>}<SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("changes.title")} rows={8}>
        {({ engineeringChanges: page }) => (
          <>
            {page.nodes.length === 0 ? (
              narrowed ? <Note title={t("items.no_match", { text: search || t("changes.only_open") })} acts={<button type="button" className="btn" onClick={() => refine({ search: null, open: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("changes.empty")}>{t("changes.empty_why")}</Note>
            ) : <DataTable label={t("changes.title")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/changes/${row.id}`)} minWidth={820} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="changes.n" />
          </>
        )}
      </Loaded>
      {can(REQUEST_CHANGE) && route.get("new") && <ChangePanel onClose={() => refine({ new: null, bom: null, routing: null })} />}
      {can(SET_CHANGE_POLICY) && route.get("policy") && <PolicyPanel onClose={() => refine({ policy: null })} />}
    </div>
  );
}

function columns(): Column<Change>[] {
  return [
    { key: "number", title: t("changes.number"), width: 130, phone: "title", cell: (row) => <a className="link strong nowrap" href={href(`/changes/${row.id}`)}>{row.number}</a> },
    { key: "title", title: t("changes.what"), phone: "title", cell: (row) => <><div className="first">{row.title}</div><div className="second">{[...new Set(row.subjects.map((each) => each.item.code))].join(t("list.separator"))}</div></> },
    { key: "state", title: t("md.state"), width: 150, phone: "corner", cell: (row) => <VersionState state={row.state} /> },
    { key: "effective", title: t("md.effective"), width: 150, cell: (row) => t("md.effective_from", { from: row.effectiveFrom }) },
    { key: "who", title: t("changes.requested_by"), width: 150, cell: (row) => <><div className="first">{row.requestedBy}</div><div className="second">{when(row.requestedAt)}</div></> },
  ];
}

function PolicyPanel({ onClose }: { onClose: () => void }) {
  const policy = useRead(ChangePolicyDocument, {}).data?.changePolicy;
  const command = useCommand(SetChangePolicyDocument, (reply) => reply.setChangePolicy);
  const renew = useRenew(ChangePolicyDocument);
  if (!policy) return <Refused error={null} />;
  return (
    <FormPanel
      title={t("changes.policy")} submit={t("md.save")} pending={command.isPending} error={command.error} onClose={onClose}
      fields={[{ key: "changeControl", label: t("changes.control"), kind: "check" }, { key: "fourEyes", label: t("changes.four_eyes"), kind: "check" }]}
      start={{ changeControl: policy.changeControl ? "true" : "", fourEyes: policy.fourEyes ? "true" : "" }}
      onSubmit={(values) => command.mutate({ input: { changeControl: values.changeControl === "true", fourEyes: values.fourEyes === "true" } }, { onSuccess: () => { renew(); onClose(); } })}
    >
      <p className="hint">{t("changes.policy_why")}</p>
    </FormPanel>
  );
}
