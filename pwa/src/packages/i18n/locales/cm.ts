import type { Bundle } from "../messages";
import zh from "./cm.zh.json";

/** Words of engineering data: bills, routings, instructions, changes, units. */
const bundle: Bundle = { zh, en: () => import("./cm.en.json") };
export default bundle;
