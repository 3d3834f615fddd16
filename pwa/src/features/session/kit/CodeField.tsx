import { useEffect, useState } from "react";
import { clock as clockText, locale, t } from "@/packages/i18n";
import { Field } from "@/c/kit/parts";
import { doors, type Letter, type Sent } from "./doors";

/** Six digits, however they are pasted. */
export function CodeInput({ id, label, value, onChange, wrong, hint }: { id: string; label: string; value: string; onChange: (value: string) => void; wrong?: string; hint?: string }) {
  return (
    <Field id={id} label={label} wrong={wrong} hint={hint}>
      <input
        id={id}
        className="input digits"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={value}
        aria-invalid={wrong ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** When another code may be asked for: a button, or the seconds until it is one. */
export function Resend({ sent, busy, onSend }: { sent: Sent | null; busy: boolean; onSend: () => void }) {
  const left = useSecondsUntil(sent?.resendAfter ?? null);
  return (
    <p className="sm resend" role="status">
      {sent && <span>{t("signin.code_sent", { to: sent.shown })}</span>}
      <button type="button" className="link" disabled={busy || left > 0} onClick={onSend}>
        {left > 0 ? t("signin.resend_in", { seconds: left }) : t(sent ? "signin.resend" : "signin.send_code")}
      </button>
    </p>
  );
}

function useSecondsUntil(at: string | null): number {
  const left = (): number => (at ? Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000)) : 0);
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  }, [at]);
  return seconds;
}

/** What an installation without a gateway would have sent: for whoever tries Lotline on his own machine. */
export function LocalMailbox({ to, since }: { to: string; since: string }) {
  const [letter, setLetter] = useState<Letter | null>(null);
  useEffect(() => {
    let gone = false;
    const look = (): void => void doors.letters(to).then((found) => !gone && setLetter(found.letters[0] ?? null), () => undefined);
    look();
    const timer = setInterval(look, 2_000);
    return () => { gone = true; clearInterval(timer); };
  }, [to, since]);
  return (
    <aside className="local-mail" aria-label={t("signin.mailbox")} lang={locale() === "zh" ? "zh-CN" : "en"}>
      <b>{t("signin.mailbox")}</b>
      {letter ? <p>{clockText(letter.at)} {letter.body}</p> : <p className="faint">{t("signin.mailbox_empty")}</p>}
    </aside>
  );
}
