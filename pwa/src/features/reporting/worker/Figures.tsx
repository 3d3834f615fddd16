import { quantity, t, unitName } from "@/packages/i18n";
import { decimal, micro } from "@/w/model/quantity";
import { useApp } from "@/w/model/store";
import type { Operation } from "@/w/model/types";
import { useMay } from "@/w/model/view";
import { type Field, type Form, rest, SCRAP_FIELDS } from "./form";
import { OVER_REPORT } from "./obstacles";

interface Props {
  form: Form;
  operation: Operation;
  choose: (field: Field) => void;
}

/** The good figure: typed here, or counted below and then only shown. */
export function GoodField({ form, operation, choose }: Props) {
  const typed = form.mode === "quantity";
  const inside = (
    <>
      <GoodMark />
      <After form={form} operation={operation} />
      <span className="figure">
        <b>{quantityTyped(form.good)}</b>
        <span className="c-t2">{unitName(operation.order.item.unit)}</span>
      </span>
    </>
  );
  if (!typed) return <div className="good shown">{inside}</div>;
  return (
    <button type="button" className="good" aria-pressed={form.field === "good"} onClick={() => choose("good")}>
      {inside}
    </button>
  );
}

function After({ form, operation }: Pick<Props, "form" | "operation">) {
  const left = rest(form, operation);
  const mayOver = useMay(OVER_REPORT);
  if (left < 0) return <span className="after over">{t(mayOver ? "w.report.over" : "w.report.over_refused", { n: quantity(decimal(-left)) })}</span>;
  return <span className="after">{left === 0 ? t("w.report.after_none") : t("w.report.after", { n: quantity(decimal(left)) })}</span>;
}

/** A figure in mid-typing keeps its point. */
export const quantityTyped = (text: string): string => (text.endsWith(".") ? `${quantity(text.slice(0, -1))}.` : quantity(text));

function GoodMark() {
  return (
    <span className="c-ok status" style={{ fontWeight: 600 }}>
      <svg width="20" height="20" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="7" fill="currentColor" />
        <path d="M4.8 8.2 7 10.4l4.2-4.6" fill="none" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {t("w.good")}
    </span>
  );
}

/** Held in one hand the figure on top is out of reach: good then has a chip like the others. */
export function Chips({ form, choose }: Omit<Props, "operation">) {
  const oneHand = useApp((state) => state.prefs.hand !== null);
  const fields: readonly Field[] = oneHand && form.mode === "quantity" ? ["good", ...SCRAP_FIELDS] : SCRAP_FIELDS;
  return (
    <div className={fields.length === 4 ? "chips four" : "chips"} role="group" aria-label={t("w.report.scrap")}>
      {fields.map((field) => (
        <Chip key={field} field={field as "good" | "process" | "material" | "rework"} form={form} choose={choose} />
      ))}
    </div>
  );
}

function Chip({ field, form, choose }: { field: "good" | "process" | "material" | "rework"; form: Form; choose: Props["choose"] }) {
  const some = field !== "good" && micro(form[field]) > 0;
  return (
    <button type="button" className={some ? "chip some" : "chip"} aria-pressed={form.field === field} onClick={() => choose(field)}>
      {field === "good" ? t("w.good") : t(`w.scrap.${field}`)}
      <b>{quantityTyped(form[field])}</b>
    </button>
  );
}
