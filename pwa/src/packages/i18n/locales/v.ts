import type { Bundle } from "../messages";
import zh from "./v.zh.json";

/** The words of the vendor's console. */
export const vendorWords: Bundle = { zh, en: () => import("./v.en.json") };
