import { createRoot } from "react-dom/client";
import { locale, register, setLocale } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { w } from "@/packages/i18n/locales/w";
import "@/packages/ui-tokens/base.css";
import { App } from "./App";
import { boot } from "./model/boot";
import { watchInstall } from "./model/install";
import { startWedge } from "./model/scans";
import { watchUpdates } from "./model/updates";
import "./w.css";

register(common, w);
startWedge();
watchUpdates();
watchInstall();
void boot();
void chosenLanguage().then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(<App />);
  return refusals();
});

/** The words of all refusals are the largest catalogue and not needed for the first picture. */
async function refusals(): Promise<void> {
  const { errors } = await import("@/packages/i18n/locales/errors");
  register(errors);
  await chosenLanguage();
}

/** Set again, so that words registered since are fetched in it too; nothing is chosen by that. */
function chosenLanguage(): Promise<void> {
  return setLocale(locale(), { remember: false });
}
