import { createRoot } from "react-dom/client";
import "@/packages/ui-tokens/base.css";
import "./styles";
import { locale, register, setLocale } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { errors } from "@/packages/i18n/locales/errors";
import { consoleWords } from "@/packages/i18n/locales/c";
import { App } from "./App";

register(common, errors, consoleWords);
const root = document.getElementById("root");
if (root) void setLocale(locale(), { remember: false }).then(() => createRoot(root).render(<App />));
