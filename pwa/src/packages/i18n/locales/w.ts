import type { Bundle } from "../messages";
import zh from "./w.zh.json";

/** The worker app's words. English is a file of its own, cached with the app for use without network. */
export const w: Bundle = { zh, en: () => import("./w.en.json") };
