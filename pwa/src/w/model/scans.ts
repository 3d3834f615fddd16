import { listenToWedge, ScanSource } from "@/packages/scan";

/** The one stream of scans; the screen in front listens. */
export const scans = new ScanSource();

export function startWedge(): void {
  listenToWedge(window, (text) => scans.emit("wedge", text));
}
