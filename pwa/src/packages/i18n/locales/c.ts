import type { Bundle } from "../messages";
import zh from "./c.zh.json";

export const consoleWords: Bundle = { zh, en: () => import("./c.en.json") };
