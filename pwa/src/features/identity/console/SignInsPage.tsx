import { useState } from "react";
import { SignInsDocument, SignInSort, type SignInRowFragment } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head, Person } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { REVOKE_SESSION } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { PeopleTabs } from "./PeopleTabs";
import { EndDialog, signInColumns } from "./SignIns";

const PAGE = 50;

/** Who is signed in now: in which browser or at which device, from where, proved how. */
export default function SignInsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow(30_000);
  const paging = usePaging(PAGE);
  const [ending, setEnding] = useState<SignInRowFragment | null>(null);
  const [search, kind] = [route.get("search") ?? "", route.get("kind")];
  const filter = { search: search || null, kind };
  const query = useRead(SignInsDocument, { first: PAGE, after: paging.after, filter, sort: [SignInSort.SeenDesc] }, { keep: true, refetchInterval: 20_000 });
  const columns: Column<SignInRowFragment>[] = [
    { key: "name", title: t("people.name"), width: 200, phone: "title", cell: (row) => <a className="id" href={href(`/people/${row.user.id}`)}><Person name={row.user.name} /></a> },
    ...signInColumns(now, can(REVOKE_SESSION) ? setEnding : null),
  ];
  return (
    <div className="page">
      <Head title={t("people.page")} figures={query.data && <span>{t("signins.now")} <b>{count(query.data.signIns.pageInfo.total)}</b></span>} />
      <div className="tools">
        <PeopleTabs current="sign-ins" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {kind && <FilterChip onRemove={() => refine({ kind: null, pages: null })}>{t(kind === "device" ? "signins.kind.device" : "signins.kind.browser")}</FilterChip>}
        <div className="end">
          {!kind && <button type="button" className="btn ghost" onClick={() => refine({ kind: "device", pages: null })}>{t("signins.only_devices")}</button>}
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("signins.title")} rows={8}>
        {({ signIns: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("signins.none")} acts={<button type="button" className="btn" onClick={() => refine({ search: null, kind: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : (
              <DataTable label={t("signins.title")} columns={columns} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={980} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="signins.n" />
          </>
        )}
      </Loaded>
      {ending && <EndDialog row={ending} onClose={() => setEnding(null)} />}
    </div>
  );
}
