import { IconArrowBackUp, IconScan } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { quantity, t } from "@/packages/i18n";
import { Viewer } from "@/features/orders/worker/Scan";
import { scans } from "@/w/model/scans";
import { store } from "@/w/model/store";
import type { Operation } from "@/w/model/types";
import { signal } from "@/w/ui/feedback";
import { Button } from "@/w/ui/parts";
import { WedgeField } from "@/w/ui/WedgeField";
import { quantityTyped } from "./Figures";
import type { Field, Form } from "./form";
import { type Count, type CountField, scanned, takeBack } from "./modes";

interface Props {
  form: Form;
  operation: Operation;
  /** serial numbers this phone knows to be reported here already */
  taken: ReadonlySet<string>;
  choose: (field: Field) => void;
  recount: (count: Count) => void;
}

const FIELDS = { counter: ["start", "end"], box: ["boxes", "size", "loose"] } as const;

/** Counting instead of typing: two readings, boxes, or one code after the other. */
export default function ModePanel({ form, operation, taken, choose, recount }: Props) {
  const { mode } = form;
  if (mode === "quantity") return null;
  return (
    <>
      {mode !== "serial" && <Readings mode={mode} form={form} choose={choose} />}
      {mode !== "counter" && <Codes key={mode} mode={mode} count={form.count} card={operation.card} taken={taken} recount={recount} />}
    </>
  );
}

function Readings({ mode, form, choose }: { mode: "counter" | "box"; form: Form; choose: Props["choose"] }) {
  const fields: readonly CountField[] = FIELDS[mode];
  return (
    <div className={`chips readings${fields.length === 2 ? " two" : ""}`} role="group" aria-label={t(`w.mode.${mode}`)}>
      {fields.map((field) => (
        <button key={field} type="button" className="chip" aria-pressed={form.field === field} onClick={() => choose(field)}>
          {t(`w.count.${field}`)}
          <b>{quantityTyped(form.count[field])}</b>
        </button>
      ))}
    </div>
  );
}

const SHOWN = 3;

/** Scan after scan without a touch between; what was scanned before is refused at once, the last one can be taken back. */
function Codes({ mode, count, card, taken, recount }: { mode: "box" | "serial"; count: Count; card: string; taken: ReadonlySet<string>; recount: (count: Count) => void }) {
  const [camera, setCamera] = useState(false);
  const [miss, setMiss] = useState<string | null>(null);
  const list = mode === "serial" ? count.serials : count.labels;

  function add(text: string): void {
    const outcome = scanned(mode, count, text, card, taken);
    if (outcome.kind === "card") return;
    if (outcome.kind === "added") {
      signal("pass");
      setMiss(null);
      recount(outcome.count);
      return;
    }
    signal("fail");
    const words = outcome.kind === "repeated" ? t("w.codes.repeated", { text: outcome.text }) : t("w.codes.invalid");
    setMiss(words);
    store.set({ said: words });
  }

  useEffect(() => scans.listen((scan) => add(scan.text)));

  return (
    <div className="codes">
      <WedgeField />
      {camera && <Viewer miss={null} />}
      {miss && (
        <p className="note danger" role="alert">
          {miss}
        </p>
      )}
      <ol aria-label={t(`w.codes.${mode}`)} aria-live="polite">
        {list.slice(-SHOWN).map((text, at) => (
          <li key={text}>
            <span className="c-t2">{quantity(Math.max(0, list.length - SHOWN) + at + 1)}</span> <b>{text}</b>
          </li>
        ))}
      </ol>
      {list.length === 0 && <p className="s16 c-t2">{t(`w.codes.${mode}_empty`)}</p>}
      <div className="row-btns">
        <Button onClick={() => setCamera(!camera)}>
          <IconScan size={26} stroke={1.75} aria-hidden="true" />
          {t(camera ? "w.codes.stop" : "w.codes.camera")}
        </Button>
        {list.length > 0 && (
          <Button onClick={() => recount(takeBack(mode, count))}>
            <IconArrowBackUp size={24} stroke={1.75} aria-hidden="true" />
            {t("w.codes.back")}
          </Button>
        )}
      </div>
      <TypedCode mode={mode} add={add} />
    </div>
  );
}

/** A code that cannot be read is typed. */
function TypedCode({ mode, add }: { mode: "box" | "serial"; add: (text: string) => void }) {
  const [text, setText] = useState("");
  return (
    <form
      className="typed-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") add(text);
        setText("");
      }}
    >
      <input aria-label={t(`w.codes.type_${mode}`)} placeholder={t(`w.codes.type_${mode}`)} value={text} onChange={(event) => setText(event.target.value)} autoCapitalize="characters" autoComplete="off" maxLength={64} />
      <Button type="submit">{t("w.codes.add")}</Button>
    </form>
  );
}
