import { IconCheck, IconDeviceFloppy, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import {
  BookCountDocument, CancelCountDocument, CountDetailDocument, CountLinesDocument, CountLotsDocument, CountSheetsDocument, RecountLinesDocument, type CountDetailQuery, type CountLinesQuery,
} from "@/packages/api/generated/graphql";
import { absolute, count, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Dot, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { go, href, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { ReasonDialog } from "@/features/reporting/console/ReasonDialog";
import { Crumbs } from "@/features/masterdata/console/shared";
import { CountState } from "./CountsPage";
import { FoundDialog } from "./FoundDialog";
import { isZero } from "./model/amounts";
import { changed, isWrong, type Typed } from "./model/counting";
import { DASH, Fact, Facts, LotLink, placeName } from "./parts";
import { BOOK_COUNTS, COUNT_STOCK } from "./permissions";

type Sheet = NonNullable<CountDetailQuery["countSheet"]>;
type Line = CountLinesQuery["countLines"]["nodes"][number];
const PAGE = 100;
const VIEWS = ["all", "open", "different"] as const;

export default function CountPage({ id = "" }: { id?: string }) {
  const query = useRead(CountDetailDocument, { id });
  return (
    <div className="page">
      <Loaded query={query} what={t("counts.one")} rows={8} whole>
        {({ countSheet }) => (countSheet ? <Detail key={countSheet.id} sheet={countSheet} /> : <Note whole title={t("mat.gone")} acts={<a className="btn" href={href("/counts")}>{t("counts.title")}</a>}>{t("order.not_found_why")}</Note>)}
      </Loaded>
    </div>
  );
}

function Detail({ sheet }: { sheet: Sheet }) {
  const { can } = useSession();
  const [open, setOpen] = useState<"book" | "cancel" | "found" | null>(null);
  const renew = useRenew(CountDetailDocument, CountLinesDocument, CountSheetsDocument);
  const left = sheet.lineCount - sheet.countedCount;
  const booking = sheet.state === "open" && can(BOOK_COUNTS);
  const counting = sheet.state === "open" && can(COUNT_STOCK);
  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <Crumbs items={[{ label: t("counts.title"), path: "/counts" }]} />
          <h1>{sheet.number} <span>{placeName(sheet.location)}</span><CountState state={sheet.state} /></h1>
          <p>{t("counts.opened_by", { name: sheet.openedBy, at: absolute(sheet.createdAt) })}{sheet.blind && <><Dot />{t("counts.blind_yes")}</>}{sheet.bookedAt && <><Dot />{t("counts.booked_by", { name: sheet.bookedBy ?? "", at: absolute(sheet.bookedAt) })}</>}</p>
        </div>
        <div className="acts">
          {booking && <button type="button" className={`btn ${left === 0 ? "primary" : ""}`} onClick={() => setOpen("book")}><IconCheck size={16} stroke={1.75} aria-hidden="true" />{t("counts.book")}</button>}
          {counting && <button type="button" className="btn" onClick={() => setOpen("found")}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("counts.found")}</button>}
          {booking && <button type="button" className="btn" onClick={() => setOpen("cancel")}>{t("counts.cancel")}</button>}
        </div>
      </header>
      <Facts>
        <Fact title={t("counts.lines")}>{count(sheet.lineCount)}</Fact>
        <Fact title={t("counts.left")}>{count(left)}</Fact>
        <Fact title={t("counts.different")}>{sheet.differingCount === null || sheet.differingCount === undefined ? <small>{t("counts.not_told")}</small> : count(sheet.differingCount)}</Fact>
      </Facts>
      <Lines sheet={sheet} booking={booking} onDone={renew} />
      {open === "book" && <BookDialog sheet={sheet} left={left} onClose={() => setOpen(null)} onDone={() => { setOpen(null); renew(); }} />}
      {open === "found" && <FoundDialog sheet={sheet} onClose={() => setOpen(null)} onDone={() => { setOpen(null); renew(); }} />}
      {open === "cancel" && <CancelDialog sheet={sheet} onClose={() => setOpen(null)} onDone={() => { renew(); go("/counts"); }} />}
    </>
  );
}

function Lines({ sheet, booking, onDone }: { sheet: Sheet; booking: boolean; onDone: () => void }) {
  const { can } = useSession();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const [typed, setTyped] = useState<Typed>({});
  const [again, setAgain] = useState<Line | null>(null);
  const view = VIEWS.find((each) => each === route.get("lines")) ?? "all";
  const query = useRead(CountLinesDocument, { id: sheet.id, first: PAGE, after: paging.after, onlyOpen: view === "open", onlyDiffering: view === "different" }, { keep: true });
  const save = useCommand(CountLotsDocument, (reply) => reply.countLots);
  const rows = query.data?.countLines.nodes ?? [];
  const counting = sheet.state === "open" && can(COUNT_STOCK);
  const entries = changed(rows, typed);
  const submit = (): void => {
    if (entries.length === 0 || save.isPending) return;
    const counted = entries.flatMap((entry) => { const line = rows.find((each) => each.id === entry.id); return line ? [{ lotId: line.lot.id, packId: line.packId ?? null, quantity: entry.quantity }] : []; });
    save.mutate({ input: { sheetId: sheet.id, counted } }, { onSuccess: () => { setTyped({}); onDone(); } });
  };
  return (
    <>
      <div className="tools"><Segments label={t("counts.lines")} current={view} items={VIEWS.map((key) => ({ key, label: t(`counts.view.${key}`), href: href(`/counts/${sheet.id}`, { lines: key === "all" ? null : key }) }))} /></div>
      {counting && entries.length > 0 && (
        <div className="choosing">
          <button type="button" className="btn primary" disabled={save.isPending} onClick={submit}><IconDeviceFloppy size={16} stroke={1.75} aria-hidden="true" />{save.isPending ? t("kit.sending") : t("counts.save", { n: count(entries.length) })}</button>
          <button type="button" className="btn ghost" onClick={() => setTyped({})}>{t("counts.forget")}</button>
        </div>
      )}
      <Refused error={save.error} />
      <Loaded query={query} what={t("counts.lines")} rows={8}>
        {({ countLines: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(view === "all" ? "counts.nothing_there" : "counts.none_such")} acts={view !== "all" && <a className="btn" href={href(`/counts/${sheet.id}`)}>{t("kit.clear_filters")}</a>}>{view === "all" && t("counts.nothing_there_why")}</Note>
              : <DataTable label={t("counts.lines")} columns={columns(counting ? { typed, setTyped } : null, booking ? setAgain : null)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={900} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="counts.n_lines" />
          </>
        )}
      </Loaded>
      {again && <Recount sheet={sheet} line={again} onClose={() => setAgain(null)} onDone={() => { setAgain(null); onDone(); }} />}
    </>
  );
}

interface Entry { typed: Typed; setTyped: (typed: Typed) => void }

function columns(entry: Entry | null, recount: ((line: Line) => void) | null): Column<Line>[] {
  const unit = (row: Line) => <span className="faint">{unitName(row.lot.unit)}</span>;
  return [
    { key: "lot", title: t("lots.number"), width: 200, phone: "title", cell: (row) => <><LotLink lot={row.lot} />{row.packNumber && <div className="second">{row.packNumber}</div>}</> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <><div className="first">{named(row.lot.item.name)}</div><div className="second">{row.lot.item.code}</div></> },
    { key: "expected", title: t("counts.expected"), width: 130, align: "right", cell: (row) => (row.expected === null || row.expected === undefined ? DASH : <>{quantity(row.expected)} {unit(row)}</>) },
    {
      key: "counted", title: t("counts.counted"), width: 170, align: "right",
      cell: (row) => entry ? (
        <input className="input num mat-count" inputMode="decimal" aria-label={t("counts.counted_of", { lot: row.lot.number })} aria-invalid={isWrong(entry.typed[row.id]) || undefined} value={entry.typed[row.id] ?? row.counted ?? ""} onChange={(event) => entry.setTyped({ ...entry.typed, [row.id]: event.target.value.replace(/,/g, "") })} />
      ) : row.counted === null || row.counted === undefined ? <span className="faint">{t("counts.not_yet")}</span> : <>{quantity(row.counted)} {unit(row)}</>,
    },
    { key: "gap", title: t("counts.gap"), width: 120, align: "right", cell: (row) => <Gap line={row} /> },
    { key: "by", title: t("counts.by"), width: 180, cell: (row) => (row.countedBy ? <><div className="first">{row.countedBy}</div><div className="second">{row.countedAt && absolute(row.countedAt)}</div></> : DASH) },
    ...(recount ? [{ key: "again", title: <span className="sr-only">{t("counts.recount")}</span>, width: 96, cell: (row: Line) => row.countedBy && <button type="button" className="btn ghost" onClick={() => recount(row)}>{t("counts.recount")}<span className="sr-only"> {row.lot.number}</span></button> }] : []),
  ];
}

function Gap({ line }: { line: Line }) {
  const gap = line.difference;
  if (gap === null || gap === undefined) return DASH;
  if (isZero(gap)) return <span className="faint">0</span>;
  return <b className={`strong ${gap.startsWith("-") ? "late-note" : ""}`}>{gap.startsWith("-") ? "" : "+"}{quantity(gap)}</b>;
}

function BookDialog({ sheet, left, onClose, onDone }: { sheet: Sheet; left: number; onClose: () => void; onDone: () => void }) {
  const { me } = useSession();
  const [missing, setMissing] = useState(false);
  const command = useCommand(BookCountDocument, (reply) => reply.bookCount);
  return (
    <Dialog open title={t("counts.book_title", { number: sheet.number })} submit={t("counts.book_submit")} busy={command.isPending} disabled={left > 0 && !missing} error={command.error} onClose={onClose} onSubmit={() => command.mutate({ input: { sheetId: sheet.id, missing } }, { onSuccess: onDone })}>
      <p className="dialog-lead">{t("counts.book_effect", { n: count(sheet.differingCount ?? 0) })}</p>
      {left > 0 && <label className="check-line"><input type="checkbox" checked={missing} onChange={(event) => setMissing(event.target.checked)} /><span>{t("counts.missing", { n: count(left) })}<small>{t("counts.missing_why")}</small></span></label>}
      <p className="sm muted">{t("status.signs", { name: me.name, meaning: t("counts.meaning") })}</p>
    </Dialog>
  );
}

function CancelDialog({ sheet, onClose, onDone }: { sheet: Sheet; onClose: () => void; onDone: () => void }) {
  const command = useCommand(CancelCountDocument, (reply) => reply.cancelCount);
  return (
    <Dialog open title={t("counts.cancel_title", { number: sheet.number })} submit={t("counts.cancel")} danger busy={command.isPending} error={command.error} onClose={onClose} onSubmit={() => command.mutate({ input: { sheetId: sheet.id } }, { onSuccess: onDone })}>
      <p className="dialog-lead">{t("counts.cancel_effect")}</p>
    </Dialog>
  );
}

function Recount({ sheet, line, onClose, onDone }: { sheet: Sheet; line: Line; onClose: () => void; onDone: () => void }) {
  const command = useCommand(RecountLinesDocument, (reply) => reply.recountLines);
  return (
    <ReasonDialog title={t("counts.recount_title", { lot: line.lot.number })} lead={t("counts.recount_effect")} label={t("mat.reason")} submit={t("counts.recount")} busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={(reason) => command.mutate({ input: { sheetId: sheet.id, lineIds: [line.id], reason } }, { onSuccess: onDone })} />
  );
}
