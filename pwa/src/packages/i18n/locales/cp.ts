import type { Bundle } from "../messages";
import zh from "./cp.zh.json";

/** Words of administering people: roles, reviews, sign-ins, tokens, company security. */
const bundle: Bundle = { zh, en: () => import("./cp.en.json") };
export default bundle;
