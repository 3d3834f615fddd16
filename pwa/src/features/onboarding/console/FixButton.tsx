import { IssueMissingBadgesDocument, MakePackageDocument, MakeTestOrderDocument, ReadinessDocument, SampleDataDocument, TestOrderDocument, type ReadinessQuery } from "@/packages/api/generated/graphql";
import { date, instant, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Refused } from "@/c/kit/states";
import { useSession } from "@/c/session";

type Check = ReadinessQuery["readiness"]["checks"][number];

/** One click where the system can do it by itself; a link to the very screen in any case. */
export function FixButton({ check }: { check: Check }) {
  const { can } = useSession();
  const renew = useRenew(ReadinessDocument, TestOrderDocument, SampleDataDocument);
  const badges = useCommand(IssueMissingBadgesDocument, (reply) => reply.issueMissingBadges);
  const order = useCommand(MakeTestOrderDocument, (reply) => reply.makeTestOrder);
  const pack = useCommand(MakePackageDocument, (reply) => reply.makePackage);
  const after = { onSuccess: renew };
  const acts: Record<string, { run: () => void; busy: boolean; error: unknown }> = {
    "onboarding.issue_missing_badges": { run: () => badges.mutate({ input: {} }, after), busy: badges.isPending, error: badges.error },
    "onboarding.make_test_order": { run: () => order.mutate({ input: { quantity: "2" } }, after), busy: order.isPending, error: order.error },
    "onboarding.make_package": { run: () => pack.mutate({ input: { name: t("pack.backup_of", { day: date(instant(new Date().toISOString())) }) } }, after), busy: pack.isPending, error: pack.error },
  };
  const act = check.act ? acts[check.act] : undefined;
  const may = can(check.needs);
  return (
    <div className="ready-fix">
      {act && may && <button type="button" className="btn primary" disabled={act.busy} onClick={act.run}>{act.busy ? t("kit.sending") : t(`ready.act.${check.key}`)}</button>}
      <a className="btn" href={`#${check.fix}`} aria-label={t("ready.fix_what", { what: t(`ready.check.${check.key}`) })}>{t("ready.fix")}</a>
      {act && <Refused error={act.error} />}
    </div>
  );
}
