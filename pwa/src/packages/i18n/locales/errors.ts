import type { Bundle } from "../messages";
import zh from "./errors.zh.json";

/** The server's catalogue of refusals in the user's words, by code + params. */
export const errors: Bundle = { zh, en: () => import("./errors.en.json") };
