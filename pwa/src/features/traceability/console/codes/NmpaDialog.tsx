import { useState } from "react";
import { count, t } from "@/packages/i18n";
import { Dialog } from "@/c/kit/Dialog";
import { fetched, nmpaAddress } from "./transfer";

/** The sheet for the authority's database, with what about it nobody could verify. */
export function NmpaDialog({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await fetched(nmpaAddress(ids), "nmpa-udi.xlsx");
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open title={t("udi.sheet_title")} submit={t("udi.sheet_n", { n: count(ids.length) })} busy={busy} error={error} onSubmit={() => void run()} onClose={onClose}>
      <p className="dialog-lead">{t("udi.sheet_what")}</p>
      <p className="udi-warn">{t("udi.sheet_unverified")}</p>
    </Dialog>
  );
}
