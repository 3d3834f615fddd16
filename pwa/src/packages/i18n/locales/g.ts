import type { Bundle } from "../messages";
import zh from "./g.zh.json";

/** Words of going live, the rollout board, packages and training: fetched with those screens, not with the console. */
export const g: Bundle = { zh, en: () => import("./g.en.json") };
