import { QRCode } from "antd";
import { IconPrinter } from "@tabler/icons-react";
import { named, t } from "@/packages/i18n";
import { href } from "@/c/router";
import type { Draft } from "./OnboardPage";

interface Result { login?: string; invitation?: string; pin?: string; badges?: { code: string; name: string; pin?: string }[]; enrolment?: { code?: string; url?: string } }

/** What the plant's people need on the first day, on one sheet to print; it opens doors, so it is gone after a week. */
export function FirstDay({ draft }: { draft: Draft }) {
  const result = draft.result as Result | null | undefined;
  return (
    <div className="first-day">
      <h1>{named(draft.name)}</h1>
      <p className="muted">{t("v.first_day.lead", { code: draft.slug })}</p>
      <div className="first-day-acts">
        {result && <button type="button" className="btn primary" onClick={() => print()}><IconPrinter size={16} stroke={1.75} aria-hidden="true" />{t("v.first_day.print")}</button>}
        {draft.customerId && <a className="btn" href={href("/customers", { customer: draft.customerId })}>{t("v.first_day.to_customer")}</a>}
        <a className="btn" href={href("/rollout")}>{t("rail.v.rollout")}</a>
      </div>
      {!result && <p className="muted">{t("v.first_day.gone")}</p>}
      {result && (
        <section className="first-day-sheet">
          {result.login && <dl className="pairs"><dt>{t("v.first_day.company")}</dt><dd>{draft.slug}</dd><dt>{t("v.first_day.login")}</dt><dd>{result.login}</dd>{result.invitation && <><dt>{t("v.first_day.invitation")}</dt><dd><a className="link" href={result.invitation}>{result.invitation}</a></dd></>}</dl>}
          {result.enrolment?.url && <Code title={t("v.first_day.enrol")} text={result.enrolment.code ?? ""} value={result.enrolment.url} hint={t("v.first_day.enrol_hint")} />}
          {result.badges && result.badges.length > 0 && (
            <>
              <h2>{t("v.first_day.badges")}</h2>
              <ul className="badges">{result.badges.map((badge) => <li key={badge.code}><Code title={badge.name} text={badge.pin ? t("v.first_day.badge_pin", { code: badge.code, pin: badge.pin }) : badge.code} value={badge.code} /></li>)}</ul>
            </>
          )}
        </section>
      )}
    </div>
  );
}

function Code({ title, text, value, hint }: { title: string; text: string; value: string; hint?: string }) {
  return (
    <figure className="code-card">
      <QRCode value={value} size={132} errorLevel="Q" bordered={false} aria-label={t("v.first_day.code_of", { name: title })} />
      <figcaption><b>{title}</b><span>{text}</span>{hint && <span className="faint sm">{hint}</span>}</figcaption>
    </figure>
  );
}
