import { createRoot } from "react-dom/client";
import { locale, register, setLocale } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { errors } from "@/packages/i18n/locales/errors";
import { w } from "@/packages/i18n/locales/w";
import "@/packages/ui-tokens/base.css";
import { App } from "./App";
import { boot } from "./model/boot";
import { watchInstall } from "./model/install";
import { startWedge } from "./model/scans";
import { watchUpdates } from "./model/updates";
import "./w.css";

register(common, errors, w);
startWedge();
watchUpdates();
watchInstall();
void boot();
void setLocale(locale()).then(() => createRoot(document.getElementById("root") as HTMLElement).render(<App />));
