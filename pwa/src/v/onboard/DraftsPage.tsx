import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { CustomerDraftsDocument, DiscardDraftDocument, SaveDraftDocument, type CustomerDraftsQuery } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, named, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { go, href, useRoute } from "@/c/router";
import { industryName } from "../customers/words";

const PAGE = 50;
export type Draft = CustomerDraftsQuery["customerDrafts"]["nodes"][number];
const MARKS: Record<string, Mark> = { draft: "pending", founding: "running", founded: "done", failed: "rejected", discarded: "silent" };

export const DraftState = ({ draft }: { draft: { state: string } }) => <StatusMark mark={MARKS[draft.state] ?? "ready"}>{t(`v.draft.state.${draft.state}`)}</StatusMark>;

/** Set-ups that were begun, by anybody of the house: one goes on where another stopped. */
export default function DraftsPage() {
  const now = useNow();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const all = route.get("view") === "all";
  const query = useRead(CustomerDraftsDocument, { first: PAGE, after: paging.after, filter: all ? {} : { open: true } }, { keep: true });
  const renew = useRenew(CustomerDraftsDocument);
  useFacts((fact) => /^vendor\.(founding|customer)_/.test(fact.name) && renew());
  const save = useCommand(SaveDraftDocument, (reply) => reply.saveCustomerDraft);
  const [discarding, setDiscarding] = useState<Draft | null>(null);
  const begin = (): void => save.mutate({ input: { step: 0 } }, { onSuccess: (draft) => { renew(); go(`/onboard/${draft.id}`); } });
  const start = <button type="button" className="btn primary" disabled={save.isPending} onClick={begin}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("v.onboard.begin")}</button>;
  return (
    <div className="page">
      <Head title={t("v.onboard")} figures={query.data && <span>{t(all ? "v.onboard.all" : "v.onboard.open")} <b>{count(query.data.customerDrafts.pageInfo.total)}</b></span>} acts={start} />
      <div className="tools">
        <Segments label={t("v.announcement.state")} current={all ? "all" : "open"} items={[{ key: "open", label: t("v.onboard.open"), href: href("/onboard") }, { key: "all", label: t("v.onboard.all"), href: href("/onboard", { view: "all" }) }]} />
        <a className="btn ghost" href={href("/customers")}>{t("v.to_customers")}</a>
      </div>
      <Refused error={save.error} />
      <Loaded query={query} what={t("v.onboard")} rows={5}>
        {({ customerDrafts: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("v.onboard.none")}>{t("v.onboard.none_why")}</Note> : (
              <DataTable label={t("v.onboard")} columns={columns(now, setDiscarding)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/onboard/${row.id}`)} minWidth={820} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="v.onboard.n" />
          </>
        )}
      </Loaded>
      {discarding && <Discard key={discarding.id} draft={discarding} onClose={() => setDiscarding(null)} />}
    </div>
  );
}

function Discard({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const discard = useCommand(DiscardDraftDocument, (reply) => reply.discardCustomerDraft);
  const renew = useRenew(CustomerDraftsDocument);
  return (
    <Dialog open danger title={t("v.draft.discard")} submit={t("v.draft.discard")} busy={discard.isPending} error={discard.error} onSubmit={() => discard.mutate({ input: { draftId: draft.id } }, { onSuccess: () => { renew(); onClose(); } })} onClose={onClose}>
      <p className="dialog-lead">{t("v.draft.discard_lead", { name: named(draft.name) || t("v.draft.unnamed") })}</p>
    </Dialog>
  );
}

function columns(now: number, discard: (draft: Draft) => void): Column<Draft>[] {
  const dash = <span className="faint">–</span>;
  return [
    { key: "name", title: t("v.column.customer"), phone: "title", cell: (row) => <><a className="first opens strong el" href={href(`/onboard/${row.id}`)}>{named(row.name) || t("v.draft.unnamed")}</a><div className="second">{row.slug}</div></> },
    { key: "industry", title: t("v.column.industry"), width: 110, cell: (row) => (row.industry ? industryName(row.industry) : row.packageId ? t("v.draft.from_package") : dash) },
    { key: "admin", title: t("v.admin.name"), width: 170, cell: (row) => (row.adminName ? <><div className="first">{row.adminName}</div><div className="second">{row.adminContact}</div></> : dash) },
    { key: "author", title: t("v.draft.author"), width: 130, cell: (row) => row.author },
    { key: "changed", title: t("v.draft.changed"), width: 120, cell: (row) => <time dateTime={row.changedAt} title={absolute(row.changedAt)}>{ago(row.changedAt, now)}</time> },
    { key: "state", title: t("v.announcement.state"), width: 120, phone: "corner", cell: (row) => <DraftState draft={row} /> },
    { key: "discard", title: <span className="sr-only">{t("v.draft.discard")}</span>, width: 90, bare: true, cell: (row) => (["draft", "failed"].includes(row.state) ? <button type="button" className="btn ghost" onClick={() => discard(row)}>{t("v.draft.discard")}</button> : null) },
  ];
}
