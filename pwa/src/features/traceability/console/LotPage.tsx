import { IconBinaryTree, IconDots, IconHandStop, IconPrinter } from "@tabler/icons-react";
import { Dropdown } from "antd";
import { useState } from "react";
import { LotDetailDocument, LotLinksDocument, LotMovementsDocument, LotStatusChangesDocument, RecordTrailDocument, type LotLinksQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, date, named, quantity, t, unitName } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Avatar, Dot, Segments } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { idsOf, useFacts } from "@/c/live";
import { go, href, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { blobAddress } from "@/features/masterdata/console/files";
import { Crumbs } from "@/features/masterdata/console/shared";
import { useCustomFacts } from "@/features/settings/console/CustomFields";
import { ConvertDialog, type ConvertAct } from "./ConvertDialogs";
import { LotDialog, type Balance, type LotAct, type LotFull } from "./LotDialogs";
import { originName } from "./LotsPage";
import { isZero } from "./model/amounts";
import { movementColumns } from "./MovementsPage";
import { Amount, DASH, Expiry, Fact, Facts, ItemCell, LotLink, PlaceCell, Status, statusName } from "./parts";
import { ADJUST_STOCK, CONVERT_LOTS, EDIT_LOTS, HOLD_LOTS, MOVE_STOCK, OPEN_RECALL, READ_TRAIL, RECEIVE, RELEASE_LOTS, RETURN_STOCK, SCRAP_STOCK } from "./permissions";
import { PrintLabels } from "./PrintLabels";
import { LotSubstances } from "./substances/LotSubstances";

type Act = LotAct | ConvertAct | "print";
const CONVERTS: readonly Act[] = ["split", "merge", "regrade", "relabel"];
const isConvert = (act: Act): act is ConvertAct => CONVERTS.includes(act);
const TABS = ["where", "moves", "links", "papers"] as const;

export default function LotPage({ id = "" }: { id?: string }) {
  const query = useRead(LotDetailDocument, { id });
  const renew = useRenewLot();
  useFacts((fact) => idsOf(fact).includes(id) && renew());
  return (
    <div className="page">
      <Loaded query={query} what={t("lot.one")} rows={10} whole>
        {({ lot }) => (lot ? <Detail key={lot.id} lot={lot} onDone={renew} /> : <Note whole title={t("mat.gone")} acts={<a className="btn" href={href("/lots")}>{t("lots.title")}</a>}>{t("order.not_found_why")}</Note>)}
      </Loaded>
    </div>
  );
}

const useRenewLot = (): (() => void) => useRenew(LotDetailDocument, LotMovementsDocument, LotStatusChangesDocument, LotLinksDocument, RecordTrailDocument);

function Detail({ lot, onDone }: { lot: LotFull; onDone: () => void }) {
  const { query } = useRoute();
  const [act, setAct] = useState<Act | null>(null);
  const tab = TABS.find((each) => each === query.get("tab")) ?? "where";
  const path = `/lots/${lot.id}`;
  const counts: Partial<Record<(typeof TABS)[number], string>> = { where: count(lot.balances.length), papers: count(lot.certificates.length) };
  return (
    <>
      <Title lot={lot} onAct={setAct} />
      <LotFacts lot={lot} />
      <div className="detail-body">
        <div className="detail-left">
          <div className="tabs"><Segments label={t("lot.tabs")} current={tab} items={TABS.map((key) => ({ key, label: t(`lot.tab.${key}`), count: counts[key], href: href(path, { tab: key === "where" ? null : key }) }))} /></div>
          {tab === "where" && <Where lot={lot} />}
          {tab === "moves" && <Moves lot={lot} />}
          {tab === "links" && <Links lot={lot} />}
          {tab === "papers" && <Papers lot={lot} />}
        </div>
        <StatusHistory lot={lot} />
      </div>
      {act === "print" && <PrintLabels kind={lot.kind === "piece" ? "piece" : "lot"} ids={[lot.id]} onClose={() => setAct(null)} />}
      {act && isConvert(act) && <ConvertDialog act={act} lot={lot} onClose={() => setAct(null)} onDone={(made) => { setAct(null); onDone(); if (made !== lot.id) go(`/lots/${made ?? lot.id}`, { tab: "links" }); }} />}
      {act && act !== "print" && !isConvert(act) && <LotDialog act={act} lot={lot} onClose={() => setAct(null)} onDone={() => { setAct(null); onDone(); }} />}
    </>
  );
}

function Title({ lot, onAct }: { lot: LotFull; onAct: (act: Act) => void }) {
  const { can } = useSession();
  const free = lot.balances.some((each) => !each.order && !each.packId);
  const deciding = can(RELEASE_LOTS) || (can(HOLD_LOTS) && lot.state !== "held");
  const whole = lot.kind !== "piece";
  const more: { act: LotAct | ConvertAct; may: boolean }[] = [
    { act: "transfer", may: free && can(MOVE_STOCK) }, { act: "adjust", may: can(ADJUST_STOCK) }, { act: "scrap", may: free && can(SCRAP_STOCK) },
    { act: "to_supplier", may: free && !!lot.supplier && can(RETURN_STOCK) }, { act: "from_customer", may: can(RECEIVE) && lot.origin !== "opening" }, { act: "edit", may: can(EDIT_LOTS) },
    { act: "split", may: free && whole && can(CONVERT_LOTS) }, { act: "merge", may: free && whole && can(CONVERT_LOTS) }, { act: "regrade", may: free && can(CONVERT_LOTS) }, { act: "relabel", may: lot.balances.length > 0 && can(CONVERT_LOTS) },
  ];
  const items = [
    ...more.filter((each) => each.may).map(({ act }) => ({ key: act, label: t(`lot.act.${act}`), onClick: () => onAct(act) })),
    ...(can(OPEN_RECALL) ? [{ key: "recall", label: t("lot.recall"), onClick: () => go("/recalls", { new: "1", lot: lot.id }) }] : []),
    ...(can(READ_TRAIL) ? [{ key: "trail", label: t("order.whole_trail"), onClick: () => go("/trail", { record: lot.id }) }] : []),
  ];
  return (
    <header className="detail-head">
      <div className="detail-title">
        <Crumbs items={[{ label: t("lots.title"), path: "/lots" }, { label: lot.item.code, path: `/items/${lot.item.id}` }]} />
        <h1>{lot.number} <span>{named(lot.item.name)} {lot.item.code}</span><Status status={lot.state} /></h1>
        <p>
          {originName(lot.origin)}<Dot />{date(lot.receivedAt)}
          {lot.supplier && <><Dot />{named(lot.supplier.name)} {lot.supplierLot}</>}
          {lot.receiptId && <><Dot /><a href={href("/receipts", { receipt: lot.receiptId })}>{lot.receiptNumber}</a></>}
          {lot.order && <><Dot /><a href={href(`/orders/${lot.order.id}`)}>{lot.order.number}</a></>}
        </p>
      </div>
      <div className="acts">
        <a className="btn primary" href={href("/trace", { lot: lot.id })}><IconBinaryTree size={16} stroke={1.75} aria-hidden="true" />{t("lot.trace")}</a>
        {deciding && <button type="button" className="btn" onClick={() => onAct("status")}><IconHandStop size={16} stroke={1.75} aria-hidden="true" />{can(RELEASE_LOTS) ? t("status.act") : t("lot.hold")}</button>}
        <button type="button" className="btn" onClick={() => onAct("print")}><IconPrinter size={16} stroke={1.75} aria-hidden="true" />{t("lot.print")}</button>
        {items.length > 0 && (
          <Dropdown trigger={["click"]} placement="bottomRight" menu={{ items }}>
            <button type="button" className="btn icon" aria-label={t("lot.more_acts")}><IconDots size={16} stroke={1.75} /></button>
          </Dropdown>
        )}
      </div>
    </header>
  );
}

function LotFacts({ lot }: { lot: LotFull }) {
  return (
    <Facts>
      <Fact title={t("lot.on_hand")}>{quantity(lot.onHand)} <small>{unitName(lot.unit)}</small></Fact>
      <Fact title={t("lot.began")}>{quantity(lot.quantity)} <small>{unitName(lot.unit)}</small></Fact>
      <Fact title={t("lot.expires_on")}>{lot.expiresOn ? <span><Expiry day={lot.expiresOn} warnDays={lot.item.expiryWarnDays} /></span> : <small>{t("lot.no_expiry")}</small>}</Fact>
      {lot.manufacturedOn && <Fact title={t("lot.manufactured_on")}>{lot.manufacturedOn}</Fact>}
      {lot.grade && <Fact title={t("lot.grade")}>{lot.grade}</Fact>}
      {lot.factor && lot.factorUnit && <Fact title={t("lot.factor")}>1 {unitName(lot.factorUnit)} = {quantity(lot.factor)} <small>{unitName(lot.unit)}</small></Fact>}
      {lot.supplier && <LotSubstances lot={lot} />}
    </Facts>
  );
}

function Where({ lot }: { lot: LotFull }) {
  if (lot.balances.length === 0) return <Note title={t(isZero(lot.quantity) ? "lot.not_yet" : "lot.all_gone")}>{t("lot.all_gone_why")}</Note>;
  const columns: Column<Balance>[] = [
    { key: "place", title: t("mat.location"), phone: "title", cell: (row) => <PlaceCell place={row.location} /> },
    { key: "quantity", title: t("lots.quantity"), width: 160, align: "right", phone: "corner", cell: (row) => <b className="strong"><Amount value={row.quantity} unit={lot.unit} /></b> },
    { key: "for", title: t("stock.for"), width: 180, cell: (row) => row.order ? <>{t("stock.issued_to")} <a className="id" href={href(`/orders/${row.order.id}`)}>{row.order.number}</a></> : <span className="faint">{t("stock.not_issued")}</span> },
    { key: "pack", title: t("search.kind.pack"), width: 180, cell: (row) => (row.packId ? <a className="id" href={href("/packs", { pack: row.packId })}>{row.packNumber}</a> : DASH) },
    { key: "state", title: t("lot.place_state"), width: 130, cell: (row) => <Status status={row.location.status} /> },
  ];
  return <DataTable label={t("lot.tab.where")} columns={columns} groups={[{ key: "all", rows: lot.balances }]} rowKey={(row) => row.id} minWidth={720} />;
}

function Moves({ lot }: { lot: LotFull }) {
  const now = useNow();
  const query = useRead(LotMovementsDocument, { id: lot.id }, { keep: true });
  return (
    <Loaded query={query} what={t("move.title")} rows={5}>
      {({ movements: page }) => page.nodes.length === 0 ? <Note title={t("move.empty")} /> : (
        <DataTable label={t("move.title")} columns={movementColumns(now, ["lot"])} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={860} after={<p className="mat-more">{page.pageInfo.hasNextPage && <><a className="link" href={href("/movements", { lot: lot.id })}>{t("move.all_n", { n: count(page.pageInfo.total) })}</a> </>}<a className="link" href={href("/tag-reads", { thing: lot.id })}>{t("tags.of_lot_link")}</a></p>} />
      )}
    </Loaded>
  );
}

type Found = LotLinksQuery["lotLinks"];
type Link = Omit<Found["sources"][number], "source"> & { lot: Found["sources"][number]["source"]; unit: string };

/** One step each way; the whole tree is the trace page's. */
function Links({ lot }: { lot: LotFull }) {
  const query = useRead(LotLinksDocument, { id: lot.id });
  return (
    <Loaded query={query} what={t("lot.tab.links")} rows={5}>
      {({ lotLinks: { sources, targets } }) => {
        if (sources.length + targets.length === 0) return <Note title={t("lot.no_links")}>{t("lot.no_links_why")}</Note>;
        const from: Link[] = sources.map(({ source, ...each }) => ({ ...each, lot: source, unit: source.unit }));
        const into: Link[] = targets.map(({ target, ...each }) => ({ ...each, lot: target, unit: lot.unit }));
        return (
          <DataTable
            label={t("lot.tab.links")} rowKey={(row) => row.id} minWidth={720} columns={linkColumns()}
            groups={[{ key: "from", title: t("lot.made_from"), note: t("lots.n", { n: count(from.length) }), rows: from }, { key: "into", title: t("lot.went_into"), note: t("lots.n", { n: count(into.length) }), rows: into }]}
            onOpen={(row) => go(`/lots/${row.lot.id}`)}
            after={<p className="mat-more"><a className="link" href={href("/trace", { lot: lot.id })}>{t("lot.whole_trace")}</a></p>}
          />
        );
      }}
    </Loaded>
  );
}

function linkColumns(): Column<Link>[] {
  return [
    { key: "lot", title: t("lots.number"), width: 200, phone: "title", cell: (row) => <LotLink lot={row.lot} /> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.lot.item} /> },
    { key: "kind", title: t("lot.link"), width: 110, cell: (row) => t(`lot.link.${row.kind}`) },
    { key: "quantity", title: t("lots.quantity"), width: 130, align: "right", cell: (row) => <Amount value={row.quantity} unit={row.unit} /> },
    { key: "order", title: t("search.order"), width: 140, cell: (row) => (row.operation ? <><a className="id" href={href(`/orders/${row.operation.order.id}`)}>{row.operation.order.number}</a><div className="second">{named(row.operation.name)}</div></> : DASH) },
    { key: "state", title: t("lots.state"), width: 120, phone: "corner", cell: (row) => <Status status={row.lot.state} /> },
  ];
}

