import { useEffect } from "react";
import { known, named, problemText, quantity, span, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { operationState, shownOperations, type OperationFull, type OrderFull } from "./model";

export function OperationsTable({ order, chosen }: { order: OrderFull; chosen: string | null }) {
  useEffect(() => {
    if (chosen) document.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(chosen)}"]`)?.focus();
  }, [chosen]);
  const columns: Column<OperationFull>[] = [
    { key: "sequence", title: t("operation.sequence"), width: 64, phone: "hide", cell: (each) => <span className="faint">{each.sequence}</span> },
    { key: "name", title: t("operation.name"), phone: "title", cell: (each) => <><div className="strong el">{named(each.name)}</div>{!order.hold && <Blocked operation={each} />}</> },
    { key: "place", title: t("operation.place"), width: 100, cell: (each) => <span className="muted" title={named(each.workCenter.name)}>{each.workUnit?.code ?? named(each.workCenter.name)}</span> },
    { key: "good", title: t("report.good"), width: 72, align: "right", cell: (each) => <Amount operation={each} value={each.goodQuantity} /> },
    { key: "process", title: t("report.process_scrap"), width: 68, align: "right", cell: (each) => <Amount operation={each} value={each.processScrapQuantity} alarm /> },
    { key: "material", title: t("report.material_scrap"), width: 68, align: "right", cell: (each) => <Amount operation={each} value={each.materialScrapQuantity} alarm /> },
    { key: "plan", title: t("operation.plan"), width: 216, cell: (each) => <span className="muted nowrap">{span(each.plannedStart ?? null, each.plannedEnd ?? null)}</span> },
    { key: "card", title: t("operation.card"), width: 80, phone: "hide", cell: (each) => <span className="muted">{each.card}</span> },
    { key: "state", title: t("order.state_title"), width: 116, phone: "corner", cell: (each) => { const { mark, tone, word } = operationState(each); return <StatusMark mark={mark} tone={tone}>{word}</StatusMark>; } },
  ];
  return (
    <DataTable
      label={t("order.operations")}
      columns={columns}
      groups={[{ key: "all", rows: shownOperations(order) }]}
      rowKey={(each) => each.id}
      rowClass={(each) => `${each.id === order.currentOperation?.id ? "running" : ""} ${each.id === chosen ? "chosen" : ""}`}
      minWidth={920}
    />
  );
}

const begun = (operation: OperationFull): boolean => operation.state === "completed" || operation.state === "running" || operation.state === "paused" || Number(operation.goodQuantity) !== 0;

/** "–" while the question has no answer yet; 0 once it has. */
function Amount({ operation, value, alarm }: { operation: OperationFull; value: string; alarm?: boolean }) {
  if (!begun(operation)) return <span className="faint">–</span>;
  if (Number(value) === 0) return <span className="faint">0</span>;
  return <span className={alarm ? "scrap strong" : ""}>{quantity(value)}</span>;
}

function Blocked({ operation }: { operation: OperationFull }) {
  const problem = operation.blockedBy as { code?: string; params?: Record<string, unknown> } | null;
  // waiting for the operation before it is what the state already says
  if (!problem?.code || operation.state === "completed" || known(`error.${problem.code}`) === null || operation.state === "waiting") return null;
  return <div className="second blocked" title={problemText({ code: problem.code, params: problem.params ?? {} })}>{problemText({ code: problem.code, params: problem.params ?? {} })}</div>;
}
