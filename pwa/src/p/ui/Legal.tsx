import { t } from "@/packages/i18n";

const PARTS = { terms: ["service", "data", "trial", "pay", "end", "law"], privacy: ["what", "why", "where", "long", "rights"] } as const;

export function Legal({ what, version }: { what: "terms" | "privacy"; version: string }) {
  return (
    <main className="narrow legal">
      <h1>{t(`p.${what}`)}</h1>
      <p className="caption">{t("p.version", { version })}</p>
      {PARTS[what].map((part) => (
        <section key={part}>
          <h2>{t(`p.${what}.${part}`)}</h2>
          <p>{t(`p.${what}.${part}.text`)}</p>
        </section>
      ))}
      <a className="btn" href="#/">
        {t("p.back")}
      </a>
    </main>
  );
}
