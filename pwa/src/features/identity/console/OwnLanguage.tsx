import { ChangeOwnLanguageDocument } from "@/packages/api/generated/graphql";
import { locale, setLocale, t } from "@/packages/i18n";
import { useCommand } from "@/c/data";

/** One's own language: at once on the screen, and from now on in every mail, paper and export. */
export function OwnLanguage() {
  const other = locale() === "zh" ? "en" : "zh";
  const command = useCommand(ChangeOwnLanguageDocument, (reply) => reply.changeProfile);
  const change = (): void => {
    command.mutate({ input: { locale: other === "zh" ? "zh-CN" : "en" } });
    void setLocale(other);
  };
  return <button type="button" className="link language" lang={other === "zh" ? "zh-CN" : "en"} onClick={change}>{t("language.other")}</button>;
}
