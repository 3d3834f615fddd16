import { CustomerVisitsDocument, type OwnVisitFragment } from "@/packages/api/generated/vendor/graphql";
import { absolute, clock, t } from "@/packages/i18n";
import { StatusMark, type Mark, type Tone } from "@/packages/ui-tokens";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Loaded } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { useSession } from "@/c/session";
import type { Row } from "../customers/cells";
import { EnterButton, LeaveButton } from "./acts";

const MARKS: Record<string, [Mark, Tone]> = { asked: ["pending", "t2"], open: ["running", "warn"], ended: ["done", "t2"], declined: ["silent", "t3"], lapsed: ["silent", "t3"] };

/** Minutes that are left, never below zero. */
export const minutesLeft = (until: string | null | undefined, now: number): number => (until ? Math.max(0, Math.ceil((new Date(until).getTime() - Math.max(now, Date.now())) / 60_000)) : 0);

/** Who of us asked to come in, who is inside, who was. */
export function Visits({ row }: { row: Row }) {
  const now = useNow(10_000);
  const { me } = useSession();
  const query = useRead(CustomerVisitsDocument, { customerId: row.id });
  const renew = useRenew(CustomerVisitsDocument);
  useFacts((fact) => fact.name.startsWith("vendor.visit_") && renew());
  return (
    <section>
      <h3>{t("v.visits")}</h3>
      <Loaded query={query} what={t("v.visits")} rows={2}>
        {({ staffVisits: { nodes } }) => nodes.length === 0 ? <p className="muted">{t("v.visits.none")}</p> : (
          <ol className="acts-done">{nodes.map((visit) => <VisitLine key={visit.id} visit={visit} mine={visit.staffId === me.id} now={now} />)}</ol>
        )}
      </Loaded>
    </section>
  );
}

function VisitLine({ visit, mine, now }: { visit: OwnVisitFragment; mine: boolean; now: number }) {
  const [mark, tone] = MARKS[visit.state] ?? ["ready", "t3"];
  const words = visit.state === "open" ? t("v.visit.state.open_left", { n: minutesLeft(visit.until, now) }) : t(`v.visit.state.${visit.state}`);
  return (
    <li>
      <div className="visit-line"><StatusMark mark={mark} tone={tone}>{words}</StatusMark>{mine && visit.state === "open" && <><EnterButton visit={visit} /><LeaveButton visit={visit} /></>}{mine && visit.state === "asked" && <LeaveButton visit={visit} />}</div>
      <div className="muted sm">{t("v.acts.because", { reason: visit.why })}</div>
      <div className="faint sm">{visit.staffName} {t(`v.visit.mode.${visit.mode}`)} <time dateTime={visit.askedAt} title={absolute(visit.askedAt)}>{absolute(visit.askedAt).slice(0, 16)}</time></div>
      {visit.decidedBy && visit.decidedAt && <div className="faint sm">{t(visit.state === "declined" ? "v.visit.declined_by" : "v.visit.let_in_by", { name: visit.decidedBy, time: clock(visit.decidedAt) })}</div>}
      {visit.endedBy && visit.endedAt && <div className="faint sm">{t("v.visit.ended_by", { name: visit.endedBy, time: clock(visit.endedAt) })}</div>}
    </li>
  );
}
