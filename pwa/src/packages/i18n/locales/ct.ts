import type { Bundle } from "../messages";
import zh from "./ct.zh.json";

/** Words of material and traceability: stock, lots, receipts, shipments, counts, packs, trace, recall, labels. */
const bundle: Bundle = { zh, en: () => import("./ct.en.json") };
export default bundle;
