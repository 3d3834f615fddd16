import { ApproveReportsDocument } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { Refused } from "@/c/kit/states";

interface Props { all: string[]; chosen: string[]; onChoose: (ids: string[]) => void; onDone: () => void }

/** Several reports approved in one act: all of them or none. */
export function ApproveBar({ all, chosen, onChoose, onDone }: Props) {
  const command = useCommand(ApproveReportsDocument, (reply) => reply.approveReports);
  const every = chosen.length === all.length;
  return (
    <div className="tools" role="group" aria-label={t("approve.title")}>
      <button type="button" className="btn" onClick={() => onChoose(every ? [] : all)}>{t(every ? "approve.none" : "approve.all", { n: count(all.length) })}</button>
      {chosen.length > 0 && (
        <button type="button" className="btn primary" disabled={command.isPending} onClick={() => command.mutate({ input: { reportIds: chosen } }, { onSuccess: onDone })}>
          {t("approve.submit", { n: count(chosen.length) })}
        </button>
      )}
      <Refused error={command.error} />
    </div>
  );
}
