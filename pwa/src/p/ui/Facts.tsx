import { t } from "@/packages/i18n";

const FACTS = ["scan", "line", "trace", "hours"] as const;

export function Facts() {
  return (
    <section className="part" aria-labelledby="facts">
      <h2 id="facts">{t("p.facts")}</h2>
      <dl className="facts">
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt>{t(`p.fact.${fact}`)}</dt>
            <dd>{t(`p.fact.${fact}.text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
