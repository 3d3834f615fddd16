import { IconEye } from "@tabler/icons-react";
import { MyVisitsDocument } from "@/packages/api/generated/vendor/graphql";
import { clock, named, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { useFacts } from "@/c/live";
import { EnterButton, LeaveButton } from "./acts";
import { minutesLeft } from "./Visits";

/** While one is inside a company nobody may overlook it, whichever page is open. */
export function VisitBanner() {
  const now = useNow(10_000);
  const open = useRead(MyVisitsDocument, {}, { refetchInterval: 60_000 }).data?.staffVisits.nodes.filter((each) => each.state === "open" && minutesLeft(each.until, now) > 0) ?? [];
  const renew = useRenew(MyVisitsDocument);
  useFacts((fact) => fact.name === "vendor.visit_moved" && renew());
  return open.map((visit) => (
    <section key={visit.id} className="visit-banner" aria-label={t("v.visits")}>
      <IconEye size={17} stroke={1.75} aria-hidden="true" />
      <span>
        <b>{t("v.visit.inside", { name: named(visit.customer?.name) })}</b>{t("v.visit.inside_how", { time: visit.decidedAt ? clock(visit.decidedAt) : "–", mode: t(`v.visit.mode.${visit.mode}`), n: minutesLeft(visit.until, now) })}
      </span>
      <span className="visit-acts"><EnterButton visit={visit} /><LeaveButton visit={visit} words={t("v.visit.leave")} /></span>
    </section>
  ));
}
