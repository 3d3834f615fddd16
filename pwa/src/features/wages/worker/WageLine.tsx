import type { WorkerWageLineFragment } from "@/packages/api/generated/worker/graphql";
import { named, percent, quantity, t } from "@/packages/i18n";
import { micro } from "@/w/model/quantity";
import { centsOf } from "@/w/model/wages";
import { yuan } from "@/w/ui/money";
import { amountWords } from "@/w/ui/words";

/** report → rate version → rule → yuan, in the words of the floor. */
export function WageLine({ line }: { line: WorkerWageLineFragment }) {
  const amounts = amountWords({ good: line.good, process: line.processScrap, material: line.materialScrap, rework: line.rework });
  const factor = line.factors;
  const rules = factor
    ? [
        micro(line.processScrap) !== 0 && t("w.wage.rule_process", { factor: quantity(factor.processScrap) }),
        micro(line.materialScrap) !== 0 && t("w.wage.rule_material", { factor: quantity(factor.materialScrap) }),
        micro(line.rework) !== 0 && t("w.wage.rule_rework", { factor: quantity(factor.rework) }),
      ].filter((each): each is string => Boolean(each))
    : [];
  return (
    <>
      <div className="split">
        <b>
          {named(line.operationName)} <span className="nowrap">{line.order}</span>
        </b>
        <b className="nowrap">{yuan(centsOf(line.amount))}</b>
      </div>
      <div className="s16 c-t2">
        {[
          amounts,
          line.rate !== null && line.basis !== "hour" && t("w.wage.rate", { rate: quantity(line.rate), version: line.rateVersion ?? "", from: line.rateFrom ?? "" }),
          line.basis === "hour" && line.seconds !== null && t("w.wage.hours", { hours: quantity((Number(line.seconds) / 3600).toFixed(2)), rate: quantity(line.rate) }),
          line.crew > 1 && t("w.wage.share", { share: percent(line.share, 2), n: line.crew }),
          ...rules,
          line.adjusts && t("w.wage.adjusts", { month: line.adjusts }),
          line.note,
          line.state !== "paid" && t(`w.wage.state_${line.state as "pending"}`),
        ]
          .filter(Boolean)
          .join(" · ")}
      </div>
    </>
  );
}
