import type { Bundle } from "../messages";
import en from "./w.en.json";
import zh from "./w.zh.json";

/** The worker app's words. */
export const w: Bundle = { zh, en };
