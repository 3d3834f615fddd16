import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

export function InboxTabs({ current }: { current: "todos" | "mailbox" | "notices" }) {
  return (
    <Segments
      label={t("inbox.pages")}
      current={current}
      items={(["todos", "mailbox", "notices"] as const).map((key) => ({ key, label: t(`inbox.page.${key}`), href: href(`/${key}`) }))}
    />
  );
}
