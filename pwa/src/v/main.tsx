import { createRoot } from "react-dom/client";
import "@/packages/ui-tokens/base.css";
import "./styles";
import { locale, register, setLocale } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { errors } from "@/packages/i18n/locales/errors";
import { consoleWords } from "@/packages/i18n/locales/c";
import recordWords from "@/packages/i18n/locales/cr";
import { vendorWords } from "@/packages/i18n/locales/v";
import { App } from "./App";

// the kit's words and the names of commands are the console's; what is said otherwise here comes last
register(common, errors, consoleWords, recordWords, vendorWords);
const root = document.getElementById("root");
if (root) void setLocale(locale(), { remember: false }).then(() => createRoot(root).render(<App />));
