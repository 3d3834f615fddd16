import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { MAKE_TRAINING, READ_PACKAGES, READ_READINESS, READ_ROLLOUT } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";

export type GoLiveTab = "readiness" | "rollout" | "go-live" | "imports" | "packages" | "training";

/** Everything about coming in and setting up, in the order in which a company needs it. */
export function ImportTabs({ current }: { current: GoLiveTab }) {
  const { can, me } = useSession();
  const items = [
    can(READ_READINESS) && { key: "readiness", label: t("ready.title"), href: href("/readiness") },
    can(READ_ROLLOUT) && { key: "rollout", label: t("rollout.title"), href: href("/rollout") },
    { key: "go-live", label: t("golive.title"), href: href("/go-live") },
    { key: "imports", label: t("import.title"), href: href("/imports") },
    can(READ_PACKAGES) && { key: "packages", label: t("pack.title"), href: href("/packages") },
    can(MAKE_TRAINING) && me.tenant.kind !== "training" && { key: "training", label: t("train.title"), href: href("/training") },
  ].filter((each) => !!each);
  return <Segments label={t("import.tabs")} current={current} items={items} />;
}
