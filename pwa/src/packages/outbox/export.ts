import type { Row } from "./envelope";
import { wire } from "./envelope";
import type { TrayItem } from "./store";

/** The last resort when a phone must be given away with a full queue: everything a person needs to type it in again. */
export function exportFile(device: string, rows: readonly Row[], tray: readonly TrayItem[], at: number): Blob {
  const body = {
    format: "lotline-outbox",
    version: 1,
    exportedAt: new Date(at).toISOString(),
    device,
    envelopes: rows.map((row) => ({ ...wire(row, device), shown: row.note })),
    refused: tray.map(({ row, code, params }) => ({ ...wire(row, device), code, params, shown: row.note })),
  };
  return new Blob([JSON.stringify(body, null, 1)], { type: "application/json" });
}
