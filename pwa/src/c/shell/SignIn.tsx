import { useState, type FormEvent } from "react";
import { ProblemError, send } from "@/packages/api";
import { locale, setLocale, t } from "@/packages/i18n";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { Mark } from "./Mark";

const LAST_COMPANY = "lotline.company";
const CHANGE_NEEDED = "identity.password_change_needed";
type Values = { company: string; login: string; password: string; newPassword: string };
const FIELDS = ["company", "login", "password"] as const;
const KINDS = {
  company: { type: "text", autoComplete: "organization" },
  login: { type: "text", autoComplete: "username" },
  password: { type: "password", autoComplete: "current-password" },
  newPassword: { type: "password", autoComplete: "new-password" },
} as const;

export function SignIn({ expired, onSignedIn }: { expired: boolean; onSignedIn: (userId: string) => void }) {
  const [values, setValues] = useState<Values>(() => ({ company: remembered(), login: "", password: "", newPassword: "" }));
  const [changing, setChanging] = useState(false);
  const fields: (keyof Values)[] = changing ? [...FIELDS, "newPassword"] : [...FIELDS];
  const [wrong, setWrong] = useState<Partial<Values>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const missing = fields.filter((name) => !values[name].trim());
    setWrong(Object.fromEntries(missing.map((name) => [name, t(`signin.missing_${name}`)])));
    if (missing[0]) return document.getElementById(missing[0])?.focus();
    setBusy(true);
    setError(null);
    try {
      const { company, login, password, newPassword } = values;
      const reply = await send<{ me: { id: string } }>("POST", "/api/session", { company: company.trim().toLowerCase(), login: login.trim(), password, ...(changing ? { newPassword } : {}) });
      remember(values.company.trim());
      onSignedIn(reply.me.id);
    } catch (failure) {
      const change = failure instanceof ProblemError && failure.problem.code === CHANGE_NEEDED;
      setError(failure);
      setChanging((before) => before || change);
      setTimeout(() => document.getElementById(change ? "newPassword" : "password")?.focus(), 0);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="signin">
      <main>
        <h1><Mark size={28} />{t("brand")}</h1>
        <p>{t(expired ? "error.signed_out" : "signin.lead")}</p>
        <form onSubmit={(event) => void submit(event)} noValidate>
          {fields.map((name) => (
            <Field key={name} id={name} label={t(`signin.${name}`)} hint={name === "company" ? t("signin.company_hint") : name === "newPassword" ? t("password.hint") : undefined} wrong={wrong[name]}>
              <input
                id={name}
                className="input"
                {...KINDS[name]}
                autoCapitalize="none"
                spellCheck={false}
                value={values[name]}
                aria-invalid={wrong[name] ? true : undefined}
                aria-describedby={wrong[name] ? `${name}-wrong` : undefined}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              />
            </Field>
          ))}
          <Refused error={error} />
          <button type="submit" className="btn primary wide" disabled={busy}>{busy ? t("signin.checking") : t("signin.submit")}</button>
        </form>
        <LanguageSwitch />
      </main>
    </div>
  );
}

export function LanguageSwitch() {
  const other = locale() === "zh" ? "en" : "zh";
  return <button type="button" className="link language" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => void setLocale(other)}>{t("language.other")}</button>;
}

function remembered(): string {
  try {
    return localStorage.getItem(LAST_COMPANY) ?? "";
  } catch {
    return "";
  }
}

function remember(company: string): void {
  try {
    localStorage.setItem(LAST_COMPANY, company);
  } catch {
    // private mode: typed again next time
  }
}
