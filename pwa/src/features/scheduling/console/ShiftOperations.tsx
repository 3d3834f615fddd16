import { IconX } from "@tabler/icons-react";
import { Select } from "antd";
import { AssignOperationsDocument, UnassignDocument } from "@/packages/api/generated/graphql";
import { clock, count, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { Note, Refused } from "@/c/kit/states";
import { ASSIGN } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import type { Shift } from "./ShiftPage";

type Operation = Shift["operations"][number];

/** What can run in this shift, by work center; a proposal is taken with one click. */
export function ShiftOperations({ shift, onDone }: { shift: Shift; onDone: () => void }) {
  const centers = new Map(shift.operations.map((each) => [each.workCenter.id, each.workCenter]));
  if (shift.operations.length === 0) {
    return <section aria-label={t("shift.operations")}><Note title={t("shift.no_operations")} acts={<a className="btn" href={href("/dispatch")}>{t("shift.to_dispatch")}</a>}>{t("shift.no_operations_why")}</Note></section>;
  }
  return (
    <section aria-label={t("shift.operations")}>
      {[...centers.values()].map((center) => {
        const own = shift.operations.filter((each) => each.workCenter.id === center.id);
        return (
          <div key={center.id}>
            <h2>{named(center.name)}<span>{t("dispatch.n", { n: count(own.length) })}</span></h2>
            <ul>{own.map((each) => <Line key={each.id} shift={shift} operation={each} onDone={onDone} />)}</ul>
          </div>
        );
      })}
    </section>
  );
}

function Line({ shift, operation, onDone }: { shift: Shift; operation: Operation; onDone: () => void }) {
  const { can } = useSession();
  const assign = useCommand(AssignOperationsDocument, (reply) => reply.assignOperations);
  const take = useCommand(UnassignDocument, (reply) => reply.unassign);
  const give = (userId: string): void =>
    assign.mutate({ input: { day: shift.window.day, shiftId: shift.window.shift.id, assignments: [{ operationId: operation.id, userId }] } }, { onSuccess: onDone });
  const order = operation.operation.order;
  const free = shift.people.filter((person) => person.status !== "absent" && !operation.assigned.some((each) => each.user.id === person.id));
  const name = `${order.number} ${named(operation.operation.name)}`;
  return (
    <li>
      <div className="grow">
        <div><a className="strong link" href={href(`/orders/${order.id}`)}>{order.number}</a> {named(operation.operation.name)}</div>
        <div className="second">
          {operation.startsAt && operation.endsAt ? `${clock(operation.startsAt)}–${clock(operation.endsAt)} · ` : ""}
          {operation.workUnit ? `${operation.workUnit.code} · ` : ""}{order.item.code} · {quantity(operation.operation.remainingQuantity)} {unitName(order.unit)}
          {operation.skillCodes.length > 0 && ` · ${t("shift.needs", { skills: operation.skillCodes.join(t("list.separator")) })}`}
        </div>
      </div>
      <div className="hands">
        {operation.assigned.map((each) => (
          <span key={each.id} className="hand">
            {each.user.name}
            {can(ASSIGN) && <button type="button" aria-label={t("shift.unassign", { name: each.user.name, operation: name })} disabled={take.isPending} onClick={() => take.mutate({ input: { assignmentId: each.id } }, { onSuccess: onDone })}><IconX size={14} stroke={1.75} aria-hidden="true" /></button>}
          </span>
        ))}
        {operation.proposed && operation.assigned.length === 0 && (can(ASSIGN)
          ? <button type="button" className="btn" disabled={assign.isPending} onClick={() => give(operation.proposed!.id)}>{t("shift.proposed", { name: operation.proposed.name })}</button>
          : <span className="faint">{t("shift.proposed", { name: operation.proposed.name })}</span>)}
        {can(ASSIGN) && free.length > 0 && (
          <Select aria-label={t("shift.assign_to", { operation: name })} placeholder={t("shift.assign")} value={null} style={{ width: 104 }} popupMatchSelectWidth={false} onChange={(id: string | null) => id && give(id)} options={free.map((person) => ({ value: person.id, label: person.name }))} />
        )}
      </div>
      <Refused error={assign.error ?? take.error} />
    </li>
  );
}
