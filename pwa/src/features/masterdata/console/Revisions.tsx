import { IconFileTypePdf, IconPhoto, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import {
  AddDrawingDocument, ApproveRevisionDocument, CreateRevisionDocument, ItemDetailDocument, RemoveDrawingDocument, WithdrawRevisionDocument, type ItemDetailQuery,
} from "@/packages/api/generated/graphql";
import { plantDay, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Refused } from "@/c/kit/states";
import { APPROVE_ITEMS, EDIT_ITEMS } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { DRAWINGS, FileButton } from "./FileButton";
import { blobAddress } from "./files";
import { FormPanel, type FormField, type Values } from "./FormPanel";
import type { ItemFull } from "./ItemPanel";
import { effective, Section, VersionState, when } from "./shared";

type Revision = ItemDetailQuery["itemRevisions"][number];
type Drawing = Revision["drawings"][number];

/** An item that was never revised shows what it has as its only revision. */
const rowsOf = (item: ItemFull, revisions: readonly Revision[]): Revision[] =>
  revisions.length > 0 ? [...revisions] : [{ id: "", itemRevision: item.itemRevision, drawing: item.drawing, note: null, state: "approved", effectiveFrom: "", madeBy: "", createdAt: "", approvedAt: null, approvedBy: null, drawings: [] }];

export function Revisions({ item, revisions }: { item: ItemFull; revisions: readonly Revision[] }) {
  const { can } = useSession();
  const { query } = useRoute();
  const [making, setMaking] = useState(false);
  const [asked, setAsked] = useState<{ revision: Revision; act: "approve" | "withdraw" } | null>(null);
  const rows = rowsOf(item, revisions);
  const shown = rows.flatMap((each) => each.drawings).find((each) => each.id === query.get("drawing"));
  const may = can(EDIT_ITEMS);
  const columns: Column<Revision>[] = [
    { key: "revision", title: t("item.revision"), width: 110, phone: "title", cell: (row) => <b className="strong">{row.itemRevision}</b> },
    { key: "state", title: t("md.state"), width: 140, phone: "corner", cell: (row) => (row.itemRevision === item.itemRevision ? <VersionState state="approved" /> : <VersionState state={row.state} />) },
    { key: "drawing", title: t("item.drawing"), width: 100, cell: (row) => row.drawing ?? <span className="faint">–</span> },
    { key: "effective", title: t("md.effective"), width: 150, cell: (row) => (row.effectiveFrom ? effective(row) : <span className="faint">–</span>) },
    { key: "files", title: t("revisions.files"), cell: (row) => <Files item={item} revision={row} may={may && row.state !== "withdrawn"} /> },
    { key: "who", title: t("md.who"), width: 150, cell: (row) => <><div className="first">{row.approvedBy ?? row.madeBy}</div><div className="second">{when(row.approvedAt ?? row.createdAt)}</div></> },
    {
      key: "acts", title: <span className="sr-only">{t("md.acts")}</span>, width: 150, cell: (row) => row.state === "draft" && (
        <>
          {can(APPROVE_ITEMS) && <button type="button" className="btn ghost" onClick={() => setAsked({ revision: row, act: "approve" })}>{t("md.approve")}<span className="sr-only"> {row.itemRevision}</span></button>}
          {may && <button type="button" className="btn ghost" onClick={() => setAsked({ revision: row, act: "withdraw" })}>{t("md.withdraw")}<span className="sr-only"> {row.itemRevision}</span></button>}
        </>
      ),
    },
  ];
  return (
    <Section title={t("item.tab.revisions")} acts={may && <button type="button" className="btn" onClick={() => setMaking(true)}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("revisions.new")}</button>}>
      <DataTable label={t("item.tab.revisions")} columns={columns} groups={[{ key: "all", rows }]} rowKey={(row) => row.id || row.itemRevision} minWidth={860} />
      {shown && <Preview drawing={shown} />}
      {making && <RevisionPanel item={item} onClose={() => setMaking(false)} />}
      {asked && <RevisionDialog {...asked} item={item} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function Files({ item, revision, may }: { item: ItemFull; revision: Revision; may: boolean }) {
  const add = useCommand(AddDrawingDocument, (reply) => reply.addDrawing);
  const remove = useCommand(RemoveDrawingDocument, (reply) => reply.removeDrawing);
  const renew = useRenew(ItemDetailDocument);
  return (
    <div className="md-line">
      {revision.drawings.map((drawing) => (
        <span key={drawing.id}>
          {drawing.mediaType === "application/pdf" ? <IconFileTypePdf size={16} stroke={1.75} aria-hidden="true" /> : <IconPhoto size={16} stroke={1.75} aria-hidden="true" />}
          <button type="button" className="link" onClick={() => refine({ drawing: drawing.id })}>{drawing.name}</button>
          {may && <button type="button" className="btn ghost icon" aria-label={t("revisions.remove_file", { name: drawing.name })} onClick={() => remove.mutate({ input: { drawingId: drawing.id } }, { onSuccess: renew })}><IconX size={14} stroke={1.75} /></button>}
        </span>
      ))}
      {may && <FileButton accept={DRAWINGS} label={t("revisions.add_file")} onStored={(sha256, file) => add.mutate({ input: { itemId: item.id, revisionId: revision.id || null, name: file.name.slice(-120), sha256 } }, { onSuccess: renew })} />}
      <Refused error={add.error ?? remove.error} />
    </div>
  );
}

function Preview({ drawing }: { drawing: Drawing }) {
  const address = blobAddress(drawing.sha256);
  return (
    <div style={{ marginTop: 16 }}>
      <div className="md-line"><b className="strong">{drawing.name}</b><a className="link" href={address} target="_blank" rel="noopener noreferrer">{t("revisions.open_tab")}</a><button type="button" className="link" onClick={() => refine({ drawing: null })}>{t("kit.close")}</button></div>
      {drawing.mediaType === "application/pdf" ? <iframe className="md-preview" src={address} title={drawing.name} /> : <img className="md-preview" src={address} alt={drawing.name} />}
    </div>
  );
}

function RevisionPanel({ item, onClose }: { item: ItemFull; onClose: () => void }) {
  const command = useCommand(CreateRevisionDocument, (reply) => reply.createRevision);
  const renew = useRenew(ItemDetailDocument);
  const fields: FormField[] = [
    { key: "itemRevision", label: t("item.revision"), hint: t("revisions.code_hint", { revision: item.itemRevision }) },
    { key: "drawing", label: t("item.drawing"), optional: true },
    { key: "effectiveFrom", label: t("md.from_day"), kind: "day" },
    { key: "note", label: t("revisions.note"), kind: "area", optional: true },
  ];
  const submit = (values: Values): void =>
    command.mutate(
      { input: { itemId: item.id, itemRevision: values.itemRevision ?? "", drawing: values.drawing || null, effectiveFrom: values.effectiveFrom ?? "", note: values.note || null } },
      { onSuccess: () => { renew(); onClose(); } },
    );
  return <FormPanel title={t("revisions.new")} submit={t("md.make_draft")} fields={fields} start={{ effectiveFrom: plantDay() }} pending={command.isPending} error={command.error} onSubmit={submit} onClose={onClose} />;
}

function RevisionDialog({ revision, act, item, onClose }: { revision: Revision; act: "approve" | "withdraw"; item: ItemFull; onClose: () => void }) {
  const approve = useCommand(ApproveRevisionDocument, (reply) => reply.approveRevision);
  const withdraw = useCommand(WithdrawRevisionDocument, (reply) => reply.withdrawRevision);
  const renew = useRenew(ItemDetailDocument);
  const command = act === "approve" ? approve : withdraw;
  const label = t(`revisions.${act}`, { item: item.code, revision: revision.itemRevision });
  return (
    <Dialog open title={label} submit={label} danger={act === "withdraw"} busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { revisionId: revision.id } }, { onSuccess: () => { renew(); onClose(); } })}>
      <p className="dialog-lead">{act === "approve" ? t("revisions.approve_why", { day: revision.effectiveFrom }) : t("md.withdraw_why")}</p>
    </Dialog>
  );
}
