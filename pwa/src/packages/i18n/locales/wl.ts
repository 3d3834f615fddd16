import type { Bundle } from "../messages";
import zh from "./wl.zh.json";

/** Words of the phone's screens that are not part of its first load. */
export const wl: Bundle = { zh, en: () => import("./wl.en.json") };
