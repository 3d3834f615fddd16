import type { Bundle } from "../messages";
import zh from "./w.zh.json";

/** The worker app's words. */
export const w: Bundle = { zh, en: () => import("./w.en.json") };
