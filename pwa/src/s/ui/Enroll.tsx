import { useState, type FormEvent } from "react";
import { ProblemError } from "@/packages/api";
import { t } from "@/packages/i18n";
import { start } from "../model/feed";
import { enroll } from "../model/key";
import { Language } from "./Language";

/** `#/enroll/CODE?company=…` as the code's link says it; typed where the screen has only a remote control. */
function given(): { company: string; code: string } {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  return { company: new URLSearchParams(query).get("company") ?? "", code: path.split("/")[1] ?? "" };
}

export function Enroll({ revoked }: { revoked: boolean }) {
  const [entry, setEntry] = useState(given);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setWrong(null);
    try {
      await enroll(entry.company, entry.code);
      history.replaceState(null, "", location.pathname + location.search);
      start();
    } catch (error) {
      setWrong(t(error instanceof ProblemError ? "s.enroll_refused" : "s.enroll_offline"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="enroll">
      <h1>{t("s.enroll")}</h1>
      <p className="quiet">{t(revoked ? "s.revoked" : "s.enroll_why")}</p>
      <form onSubmit={(event) => void submit(event)}>
        <label>
          {t("s.company")}
          <input name="company" autoComplete="off" autoCapitalize="none" required value={entry.company} onChange={(event) => setEntry({ ...entry, company: event.target.value })} />
        </label>
        <label>
          {t("s.code")}
          <input name="code" autoComplete="off" autoFocus required value={entry.code} onChange={(event) => setEntry({ ...entry, code: event.target.value })} />
        </label>
        {wrong && <p className="bad" role="alert">{wrong}</p>}
        <button type="submit" disabled={busy}>{t("s.enroll_submit")}</button>
        <Language />
      </form>
    </main>
  );
}
