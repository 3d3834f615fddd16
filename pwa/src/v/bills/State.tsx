import { t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";

/** pending | exception | credited | settled | refused */
export function PaymentState({ state }: { state: string }) {
  const words = t(`v.payment.${state}`);
  if (state === "pending") return <StatusMark mark="quarantine">{words}</StatusMark>;
  if (state === "exception") return <StatusMark mark="late">{words}</StatusMark>;
  if (state === "credited") return <StatusMark mark="done" tone="t2">{words}</StatusMark>;
  if (state === "refused") return <StatusMark mark="rejected">{words}</StatusMark>;
  return <StatusMark mark="silent" tone="t3">{words}</StatusMark>;
}

export function OrderState({ state }: { state: string }) {
  const words = t(`v.order.${state}`);
  if (state === "checking") return <StatusMark mark="quarantine">{words}</StatusMark>;
  if (state === "paid") return <StatusMark mark="done" tone="t2">{words}</StatusMark>;
  if (state === "cancelled") return <StatusMark mark="silent" tone="t3">{words}</StatusMark>;
  return <StatusMark mark="pending">{words}</StatusMark>;
}
