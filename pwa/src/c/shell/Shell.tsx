import { useEffect, useState } from "react";
import { count, t } from "@/packages/i18n";
import { OrderSummaryDocument, TodoBadgeDocument } from "@/packages/api/generated/graphql";
import { Boundary } from "@/c/Boundary";
import { useRead, useRenew } from "@/c/data";
import { PHONE, useMedia } from "@/c/kit/media";
import { useFacts } from "@/c/live";
import { useRoute } from "@/c/router";
import { Page } from "./Page";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";

export function Shell() {
  const phone = useMedia(PHONE);
  const [menu, setMenu] = useState(false);
  const { path } = useRoute();
  const summary = useRead(OrderSummaryDocument, {}).data?.orderSummary;
  const todos = useRead(TodoBadgeDocument, {}, { refetchInterval: 60_000 }).data?.todoCount;
  const renewBadge = useRenew(TodoBadgeDocument);
  useFacts((fact) => fact.name.startsWith("identity.todo_") && renewBadge());
  useEffect(() => {
    if (!menu) return;
    const close = (event: KeyboardEvent) => event.key === "Escape" && setMenu(false);
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, [menu]);
  const waiting = summary ? summary.late + summary.held : 0;
  return (
    <div className={`shell ${phone ? "phone" : ""} ${menu && phone ? "menu-open" : ""}`}>
      <a className="btn skip" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById("content")?.focus(); }}>
        {t("shell.skip")}
      </a>
      <Rail counts={{ todos: todos && todos.open > 0 ? { n: count(todos.open), alarm: todos.overdue > 0 || todos.urgent > 0 } : undefined, orders: waiting ? { n: count(waiting), alarm: waiting > (summary?.held ?? 0) } : undefined }} onNavigate={() => setMenu(false)} />
      {menu && phone && <button type="button" className="scrim" aria-label={t("shell.close_menu")} onClick={() => setMenu(false)} />}
      <main className="main" id="content" tabIndex={-1}>
        <TopBar onMenu={() => setMenu(true)} />
        <Boundary key={path.join("/")}><Page /></Boundary>
      </main>
    </div>
  );
}
