import { IconCamera, IconKeyboard, IconPhone } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { type Mark, StatusShape } from "@/packages/ui-tokens";
import { Viewer } from "@/features/orders/worker/Scan";
import { decimal, micro, pieces } from "@/w/model/quantity";
import { scans } from "@/w/model/scans";
import { type Key, Keypad, type as typed } from "@/w/ui/Keypad";
import { Button, Code, Dot } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { UndoBar } from "@/features/reporting/worker/UndoBar";
import { WedgeField } from "@/w/ui/WedgeField";
import type { Refusal } from "./judge";
import { isOver, itemOf, locationOf } from "./judge";
import { today } from "./pull";
import type { Item, Lot, Stock } from "./stock";
import { dayWords, refusalWords } from "./words";
import "./store.css";

const MARKS: Record<string, Mark> = { quarantined: "quarantine", accepted: "done", rejected: "rejected", held: "held", restricted: "restricted" };
export const markOf = (state: string): Mark => MARKS[state] ?? "missing";

/** The frame of every flow. What is touched next lies under the thumb: the scan, or what hands the act in. */
export function Flow({ title, sub, back = "#/store", ask, desk, children }: { title: string; sub?: ReactNode; back?: string; ask?: ReactNode; desk?: ReactNode; children: ReactNode }) {
  return (
    <div className="app store">
      <OfflineBand />
      <SubHead title={title} back={back} sub={sub} />
      <Main label={title}>
        {desk && ask}
        {children}
        <div className="desk">
          <UndoBar />
          {desk || ask}
        </div>
      </Main>
    </div>
  );
}

/** Says what to scan next; a wedge works anywhere on the screen, camera and typing are one touch away. */
export function ScanBox({ prompt, onText }: { prompt: string; onText: (text: string) => void }) {
  const [way, setWay] = useState<"camera" | "typing" | null>(null);
  const [text, setText] = useState("");
  useEffect(() => scans.listen((scan) => onText(scan.text)), [onText]);
  return (
    <section className="ask" aria-label={prompt}>
      <WedgeField />
      <p className="ask-words">{prompt}</p>
      {way === "camera" && <Viewer miss={null} />}
      {way === "typing" ? (
        <form
          className="typed-code"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === "") return;
            scans.emit("manual", text.trim());
            setText("");
            setWay(null);
          }}
        >
          <input aria-label={prompt} value={text} onChange={(event) => setText(event.target.value)} autoCapitalize="characters" autoComplete="off" enterKeyHint="go" maxLength={200} />
          <Button type="submit">{t("w.scan.open")}</Button>
        </form>
      ) : (
        <div className="row-btns">
          <Button aria-pressed={way === "camera"} onClick={() => setWay(way === "camera" ? null : "camera")}>
            <IconCamera size={24} stroke={1.75} aria-hidden="true" />
            <span className="lbl">{t("w.store.camera")}</span>
          </Button>
          <Button onClick={() => setWay("typing")}>
            <IconKeyboard size={24} stroke={1.75} aria-hidden="true" />
            <span className="lbl">{t("w.store.type")}</span>
          </Button>
        </div>
      )}
    </section>
  );
}

/** What did not happen, why, and who helps; whoever may let it past finds the way here. */
export function RefusalNote({ refusal, children }: { refusal: Refusal; children?: ReactNode }) {
  const { title, why, help } = refusalWords(refusal);
  return (
    <section className="note danger refused" role="alert">
      <StatusShape mark="rejected" size={22} />
      <div>
        <p>
          <b>{title}</b>
        </p>
        <p>{why}</p>
        {help && <p>{help}</p>}
        {refusal.who.some(({ phone }) => phone) && (
          <div className="row-btns">
            {refusal.who.flatMap(({ name, phone }) =>
              phone
                ? [
                    <a key={name} className="btn" href={`tel:${phone}`}>
                      <IconPhone size={24} stroke={1.75} aria-hidden="true" />
                      {t("w.obstacle.call", { name })}
                    </a>,
                  ]
                : [],
            )}
          </div>
        )}
        {children}
      </div>
    </section>
  );
}

