import { useState } from "react";
import { CountLotsDocument, CountUnknownLotDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { ItemPick, type ItemChoice } from "@/features/masterdata/console/ItemPick";
import { QuantityField } from "./LotDialogs";
import { isQuantity } from "./model/convert";
import { isLotNumber } from "./model/receipt";
import { LotPick, type LotChoice } from "./Picks";
import { refusedNumber } from "./refusals";

interface Props { sheet: { id: string; number: string }; onClose: () => void; onDone: () => void }

/** Something lies here that the sheet does not know: a lot of elsewhere, or one nobody ever entered. */
export function FoundDialog({ sheet, onClose, onDone }: Props) {
  const [kind, setKind] = useState<"known" | "unknown">("known");
  const [lot, setLot] = useState<LotChoice | null>(null);
  const [item, setItem] = useState<ItemChoice | null>(null);
  const [quantity, setQuantity] = useState("");
  const [number, setNumber] = useState("");
  const [supplierLot, setSupplierLot] = useState("");
  const [expires, setExpires] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const known = useCommand(CountLotsDocument, (reply) => reply.countLots);
  const unknown = useCommand(CountUnknownLotDocument, (reply) => reply.countUnknownLot);
  const refused = refusedNumber(unknown.error);
  const wrongNumber = number.trim() && !isLotNumber(number) ? t("receipt.number_wrong") : null;
  const right = isQuantity(quantity);
  const submit = (): void => {
    setTried(true);
    if (!right) return;
    if (kind === "known") {
      if (lot) known.mutate({ input: { sheetId: sheet.id, counted: [{ lotId: lot.id, quantity }] } }, { onSuccess: onDone });
    } else if (item && !wrongNumber)
      unknown.mutate({ input: { sheetId: sheet.id, itemId: item.id, quantity, number: number.trim() || null, supplierLot: supplierLot.trim() || null, expiresOn: expires } }, { onSuccess: onDone });
  };
  const unit = kind === "known" ? lot?.unit : item?.unit;
  return (
    <Dialog open title={t("counts.found_title", { number: sheet.number })} submit={t("counts.found_submit")} busy={known.isPending || unknown.isPending} error={kind === "known" ? known.error : refused ? null : unknown.error} onSubmit={submit} onClose={onClose}>
      <Field id="found-kind" label={t("counts.found_kind")} hint={t(`counts.found_${kind}_why`)}>
        <Pills name="found-kind" label={t("counts.found_kind")} value={kind} options={(["known", "unknown"] as const).map((value) => ({ value, label: t(`counts.found_${value}`) }))} onChange={(value) => setKind(value as "known" | "unknown")} />
      </Field>
      {kind === "known"
        ? <Field id="found-lot" label={t("search.kind.lot")} wrong={tried && !lot ? t("packs.lot_missing") : null}><LotPick id="found-lot" label={t("search.kind.lot")} value={lot} gone invalid={tried && !lot} onPick={setLot} /></Field>
        : <Field id="found-item" label={t("lots.item")} wrong={tried && !item ? t("new_order.item_missing") : null}><ItemPick id="found-item" label={t("lots.item")} value={item} invalid={tried && !item} onPick={setItem} /></Field>}
      <QuantityField id="found-quantity" label={t("counts.counted")} unit={unit ?? ""} value={quantity} wrong={tried && !right ? t("mat.quantity_wrong") : null} onChange={setQuantity} />
      {kind === "unknown" && (
        <>
          <Field id="found-number" label={t("lots.number")} optional hint={t("receipt.number_hint")} wrong={tried ? wrongNumber ?? refused : null}><input id="found-number" className="input" maxLength={60} value={number} aria-invalid={(tried && !!(wrongNumber ?? refused)) || undefined} onChange={(event) => setNumber(event.target.value)} /></Field>
          <Field id="found-supplier-lot" label={t("lots.supplier_lot")} optional><input id="found-supplier-lot" className="input" maxLength={80} value={supplierLot} onChange={(event) => setSupplierLot(event.target.value)} /></Field>
          <Field id="found-expires" label={t("lot.expires_on")} optional><DayPicker id="found-expires" value={expires} onChange={setExpires} /></Field>
        </>
      )}
    </Dialog>
  );
}
