import type { Bundle } from "../messages";
import zh from "./cw.zh.json";

/** Words of wages and costs. */
const bundle: Bundle = { zh, en: () => import("./cw.en.json") };
export default bundle;
