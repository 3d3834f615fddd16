import { ReadinessDocument, TestOrderDocument } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { READ_READINESS } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { Steps } from "./TestOrderPart";

const LATER = "lotline.first-days.later";

/** On the first page of a company that is not ready yet: how far it is, and the next step of its test order. */
export default function FirstDays() {
  const { can, me } = useSession();
  return can(READ_READINESS) && me.tenant.kind !== "training" && !localStorage.getItem(LATER) ? <Checklist /> : null;
}

function Checklist() {
  const score = useRead(ReadinessDocument, {}, { staleTime: 120_000 }).data?.readiness.score;
  const order = useRead(TestOrderDocument, {}, { staleTime: 30_000 }).data?.testOrder;
  if (score === undefined || score >= 90) return null;
  const hide = (): void => { localStorage.setItem(LATER, "1"); dispatchEvent(new HashChangeEvent("hashchange")); };
  return (
    <section className="first-days" aria-label={t("ready.first_days")}>
      <p className="first-days-line">
        <a className="link" href={href("/readiness")}>{t("ready.first_days_score", { n: count(score) })}</a>
        <button type="button" className="link" onClick={hide}>{t("ready.later")}</button>
      </p>
      {order && order.state !== "closed" && <Steps order={order} />}
    </section>
  );
}
