import type { Bundle } from "../messages";
import zh from "./g.zh.json";

/** Words of going live, imports, the rollout board, packages and training. */
const bundle: Bundle = { zh, en: () => import("./g.en.json") };
export default bundle;
