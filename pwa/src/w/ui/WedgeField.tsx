import { type KeyboardEvent, useEffect, useRef } from "react";
import { t } from "@/packages/i18n";
import { FieldReader } from "@/packages/scan";
import { scans } from "@/w/model/scans";

/**
 * A PDA's scanner often types through the input method, which reaches only a focused field; `inputMode` none keeps the
 * keyboard away (`readOnly` would silence the scanner as well). Other phones need no such field.
 */
export function WedgeField() {
  const field = useRef<HTMLInputElement>(null);
  const reader = useRef(new FieldReader((text) => scans.emit("wedge", text)));
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    return () => reader.current.stop();
  }, []);
  if (!/Android/.test(navigator.userAgent)) return null;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== "Enter") return;
    event.preventDefault();
    finish();
  }

  function finish(): void {
    if (field.current) field.current.value = "";
    reader.current.finish();
  }

  return (
    <input
      ref={field}
      className="wedge-field"
      inputMode="none"
      tabIndex={-1}
      autoComplete="off"
      aria-label={t("w.scan.wedge_field")}
      onKeyDown={onKeyDown}
      onInput={(event) => reader.current.input(event.currentTarget.value, event.timeStamp)}
    />
  );
}
