import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { ReceiptDetailDocument, ReceiptsDocument, ReceiptSort, type ReceiptsQuery } from "@/packages/api/generated/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { FilterChip, Head } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { NewReceipt } from "./NewReceipt";
import { Amount, DASH, LotLink, PaperTabs, SortChoice, Status, useSort, When } from "./parts";
import { RECEIVE, TAKE_BACK_RECEIPTS } from "./permissions";
import { PrintLabels } from "./PrintLabels";
import { TakeBackReceipt } from "./TakeBackReceipt";

const PAGE = 50;
const SORTS = [ReceiptSort.ReceivedDesc, ReceiptSort.NumberDesc] as const;
type Receipt = ReceiptsQuery["receipts"]["nodes"][number];

export default function ReceiptsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  return route.get("new") && can(RECEIVE) ? <NewReceipt /> : <Receipts />;
}

function Receipts() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const paging = usePaging(PAGE);
  const search = route.get("search") ?? "";
  const sort = useSort(SORTS);
  const query = useRead(ReceiptsDocument, { first: PAGE, after: paging.after, filter: search ? { search } : null, sort: [sort] }, { keep: true });
  const opened = route.get("receipt");
  const receive = can(RECEIVE) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", receipt: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("receipt.new")}</button>;
  return (
    <div className="page">
      <Head title={t("receipt.title")} figures={query.data && !search && <span>{t("receipt.all")} <b>{count(query.data.receipts.pageInfo.total)}</b></span>} acts={receive} />
      <div className="tools">
        <PaperTabs current="receipts" />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`receipt.sort.${key}`)} /><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("receipt.title")} rows={10}>
        {({ receipts: page }) => (
          <>
            {page.nodes.length === 0
              ? search ? <Note title={t("mat.no_match", { text: search })} acts={<button type="button" className="btn" onClick={() => refine({ search: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t("receipt.empty")} acts={receive}>{t("receipt.empty_why")}</Note>
              : <DataTable label={t("receipt.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ receipt: row.id })} rowClass={(row) => (row.id === opened ? "chosen" : "")} minWidth={860} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="receipt.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {opened && <ReceiptPanel key={opened} id={opened} onClose={() => refine({ receipt: null })} />}
    </div>
  );
}

function columns(now: number): Column<Receipt>[] {
  return [
    { key: "number", title: t("receipt.number"), width: 170, phone: "title", cell: (row) => <><a className="id opens strong" href={refined({ receipt: row.id })}>{row.number}</a>{row.takenBack && <div className="second">{t("receipt.taken_back")}</div>}</> },
    { key: "supplier", title: t("receipt.supplier"), phone: "title", cell: (row) => (row.supplier ? <><div className="first">{named(row.supplier.name)}</div><div className="second">{row.supplier.code}</div></> : DASH) },
    { key: "paper", title: t("receipt.delivery_note"), width: 170, cell: (row) => row.deliveryNote ?? DASH },
    { key: "po", title: t("receipt.purchase_order"), width: 150, cell: (row) => row.purchaseOrder ?? DASH },
    { key: "by", title: t("receipt.by"), width: 120, cell: (row) => row.receivedBy },
    { key: "at", title: t("lots.received"), width: 130, phone: "corner", cell: (row) => <When at={row.receivedAt} now={now} /> },
  ];
}

function ReceiptPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useRead(ReceiptDetailDocument, { id });
  const { can } = useSession();
  const [open, setOpen] = useState<"print" | "take_back" | null>(null);
  const close = (): void => setOpen(null);
  const receipt = query.data?.receipt;
  return (
    <SidePanel title={receipt?.number ?? t("receipt.one")} onClose={onClose} foot={receipt && receipt.lots.length > 0 && !receipt.takenBack && (
      <>
        <button type="button" className="btn" onClick={() => setOpen("print")}>{t("lot.print")}</button>
        {can(TAKE_BACK_RECEIPTS) && <button type="button" className="btn" onClick={() => setOpen("take_back")}>{t("receipt.take_back")}</button>}
      </>
    )}>
      <Loaded query={query} what={t("receipt.one")} rows={5}>
        {({ receipt: found }) => found ? (
          <>
            <dl className="pairs">
              <dt>{t("receipt.supplier")}</dt><dd>{found.supplier ? named(found.supplier.name) : t("receipt.no_supplier")}</dd>
              {found.deliveryNote && <><dt>{t("receipt.delivery_note")}</dt><dd>{found.deliveryNote}</dd></>}
              {found.purchaseOrder && <><dt>{t("receipt.purchase_order")}</dt><dd>{found.purchaseOrder}</dd></>}
              <dt>{t("lots.received")}</dt><dd>{absolute(found.receivedAt)} {found.receivedBy}</dd>
              {found.note && <><dt>{t("mat.note")}</dt><dd>{found.note}</dd></>}
              {found.takenBack && <><dt>{t("receipt.taken_back")}</dt><dd>{absolute(found.takenBack.occurredAt)} {found.takenBack.actorName}<div className="second">{found.takenBack.reason}</div></dd></>}
            </dl>
            <h3>{t("receipt.lots")}</h3>
            <ul className="mat-rows">
              {found.lots.map((lot) => (
                <li key={lot.id}><div><LotLink lot={lot} /><div className="second">{named(lot.item.name)} {lot.item.code}</div></div><div className="num"><Amount value={lot.quantity} unit={lot.unit} />{!found.takenBack && <div><Status status={lot.state} /></div>}</div></li>
              ))}
            </ul>
          </>
        ) : <Note title={t("mat.gone")}>{t("order.not_found_why")}</Note>}
      </Loaded>
      {open === "print" && receipt && <PrintLabels kind="lot" ids={receipt.lots.map((each) => each.id)} onClose={close} />}
      {open === "take_back" && receipt && <TakeBackReceipt receipt={receipt} onClose={close} />}
    </SidePanel>
  );
}
