import type { Bundle } from "../messages";
import en from "./common.en.json";
import zh from "./common.zh.json";

/** Words every entry needs: times and the general sentences of failure. */
export const common: Bundle = { zh, en };
