import { useEffect, useState, type FormEvent } from "react";
import { send } from "@/packages/api";
import { absolute, hasStoredLocale, locale, named, setLocale, t, useLocale } from "@/packages/i18n";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { Mark } from "@/c/shell/Mark";
import { LanguageSwitch } from "@/c/shell/SignIn";
import "@/c/shell/signin.css";

interface Name { zh: string; en: string }
interface Shown {
  company: { slug: string; name: Name };
  name: string | null;
  inviter: string;
  to: string;
  roles: Name[];
  team: Name | null;
  locale: string;
  expiresAt: string;
}

/** Where somebody who was asked in becomes one of the company's people. */
export default function InvitePage({ company, code }: { company: string; code: string }) {
  useLocale();
  const [asked, setAsked] = useState({ company, code });
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  const look = (values: { company: string; code: string }): void => {
    setError(null);
    send<Shown>("POST", "/api/invite/look", { company: values.company.trim().toLowerCase(), code: values.code }).then(
      (found) => {
        // the letter's language, until he has chosen one on this browser
        if (!hasStoredLocale()) void setLocale(found.locale.startsWith("en") ? "en" : "zh", { remember: false });
        setShown(found);
      },
      setError,
    );
  };
  useEffect(() => { if (company && code) look({ company, code }); }, [company, code]);
  return (
    <div className="signin">
      <main>
        <h1><Mark size={28} />{t("brand")}</h1>
        {shown ? <Joining shown={shown} asked={asked} /> : (
          <form onSubmit={(event) => { event.preventDefault(); look(asked); }} noValidate>
            <p>{t("invite.lead")}</p>
            {(["company", "code"] as const).map((name) => (
              <Field key={name} id={`invite-${name}`} label={t(`invite.${name}`)}>
                <input id={`invite-${name}`} className="input" autoCapitalize="none" autoComplete="off" spellCheck={false} value={asked[name]} onChange={(event) => setAsked({ ...asked, [name]: event.target.value })} />
              </Field>
            ))}
            <Refused error={error} />
            <button type="submit" className="btn primary wide" disabled={!asked.company.trim() || !asked.code.trim()}>{t("invite.look")}</button>
          </form>
        )}
        <LanguageSwitch />
      </main>
    </div>
  );
}

function Joining({ shown, asked }: { shown: Shown; asked: { company: string; code: string } }) {
  const [values, setValues] = useState({ name: shown.name ?? "", password: "" });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wrong = { name: !values.name.trim() };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (wrong.name) return document.getElementById("invite-person")?.focus();
    setBusy(true);
    setError(null);
    try {
      await send("POST", "/api/invite/accept", {
        company: shown.company.slug, code: asked.code, name: values.name.trim(), password: values.password || null, locale: locale() === "en" ? "en" : "zh-CN",
      });
      location.replace(`${location.pathname}#/orders`);
      location.reload();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>
        {t("invite.asked", { inviter: shown.inviter, company: named(shown.company.name) })}
        {shown.roles.length > 0 && <><br />{t("invite.roles", { roles: shown.roles.map(named).join(t("list.separator")) })}</>}
        {shown.team && <><br />{t("invite.team", { team: named(shown.team) })}</>}
        <br />{t("invite.to", { to: shown.to, until: absolute(shown.expiresAt) })}
      </p>
      <Field id="invite-person" label={t("invite.name")} wrong={tried && wrong.name ? t("people.name_missing") : null}>
        <input id="invite-person" className="input" autoComplete="name" value={values.name} onChange={(event) => setValues({ ...values, name: event.target.value })} />
      </Field>
      <Field id="invite-password" label={t("invite.password")} optional hint={t("invite.password_hint")}>
        <input id="invite-password" className="input" type="password" autoComplete="new-password" value={values.password} onChange={(event) => setValues({ ...values, password: event.target.value })} />
      </Field>
      <Refused error={error} />
      <button type="submit" className="btn primary wide" disabled={busy}>{busy ? t("signin.checking") : t("invite.join", { company: named(shown.company.name) })}</button>
    </form>
  );
}
