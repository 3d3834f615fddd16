import { useEffect, useState } from "react";
import { t } from "@/packages/i18n";
import { undoReport } from "@/w/model/reporting";
import { store, useApp } from "@/w/model/store";

/** Ten seconds to take it back, counted in numbers. The entry is saved already; nothing is held back from sending. */
export function UndoBar() {
  const undo = useApp((state) => state.undo);
  const person = useApp((state) => state.person);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!undo) return;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= undo.until) store.set({ undo: null });
    }, 250);
    return () => clearInterval(timer);
  }, [undo]);
  if (!undo || !person || now >= undo.until) return null;
  const seconds = Math.max(1, Math.ceil((undo.until - now) / 1000));
  return (
    <div className="undo">
      <span>
        <b>{undo.text}</b> {t("w.undo.saved")}
      </span>
      <button
        type="button"
        onClick={() => {
          undoReport(undo.reportId, person, t("w.undo.reason")).then(
            () => store.set({ said: t("w.undo.done", { what: undo.text }) }),
            () => store.set({ said: t("w.undo.failed") }),
          );
        }}
      >
        {t("w.undo.take_back", { seconds })}
      </button>
    </div>
  );
}
