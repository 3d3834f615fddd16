import { useState } from "react";
import { LotsDocument, ReceiptDetailDocument, ReceiptsDocument, StockDocument, TakeBackReceiptDocument, type ReceiptDetailQuery } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { useSession } from "@/c/session";
import { ReasonField } from "./LotDialogs";

type Receipt = NonNullable<ReceiptDetailQuery["receipt"]>;

/** It was entered wrongly: nothing of it came. What is only a wrong amount is corrected at the lot. */
export function TakeBackReceipt({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const { me } = useSession();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(TakeBackReceiptDocument, (reply) => reply.takeBackReceipt);
  const renew = useRenew(ReceiptsDocument, ReceiptDetailDocument, LotsDocument, StockDocument);
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { receiptId: receipt.id, reason: reason.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("receipt.take_back_of", { number: receipt.number })} submit={t("receipt.take_back_n", { n: count(receipt.lots.length) })} danger busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("receipt.take_back_effect")}</p>
      <ReasonField id="take-back-reason" value={reason} wrong={tried && !reason.trim() ? t("status.reason_missing") : null} onChange={setReason} />
      <p className="sm muted">{t("status.signs", { name: me.name, meaning: t("receipt.meaning") })}</p>
    </Dialog>
  );
}
