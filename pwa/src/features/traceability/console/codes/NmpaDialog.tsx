import { count, t } from "@/packages/i18n";
import { useDoor } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { fetched, nmpaAddress } from "./transfer";

/** The sheet for the authority's database, with what about it nobody could verify. */
export function NmpaDialog({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const file = useDoor(() => fetched(nmpaAddress(ids), "nmpa-udi.xlsx"));
  return (
    <Dialog open title={t("udi.sheet_title")} submit={t("udi.sheet_n", { n: count(ids.length) })} busy={file.isPending} error={file.error} onSubmit={() => file.mutate(undefined, { onSuccess: onClose })} onClose={onClose}>
      <p className="dialog-lead">{t("udi.sheet_what")}</p>
      <p className="udi-warn">{t("udi.sheet_unverified")}</p>
    </Dialog>
  );
}
