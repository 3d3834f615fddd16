import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { MakeTestOrderDocument, ReadinessDocument, SampleDataDocument, TestOrderDocument, type TestOrderQuery } from "@/packages/api/generated/graphql";
import { count, quantity, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Refused } from "@/c/kit/states";
import { PREPARE_FLOOR } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";

type Order = NonNullable<TestOrderQuery["testOrder"]>;

/** The first order, step by step: what is done is ticked, the next step is the button. */
export function TestOrderPart() {
  const query = useRead(TestOrderDocument, {}, { refetchInterval: 15_000 });
  if (query.data === undefined) return null;
  return query.data.testOrder ? <Steps order={query.data.testOrder} /> : <Begin />;
}

function Begin() {
  const { can } = useSession();
  const command = useCommand(MakeTestOrderDocument, (reply) => reply.makeTestOrder);
  const renew = useRenew(TestOrderDocument, ReadinessDocument, SampleDataDocument);
  if (!can(PREPARE_FLOOR)) return null;
  return (
    <section className="test-order">
      <h2>{t("test.title")}</h2>
      <p className="muted">{t("test.why")}</p>
      <Refused error={command.error} />
      <button type="button" className="btn" disabled={command.isPending} onClick={() => command.mutate({ input: { quantity: "2" } }, { onSuccess: renew })}>{command.isPending ? t("kit.sending") : t("ready.act.released")}</button>
    </section>
  );
}

export function Steps({ order }: { order: Order }) {
  const all = order.operations.length;
  const closed = order.state === "closed";
  const reported = order.reported >= all || closed;
  const next = order.operations.find((each) => Number(each.good) < Number(each.planned));
  const steps = [
    { key: "released", done: true, says: t("test.released", { order: order.number }) },
    { key: "reported", done: reported, says: reported ? t("test.reported_all") : t("test.report", { done: count(order.reported), total: count(all), card: next?.card ?? "" }) },
    { key: "closed", done: closed, says: t(closed ? "test.closed" : "test.close") },
  ];
  const now = steps.find((each) => !each.done)?.key;
  return (
    <section className="test-order" aria-label={t("test.title")}>
      <h2>{t("test.title")}</h2>
      <ol>
        {steps.map((step) => {
          const Icon = step.done ? IconCircleCheck : IconCircleDashed;
          return (
            <li key={step.key} className={step.done ? "there" : ""} aria-current={step.key === now ? "step" : undefined}>
              <Icon size={18} stroke={1.75} aria-hidden="true" />
              <span>{step.says}</span>
              {step.key === now && <a className="btn primary" href={href(`/orders/${order.id}`)}>{t(`test.go_${step.key}`)}</a>}
            </li>
          );
        })}
      </ol>
      {now === "reported" && next && <p className="sm muted">{t("test.how", { card: next.card, quantity: quantity(next.planned) })}</p>}
    </section>
  );
}
