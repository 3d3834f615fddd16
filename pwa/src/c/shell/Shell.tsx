import { count } from "@/packages/i18n";
import { OrderSummaryDocument, TodoBadgeDocument } from "@/packages/api/generated/graphql";
import { useRead, useRenew } from "@/c/data";
import { useFacts } from "@/c/live";
import { AnnouncementBanner } from "@/features/announcements/console/AnnouncementBanner";
import { TermBanner } from "@/features/plans/console/TermBanner";
import { VisitBanners } from "@/features/visits/console/Banners";
import { TrainingBand } from "@/features/onboarding/console/TrainingBand";
import { Frame } from "./Frame";
import { Page } from "./Page";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";

export function Shell() {
  const summary = useRead(OrderSummaryDocument, {}).data?.orderSummary;
  const todos = useRead(TodoBadgeDocument, {}, { refetchInterval: 60_000 }).data?.todoCount;
  const renewBadge = useRenew(TodoBadgeDocument);
  useFacts((fact) => fact.name.startsWith("identity.todo_") && renewBadge());
  const waiting = summary ? summary.late + summary.held : 0;
  const counts = {
    todos: todos && todos.open > 0 ? { n: count(todos.open), alarm: todos.overdue > 0 || todos.urgent > 0 } : undefined,
    orders: waiting ? { n: count(waiting), alarm: waiting > (summary?.held ?? 0) } : undefined,
  };
  return (
    <Frame rail={(leave) => <Rail counts={counts} onNavigate={leave} />} top={(open) => <><TopBar onMenu={open} /><VisitBanners /><TermBanner /><AnnouncementBanner /></>}>
      <TrainingBand />
      <Page />
    </Frame>
  );
}
