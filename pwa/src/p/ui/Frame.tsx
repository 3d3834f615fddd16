import { locale, setLocale, t } from "@/packages/i18n";
import mark from "@/c/mark.svg";
import { Button } from "./parts";

export function Head() {
  return (
    <header className="head">
      <a className="brand" href="#/">
        <img src={mark} alt="" width={28} height={28} />
        {t("p.brand")}
      </a>
      <nav aria-label={t("p.nav")}>
        <Languages />
        <a className="signin" href="/c/">
          {t("p.sign_in")}
        </a>
      </nav>
    </header>
  );
}

function Languages() {
  const other = locale() === "zh" ? "en" : "zh";
  return (
    <Button tone="quiet" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => void setLocale(other)}>
      {t("p.other_language")}
    </Button>
  );
}

export function Foot() {
  return (
    <footer className="foot">
      <a href="#/terms">{t("p.terms")}</a>
      <a href="#/privacy">{t("p.privacy")}</a>
      <a href="/w/">{t("p.worker_app")}</a>
      <a href="/c/">{t("p.console")}</a>
    </footer>
  );
}
