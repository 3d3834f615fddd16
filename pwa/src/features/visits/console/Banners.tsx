import { useMutation } from "@tanstack/react-query";
import { IconEye } from "@tabler/icons-react";
import { send } from "@/packages/api";
import { EndVisitDocument, OwnVisitDocument, VisitorsDocument, VisitsDocument, type VisitFieldsFragment } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { explain } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { useFacts } from "@/c/live";
import { END_VISIT, READ_VISITS } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";

export const minutesLeft = (until: string | null | undefined, now: number): number => (until ? Math.max(0, Math.ceil((new Date(until).getTime() - Math.max(now, Date.now())) / 60_000)) : 0);

/** Whoever is inside from outside, nobody can overlook: the company's administrators, and the visitor himself. */
export function VisitBanners() {
  const { me, can } = useSession();
  if (me.kind === "visitor") return <OwnVisit />;
  return can(READ_VISITS) ? <Visitors /> : null;
}

function Visitors() {
  const now = useNow(10_000);
  const inside = useRead(VisitorsDocument, {}, { refetchInterval: 60_000 }).data?.visitors ?? [];
  const renew = useRenew(VisitorsDocument, VisitsDocument);
  useFacts((fact) => fact.name.startsWith("identity.visit_") && renew());
  return inside.filter((visit) => minutesLeft(visit.until, now) > 0).map((visit) => <Visitor key={visit.id} visit={visit} now={now} renew={renew} />);
}

function Visitor({ visit, now, renew }: { visit: VisitFieldsFragment; now: number; renew: () => void }) {
  const { can } = useSession();
  const end = useCommand(EndVisitDocument, (reply) => reply.endVisit);
  const leave = (): void => end.mutate({ input: { visitId: visit.id } }, { onSuccess: renew, onError: (error) => toast(explain(error).text) });
  return (
    <section className="visit-band" aria-label={t("visits.title")}>
      <IconEye size={17} stroke={1.75} aria-hidden="true" />
      <span><b>{t("visits.inside", { name: visit.staffName })}</b>{t("visits.inside_how", { mode: t(`visits.mode.${visit.mode ?? "read"}`), n: count(minutesLeft(visit.until, now)), why: visit.why })}</span>
      <span className="visit-acts">
        <a className="btn ghost" href={href("/visits", { visit: visit.id })}>{t("visits.see")}</a>
        {can(END_VISIT) && <button type="button" className="btn" disabled={end.isPending} onClick={leave}>{t("visits.end_now")}</button>}
      </span>
    </section>
  );
}

/** The visitor's own: dark as the console he came from. */
function OwnVisit() {
  const now = useNow(10_000);
  const { me } = useSession();
  const visit = useRead(OwnVisitDocument, {}, { refetchInterval: 60_000 }).data?.ownVisit;
  const leave = useMutation({ mutationFn: () => send("DELETE", "/api/visit", { visitId: visit?.id ?? "" }), onSuccess: () => location.assign("/v/"), onError: (error) => toast(explain(error).text) });
  if (!visit) return null;
  return (
    <section className="visit-band own" aria-label={t("visits.title")}>
      <IconEye size={17} stroke={1.75} aria-hidden="true" />
      <span><b>{t("visits.own", { company: named(me.tenant.name) })}</b>{t("visits.own_how", { mode: t(`visits.mode.${visit.mode ?? "read"}`), n: count(minutesLeft(visit.until, now)) })}</span>
      <span className="visit-acts"><button type="button" className="btn" disabled={leave.isPending} onClick={() => leave.mutate()}>{t("visits.leave")}</button></span>
    </section>
  );
}
