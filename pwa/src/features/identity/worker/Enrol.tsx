import { IconQrcode } from "@tabler/icons-react";
import { type FormEvent, useEffect, useState } from "react";
import { t } from "@/packages/i18n";
import { readCode } from "@/packages/scan";
import type { Route } from "@/w/model/router";
import { go } from "@/w/model/router";
import { scans } from "@/w/model/scans";
import { type Enrolment, enrol } from "@/w/model/session";
import { Brand, Button } from "@/w/ui/parts";
import { Main } from "@/w/ui/Shell";
import { PhotoButton, Viewer } from "@/features/orders/worker/Scan";
import { answerWords } from "./answers";
import { Field } from "./Field";
import { Languages } from "./Languages";

type Way = "code" | "account";

/** A phone nobody has given to the plant yet: by the plant's code, or by a person's own account. */
export default function Enrol({ route }: { route: Route }) {
  const [way, setWay] = useState<Way>(route.name === "card" ? "account" : "code");
  const [company, setCompany] = useState(route.company ?? "");
  const [code, setCode] = useState(route.name === "enroll" ? route.param : "");
  const [scanning, setScanning] = useState(false);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<string | null>(null);

  useEffect(
    () =>
      scans.listen(({ text }) => {
        const read = readCode(text, null);
        if (read.kind !== "enrol") return setError(t("w.enrol.not_a_code"));
        setScanning(false);
        setError(null);
        setWay("code");
        setCode(read.code);
        if (read.company) setCompany(read.company);
      }),
    [],
  );

  async function send(given: Enrolment): Promise<void> {
    setWorking(true);
    setError(null);
    const answer = await enrol(given);
    setWorking(false);
    setError(answerWords(answer));
    if (answer.ok && route.name === "enroll") go("/", true);
  }

  return (
    <div className="app">
      <Main label={t("w.enrol.title")}>
        <Brand />
        <h1 className="title">{t("w.enrol.title")}</h1>
        <p className="caption">{route.name === "card" ? t("w.enrol.for_card", { card: route.param }) : way === "code" ? t("w.enrol.help") : t("w.enrol.help_account")}</p>
        <div className="form" style={{ paddingBottom: 0 }}>
          <div className="choice" role="group" aria-label={t("w.enrol.way")}>
            <Button aria-pressed={way === "code"} onClick={() => setWay("code")}>
              {t("w.enrol.by_code")}
            </Button>
            <Button aria-pressed={way === "account"} onClick={() => setWay("account")}>
              {t("w.enrol.by_account")}
            </Button>
          </div>
        </div>
        {scanning && (
          <>
            <Viewer miss={null} />
            <div className="form">
              <PhotoButton />
              <Button onClick={() => setScanning(false)}>{t("w.back")}</Button>
            </div>
          </>
        )}
        {way === "code" && !scanning && (
          <div className="form" style={{ paddingBottom: 0 }}>
            <Button wide tone="primary" onClick={() => setScanning(true)}>
              <IconQrcode size={26} stroke={1.75} aria-hidden="true" />
              {t("w.enrol.scan")}
            </Button>
          </div>
        )}
        {!scanning && <EnrolForm key={way} way={way} company={company} setCompany={setCompany} code={code} setCode={setCode} working={working} error={error} send={send} />}
        <div className="form" style={{ marginTop: "auto" }}>
          <Languages />
        </div>
      </Main>
    </div>
  );
}

interface FormProps {
  way: Way;
  company: string;
  setCompany: (value: string) => void;
  code: string;
  setCode: (value: string) => void;
  working: boolean;
  error: string | null;
  send: (given: Enrolment) => Promise<void>;
}

function EnrolForm({ way, company, setCompany, code, setCode, working, error, send }: FormProps) {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const slug = company.trim().toLowerCase();
  const complete = slug !== "" && (way === "code" ? code.trim() !== "" : login.trim() !== "" && password !== "");

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!complete || working) return;
    // the invitation may already name the phone
    void send(way === "code" ? { company: slug, code: code.trim() } : { company: slug, login: login.trim(), password, name: t("w.enrol.phone_name", { who: login.trim() }) });
  }

  return (
    <form className="form" onSubmit={submit}>
      <Field label={t("w.enrol.company")} hint={t("w.enrol.company_hint")} value={company} change={setCompany} name="company" autoComplete="organization" />
      {way === "code" ? (
        <Field label={t("w.enrol.code")} hint={t("w.enrol.code_hint")} value={code} change={setCode} name="code" autoComplete="one-time-code" />
      ) : (
        <>
          <Field label={t("w.signin.login")} value={login} change={setLogin} name="login" autoComplete="username" />
          <Field label={t("w.signin.password")} value={password} change={setPassword} name="password" type="password" autoComplete="current-password" />
        </>
      )}
      {error && (
        <p className="note danger" style={{ margin: 0 }} role="alert">
          {error}
        </p>
      )}
      <Button type="submit" tone={way === "code" && code === "" ? undefined : "primary"} disabled={!complete || working}>
        {working ? t("w.enrol.working") : way === "code" ? t("w.enrol.submit") : t("w.enrol.submit_account")}
      </Button>
    </form>
  );
}
