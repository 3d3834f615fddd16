import { locale, setLocale, t } from "@/packages/i18n";

/** Kept on the device: each screen speaks its own language. */
export function Language() {
  return (
    <button type="button" className="lang" lang={locale() === "zh" ? "en" : "zh-CN"} onClick={() => void setLocale(locale() === "zh" ? "en" : "zh")}>
      {t("s.language")}
    </button>
  );
}
