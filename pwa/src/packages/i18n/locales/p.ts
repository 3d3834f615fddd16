import type { Bundle } from "../messages";
import zh from "./p.zh.json";

/** The words of the public pages. */
export const publicWords: Bundle = { zh, en: () => import("./p.en.json") };
