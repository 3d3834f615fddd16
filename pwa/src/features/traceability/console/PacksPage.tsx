import { IconBox, IconPlus, IconStack2 } from "@tabler/icons-react";
import { useState } from "react";
import { OpenPackDocument, PackDetailDocument, PackSort, PacksDocument, type PacksQuery } from "@/packages/api/generated/graphql";
import { count, known, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, FilterChip, Head, Pills, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { totals } from "./model/amounts";
import { PackPanel } from "./PackPanel";
import { PlaceCell, SortChoice, useSort, When } from "./parts";
import { PACK } from "./permissions";
import { LocationPick } from "./Picks";

const PAGE = 50;
const STATES = ["open", "closed", "shipped", "all"] as const;
const SORTS = [PackSort.CreatedDesc, PackSort.NumberAsc] as const;
const MARKS: Record<string, Mark> = { open: "running", closed: "done", shipped: "ready", dissolved: "silent" };
type Row = PacksQuery["packs"]["nodes"][number];

export const packKind = (kind: string): string => known(`packs.kind.${kind}`) ?? kind;

export function PackState({ state }: { state: string }) {
  return <StatusMark mark={MARKS[state] ?? "ready"} tone={state === "dissolved" ? "t3" : undefined}>{t(`packs.state.${state}`)}</StatusMark>;
}

export function PackIcon({ kind }: { kind: string }) {
  const Icon = kind === "pallet" ? IconStack2 : IconBox;
  return <Icon size={16} stroke={1.75} aria-hidden="true" />;
}

/** Boxes and pallets: what is in them, where they stand. The outer ones first; what is inside opens with them. */
export default function PacksPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const paging = usePaging(PAGE);
  const sort = useSort(SORTS);
  const opened = route.get("pack");
  const search = route.get("search") ?? "";
  const state = STATES.find((each) => each === route.get("state")) ?? (opened ? "all" : "closed");
  const filter = { search: search || null, states: state === "all" ? null : [state], outer: search ? null : true };
  const query = useRead(PacksDocument, { first: PAGE, after: paging.after, filter, sort: [sort] }, { keep: true });
  const add = can(PACK) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", pack: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("packs.new")}</button>;
  return (
    <div className="page">
      <Head title={t("rail.packs")} figures={query.data && <span>{t(`packs.state.${state}`)} <b>{count(query.data.packs.pageInfo.total)}</b></span>} acts={add} />
      <div className="tools">
        <Segments label={t("packs.states")} current={state} items={STATES.map((key) => ({ key, label: t(`packs.state.${key}`), href: href("/packs", { state: key === "closed" ? null : key, search: search || null }) }))} />
        {search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: search })}</FilterChip>}
        <div className="end"><SortChoice sorts={SORTS} current={sort} name={(key) => t(`packs.sort.${key}`)} /><SearchBox key={search} initial={search} /></div>
      </div>
      <Loaded query={query} what={t("rail.packs")} rows={8}>
        {({ packs: page }) => (
          <>
            {page.nodes.length === 0
              ? search ? <Note title={t("mat.no_match", { text: search })} acts={<button type="button" className="btn" onClick={() => refine({ search: null, pages: null })}>{t("kit.clear_filters")}</button>} /> : <Note title={t(`packs.empty.${state}`)} acts={add}>{t("packs.empty_why")}</Note>
              : <DataTable label={t("rail.packs")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ pack: row.id, new: null })} rowClass={(row) => (row.id === opened ? "chosen" : "")} minWidth={820} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="packs.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {opened && <PackPanel key={opened} id={opened} onClose={() => refine({ pack: null })} />}
      {can(PACK) && route.get("new") && <NewPack onClose={() => refine({ new: null })} />}
    </div>
  );
}

/** "3 pcs, 2 boxes": what one sees on opening it. */
function inside(row: Row): string {
  const loose = totals(row.contents.map((each) => ({ quantity: each.quantity, unit: each.lot.unit }))).map((each) => `${quantity(each.quantity)} ${unitName(each.unit)}`);
  return [...loose, ...(row.packs.length ? [t("packs.n_inside", { n: count(row.packs.length) })] : [])].join(t("list.separator"));
}

function columns(now: number): Column<Row>[] {
  return [
    { key: "number", title: t("packs.number"), width: 230, phone: "title", cell: (row) => <a className="id opens strong" href={refined({ pack: row.id })}>{row.number}</a> },
    { key: "kind", title: t("packs.kind"), width: 110, phone: "title", cell: (row) => <span className="person"><PackIcon kind={row.kind} />{packKind(row.kind)}</span> },
    { key: "inside", title: t("packs.inside"), cell: (row) => inside(row) || <span className="faint">{t("packs.nothing")}</span> },
    { key: "place", title: t("mat.location"), width: 190, cell: (row) => <PlaceCell place={row.location} /> },
    { key: "made", title: t("packs.made"), width: 120, cell: (row) => <When at={row.createdAt} now={now} /> },
    { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => <PackState state={row.state} /> },
  ];
}

function NewPack({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState("box");
  const [location, setLocation] = useState<string | null>(null);
  const [number, setNumber] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(OpenPackDocument, (reply) => reply.openPack);
  const renew = useRenew(PacksDocument, PackDetailDocument);
  const submit = (): void => {
    setTried(true);
    if (location) command.mutate({ input: { kind, locationId: location, number: number.trim() || null } }, { onSuccess: (pack) => { renew(); refine({ new: null, pack: pack.id }); } });
  };
  return (
    <Dialog open title={t("packs.new")} submit={t("packs.create")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="pack-kind" label={t("packs.kind")}><Pills name="pack-kind" label={t("packs.kind")} value={kind} options={["box", "pallet"].map((value) => ({ value, label: packKind(value) }))} onChange={setKind} /></Field>
      <Field id="pack-place" label={t("mat.location")} wrong={tried && !location ? t("mat.place_missing") : null}><LocationPick id="pack-place" label={t("mat.location")} value={location} invalid={tried && !location} onPick={setLocation} /></Field>
      <Field id="pack-number" label={t("packs.number")} optional hint={t("packs.number_hint")}><input id="pack-number" className="input" maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} /></Field>
    </Dialog>
  );
}
