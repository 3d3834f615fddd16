import type { Bundle } from "../messages";
import zh from "./cr.zh.json";

/** What the record speaks of: the names of commands, events, tables and stored values. */
const bundle: Bundle = { zh, en: () => import("./cr.en.json") };
export default bundle;
