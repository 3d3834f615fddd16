import { type FormEvent, useState } from "react";
import { named, t } from "@/packages/i18n";
import { type CustomField, usePlant } from "@/w/model/plant";
import { Button } from "@/w/ui/parts";
import type { Extras } from "./form";

interface Props {
  extras: Extras;
  change: (next: Partial<Extras>) => void;
}

const LONGEST = 500;

/** A note, and the fields the plant added to reports. */
export function Notes({ extras, change }: Props) {
  const { fields } = usePlant();
  const [note, setNote] = useState(extras.note);
  const [custom, setCustom] = useState(extras.custom);
  const lacking = fields.find((field) => field.required && !custom[field.code]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!lacking) change({ note, custom: Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== "")) });
  }

  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor="report-note">{t("w.notes.note")}</label>
        <textarea id="report-note" rows={3} maxLength={LONGEST} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      {fields.map((field) => (
        <Custom key={field.code} field={field} value={custom[field.code] ?? ""} change={(value) => setCustom({ ...custom, [field.code]: value })} />
      ))}
      {lacking && <p className="s16 c-t2">{t("w.notes.lacking", { field: named(lacking.name) })}</p>}
      <Button type="submit" tone="primary" wide disabled={Boolean(lacking)}>
        {t("w.notes.done")}
      </Button>
    </form>
  );
}

const INPUT: Record<string, { type?: string; inputMode?: "decimal" | "numeric" | "url" }> = {
  number: { inputMode: "decimal" },
  integer: { inputMode: "numeric" },
  date: { type: "date" },
  datetime: { type: "datetime-local" },
};

function Custom({ field, value, change }: { field: CustomField; value: string; change: (value: string) => void }) {
  const id = `custom-${field.code}`;
  const label = `${named(field.name)}${field.unit ? ` (${field.unit})` : ""}`;
  const options = field.kind === "boolean" ? [{ value: "true", name: t("w.notes.yes") }, { value: "false", name: t("w.notes.no") }] : field.choices.map((each) => ({ value: each, name: each }));
  if (options.length > 0) {
    return (
      <div className="field">
        <span id={id} className="label">
          {label}
        </span>
        <div className="choices" role="group" aria-labelledby={id}>
          {options.map((option) => (
            <Button key={option.value} aria-pressed={value === option.value} onClick={() => change(value === option.value ? "" : option.value)}>
              {option.name}
            </Button>
          ))}
        </div>
      </div>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} value={value} onChange={(event) => change(event.target.value)} maxLength={200} {...INPUT[field.kind]} />
    </div>
  );
}
