import type { Bundle } from "../messages";
import zh from "./s.zh.json";

/** The words on the wall. */
export const wallWords: Bundle = { zh, en: () => import("./s.en.json") };
