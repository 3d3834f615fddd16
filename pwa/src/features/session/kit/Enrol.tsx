import { useEffect, useState, type FormEvent } from "react";
import { t } from "@/packages/i18n";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { CodeInput } from "./CodeField";
import { doors, type NewTotp, type Step } from "./doors";
import { create, Declined, supported, thisDevice } from "./passkey";

interface EnrolProps {
  /** Which kinds may be chosen; one: no choice is shown. */
  kinds?: readonly ("totp" | "passkey")[];
  onDone: (step: Step) => void;
  onLeave?: () => void;
}

/** Enrols an authenticator app or a passkey: at the first sign-in, or later from one's own security page. */
export default function Enrol({ kinds = ["passkey", "totp"], onDone, onLeave }: EnrolProps) {
  const possible = usePasskeysPossible();
  const offered = kinds.filter((kind) => kind !== "passkey" || possible);
  const [chosen, setChosen] = useState<"totp" | "passkey" | null>(null);
  const kind = chosen ?? (offered.length === 1 ? offered[0]! : null);
  if (possible === null) return <p role="status">{t("signin.checking")}</p>;
  return (
    <div className="enrol">
      {kind === null && (
        <div className="choices">
          {offered.map((each) => (
            <button key={each} type="button" className="way-choice" onClick={() => setChosen(each)}>
              <b>{t(`enrol.${each}`)}</b>
              <span>{t(`enrol.${each}_why`)}</span>
            </button>
          ))}
        </div>
      )}
      {kind === "totp" && <Totp onDone={onDone} />}
      {kind === "passkey" && <Passkey onDone={onDone} />}
      <p className="other-ways">
        {kind !== null && offered.length > 1 && <button type="button" className="link" onClick={() => setChosen(null)}>{t("enrol.other")}</button>}
        {onLeave && <button type="button" className="link" onClick={onLeave}>{t("second.leave")}</button>}
      </p>
      {!possible && kinds.includes("passkey") && <p className="sm faint">{t("enrol.no_passkeys")}</p>}
    </div>
  );
}

function usePasskeysPossible(): boolean | null {
  const [possible, setPossible] = useState<boolean | null>(supported() ? null : false);
  useEffect(() => {
    if (supported()) doors.possible().then((found) => setPossible(found.passkeys), () => setPossible(false));
  }, []);
  return possible;
}

function Totp({ onDone }: { onDone: (step: Step) => void }) {
  const [made, setMade] = useState<NewTotp | null>(null);
  const [code, setCode] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => { doors.startTotp(t("enrol.totp")).then(setMade, setError); }, []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!made) return;
    setBusy(true);
    setError(null);
    try {
      onDone(await doors.confirmTotp(made.id, code));
    } catch (failure) {
      setError(failure);
      setCode("");
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{t("enrol.totp_scan")}</p>
      {made && (
        <>
          <img className="qr" alt={t("enrol.qr")} src={`data:image/svg+xml;utf8,${encodeURIComponent(made.qr)}`} />
          <p className="sm">{t("enrol.secret")} <code translate="no">{made.secret.replace(/(.{4})/g, "$1 ").trim()}</code></p>
          <CodeInput id="enrol-code" label={t("enrol.totp_code")} value={code} onChange={setCode} />
        </>
      )}
      <Refused error={error} />
      {made && <button type="submit" className="btn primary wide" disabled={busy || !code.trim()}>{busy ? t("signin.checking") : t("enrol.totp_done")}</button>}
    </form>
  );
}

function Passkey({ onDone }: { onDone: (step: Step) => void }) {
  const [name, setName] = useState(thisDevice);
  const [known, setKnown] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { state, options } = await doors.askNewPasskey();
      onDone(await doors.addPasskey(state, await create(options), name.trim() || t("enrol.passkey")));
    } catch (failure) {
      if (failure instanceof Declined) setKnown(failure.message === "InvalidStateError"); // one of those named as held
      else setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{t("enrol.passkey_how")}</p>
      <Field id="passkey-name" label={t("enrol.passkey_name")}>
        <input id="passkey-name" className="input" maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Refused error={error} />
      {known && <p className="inline-problem" role="alert">{t("enrol.passkey_known")}</p>}
      <button type="submit" className="btn primary wide" disabled={busy}>{busy ? t("signin.checking") : t("enrol.passkey_done")}</button>
    </form>
  );
}
