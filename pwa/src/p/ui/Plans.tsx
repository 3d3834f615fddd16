import { count, locale, named, t } from "@/packages/i18n";
import type { Offers, Plan } from "../model/doors";
import { Button } from "./parts";

/** Prices as the catalogue has them, in the money of the language. */
export function Plans({ offer }: { offer: Offers }) {
  return (
    <section className="part" aria-labelledby="plans">
      <h2 id="plans">{t("p.plans")}</h2>
      <p className="caption">{t("p.plans_lead", { days: offer.trial.days, plan: trialName(offer) })}</p>
      <ul className="plans">
        {offer.plans.map((plan) => (
          <li key={plan.code} className={plan.code === offer.trial.plan ? "tried" : undefined}>
            <h3>{named(plan.name)}</h3>
            <p className="price">
              <b>{money(plan)}</b>
              <small>{t("p.per_month")}</small>
            </p>
            <p className="year">{t("p.per_year", { price: money(plan, "year") })}</p>
            <p className="text">{named(plan.text)}</p>
            <ul className="limits">
              <li>{amount("seats", plan)}</li>
              <li>{amount("devices", plan)}</li>
              <li>{storage(plan)}</li>
            </ul>
            {plan.code === offer.trial.plan && <p className="tag">{t("p.trial_here", { days: offer.trial.days })}</p>}
          </li>
        ))}
      </ul>
      <Button tone="primary" className="up" onClick={begin}>
        {t("p.begin", { days: offer.trial.days })}
      </Button>
      <p className="caption">{t("p.after_trial")}</p>
    </section>
  );
}

const trialName = (offer: Offers): string => named(offer.plans.find((plan) => plan.code === offer.trial.plan)?.name);

function money(plan: Plan, period: "month" | "year" = "month"): string {
  const currency = locale() === "zh" ? "CNY" : "USD";
  const price = plan.prices[currency]?.[period] ?? 0;
  return `${currency === "CNY" ? "¥" : "$"}${count(price / 100)}`;
}

function amount(what: "seats" | "devices", plan: Plan): string {
  const limit = plan.limits[what];
  return limit === null || limit === undefined ? t(`p.limit.${what}.none`) : t(`p.limit.${what}`, { n: count(limit) });
}

function storage(plan: Plan): string {
  const limit = plan.limits.storage_mb;
  return limit === null || limit === undefined ? t("p.limit.storage.none") : t("p.limit.storage", { n: count(limit / 1000) });
}

function begin(): void {
  const field = document.querySelector<HTMLInputElement>("input[name=contact]");
  field?.scrollIntoView({ block: "center" });
  field?.focus();
}
