import { createRoot } from "react-dom/client";
import "@/packages/ui-tokens/base.css";
import "./p.css";
import { hasStoredLocale, type Locale, locale, register, setLocale } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { publicWords } from "@/packages/i18n/locales/p";
import { App } from "./App";

register(common, publicWords);
const root = document.getElementById("root");
if (root) {
  void setLocale(wanted(), { remember: false }).then(() => {
    createRoot(root).render(<App />);
    return refusals();
  });
}

/** What was chosen here before, else the language of the browser. */
function wanted(): Locale {
  if (hasStoredLocale()) return locale();
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The words of all refusals are the largest catalogue and not needed for the first picture. */
async function refusals(): Promise<void> {
  const { errors } = await import("@/packages/i18n/locales/errors");
  register(errors);
  await setLocale(locale(), { remember: false });
}
