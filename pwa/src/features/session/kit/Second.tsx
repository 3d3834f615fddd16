import { useState, type FormEvent } from "react";
import { t } from "@/packages/i18n";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { CodeInput } from "./CodeField";
import { doors, type Step } from "./doors";
import { Declined, get, supported } from "./passkey";

/** The second step: whichever of his factors a person has at hand. */
export default function Second({ step, onDone, onLeave }: { step: Step; onDone: (step: Step) => void; onLeave: () => void }) {
  const ways = (step.ways ?? []).filter((way) => way !== "passkey" || supported());
  const [way, setWay] = useState(ways[0] ?? "recovery");
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const run = async (prove: () => Promise<Step>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      onDone(await prove());
    } catch (failure) {
      if (!(failure instanceof Declined)) setError(failure);
      setCode("");
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (way === "passkey") void run(byPasskey);
    else if (code.trim()) void run(() => doors.second({ by: way, code }));
  };
  return (
    <form onSubmit={submit} noValidate>
      <h2>{t("second.title")}</h2>
      <p>{t(`second.lead.${way}`)}</p>
      {way === "totp" && <CodeInput id="second-code" label={t("second.totp")} value={code} onChange={setCode} />}
      {way === "recovery" && (
        <Field id="second-recovery" label={t("second.recovery")} hint={t("second.recovery_hint")}>
          <input id="second-recovery" className="input" autoComplete="off" autoCapitalize="characters" spellCheck={false} value={code} onChange={(event) => setCode(event.target.value)} />
        </Field>
      )}
      <Refused error={error} />
      <button type="submit" className="btn primary wide" disabled={busy || (way !== "passkey" && !code.trim())}>{busy ? t("signin.checking") : t(way === "passkey" ? "second.use_passkey" : "second.submit")}</button>
      <p className="other-ways">
        {ways.filter((each) => each !== way).map((each) => (
          <button key={each} type="button" className="link" onClick={() => { setWay(each); setCode(""); setError(null); }}>{t(`second.other.${each}`)}</button>
        ))}
        <button type="button" className="link" onClick={onLeave}>{t("second.leave")}</button>
      </p>
    </form>
  );
}

async function byPasskey(): Promise<Step> {
  const { state, options } = await doors.askSecond();
  return doors.second({ by: "passkey", state, credential: await get(options) });
}
