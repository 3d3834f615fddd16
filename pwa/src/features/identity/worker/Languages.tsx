import { t, useLocale } from "@/packages/i18n";
import { changeLanguage } from "@/w/model/account";
import { Button } from "@/w/ui/parts";

/** Each language is named in itself, so it is found by whoever reads only that one. */
export function Languages() {
  const current = useLocale();
  return (
    <div className="choice" role="group" aria-label={t("w.language")}>
      {(["zh", "en"] as const).map((each) => (
        <Button key={each} lang={each === "zh" ? "zh-CN" : "en"} aria-pressed={current === each} onClick={() => void changeLanguage(each)}>
          {t(`w.language.${each}`)}
        </Button>
      ))}
    </div>
  );
}
