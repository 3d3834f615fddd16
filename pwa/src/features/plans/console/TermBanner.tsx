import { IconAlertTriangle } from "@tabler/icons-react";
import { EntitlementsDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { useFacts } from "@/c/live";
import { MANAGE_SUBSCRIPTION } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { sentence, urgent } from "./standing";
import "./plans.css";

/** Above every page while a term ends, in grace and when only reading is left: what it is, and the way out. Who is suspended has to ask whoever serves him. */
export function TermBanner() {
  const now = useNow();
  const { can } = useSession();
  const data = useRead(EntitlementsDocument, {}, { refetchInterval: 60_000, staleTime: 60_000 }).data;
  const found = data?.entitlements;
  const renew = useRenew(EntitlementsDocument);
  useFacts((fact) => fact.name === "plans.entitlement_changed" && renew());
  if (data?.me?.tenant.state === "suspended") {
    return <section className="term-banner over" aria-label={t("plans.title")}><IconAlertTriangle size={17} stroke={1.75} aria-hidden="true" /><span>{t("plans.says.suspended")}</span></section>;
  }
  if (!found || !urgent(found, now)) return null;
  return (
    <section className={`term-banner ${found.state === "read_only" ? "over" : ""}`} aria-label={t("plans.title")}>
      <IconAlertTriangle size={17} stroke={1.75} aria-hidden="true" />
      <span>{sentence(found, now)}</span>
      {can(MANAGE_SUBSCRIPTION) ? <a className="btn" href={href("/plan")}>{t("plans.way_out")}</a> : <span className="sm">{t("plans.ask_owner")}</span>}
    </section>
  );
}
