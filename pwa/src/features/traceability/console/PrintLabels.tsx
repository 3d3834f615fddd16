interface Props { kind: "lot" | "piece" | "pack" | "location" | "work_unit" | "order"; ids: string[]; onClose: () => void }

/** Whether labels can be printed from here. */
export const PRINTS = false;

export function PrintLabels({ ids }: Props) {
  return ids.length > 0 ? null : null;
}
