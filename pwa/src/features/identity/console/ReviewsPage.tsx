import { IconChecklist } from "@tabler/icons-react";
import { useState } from "react";
import { AccessReviewsDocument, AccessReviewSort, StartReviewDocument, type ReviewRowFragment } from "@/packages/api/generated/graphql";
import { absolute, count, date, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, FilterChip, Head } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { START_REVIEW } from "@/c/permissions";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { PeopleTabs } from "./PeopleTabs";

const PAGE = 50;
type Row = ReviewRowFragment;
const sum = (row: Row, key: "lineCount" | "decidedCount" | "removedCount"): number => row.parts.reduce((all, part) => all + part[key], 0);

export default function ReviewsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow(60_000);
  const paging = usePaging(PAGE);
  const [search, state] = [route.get("search") ?? "", route.get("state")];
  const query = useRead(AccessReviewsDocument, { first: PAGE, after: paging.after, filter: { search: search || null, state }, sort: [AccessReviewSort.Newest] }, { keep: true });
  const start = can(START_REVIEW) && <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}><IconChecklist size={16} stroke={1.75} aria-hidden="true" />{t("reviews.start")}</button>;
  return (
    <div className="page">
      <Head title={t("people.page")} figures={query.data && <span>{t("reviews.title")} <b>{count(query.data.accessReviews.pageInfo.total)}</b></span>} acts={start} />
      <div className="tools">
        <PeopleTabs current="access-reviews" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        {state === "open" && <FilterChip onRemove={() => refine({ state: null, pages: null })}>{t("reviews.running")}</FilterChip>}
        <div className="end">
          {!state && <button type="button" className="btn ghost" onClick={() => refine({ state: "open", pages: null })}>{t("reviews.only_running")}</button>}
          <SearchBox key={search} initial={search} />
        </div>
      </div>
      <Loaded query={query} what={t("reviews.title")} rows={4}>
        {({ accessReviews: page }) => (
          <>
            {page.nodes.length === 0 ? (
              <Note title={t(search || state ? "reviews.no_match" : "reviews.empty")} acts={search || state ? <button type="button" className="btn" onClick={() => refine({ search: null, state: null, pages: null })}>{t("kit.clear_filters")}</button> : start}>{search || state ? null : t("reviews.empty_why")}</Note>
            ) : (
              <DataTable label={t("reviews.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/access-reviews/${row.id}`)} minWidth={860} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="reviews.n"><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {route.get("new") && <StartDialog onClose={() => refine({ new: null })} />}
    </div>
  );
}

function columns(now: number): Column<Row>[] {
  return [
    { key: "label", title: t("reviews.one"), phone: "title", cell: (row) => <a className="id" tabIndex={-1} href={href(`/access-reviews/${row.id}`)}>{row.label}</a> },
    { key: "started", title: t("reviews.started"), width: 220, cell: (row) => <>{date(row.startedAt, now)} <span className="second">{row.startedBy}</span></> },
    { key: "due", title: t("reviews.due"), width: 130, cell: (row) => <time dateTime={row.dueAt} title={absolute(row.dueAt)}>{date(row.dueAt, now)}</time> },
    { key: "signed", title: t("reviews.signed"), width: 130, align: "right", cell: (row) => `${count(row.parts.filter((part) => part.signedAt).length)} / ${count(row.parts.length)}` },
    { key: "lines", title: t("reviews.decided"), width: 130, align: "right", cell: (row) => `${count(sum(row, "decidedCount"))} / ${count(sum(row, "lineCount"))}` },
    { key: "removed", title: t("reviews.removed"), width: 110, align: "right", cell: (row) => count(sum(row, "removedCount")) },
    { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => (row.closedAt ? <StatusMark mark="done">{t("reviews.closed")}</StatusMark> : new Date(row.dueAt).getTime() < now ? <StatusMark mark="late">{t("reviews.overdue")}</StatusMark> : <StatusMark mark="running">{t("reviews.running")}</StatusMark>) },
  ];
}

function StartDialog({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState({ label: "", days: "14" });
  const renew = useRenew(AccessReviewsDocument);
  const command = useCommand(StartReviewDocument, (reply) => reply.startReview);
  const submit = (): void => command.mutate({ input: { label: values.label.trim() || null, days: Number(values.days) || 14 } }, { onSuccess: (review) => { renew(); go(`/access-reviews/${review.id}`); } });
  return (
    <Dialog open title={t("reviews.start")} submit={t("reviews.start")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("reviews.start_effect")}</p>
      <Field id="review-label" label={t("reviews.label")} optional hint={t("reviews.label_hint")}>
        <input id="review-label" className="input" value={values.label} onChange={(event) => setValues({ ...values, label: event.target.value })} />
      </Field>
      <Field id="review-days" label={t("reviews.days")}>
        <input id="review-days" className="input" inputMode="numeric" value={values.days} onChange={(event) => setValues({ ...values, days: event.target.value.replace(/\D/g, "").slice(0, 2) })} />
      </Field>
    </Dialog>
  );
}
