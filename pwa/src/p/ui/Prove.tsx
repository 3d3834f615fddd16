import { type FormEvent, useEffect, useRef, useState } from "react";
import { languageTag, t } from "@/packages/i18n";
import { type Letter, letters, type Offers, prove, Refused, sendCode, type Sent, type SignUp } from "../model/doors";
import { go } from "../model/router";
import { Button, Field, problemWords } from "./parts";

interface Props {
  offer: Offers;
  proved: (signUp: SignUp) => void;
}

const LOCALE = (): string => (languageTag().startsWith("zh") ? "zh-CN" : "en");

/** Number or address, the code that went there, and consent: all in one place. */
export function Prove({ offer, proved }: Props) {
  const [contact, setContact] = useState("");
  const [code, setCode] = useState("");
  const [agreed, setAgreed] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const [working, setWorking] = useState(false);
  const [wrong, setWrong] = useState<{ at: "contact" | "code" | "agreed"; text: string } | null>(null);
  const wait = useWait(sent);
  const codeField = useRef<HTMLDivElement>(null);

  async function attempt(at: "contact" | "code", act: () => Promise<void>): Promise<void> {
    setWorking(true);
    setWrong(null);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setWrong({ at, text: problemWords(error.problem) });
    } finally {
      setWorking(false);
    }
  }

  const ask = (): Promise<void> =>
    attempt("contact", async () => {
      setSent(await sendCode(contact, LOCALE()));
      setCode("");
      codeField.current?.querySelector("input")?.focus();
    });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (working) return;
    if (contact.trim().length < 5) return setWrong({ at: "contact", text: t("p.need_contact") });
    if (!sent) return void ask();
    if (code.replace(/\D/g, "").length !== 6) return setWrong({ at: "code", text: t("p.need_code") });
    if (!agreed) return setWrong({ at: "agreed", text: t("p.need_agreed") });
    void attempt("code", async () => {
      proved(await prove(contact, code, offer.terms, LOCALE()));
      go("company");
    });
  }

  if (!offer.open) return <p className="closed">{t("p.closed")}</p>;
  return (
    <form className="prove" onSubmit={submit} aria-label={t("p.begin", { days: offer.trial.days })}>
      <Field
        label={t("p.contact")}
        name="contact"
        inputMode="email"
        autoComplete="username"
        value={contact}
        change={(value) => {
          setContact(value);
          setSent(null);
        }}
        error={wrong?.at === "contact" ? wrong.text : null}
        beside={
          <Button onClick={() => void ask()} disabled={working || contact.trim().length < 5 || wait > 0}>
            {wait > 0 ? t("p.resend_in", { n: wait }) : sent ? t("p.resend") : t("p.get_code")}
          </Button>
        }
      />
      {sent && (
        <div ref={codeField}>
          <Field
            label={t("p.code")}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            value={code}
            change={setCode}
            hint={t(`p.sent.${sent.kind}`, { to: sent.shown })}
            error={wrong?.at === "code" ? wrong.text : null}
          />
          {offer.mailbox && <LocalLetter to={contact} since={sent} />}
        </div>
      )}
      <label className="consent">
        <input type="checkbox" name="agreed" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
        <span>
          {t("p.agree")} <a href="#/terms">{t("p.terms")}</a> {t("p.and")} <a href="#/privacy">{t("p.privacy")}</a>
        </span>
      </label>
      {wrong?.at === "agreed" && (
        <p className="wrong" role="alert">
          {wrong.text}
        </p>
      )}
      <Button type="submit" tone="primary" disabled={working}>
        {t("p.begin", { days: offer.trial.days })}
      </Button>
      <p className="hint">{t("p.no_card")}</p>
    </form>
  );
}

/** Seconds until another code may be asked for. */
function useWait(sent: Sent | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!sent) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [sent]);
  return sent ? Math.max(0, Math.ceil((Date.parse(sent.resendAfter) - now) / 1000)) : 0;
}

/** Without a gateway the code stays on this machine: it is shown here, and in the mailbox. */
function LocalLetter({ to, since }: { to: string; since: Sent }) {
  const [letter, setLetter] = useState<Letter | null>(null);
  useEffect(() => {
    let over = false;
    const look = async (): Promise<void> => {
      const found = await letters(to.trim()).catch(() => null);
      if (over) return;
      const latest = found?.letters[0];
      if (latest) setLetter(latest);
      else setTimeout(() => void look(), 400);
    };
    void look();
    return () => {
      over = true;
    };
  }, [to, since]);
  return (
    <p className="letter">
      <a href="#/mailbox">{t("p.mailbox")}</a>
      <span role="status">{letter?.body ?? t("p.mailbox_waiting")}</span>
    </p>
  );
}
