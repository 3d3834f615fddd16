import { lazy, Suspense } from "react";
import { withTraced } from "@/c/words";

interface Props { kind: "lot" | "piece" | "pack" | "location" | "work_unit" | "order"; ids: string[]; onClose: () => void }

const PrintDialog = lazy(withTraced(() => import("@/features/labels/console/PrintDialog")));

export function PrintLabels(props: Props) {
  return <Suspense fallback={null}>{props.ids.length > 0 && <PrintDialog {...props} />}</Suspense>;
}
