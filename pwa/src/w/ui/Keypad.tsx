import { IconBackspace } from "@tabler/icons-react";
import { t } from "@/packages/i18n";

export type Key = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "." | "back" | "minus" | "plus" | "clear" | "close" | "ok";

const LAYOUT = [
  ["7", "8", "9", "back"],
  ["4", "5", "6", "minus"],
  ["1", "2", "3", "plus"],
] as const;

/** Our own pad: 56 px keys for gloves, and no system keyboard that covers half the screen. */
export function Keypad({ press, fractions = false }: { press: (key: Key) => void; fractions?: boolean }) {
  return (
    <div className="pad" role="group" aria-label={t("w.pad.label")}>
      {LAYOUT.flat().map((key) => (
        <PadKey key={key} name={key} press={press} />
      ))}
      <PadKey name="clear" press={press} />
      <PadKey name="0" press={press} two={!fractions} />
      {fractions && <PadKey name="." press={press} />}
      <PadKey name="close" press={press} />
    </div>
  );
}

/** Digits only, for PINs and card numbers. */
export function DigitPad({ press, okText, okDisabled }: { press: (key: Key) => void; okText: string; okDisabled: boolean }) {
  return (
    <div className="pad" role="group" aria-label={t("w.pad.label")} style={{ gridTemplateColumns: "repeat(3, minmax(0, 1fr))" }}>
      {(["7", "8", "9", "4", "5", "6", "1", "2", "3", "back", "0"] as const).map((key) => (
        <PadKey key={key} name={key} press={press} />
      ))}
      <button type="button" className="key soft" disabled={okDisabled} onClick={() => press("ok")}>
        {okText}
      </button>
    </div>
  );
}

function PadKey({ name, press, two }: { name: Key; press: (key: Key) => void; two?: boolean }) {
  const digit = /^[\d.]$/.test(name);
  const label = digit ? undefined : t(`w.pad.${name}`);
  return (
    <button type="button" className={`key${digit ? "" : " soft"}${two ? " two" : ""}`} aria-label={name === "back" ? label : undefined} onClick={() => press(name)}>
      {name === "back" ? <IconBackspace size={28} stroke={1.75} aria-hidden="true" /> : (label ?? name)}
    </button>
  );
}

/** What a key does to a number being typed. `fresh`: the shown value is a suggestion, the first digit replaces it. */
export function type(text: string, key: Key, fresh: boolean, step: (text: string, by: 1 | -1) => string): string {
  if (key === "plus") return step(text, 1);
  if (key === "minus") return step(text, -1);
  if (key === "clear") return "0";
  if (key === "back") return fresh || text.length <= 1 ? "0" : text.slice(0, -1);
  if (key === ".") return fresh ? "0." : text.includes(".") ? text : `${text}.`;
  if (!/^\d$/.test(key)) return text;
  const next = fresh || text === "0" ? key : text + key;
  // seven digits before the point, six after: no order of a discrete plant is longer
  return /^\d{1,7}(\.\d{0,6})?$/.test(next) ? next : text;
}
