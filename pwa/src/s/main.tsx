import { createRoot } from "react-dom/client";
import "@/packages/ui-tokens/base.css";
import "./s.css";
import { locale, register, setLocale } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { wallWords } from "@/packages/i18n/locales/s";
import { App } from "./App";
import { start } from "./model/feed";

register(common, wallWords);
const root = document.getElementById("root");
const wanted = new URLSearchParams(location.search).get("lang");
if (root) {
  void setLocale(wanted === "en" || wanted === "zh" ? wanted : locale(), { remember: false }).then(() => {
    createRoot(root).render(<App />);
    start();
  });
}
