import { Select } from "antd";
import { ItemMeasuresDocument, UnitsDocument } from "@/packages/api/generated/graphql";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { QuantityField } from "./LotDialogs";
import { isQuantity } from "./model/convert";
import { bookedAs, unitChoices, type Line } from "./model/receipt";
import { amount } from "./parts";

interface Props { line: Line; wrong: { quantity?: string; factor?: string }; onChange: (change: Partial<Line>) => void }

/** How much, in the item's unit or another it counts in; where that differs by lot, what one is of this one. */
export function MeasureFields({ line, wrong, onChange }: Props) {
  const conversions = useRead(ItemMeasuresDocument, { itemId: line.item?.id ?? "" }, { enabled: !!line.item, staleTime: 60_000 }).data?.itemConversions ?? [];
  const units = useRead(UnitsDocument, {}, { enabled: !!line.item, staleTime: 60_000 }).data?.units ?? [];
  const own = line.item?.unit ?? "";
  const choices = unitChoices(own, units, conversions);
  const varies = conversions.find((each) => each.perLot && (line.unit ? line.unit.perLot === each.unit.code : true));
  const unit = line.unit?.code ?? own;
  const booked = isQuantity(line.quantity) ? bookedAs(line, varies?.unit.code) : null;
  const usual = varies && (varies.denominator === "1" ? varies.numerator : `${varies.numerator} / ${varies.denominator}`);
  const factorLabel = varies && t("receipt.factor", { unit: unitName(varies.unit.code) });
  return (
    <>
      <QuantityField id={`quantity-${line.key}`} label={t("mat.quantity")} unit={choices.length > 1 ? "" : unit} value={line.quantity} wrong={wrong.quantity} hint={booked && unit !== own ? t("receipt.in_own", { n: amount(booked, own) }) : undefined} onChange={(value) => onChange({ quantity: value })} />
      {choices.length > 1 && (
        <Field id={`unit-${line.key}`} label={t("receipt.unit_of_quantity")}>
          <Select id={`unit-${line.key}`} aria-label={t("receipt.unit_of_quantity")} style={{ width: "100%" }} value={unit} options={choices.map((each) => ({ value: each.code, label: named(each.name) }))} onChange={(code: string) => onChange({ unit: code === own ? null : choices.find((each) => each.code === code) ?? null })} />
        </Field>
      )}
      {varies && factorLabel && (
        <Field id={`factor-${line.key}`} label={factorLabel} optional={!line.unit?.perLot} wrong={wrong.factor} hint={usual ? t("receipt.factor_usual", { n: `${quantity(usual)} ${unitName(own)}` }) : t("receipt.factor_hint")}>
          <div className="with-unit">
            <input id={`factor-${line.key}`} className="input" inputMode="decimal" value={line.factor} aria-invalid={wrong.factor ? true : undefined} onChange={(event) => onChange({ factor: event.target.value.replace(/,/g, "").trim(), factorUnit: varies.unit.code })} />
            <span className="unit">{unitName(own)}</span>
          </div>
        </Field>
      )}
    </>
  );
}