export function Note({ title, help }: { title: string; help?: string | null }) {
  return (
    <div className="note danger refused" role="alert">
      <div>
        <p>
          <b>{title}</b>
        </p>
        {help && <p>{help}</p>}
      </div>
    </div>
  );
}

/** Its name, and its code in one piece. */
export const itemWords = (item: Item | undefined): ReactNode =>
  item ? (
    <>
      {named(item)} <Code>{item.code}</Code>
    </>
  ) : (
    t("w.store.item_unknown")
  );

/** A lot in two lines: its number and item, where how much of it lies, until when it is good. */
export function LotLine({ stock, lot, mine, right }: { stock: Stock; lot: Lot; mine?: string; right?: ReactNode }) {
  const item = itemOf(stock, lot);
  const over = isOver(lot, today());
  return (
    <>
      <StatusShape mark={over ? "late" : markOf(lot.state)} size={22} />
      <span className="names">
        <span className="sr-only">{t(`w.store.state.${lot.state}`)}: </span>
        <b>
          <Code>{lot.number}</Code>
        </b>
        <span className="s16 c-t2 block">{mine ?? itemWords(item)}</span>
        {lot.expiresOn && (
          <span className={`s16 block ${over ? "c-danger" : "c-t2"}`}>{t(over ? "w.store.expired_on" : "w.store.good_until", { day: dayWords(lot.expiresOn) })}</span>
        )}
      </span>
      {right && <span className="q">{right}</span>}
    </>
  );
}

export const amountOf = (text: string, unit: string): string => `${quantity(text)} ${unitName(unit)}`;

/** Where it lies, in one line. */
export function placesOf(stock: Stock, lot: Lot): string {
  const unit = itemOf(stock, lot)?.unit ?? "";
  const places = lot.balances.map(({ locationId, quantity: n }) => `${locationOf(stock, locationId)?.code ?? "?"} ${amountOf(n, unit)}`);
  return places.length > 0 ? places.join(" · ") : t("w.store.nowhere");
}

export interface Figure {
  text: string;
  /** what is shown is a suggestion: the first digit replaces it */
  fresh: boolean;
}

export const suggested = (amount: number): Figure => ({ text: decimal(Math.max(0, amount)), fresh: true });

/** The quantity: prefilled, changed by our own pad, which folds away while something else has to be seen. */
export function Amount({ figure, unit, fractions, label, folded = false, change }: { figure: Figure; unit: string; fractions: boolean; label: string; folded?: boolean; change: (figure: Figure) => void }) {
  const [open, setOpen] = useState(true);
  const step = (text: string, by: 1 | -1): string => decimal(Math.max(0, micro(text) + pieces(by)));
  const press = (key: Key): void => {
    if (key === "close") setOpen(false);
    else change({ text: typed(figure.text, key, figure.fresh, step), fresh: false });
  };
  return (
    <>
      <button type="button" className="good" aria-expanded={open && !folded} onClick={() => setOpen(!open)}>
        <span>{label}</span>
        <span className="figure">
          <b>{quantity(figure.text)}</b>
          <span>{unitName(unit)}</span>
        </span>
      </button>
      {open && !folded && <Keypad press={press} fractions={fractions} />}
    </>
  );
}

/** Reasons as chips; free words only when none fits. */
export function ReasonChips({ label, reasons, value, pick }: { label: string; reasons: readonly string[]; value: string; pick: (reason: string) => void }) {
  return (
    <fieldset className="reasons">
      <legend>{label}</legend>
      <div className="choices">
        {reasons.map((reason) => (
          <Button key={reason} aria-pressed={value === reason} onClick={() => pick(reason)}>
            {reason}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

export function Go({ label, disabled, go }: { label: string; disabled?: boolean; go: () => void }) {
  return (
    <div className="go">
      <Button tone="primary" wide disabled={disabled} onClick={go}>
        {label}
      </Button>
    </div>
  );
}

export { Dot };
