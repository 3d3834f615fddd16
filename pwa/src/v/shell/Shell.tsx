import { t } from "@/packages/i18n";
import { Note } from "@/c/kit/states";
import { useSession } from "@/c/session";
import { Frame } from "@/c/shell/Frame";
import { Page } from "./Page";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";

export function Shell() {
  const { me, signOut } = useSession();
  if (!me.permissions.some((name) => name.startsWith("vendor."))) {
    return (
      <main className="page">
        <Note
          whole
          title={t("v.not_yours")}
          acts={<><a className="btn primary" href="/c/">{t("v.to_own_console")}</a><button type="button" className="btn" onClick={() => void signOut()}>{t("shell.sign_out")}</button></>}
        >
          {t("v.not_yours_why", { name: me.name })}
        </Note>
      </main>
    );
  }
  return (
    <Frame look="vendor" rail={(leave) => <Rail counts={{}} onNavigate={leave} />} top={(open) => <TopBar onMenu={open} />}>
      <Page />
    </Frame>
  );
}
