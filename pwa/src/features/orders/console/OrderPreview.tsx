import { absolute, dateWithDay, due, named, quantity, t, unitName } from "@/packages/i18n";
import { OperationLine } from "@/packages/lines";
import { StatusMark } from "@/packages/ui-tokens";
import { SidePanel } from "@/c/kit/SidePanel";
import { HOLD_ORDER, LIFT_HOLD, RELEASE_ORDER } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { canHold, canRelease, doneSoFar, isFinished, lineLabel, operationState, shownOperations, stateOf, type OrderRow } from "./model";
import { useReasonName } from "./reasons";
import type { OrderActs } from "./useOrderActs";

export function OrderPreview({ order, acts, onClose }: { order: OrderRow; acts: OrderActs; onClose: () => void }) {
  const { can } = useSession();
  const reasonName = useReasonName();
  const state = stateOf(order);
  const promise = due(order.dueAt);
  const done = doneSoFar(order);
  return (
    <SidePanel
      title={`${order.number} ${named(order.item.name)}`}
      onClose={onClose}
      foot={
        <>
          <a className="btn primary" href={href(`/orders/${order.id}`)}>{t("order.open")}</a>
          {can(RELEASE_ORDER) && canRelease(order) && <button type="button" className="btn" onClick={() => acts.release([order])}>{t("release.submit", { n: 1 })}</button>}
          {can(HOLD_ORDER) && canHold(order) && <button type="button" className="btn" onClick={() => acts.hold(order)}>{t("hold.act")}</button>}
          {can(LIFT_HOLD) && order.hold && <button type="button" className="btn" onClick={() => acts.lift(order)}>{t("lift.act")}</button>}
        </>
      }
    >
      <p><StatusMark mark={state.mark} tone={state.tone}>{state.word}</StatusMark></p>
      <div style={{ margin: "12px 0 16px" }}><OperationLine operations={shownOperations(order)} label={lineLabel(order)} width="100%" height={9} /></div>
      <dl className="pairs">
        <dt>{t(done.here ? "order.done_here" : "order.done_of")}</dt><dd><b className="strong">{quantity(done.good)}</b> / {quantity(done.of)} {unitName(order.unit)}</dd>
        <dt>{t("order.due")}</dt><dd className={promise.overdue && !isFinished(order) ? "late-note" : ""}>{isFinished(order) ? "" : `${promise.text} `}{dateWithDay(order.dueAt)}</dd>
        {order.customer && <><dt>{t("order.customer")}</dt><dd>{named(order.customer.name)} {order.customerPo}</dd></>}
        {order.hold && <><dt>{t("order.held_by")}</dt><dd>{order.hold.placedBy} {absolute(order.hold.placedAt)}<br />{reasonName(order.hold.reason)} {order.hold.note}</dd></>}
      </dl>
      <h3>{t("order.operations")}</h3>
      <ul className="preview-operations">
        {shownOperations(order).map((operation) => {
          const shown = operationState(operation);
          return (
            <li key={operation.id}>
              <span>{operation.sequence} {named(operation.name)}</span>
              <span>{quantity(operation.goodQuantity)} / {quantity(operation.plannedQuantity)}</span>
              <StatusMark mark={shown.mark} tone={shown.tone}>{shown.word}</StatusMark>
            </li>
          );
        })}
      </ul>
    </SidePanel>
  );
}
