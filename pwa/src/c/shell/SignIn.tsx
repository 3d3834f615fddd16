import { lazy, Suspense, useEffect, useState, type FormEvent } from "react";
import { ProblemError, SignedOut } from "@/packages/api";
import { known, locale, setLocale, t } from "@/packages/i18n";
import { Field, Pills } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { CodeInput, LocalMailbox, Resend } from "@/features/session/kit/CodeField";
import { doors, type Sent, type Step, type Ways } from "@/features/session/kit/doors";
import { Declined, get, supported } from "@/features/session/kit/passkey";
import { Mark } from "./Mark";

const Second = lazy(() => import("@/features/session/kit/Second"));
const Enrol = lazy(() => import("@/features/session/kit/Enrol"));
const RecoveryCodes = lazy(() => import("@/features/session/kit/RecoveryCodes"));

const LAST_COMPANY = "lotline.company";
const CHANGE_NEEDED = "identity.password_change_needed";
const USUAL: Ways = { ways: ["password"], providers: [], ssoOnly: false, mailbox: false };
type Values = { company: string; login: string; password: string; newPassword: string; contact: string; code: string };
type Name = keyof Values;
const KINDS = {
  company: { type: "text", autoComplete: "organization" },
  login: { type: "text", autoComplete: "username" },
  password: { type: "password", autoComplete: "current-password" },
  newPassword: { type: "password", autoComplete: "new-password" },
  contact: { type: "text", autoComplete: "username", inputMode: "email" },
} as const;

/** Company first (remembered), then whichever ways that company allows; then the second step, if one is due. */
export function SignIn({ expired, onSignedIn }: { expired: boolean; onSignedIn: (userId: string) => void }) {
  const [step, setStep] = useState<Step | null>(null);
  useEffect(() => {
    // a page that was reloaded in the middle of the second step
    doors.step().then((found) => found.next && setStep(found), () => undefined);
  }, []);
  const went = (next: Step): void => {
    if (next.me && !next.recoveryCodes?.length) onSignedIn(next.me.id);
    else setStep(next);
  };
  const leave = (): void => void doors.leave().then(() => setStep(null), () => setStep(null));
  return (
    <div className="signin">
      <main>
        <h1><Mark size={28} />{t("brand")}</h1>
        {step === null ? (
          <First expired={expired} onDone={went} />
        ) : (
          <Suspense fallback={<p role="status">{t("signin.checking")}</p>}>
            {step.recoveryCodes?.length ? (
              <RecoveryCodes codes={step.recoveryCodes} onDone={() => (step.me ? onSignedIn(step.me.id) : setStep({ ...step, recoveryCodes: [] }))} />
            ) : step.next === "enrol" ? (
              <>
                <h2>{t("enrol.title")}</h2>
                <p>{t("enrol.lead", { name: step.name ?? "" })}</p>
                <Enrol onDone={went} onLeave={leave} />
              </>
            ) : (
              <Second step={step} onDone={went} onLeave={leave} />
            )}
          </Suspense>
        )}
        <LanguageSwitch />
      </main>
    </div>
  );
}

