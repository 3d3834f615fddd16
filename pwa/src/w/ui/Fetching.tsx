import { ago, t } from "@/packages/i18n";
import { IconRefresh } from "@tabler/icons-react";
import type { Fetched } from "../model/fetched";
import { useAfter, useNow } from "./hooks";
import { Button, Grey, StateBlock } from "./parts";

/** Stands where the data would stand until there is some: nothing, grey bars, or why not and what helps. */
export function Fetching({ page }: { page: Fetched<unknown> }) {
  if (page.data !== null) return null;
  if (page.state === "loading" || page.state === "idle") return <Waiting again={page.again} />;
  const offline = page.state === "offline";
  return (
    <StateBlock actions={<Button onClick={page.again}>{t("w.retry")}</Button>}>
      <p>
        <b>{t(offline ? "w.fetch.offline" : "w.fetch.failed")}</b>
      </p>
      <p className="c-t2">{t(offline ? "w.fetch.offline_help" : "w.fetch.failed_help")}</p>
      {!offline && page.code && <code className="code">{page.code}</code>}
    </StateBlock>
  );
}

function Waiting({ again }: { again: () => void }) {
  const visible = useAfter(200);
  const slow = useAfter(8_000);
  if (!visible) return <p className="sr-only">{t("w.loading")}</p>;
  return (
    <StateBlock actions={slow && <Button onClick={again}>{t("w.retry")}</Button>}>
      <span className="sr-only">{t("w.loading")}</span>
      <div className="stack" style={{ width: "78vw", maxWidth: 560 }}>
        <Grey width="55%" height={28} />
        <Grey width="80%" height={18} />
        <Grey width="70%" height={18} />
      </div>
      {slow && <p className="c-t2">{t("w.fetch.slow")}</p>}
    </StateBlock>
  );
}

const STALE_MS = 60_000;

/** The age of what is shown, when it is not from just now. */
export function FetchedAge({ page }: { page: Fetched<unknown> }) {
  const now = useNow(30_000);
  if (page.at === null || (page.state !== "failed" && page.state !== "offline" && now - page.at < STALE_MS)) return null;
  return (
    <div className="ages s16 c-t2 split">
      <span>{t("w.fetch.age", { ago: ago(page.at, now) })}</span>
      <Button tone="quiet" onClick={page.again} disabled={page.state === "loading"}>
        <IconRefresh size={22} stroke={1.75} aria-hidden="true" />
        {t("w.refresh")}
      </Button>
    </div>
  );
}
