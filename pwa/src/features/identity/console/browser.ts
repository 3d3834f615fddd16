import { t } from "@/packages/i18n";

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, "WeChat"], [/DingTalk/, "DingTalk"], [/Edg(e|A|iOS)?\//, "Edge"], [/OPR\//, "Opera"], [/Firefox\/|FxiOS/, "Firefox"], [/HuaweiBrowser/, "Huawei Browser"], [/Chrome\/|CriOS/, "Chrome"], [/Safari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, "HarmonyOS"], [/Android/, "Android"], [/iPhone|iPad/, "iOS"], [/Windows/, "Windows"], [/Mac OS X/, "macOS"], [/Linux/, "Linux"],
];

/** What a browser calls itself, as a person would say it: "Chrome · Windows". */
export function browserOf(agent: string | null | undefined): string {
  if (!agent) return t("signins.unknown_browser");
  const found = [BROWSERS, SYSTEMS].map((kinds) => kinds.find(([mark]) => mark.test(agent))?.[1]).filter(Boolean);
  return found.join(" · ") || agent.slice(0, 40);
}
