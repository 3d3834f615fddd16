import { type FormEvent, useEffect, useState } from "react";
import { named, t } from "@/packages/i18n";
import { found, giveUp, type Offers, Refused, type Refusal, type SignUp, suggestion } from "../model/doors";
import { go } from "../model/router";
import { Button, Field, problemWords, Trouble } from "./parts";

interface Props {
  offer: Offers;
  signUp: SignUp;
  setSignUp: (next: SignUp) => void;
  password: string;
  setPassword: (value: string) => void;
}

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const TAKEN = new Set(["onboarding.company_code_taken", "infra.slug_taken"]);

/** Two names and a trade; the company code comes by itself. */
export function Company({ offer, signUp, setSignUp, password, setPassword }: Props) {
  const [company, setCompany] = useState(signUp.company ?? "");
  const [person, setPerson] = useState(signUp.person ?? "");
  const [industry, setIndustry] = useState(signUp.industry ?? "");
  const [problem, setProblem] = useState<Refusal | null>(signUp.problem ?? null);
  const [working, setWorking] = useState(false);
  const code = useCode(company, signUp.problem ? "" : (signUp.slug ?? ""));
  const [protect, setProtect] = useState(password !== "");
  const ready = company.trim().length > 1 && person.trim().length > 1 && industry !== "" && CODE.test(code.value);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready || working) return;
    setWorking(true);
    setProblem(null);
    try {
      setSignUp(await found(company, industry, person, code.value));
      go("start");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setProblem(error.problem);
      const free = error.problem.params?.free;
      if (typeof free === "string") code.choose(free);
      setWorking(false);
    }
  }

  const taken = problem && TAKEN.has(problem.code) ? problemWords(problem) : null;
  return (
    <main className="narrow">
      <p className="step">{t("p.step", { n: 2, of: 3 })}</p>
      <h1>{t("p.company_title")}</h1>
      {problem && !taken && <Trouble text={problemWords(problem)} />}
      <form className="form" onSubmit={(event) => void submit(event)}>
        <Field label={t("p.company")} name="company" autoComplete="organization" value={company} change={setCompany} maxLength={60} autoFocus />
        <Field label={t("p.person")} name="person" autoComplete="name" value={person} change={setPerson} maxLength={60} />
        <fieldset className="chips">
          <legend>{t("p.industry")}</legend>
          {offer.industries.map((trade) => (
            <label key={trade.code} className={industry === trade.code ? "chip on" : "chip"}>
              <input type="radio" name="industry" value={trade.code} checked={industry === trade.code} onChange={() => setIndustry(trade.code)} />
              <b>{named(trade.name)}</b>
              <span>{named(trade.about)}</span>
            </label>
          ))}
        </fieldset>
        <Field label={t("p.slug")} name="slug" value={code.value} change={code.choose} maxLength={30} error={taken} hint={t("p.slug_hint")} />
        {protect ? (
          <Field label={t("p.password")} name="password" type="password" autoComplete="new-password" value={password} change={setPassword} hint={t("p.password_hint")} />
        ) : (
          <Button tone="quiet" className="left" onClick={() => setProtect(true)}>
            {t("p.add_password")}
          </Button>
        )}
        <Button type="submit" tone="primary" disabled={!ready || working}>
          {working ? t("p.working") : t("p.found")}
        </Button>
        <Button tone="quiet" onClick={() => void giveUp().then(() => (setSignUp({ state: null }), go("")))}>
          {t("p.other_contact", { contact: signUp.contact ?? "" })}
        </Button>
      </form>
    </main>
  );
}

/** A free code made of the name, until somebody writes one himself. */
function useCode(company: string, known: string): { value: string; choose: (value: string) => void } {
  const [value, setValue] = useState(known);
  const [chosen, setChosen] = useState(known !== "");
  useEffect(() => {
    if (chosen || company.trim().length < 2) return undefined;
    let over = false;
    const timer = setTimeout(() => void suggestion(company).then(({ slug }) => over || setValue(slug), () => undefined), 250);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [company, chosen]);
  const choose = (next: string): void => {
    setChosen(true);
    setValue(next.trim().toLowerCase());
  };
  return { value, choose };
}
