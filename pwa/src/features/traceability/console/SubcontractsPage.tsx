import { useState } from "react";
import { ConsignmentsDocument, ConsignmentSort, TakeInDocument, type ConsignmentsQuery } from "@/packages/api/generated/graphql";
import { absolute, count, due, named, quantity, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, FilterChip, Head, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { isAbove, minus, sum } from "./model/amounts";
import { Amount, LotLink, PaperTabs, placeName, SortChoice, useSort, When } from "./parts";
import { SEND_OUT } from "./permissions";
import { LocationPick } from "./Picks";

const PAGE = 50;
const VIEWS = ["out", "overdue", "back", "all"] as const;
const SORTS = [ConsignmentSort.DueAsc, ConsignmentSort.SentDesc, ConsignmentSort.DueDesc] as const;
type Row = ConsignmentsQuery["consignments"]["nodes"][number];
type Line = Row["lines"][number];

/** 外协: what lies with partners, since when, and what should be back by now. */
export default function SubcontractsPage() {
  const { query: route } = useRoute();
  const now = useNow();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const wanted = route.get("consignment");
  const order = route.get("order");
  const view = VIEWS.find((each) => each === route.get("view")) ?? (wanted ? "all" : "out");
  const [asked] = useState(() => new Date().toISOString());
  const filter = { states: view === "all" ? null : view === "back" ? ["back"] : ["out"], orderId: order, dueBefore: view === "overdue" ? asked : null };
  const query = useRead(ConsignmentsDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const shown = query.data?.consignments.nodes.find((each) => each.id === wanted);
  return (
    <div className="page">
      <Head title={t("sub.title")} figures={query.data && <span>{t(`sub.view.${view}`)} <b>{count(query.data.consignments.pageInfo.total)}</b></span>} />
      <div className="tools">
        <PaperTabs current="subcontract" />
        <Segments label={t("sub.views")} current={view} items={VIEWS.map((key) => ({ key, label: t(`sub.view.${key}`), href: href("/subcontract", { view: key === "out" ? null : key, order }) }))} />
        {order && <FilterChip onRemove={() => refine({ order: null, pages: null })}>{t("move.of_order")}</FilterChip>}
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`sub.sort.${key}`)} /></div>
      </div>
      <Loaded query={query} what={t("sub.title")} rows={6}>
        {({ consignments: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(order ? "sub.none_of_order" : `sub.empty.${view}`)} acts={order && <a className="btn" href={href(`/orders/${order}`, { tab: "material" })}>{t("sub.to_order")}</a>}>{t("sub.empty_why")}</Note>
              : <DataTable label={t("sub.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ consignment: row.id })} rowClass={(row) => (row.id === wanted ? "chosen" : "")} minWidth={860} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="sub.n" />
          </>
        )}
      </Loaded>
      {shown && <ConsignmentPanel key={shown.id} row={shown} now={now} onClose={() => refine({ consignment: null })} />}
    </div>
  );
}

const partnerOf = (row: Row): string => named(row.location?.partner?.name ?? row.location?.name);

function columns(now: number): Column<Row>[] {
  return [
    { key: "partner", title: t("sub.partner"), phone: "title", cell: (row) => <a className="first opens" href={refined({ consignment: row.id })}>{partnerOf(row)}</a> },
    { key: "order", title: t("search.order"), width: 190, phone: "title", cell: (row) => <><a className="id" href={href(`/orders/${row.order.id}`)}>{row.order.number}</a><div className="second">{row.operation && named(row.operation.name)}</div></> },
    { key: "lots", title: t("stock.lots"), width: 90, align: "right", cell: (row) => count(row.lines.length) },
    { key: "sent", title: t("sub.sent"), width: 150, cell: (row) => <><div><When at={row.sentAt} now={now} /></div><div className="second">{row.sentBy}</div></> },
    { key: "due", title: t("sub.due"), width: 150, cell: (row) => <Due row={row} now={now} /> },
    { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => <State row={row} now={now} /> },
  ];
}

function Due({ row, now }: { row: Row; now: number }) {
  const { text, overdue } = due(row.dueAt, now);
  return <span className={row.state === "out" && overdue ? "late-note strong" : ""} title={absolute(row.dueAt)}>{row.state === "out" ? text : absolute(row.dueAt).slice(0, 10)}</span>;
}

function State({ row, now }: { row: Row; now: number }) {
  if (row.state === "back") return <StatusMark mark="done">{t("sub.view.back")}</StatusMark>;
  return due(row.dueAt, now).overdue ? <StatusMark mark="late">{t("sub.view.overdue")}</StatusMark> : <StatusMark mark="running">{t("sub.view.out")}</StatusMark>;
}

const away = (line: Line): string => minus(line.sent, sum([line.back, line.lost]));

function ConsignmentPanel({ row, now, onClose }: { row: Row; now: number; onClose: () => void }) {
  const { can } = useSession();
  const [taking, setTaking] = useState(false);
  const renew = useRenew(ConsignmentsDocument);
  return (
    <SidePanel title={`${partnerOf(row)} ${row.order.number}`} onClose={onClose} foot={row.state === "out" && can(SEND_OUT) && <button type="button" className="btn primary" onClick={() => setTaking(true)}>{t("sub.take_in")}</button>}>
      <dl className="pairs">
        <dt>{t("order.state_title")}</dt><dd><State row={row} now={now} /></dd>
        <dt>{t("sub.place")}</dt><dd>{row.location ? placeName(row.location) : "–"}</dd>
        <dt>{t("sub.sent")}</dt><dd>{absolute(row.sentAt)} {row.sentBy}</dd>
        <dt>{t("sub.due")}</dt><dd><Due row={row} now={now} /></dd>
        {row.note && <><dt>{t("mat.note")}</dt><dd>{row.note}</dd></>}
      </dl>
      <h3>{t("sub.lines")}</h3>
      <ul className="mat-rows">
        {row.lines.map((line) => (
          <li key={line.id}>
            <div><LotLink lot={line.lot} /><div className="second">{line.wip ? t("sub.wip") : named(line.lot.item.name)}</div></div>
            <div className="num"><Amount value={line.sent} unit={line.lot.unit} /><div className="second">{t("sub.back_n", { n: quantity(line.back) })}{isAbove(line.lost) && ` ${t("sub.lost_n", { n: quantity(line.lost) })}`}</div></div>
          </li>
        ))}
      </ul>
      {taking && <TakeInDialog row={row} onClose={() => setTaking(false)} onDone={() => { setTaking(false); renew(); }} />}
    </SidePanel>
  );
}

const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;

function TakeInDialog({ row, onClose, onDone }: { row: Row; onClose: () => void; onDone: () => void }) {
  const open = row.lines.filter((line) => isAbove(away(line)));
  const [typed, setTyped] = useState<Record<string, { back: string; lost: string }>>(() => Object.fromEntries(open.map((line) => [line.id, { back: away(line), lost: "0" }])));
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(TakeInDocument, (reply) => reply.takeIn);
  const wrong = open.some((line) => !QUANTITY.test(typed[line.id]?.back ?? "") || !QUANTITY.test(typed[line.id]?.lost ?? ""));
  const losing = open.some((line) => isAbove(typed[line.id]?.lost ?? "0"));
  const submit = (): void => {
    setTried(true);
    if (wrong || (losing && !reason.trim())) return;
    const lines = open.map((line) => ({ lotId: line.lot.id, quantity: typed[line.id]!.back, lost: typed[line.id]!.lost })).filter((each) => isAbove(each.quantity) || isAbove(each.lost));
    command.mutate({ input: { consignmentId: row.id, lines, locationId: to, reason: reason.trim() || null } }, { onSuccess: onDone });
  };
  const cell = (line: Line, part: "back" | "lost") => (
    <input className="input num mat-count" inputMode="decimal" aria-label={`${t(part === "back" ? "sub.back" : "sub.lost")} ${line.lot.number}`} aria-invalid={(tried && !QUANTITY.test(typed[line.id]?.[part] ?? "")) || undefined} value={typed[line.id]?.[part] ?? ""} onChange={(event) => setTyped((all) => ({ ...all, [line.id]: { ...all[line.id]!, [part]: event.target.value.trim() } }))} />
  );
  return (
    <Dialog open width={560} title={t("sub.take_in_title", { partner: partnerOf(row) })} submit={t("sub.take_in")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <div className="md-grid-scroll">
        <table className="md-grid mat-grid"><thead><tr><th scope="col">{t("lots.number")}</th><th scope="col">{t("sub.back")}</th><th scope="col">{t("sub.lost")}</th></tr></thead>
          <tbody>{open.map((line) => <tr key={line.id}><td className="nowrap"><b className="strong">{line.lot.number}</b><div className="second">{t("sub.away")} <Amount value={away(line)} unit={line.lot.unit} /></div></td><td>{cell(line, "back")}</td><td>{cell(line, "lost")}</td></tr>)}</tbody>
        </table>
      </div>
      <Field id="take-to" label={t("mat.to")} optional hint={t("sub.to_hint")}><LocationPick id="take-to" label={t("mat.to")} value={to} optional onPick={setTo} /></Field>
      {losing && <Field id="take-reason" label={t("mat.reason")} wrong={tried && !reason.trim() ? t("status.reason_missing") : null}><textarea id="take-reason" className="input" rows={2} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>}
    </Dialog>
  );
}
