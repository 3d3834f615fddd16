import { useState } from "react";
import { HandoverPlacesDocument, HandoversDocument, PrepareHandoverDocument, type HandoverRowFragment } from "@/packages/api/generated/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head, Pills, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { HAND_OVER } from "@/c/permissions";
import { go, href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { ReportTabs } from "./ReportTabs";

const PAGE = 50;
const VIEWS = ["all", "draft", "handed_over", "taken_over"] as const;

/** 交接班: what each shift told the next, and who signed. */
export default function HandoversPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const view = VIEWS.find((each) => each === route.get("view")) ?? "all";
  const query = useRead(HandoversDocument, { first: PAGE, after: paging.after, filter: view === "all" ? null : { state: view }, sort: null }, { keep: true });
  const renew = useRenew(HandoversDocument);
  useFacts((fact) => fact.name.startsWith("reporting.shift_") && renew());
  return (
    <div className="page">
      <Head title={t("handover.title")} figures={query.data && <span>{t(`handover.view.${view}`)} <b>{count(query.data.shiftHandovers.pageInfo.total)}</b></span>} acts={<ReportTabs current="handovers" />} />
      <div className="tools">
        <Segments label={t("handover.views")} current={view} items={VIEWS.map((key) => ({ key, label: t(`handover.view.${key}`), href: href("/handovers", { view: key === "all" ? null : key }) }))} />
        {can(HAND_OVER) && <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}>{t("handover.new")}</button>}
      </div>
      <Loaded query={query} what={t("handover.title")} rows={8}>
        {({ shiftHandovers: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("handover.empty")}>{t("handover.empty_why")}</Note> : (
              <DataTable label={t("handover.title")} columns={COLUMNS()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => go(`/handovers/${row.id}`)} minWidth={860} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="handover.n" />
          </>
        )}
      </Loaded>
      {route.get("new") && can(HAND_OVER) && <NewHandover onClose={() => refine({ new: null })} />}
    </div>
  );
}

const COLUMNS = (): Column<HandoverRowFragment>[] => [
  { key: "shift", title: t("report.shift"), width: 190, phone: "title", cell: (row) => <><a className="id" tabIndex={-1} href={href(`/handovers/${row.id}`)}>{row.shiftDay}</a><div className="second">{named(row.shift)}</div></> },
  { key: "area", title: t("handover.area"), width: 180, cell: (row) => named(row.area.name) },
  { key: "note", title: t("report.note"), cell: (row) => <div className="first">{row.note ?? ""}</div> },
  { key: "out", title: t("handover.outgoing"), width: 170, cell: (row) => <Signer name={row.outgoingBy} at={row.outgoingAt} /> },
  { key: "in", title: t("handover.incoming"), width: 170, cell: (row) => <Signer name={row.incomingBy} at={row.incomingAt} /> },
  { key: "state", title: t("order.state_title"), width: 140, phone: "corner", cell: (row) => <HandoverState state={row.state} /> },
];

export function Signer({ name, at }: { name: string | null; at: string | null }) {
  if (!name) return <span className="faint">–</span>;
  return <>{name}{at && <div className="second">{absolute(at)}</div>}</>;
}

export function HandoverState({ state }: { state: string }) {
  if (state === "taken_over") return <StatusMark mark="done">{t("handover.view.taken_over")}</StatusMark>;
  if (state === "handed_over") return <StatusMark mark="quarantine">{t("handover.view.handed_over")}</StatusMark>;
  return <StatusMark mark="pending">{t("handover.view.draft")}</StatusMark>;
}

function NewHandover({ onClose }: { onClose: () => void }) {
  const places = useRead(HandoverPlacesDocument, {}).data;
  const [area, setArea] = useState("");
  const [shift, setShift] = useState("");
  const [note, setNote] = useState("");
  const command = useCommand(PrepareHandoverDocument, (reply) => reply.prepareHandover);
  const areas = places?.areas ?? [];
  const shifts = (places?.reportableShifts ?? []).slice(0, 4);
  const chosen = shifts.find((each) => `${each.shiftId} ${each.day}` === shift) ?? shifts[0];
  const place = area || areas[0]?.id;
  const submit = (): void => {
    if (!chosen || !place) return;
    command.mutate({ input: { areaId: place, shiftId: chosen.shiftId, shiftDay: chosen.day, note: note.trim() || null } }, { onSuccess: (made) => go(`/handovers/${made.id}`) });
  };
  return (
    <Dialog open title={t("handover.new")} submit={t("handover.prepare")} busy={command.isPending} disabled={!chosen || !place} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("handover.new_effect")}</p>
      <Field id="handover-area" label={t("handover.area")}>
        <Pills name="handover-area" label={t("handover.area")} value={place ?? ""} onChange={setArea} options={areas.map((each) => ({ value: each.id, label: named(each.name) }))} />
      </Field>
      <Field id="handover-shift" label={t("report.shift")}>
        <Pills name="handover-shift" label={t("report.shift")} value={chosen ? `${chosen.shiftId} ${chosen.day}` : ""} onChange={setShift} options={shifts.map((each) => ({ value: `${each.shiftId} ${each.day}`, label: `${named(each.name)} ${each.day.slice(5)}` }))} />
      </Field>
      <Field id="handover-note" label={t("report.note")} optional>
        <textarea id="handover-note" className="input" rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}
