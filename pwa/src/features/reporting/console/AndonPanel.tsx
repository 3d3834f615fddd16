import { useState } from "react";
import { AcknowledgeAndonDocument, ResolveAndonDocument, type AndonRowFragment } from "@/packages/api/generated/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { ANSWER_ANDON } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { AndonState } from "./AndonPage";
import { ReasonDialog } from "./ReasonDialog";
import { Photos } from "./ReportsTable";

interface Props { andon: AndonRowFragment; now: number; onClose: () => void; onDone: () => void }

export function AndonPanel({ andon, now, onClose, onDone }: Props) {
  const { can } = useSession();
  const [resolving, setResolving] = useState(false);
  const answer = useCommand(AcknowledgeAndonDocument, (reply) => reply.acknowledgeAndon);
  const resolve = useCommand(ResolveAndonDocument, (reply) => reply.resolveAndon);
  const place = named(andon.workUnit?.name) || named(andon.workCenter.name);
  const open = andon.state !== "resolved" && can(ANSWER_ANDON);
  return (
    <SidePanel
      title={t("andon.panel", { kind: t(`andon.kind.${andon.kind}`), place })}
      onClose={onClose}
      foot={
        <>
          {open && andon.state === "called" && <button type="button" className="btn primary" disabled={answer.isPending} onClick={() => answer.mutate({ input: { andonId: andon.id } }, { onSuccess: onDone })}>{t("andon.acknowledge")}</button>}
          {open && <button type="button" className="btn" onClick={() => setResolving(true)}>{t("andon.resolve")}</button>}
          {andon.operation && <a className="btn" href={href(`/orders/${andon.operation.order.id}`)}>{andon.operation.order.number}</a>}
        </>
      }
    >
      <dl className="pairs">
        <dt>{t("order.state_title")}</dt><dd><AndonState row={andon} now={now} /></dd>
        <dt>{t("andon.where")}</dt><dd>{place} {andon.operation && <div className="second">{named(andon.operation.name)} {named(andon.operation.order.item.name)}</div>}</dd>
        <dt>{t("andon.caller")}</dt><dd>{andon.calledBy}<div className="second">{absolute(andon.calledAt)}</div></dd>
        {andon.note && <><dt>{t("report.note")}</dt><dd>{andon.note}</dd></>}
        <dt>{t("andon.level")}</dt><dd>{t("andon.level_n", { n: count(andon.level) })}{andon.escalatesAt && <div className="second">{t("andon.up_at", { at: absolute(andon.escalatesAt) })}</div>}</dd>
        {andon.acknowledgedAt && <><dt>{t("andon.state.acknowledged")}</dt><dd>{andon.acknowledgedBy} {absolute(andon.acknowledgedAt)}</dd></>}
        {andon.resolvedAt && <><dt>{t("andon.state.resolved")}</dt><dd>{andon.resolvedBy} {absolute(andon.resolvedAt)}</dd></>}
        {andon.cause && <><dt>{t("andon.cause")}</dt><dd>{andon.cause}</dd></>}
        {andon.holdId && <><dt>{t("andon.held")}</dt><dd>{t("andon.held_why")}</dd></>}
      </dl>
      <Photos hashes={andon.photos} />
      <Refused error={answer.error} />
      {resolving && (
        <ReasonDialog
          title={t("andon.resolve_title")} lead={t("andon.resolve_effect", { who: andon.calledBy, place })} label={t("andon.cause")} submit={t("andon.resolve")}
          busy={resolve.isPending} error={resolve.error} onClose={() => setResolving(false)}
          onSubmit={(cause) => resolve.mutate({ input: { andonId: andon.id, cause } }, { onSuccess: () => { onDone(); onClose(); } })}
        />
      )}
    </SidePanel>
  );
}
