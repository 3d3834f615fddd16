import { lazy, Suspense } from "react";
import { withTraced } from "@/c/words";

interface Props { kind: "lot" | "piece" | "pack" | "location" | "work_unit" | "order"; ids: string[]; onClose: () => void }

/** Whether labels can be printed from here. */
export const PRINTS = true;

const PrintDialog = lazy(withTraced(() => import("@/features/labels/console/PrintDialog")));

export function PrintLabels(props: Props) {
  return <Suspense fallback={null}>{props.ids.length > 0 && <PrintDialog {...props} />}</Suspense>;
}
