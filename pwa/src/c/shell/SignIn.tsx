import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { send } from "@/packages/api";
import { locale, setLocale, t } from "@/packages/i18n";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { Mark } from "./Mark";
import "./signin.css";

const LAST_COMPANY = "lotline.company";
type Values = { company: string; login: string; password: string };
const FIELDS = ["company", "login", "password"] as const;

export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const client = useQueryClient();
  const [values, setValues] = useState<Values>(() => ({ company: remembered(), login: "", password: "" }));
  const [wrong, setWrong] = useState<Partial<Values>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const missing = FIELDS.filter((name) => !values[name].trim());
    setWrong(Object.fromEntries(missing.map((name) => [name, t(`signin.missing_${name}`)])));
    if (missing[0]) return document.getElementById(missing[0])?.focus();
    setBusy(true);
    setError(null);
    try {
      await send("POST", "/api/session", { ...values, company: values.company.trim().toLowerCase(), login: values.login.trim() });
      remember(values.company.trim());
      client.clear();
      onSignedIn();
    } catch (failure) {
      setError(failure);
      document.getElementById("password")?.focus();
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="signin">
      <main>
        <h1><Mark size={28} />{t("brand")}</h1>
        <p>{t("signin.lead")}</p>
        <form onSubmit={(event) => void submit(event)} noValidate>
          {FIELDS.map((name) => (
            <Field key={name} id={name} label={t(`signin.${name}`)} hint={name === "company" ? t("signin.company_hint") : undefined} wrong={wrong[name]}>
              <input
                id={name}
                className="input"
                type={name === "password" ? "password" : "text"}
                autoComplete={name === "company" ? "organization" : name === "login" ? "username" : "current-password"}
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
