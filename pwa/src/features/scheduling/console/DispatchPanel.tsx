import { useState } from "react";
import { DispatchDocument, PutFirstDocument, TakeTurnDocument, type DispatchRowFragment } from "@/packages/api/generated/graphql";
import { absolute, named, quantity, span, t, unitName } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { formKeys } from "@/c/kit/formKeys";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { PUT_FIRST } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { length, reason } from "./words";

/** One operation of the list: when, why not earlier, and the one act: first, for a reason. */
export function DispatchPanel({ row, now, onClose }: { row: DispatchRowFragment; now: number; onClose: () => void }) {
  const { can } = useSession();
  const { operation } = row;
  void now;
  return (
    <SidePanel title={`${operation.order.number} ${named(operation.name)}`} onClose={onClose}>
      <dl className="pairs">
        <dt>{t("dispatch.planned")}</dt><dd>{row.startsAt ? span(row.startsAt, row.endsAt ?? null) : t("dispatch.no_slot")}</dd>
        <dt>{t("dispatch.why")}</dt><dd>{reason(row)}</dd>
        <dt>{t("dispatch.work_center")}</dt><dd>{named(row.workCenter.name)}{row.workUnit ? ` ${row.workUnit.code}` : ""}</dd>
        <dt>{t("dispatch.left")}</dt><dd>{quantity(operation.remainingQuantity)} / {quantity(operation.plannedQuantity)} {unitName(operation.order.unit)}</dd>
        <dt>{t("dispatch.item")}</dt><dd>{operation.order.item.code} {named(operation.order.item.name)}</dd>
        <dt>{t("dispatch.due")}</dt><dd>{absolute(row.dueAt).slice(0, 16)}</dd>
        <dt>{t("dispatch.order_done")}</dt><dd>{row.orderEndsAt ? absolute(row.orderEndsAt).slice(0, 16) : t("dispatch.unknown")}{row.lateSeconds && row.lateSeconds > 0 ? ` · ${t("dispatch.late_by", { time: length(row.lateSeconds) })}` : ""}</dd>
        <dt>{t("dispatch.who")}</dt><dd>{row.assigned.map((each) => each.user.name).join(t("list.separator")) || row.person?.name || t("dispatch.nobody")}</dd>
      </dl>
      <p><a className="link" href={href(`/orders/${operation.order.id}`)}>{t("dispatch.open_order", { order: operation.order.number })}</a></p>
      {can(PUT_FIRST) && <First row={row} onDone={onClose} />}
    </SidePanel>
  );
}

function First({ row, onDone }: { row: DispatchRowFragment; onDone: () => void }) {
  const [because, setBecause] = useState("");
  const first = useCommand(PutFirstDocument, (reply) => reply.putFirst);
  const back = useCommand(TakeTurnDocument, (reply) => reply.takeTurn);
  const renew = useRenew(DispatchDocument);
  const pinned = !!row.firstBy;
  const busy = first.isPending || back.isPending;
  const done = { onSuccess: () => { renew(); onDone(); } };
  const input = { operationId: row.id, reason: because.trim() };
  const submit = (): void => {
    if (busy || !because.trim()) return;
    if (pinned) back.mutate({ input }, done);
    else first.mutate({ input }, done);
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
      <h3>{pinned ? t("dispatch.is_first", { by: row.firstBy ?? "" }) : t("dispatch.put_first")}</h3>
      {pinned && <p className="muted">{row.firstBecause}</p>}
      <Field id="first-reason" label={t("dispatch.reason")} hint={pinned ? undefined : t("dispatch.first_hint")}>
        <input id="first-reason" className="input" value={because} maxLength={200} onChange={(event) => setBecause(event.target.value)} />
      </Field>
      <Refused error={first.error ?? back.error} />
      <button type="submit" className="btn primary" disabled={busy || !because.trim()}>{busy ? t("kit.sending") : pinned ? t("dispatch.take_turn") : t("dispatch.put_first")}</button>
    </form>
  );
}
