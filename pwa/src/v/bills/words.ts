import { known, t } from "@/packages/i18n";
import { money } from "@/features/plans/console/money";
import type { LedgerPaymentsQuery } from "@/packages/api/generated/vendor/graphql";

export type Payment = LedgerPaymentsQuery["ledgerPayments"]["nodes"][number];

export const provider = (code: string | null | undefined): string => (code ? t(`v.way.${code}`) : "–");
export const plan = (code: string): string => known(`v.plan.${code}`) ?? code;
export const problems = (payment: Pick<Payment, "problems">): string => payment.problems.map((each) => t(`v.odd.${each}`)).join(t("list.separator"));
export { money };