function Papers({ lot }: { lot: LotFull }) {
  const custom = useCustomFacts("lot", lot.custom);
  if (custom.length === 0 && lot.certificates.length === 0) return <Note title={t("lot.no_papers")}>{t("lot.no_papers_why")}</Note>;
  return (
    <div className="family om">
      {lot.certificates.length > 0 && (
        <section><h2>{t("lot.certificates")}</h2><ul className="plain">{lot.certificates.map((sha256, at) => <li key={sha256}><a href={blobAddress(sha256)} target="_blank" rel="noreferrer">{t("lot.certificate_n", { n: count(at + 1) })}</a><span className="faint">{sha256.slice(0, 12)}</span></li>)}</ul></section>
      )}
      {custom.length > 0 && <section><h2>{t("lot.own_fields")}</h2><dl className="pairs">{custom.map((each) => <div key={each.key} style={{ display: "contents" }}><dt>{each.label}</dt><dd>{each.value}</dd></div>)}</dl></section>}
    </div>
  );
}

/** How its status came to be, newest first: who decided what, why, with which signature. */
function StatusHistory({ lot }: { lot: LotFull }) {
  const now = useNow();
  const query = useRead(LotStatusChangesDocument, { id: lot.id });
  return (
    <aside className="feed" aria-label={t("lot.history")}>
      <h2>{t("lot.history")}</h2>
      <div className="list" tabIndex={0} role="group" aria-label={t("lot.history")}>
        <Loaded query={query} what={t("lot.history")} rows={4}>
          {({ lotStatusChanges: changes }) => (
            <ul>
              {[...changes].reverse().map((each) => (
                <li key={each.lineId + each.status}>
                  <Avatar name={each.by} small />
                  <div>
                    <div className="said"><b>{each.by}</b> {each.was ? <><span className="muted">{statusName(each.was)}</span> → </> : null}<Status status={each.status} /></div>
                    {each.reason && <div className="diff">{t("feed.reason", { reason: each.reason })}</div>}
                    {each.meaning && <div className="diff">{t("lot.signed")}</div>}
                  </div>
                  <time dateTime={each.at} title={absolute(each.at)}>{ago(each.at, now)}</time>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </div>
    </aside>
  );
}