function First({ expired, onDone }: { expired: boolean; onDone: (step: Step) => void }) {
  const [values, setValues] = useState<Values>(() => ({ company: remembered(), login: "", password: "", newPassword: "", contact: "", code: "" }));
  const [way, setWay] = useState<"password" | "code">("password");
  const [changing, setChanging] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const [wrong, setWrong] = useState<Partial<Values>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const company = values.company.trim().toLowerCase();
  const open = useWays(company);
  const by = open.ways.includes(way) ? way : open.ways.includes("password") ? "password" : "code";
  const fields: Name[] = by === "password" ? ["company", "login", "password", ...(changing ? (["newPassword"] as const) : [])] : ["company", "contact"];
  const set = (name: Name, value: string): void => setValues((before) => ({ ...before, [name]: value }));

  const missing = (names: Name[]): boolean => {
    const empty = names.filter((name) => !values[name].trim());
    setWrong(Object.fromEntries(empty.map((name) => [name, t(`signin.missing_${name}`)])));
    if (empty[0]) document.getElementById(empty[0])?.focus();
    return empty.length > 0;
  };
  const attempt = async (act: () => Promise<Step | void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const next = await act();
      if (next) { remember(values.company.trim()); onDone(next); }
    } catch (failure) {
      if (failure instanceof Declined) return;
      const change = failure instanceof ProblemError && failure.problem.code === CHANGE_NEEDED;
      setError(failure instanceof SignedOut ? null : failure);
      setChanging((before) => before || change);
      setTimeout(() => document.getElementById(change ? "newPassword" : by === "code" ? "code" : "password")?.focus(), 0);
    } finally {
      setBusy(false);
    }
  };
  const ask = (): void => {
    if (missing(["company", "contact"])) return;
    void attempt(async () => { setSent(await doors.askCode(company, values.contact.trim(), locale() === "zh" ? "zh-CN" : "en")); });
    setTimeout(() => document.getElementById("code")?.focus(), 0);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (by === "code" && !sent) return ask();
    if (missing(by === "code" ? [...fields, "code"] : fields)) return;
    const { login, password, newPassword } = values;
    void attempt(() =>
      by === "code" ? doors.byCode(company, values.contact.trim(), values.code) : doors.password({ company, login: login.trim(), password, ...(changing ? { newPassword } : {}) }),
    );
  };
  const passkey = (): void => {
    if (missing(["company"])) return;
    void attempt(async () => {
      const { state, options } = await doors.askPasskey(company);
      return doors.byPasskey(company, state, await get(options));
    });
  };

  return (
    <>
      <p>{t(expired ? "error.signed_out" : "signin.lead")}</p>
      <SsoRefused />
      <form onSubmit={submit} noValidate>
        <Text name="company" values={values} wrong={wrong} hint={t("signin.company_hint")} onChange={set} />
        {open.providers.map((each) => (
          <a key={each.id} className={`btn wide ${open.ssoOnly ? "primary" : ""}`} href={`/api/sso/${company}/start/${each.id}?to=${place()}`} onClick={() => remember(company)}>{t("signin.by_provider", { name: each.name })}</a>
        ))}
        {open.ssoOnly && <p className="sm faint">{t("signin.sso_only")}</p>}
        {open.ways.includes("password") && open.ways.includes("code") && (
          <Pills name="way" label={t("signin.way")} value={by} onChange={(next) => { setWay(next as "password" | "code"); setError(null); }} options={[{ value: "password", label: t("signin.by_password") }, { value: "code", label: t("signin.by_code") }]} />
        )}
        {fields.slice(1).map((name) => (
          <Text key={name} name={name} values={values} wrong={wrong} hint={name === "newPassword" ? t("password.hint") : undefined} onChange={set} />
        ))}
        {by === "code" && sent && <CodeInput id="code" label={t("signin.code")} value={values.code} wrong={wrong.code} onChange={(value) => set("code", value)} />}
        {by === "code" && sent && <Resend sent={sent} busy={busy} onSend={ask} />}
        {by === "code" && sent && open.mailbox && <LocalMailbox to={values.contact.trim()} since={sent.expiresAt} />}
        <Refused error={error} />
        <button type="submit" className="btn primary wide" disabled={busy}>{busy ? t("signin.checking") : t(by === "code" && !sent ? "signin.send_code" : "signin.submit")}</button>
        {open.ways.includes("passkey") && supported() && <button type="button" className="btn wide" disabled={busy} onClick={passkey}>{t("signin.by_passkey")}</button>}
      </form>
    </>
  );
}

function Text({ name, values, wrong, hint, onChange }: { name: Name; values: Values; wrong: Partial<Values>; hint?: string; onChange: (name: Name, value: string) => void }) {
  return (
    <Field id={name} label={t(`signin.${name}`)} hint={hint} wrong={wrong[name]}>
      <input
        id={name}
        className="input"
        {...KINDS[name as keyof typeof KINDS]}
        autoCapitalize="none"
        spellCheck={false}
        value={values[name]}
        aria-invalid={wrong[name] ? true : undefined}
        aria-describedby={wrong[name] ? `${name}-wrong` : undefined}
        onChange={(event) => onChange(name, event.target.value)}
      />
    </Field>
  );
}

/** What a company allows, asked when its code has stood still for a moment. */
function useWays(company: string): Ways {
  const [ways, setWays] = useState<Ways>(USUAL);
  useEffect(() => {
    if (company.length < 3) return setWays(USUAL);
    let gone = false;
    const timer = setTimeout(() => doors.ways(company).then((found) => !gone && setWays(found), () => undefined), 250);
    return () => { gone = true; clearTimeout(timer); };
  }, [company]);
  return ways;
}

/** The provider's answer was refused: the reason stands in the address, as a word of ours and never as a text. */
function SsoRefused() {
  const [reason] = useState(() => new URLSearchParams(location.search).get("sso"));
  useEffect(() => {
    if (reason) history.replaceState(null, "", `${location.pathname}${location.hash}`);
  }, [reason]);
  if (!reason) return null;
  return <div className="inline-problem" role="alert">{t("sso.refused")}{known(`sso.reason.${reason}`) ?? t("sso.reason.broken")}</div>;
}

const place = (): string => location.pathname.split("/")[1] || "c";

export function LanguageSwitch() {
  const other = locale() === "zh" ? "en" : "zh";
  return <button type="button" className="link language" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => void setLocale(other)}>{t("language.other")}</button>;
}

function remembered(): string {
  try {
    return new URLSearchParams(location.search).get("company") ?? localStorage.getItem(LAST_COMPANY) ?? "";
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
