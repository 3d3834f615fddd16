import { useState } from "react";
import { t } from "@/packages/i18n";

/** Shown once. Going on means having them. */
export default function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const [kept, setKept] = useState(false);
  const text = codes.join("\n");
  const save = (): void => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${t("recovery.file")}\n\n${text}\n`], { type: "text/plain" }));
    link.download = "lotline-recovery-codes.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="recovery">
      <h2>{t("recovery.title")}</h2>
      <p>{t("recovery.why")}</p>
      <ol translate="no">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
      <p className="other-ways">
        <button type="button" className="link" onClick={() => void navigator.clipboard?.writeText(text)}>{t("recovery.copy")}</button>
        <button type="button" className="link" onClick={save}>{t("recovery.save")}</button>
      </p>
      <label className="check-line"><input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} /><span>{t("recovery.kept")}</span></label>
      <button type="button" className="btn primary wide" disabled={!kept} onClick={onDone}>{t("recovery.done")}</button>
    </div>
  );
}
