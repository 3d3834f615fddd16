import { Select } from "antd";
import { useState } from "react";
import {
  ArchiveCustomerDocument, CancelCustodyDocument, ClearOldPlaceDocument, CloseCustomerDocument, ConfirmEraseDocument, CustodyJobDocument, CustodyJobsDocument, CustodyOfDocument, EraseCustomerDocument, MoveCustomerDocument, RestoreArchiveDocument,
  SetRetentionDocument, VendorActsDocument,
} from "@/packages/api/generated/vendor/graphql";
import { t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { withProof } from "@/features/session/kit/ProveDialog";
import { CODE } from "../shapes";

export type CustodyAct = "archive" | "move" | "close" | "retain" | "erase" | "restore" | "clear" | "confirm" | "cancel";
export interface CustodySubject { name: string; customerId?: string; jobId?: string; places?: { key: string; label: string }[]; keepUntil?: string | null; legalHold?: boolean }
interface Values { place: string; slug: string; keepUntil: string | null; legalHold: boolean }
interface Act { ready: boolean; run: (reason: string, options: Options) => void; command: Running }
interface Running { isPending: boolean; error: Error | null; reset: () => void }
interface Options { onSuccess: () => void }
const GRAVE = new Set<CustodyAct>(["close", "erase", "confirm", "clear"]);

/** Acts on a whole company: each with its reason, the grave ones after a fresh proof of who one is. */
export function CustodyDialog({ act, subject, onClose }: { act: CustodyAct; subject: CustodySubject; onClose: () => void }) {
  const [values, setValues] = useState<Values>({ place: subject.places?.[0]?.key ?? "", slug: "", keepUntil: subject.keepUntil ?? null, legalHold: subject.legalHold ?? false });
  const [reason, setReason] = useState("");
  const { ready, run, command } = useActs(subject, values)[act];
  const renew = useRenew(CustodyOfDocument, CustodyJobsDocument, CustodyJobDocument, VendorActsDocument);
  const submit = (): void => run(reason.trim(), { onSuccess: () => { renew(); onClose(); } });
  const proof = withProof(command, submit);
  if (proof.dialog) return proof.dialog;
  return (
    <Dialog open title={t(`v.custody.do.${act}`)} submit={t(`v.custody.do.${act}`)} danger={GRAVE.has(act)} busy={command.isPending} error={proof.error} disabled={!ready || !reason.trim()} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t(`v.custody.lead.${act}`, { name: subject.name })}</p>
      {act === "move" && <Field id="custody-place" label={t("v.custody.place")}><Select id="custody-place" value={values.place || null} options={(subject.places ?? []).map((each) => ({ value: each.key, label: each.label }))} onChange={(place: string | null) => setValues({ ...values, place: place ?? "" })} /></Field>}
      {act === "restore" && <Field id="custody-slug" label={t("v.custody.new_code")} hint={t("v.code.hint")}><input id="custody-slug" className="input" value={values.slug} onChange={(event) => setValues({ ...values, slug: event.target.value.trim().toLowerCase() })} /></Field>}
      {act === "retain" && (
        <>
          <Field id="custody-until" label={t("v.custody.keep_until")}><DayPicker id="custody-until" value={values.keepUntil} required onChange={(keepUntil) => setValues({ ...values, keepUntil })} /></Field>
          <label className="check-line"><input type="checkbox" checked={values.legalHold} onChange={(event) => setValues({ ...values, legalHold: event.target.checked })} /><span>{t("v.custody.legal_hold")}<small>{t("v.custody.legal_hold_hint")}</small></span></label>
        </>
      )}
      <Field id="custody-reason" label={t("v.reason")}><textarea id="custody-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}

function useActs({ customerId = "", jobId = "" }: CustodySubject, values: Values): Record<CustodyAct, Act> {
  const archive = useCommand(ArchiveCustomerDocument, (reply) => reply.archiveCustomer);
  const move = useCommand(MoveCustomerDocument, (reply) => reply.moveCustomer);
  const close = useCommand(CloseCustomerDocument, (reply) => reply.closeCustomer);
  const retain = useCommand(SetRetentionDocument, (reply) => reply.setRetention);
  const erase = useCommand(EraseCustomerDocument, (reply) => reply.eraseCustomer);
  const restore = useCommand(RestoreArchiveDocument, (reply) => reply.restoreArchive);
  const clear = useCommand(ClearOldPlaceDocument, (reply) => reply.clearOldPlace);
  const confirm = useCommand(ConfirmEraseDocument, (reply) => reply.confirmErase);
  const cancel = useCommand(CancelCustodyDocument, (reply) => reply.cancelCustody);
  const state = (command: Running) => ({ command, ready: true });
  const { keepUntil, legalHold, place, slug } = values;
  return {
    archive: { ...state(archive), run: (reason, options) => archive.mutate({ input: { customerId, reason } }, options) },
    move: { ...state(move), ready: place !== "", run: (reason, options) => move.mutate({ input: { customerId, placement: place, reason } }, options) },
    close: { ...state(close), run: (reason, options) => close.mutate({ input: { customerId, reason } }, options) },
    retain: { ...state(retain), ready: keepUntil !== null, run: (reason, options) => retain.mutate({ input: { customerId, keepUntil: keepUntil ?? "", legalHold, reason } }, options) },
    erase: { ...state(erase), run: (reason, options) => erase.mutate({ input: { customerId, reason } }, options) },
    restore: { ...state(restore), ready: CODE.test(slug) && slug.length >= 3, run: (reason, options) => restore.mutate({ input: { jobId, slug, reason } }, options) },
    clear: { ...state(clear), run: (reason, options) => clear.mutate({ input: { jobId, reason } }, options) },
    confirm: { ...state(confirm), run: (reason, options) => confirm.mutate({ input: { jobId, reason } }, options) },
    cancel: { ...state(cancel), run: (reason, options) => cancel.mutate({ input: { jobId, reason } }, options) },
  };
}
