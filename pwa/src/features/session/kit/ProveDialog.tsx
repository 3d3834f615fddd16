import { useEffect, useState, type ReactNode } from "react";
import { ProblemError } from "@/packages/api";
import { t } from "@/packages/i18n";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { CodeInput, Resend } from "./CodeField";
import { doors, type Sent } from "./doors";
import { Declined, get, supported } from "./passkey";

const isProofNeeded = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === "identity.proof_needed";

/** "It is still you?" before a dangerous act, by whatever the person has. */
export function ProveDialog({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const [ways, setWays] = useState<string[] | null>(null);
  const [chosen, setChosen] = useState("");
  const [secret, setSecret] = useState("");
  const [sent, setSent] = useState<Sent | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => { doors.waysToProve().then((found) => setWays(found.ways.filter((way) => way !== "passkey" || supported())), setError); }, []);
  const way = chosen || ways?.[0] || "";

  const run = async (act: () => Promise<unknown>, done: () => void): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await act();
      done();
    } catch (failure) {
      if (!(failure instanceof Declined)) setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const prove = async (): Promise<unknown> => {
    if (way !== "passkey") return doors.proveAgain({ by: way, code: secret, password: secret });
    const { state, options } = await doors.askSecond();
    return doors.proveAgain({ by: way, state, credential: await get(options) });
  };
  const send = (): void => void run(async () => setSent(await doors.sendOwnCode()), () => undefined);
  return (
    <Dialog open title={t("prove.title")} submit={t(way === "passkey" ? "second.use_passkey" : "prove.submit")} busy={busy} error={error} disabled={!way || (way !== "passkey" && !secret.trim())} onSubmit={() => void run(prove, onProved)} onClose={onClose}>
      <p>{t("prove.why")}</p>
      {ways && ways.length > 1 && <Pills name="prove-way" label={t("signin.way")} value={way} onChange={(next) => { setChosen(next); setSecret(""); setError(null); }} options={ways.map((each) => ({ value: each, label: t(`prove.way.${each}`) }))} />}
      {ways?.length === 0 && <p>{t("prove.none")}</p>}
      {way === "password" && (
        <Field id="prove-password" label={t("signin.password")}>
          <input id="prove-password" className="input" type="password" autoComplete="current-password" value={secret} onChange={(event) => setSecret(event.target.value)} />
        </Field>
      )}
      {(way === "totp" || way === "code") && <CodeInput id="prove-code" label={t(way === "totp" ? "second.totp" : "signin.code")} value={secret} onChange={setSecret} />}
      {way === "code" && <Resend sent={sent} busy={busy} onSend={send} />}
    </Dialog>
  );
}

/** Where the server wants a fresh proof before a command, that is no error to show: it is asked for, and the act comes again. */
export function withProof(command: { error: Error | null; reset: () => void }, again: () => void): { error: Error | null; dialog: ReactNode } {
  if (!isProofNeeded(command.error)) return { error: command.error, dialog: null };
  return { error: null, dialog: <ProveDialog onClose={command.reset} onProved={again} /> };
}
