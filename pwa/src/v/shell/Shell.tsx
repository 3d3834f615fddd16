import { CustomerSummaryDocument } from "@/packages/api/generated/vendor/graphql";
import { count, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Note } from "@/c/kit/states";
import { useSession } from "@/c/session";
import { Frame } from "@/c/shell/Frame";
import { READ_CUSTOMERS } from "../permissions";
import { VisitBanner } from "../visits/VisitBanner";
import { Page } from "./Page";
import { Rail, type RailCounts } from "./Rail";
import { TopBar } from "./TopBar";

export function Shell() {
  const { me, can } = useSession();
  const reads = can(READ_CUSTOMERS);
  const summary = useRead(CustomerSummaryDocument, {}, { enabled: reads, refetchInterval: 60_000 }).data?.customerSummary;
  if (!me.permissions.some((name) => name.startsWith("vendor.") && name !== "vendor.announcement:receive")) return <Elsewhere />;
  const counts: RailCounts = summary ? {
    "v.customers": { n: count(summary.total) },
    "v.rollout": summary.onboarding ? { n: count(summary.onboarding) } : undefined,
    "v.health": summary.todo ? { n: count(summary.todo), alarm: true } : undefined,
  } : {};
  return (
    <Frame look="vendor" rail={(leave) => <Rail counts={counts} onNavigate={leave} />} top={(open) => <><TopBar onMenu={open} />{reads && <VisitBanner />}</>}>
      <Page />
    </Frame>
  );
}

/** Somebody of a plant took the wrong door. */
function Elsewhere() {
  const { me, signOut } = useSession();
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
