import { t } from "@/packages/i18n";
import { useSession } from "@/c/session";

/** In a training copy nobody may believe for a moment that this is the plant. */
export function TrainingBand() {
  const { me } = useSession();
  if (me.tenant.kind !== "training") return null;
  return <div className="training-band" role="note">{t("train.band")}</div>;
}
