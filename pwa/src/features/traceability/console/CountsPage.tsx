import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { CountSheetsDocument, OpenCountDocument, type CountSheetsQuery } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head, Segments } from "@/c/kit/parts";
import { Foot, Key, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { DASH, PlaceCell, When } from "./parts";
import { BOOK_COUNTS } from "./permissions";
import { LocationPick } from "./Picks";

const PAGE = 50;
const STATES = ["open", "booked", "cancelled", "all"] as const;
type Sheet = CountSheetsQuery["countSheets"]["nodes"][number];
const MARKS: Record<string, Mark> = { open: "running", booked: "done", cancelled: "silent" };

export function CountState({ state }: { state: string }) {
  return <StatusMark mark={MARKS[state] ?? "ready"} tone={state === "cancelled" ? "t3" : undefined}>{t(`counts.state.${state}`)}</StatusMark>;
}

export default function CountsPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const paging = usePaging(PAGE);
  const state = STATES.find((each) => each === route.get("state")) ?? "open";
  const query = useRead(CountSheetsDocument, { first: PAGE, after: paging.after, filter: state === "all" ? null : { states: [state] } }, { keep: true });
  const add = can(BOOK_COUNTS) && <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("counts.new")}</button>;
  return (
    <div className="page">
      <Head title={t("counts.title")} figures={query.data && <span>{t(`counts.state.${state}`)} <b>{count(query.data.countSheets.pageInfo.total)}</b></span>} acts={add} />
      <div className="tools">
        <Segments label={t("counts.states")} current={state} items={STATES.map((key) => ({ key, label: t(`counts.state.${key}`), href: href("/counts", { state: key === "open" ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("counts.title")} rows={8}>
        {({ countSheets: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t(`counts.empty.${state}`)} acts={state === "open" && add}>{t("counts.empty_why")}</Note>
              : <DataTable label={t("counts.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/counts/${row.id}`)} minWidth={820} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="counts.n"><Key names={["↑", "↓"]}>{t("keys.move")}</Key><Key names={["Enter"]}>{t("keys.open")}</Key></Foot>
          </>
        )}
      </Loaded>
      {can(BOOK_COUNTS) && route.get("new") && <NewCount onClose={() => refine({ new: null })} />}
    </div>
  );
}

function columns(now: number): Column<Sheet>[] {
  return [
    { key: "number", title: t("counts.number"), width: 170, phone: "title", cell: (row) => <a className="id" href={href(`/counts/${row.id}`)}>{row.number}</a> },
    { key: "location", title: t("mat.location"), phone: "title", cell: (row) => <PlaceCell place={row.location} /> },
    { key: "progress", title: t("counts.progress"), width: 150, align: "right", cell: (row) => <><b className="strong">{count(row.countedCount)}</b><span className="faint"> / {count(row.lineCount)}</span>{!!row.differingCount && <div className="second late-note">{t("counts.different_n", { n: count(row.differingCount) })}</div>}</> },
    { key: "blind", title: t("counts.blind"), width: 110, phone: "hide", cell: (row) => (row.blind ? t("counts.blind_yes") : DASH) },
    { key: "opened", title: t("counts.opened"), width: 160, cell: (row) => <><div><When at={row.createdAt} now={now} /></div><div className="second">{row.openedBy}</div></> },
    { key: "booked", title: t("counts.booked"), width: 160, cell: (row) => (row.bookedAt ? <><div><When at={row.bookedAt} now={now} /></div><div className="second">{row.bookedBy}</div></> : DASH) },
    { key: "state", title: t("order.state_title"), width: 120, phone: "corner", cell: (row) => <CountState state={row.state} /> },
  ];
}

function NewCount({ onClose }: { onClose: () => void }) {
  const [location, setLocation] = useState<string | null>(null);
  const [blind, setBlind] = useState(false);
  const [tried, setTried] = useState(false);
  const command = useCommand(OpenCountDocument, (reply) => reply.openCount);
  const renew = useRenew(CountSheetsDocument);
  const submit = (): void => {
    setTried(true);
    if (location) command.mutate({ input: { locationId: location, blind } }, { onSuccess: (sheet) => { renew(); go(`/counts/${sheet.id}`); } });
  };
  return (
    <Dialog open title={t("counts.new")} submit={t("counts.open")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="count-location" label={t("mat.location")} wrong={tried && !location ? t("mat.place_missing") : null} hint={t("counts.new_hint")}>
        <LocationPick id="count-location" label={t("mat.location")} value={location} invalid={tried && !location} onPick={setLocation} />
      </Field>
      <label className="check-line"><input type="checkbox" checked={blind} onChange={(event) => setBlind(event.target.checked)} /><span>{t("counts.blind_choose")}<small>{t("counts.blind_why")}</small></span></label>
    </Dialog>
  );
}
