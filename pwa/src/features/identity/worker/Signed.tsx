import { type FormEvent, useId, useState } from "react";
import { t } from "@/packages/i18n";
import { type Answer, signIn } from "@/w/model/session";
import { store, useApp } from "@/w/model/store";
import type { Person } from "@/w/model/types";
import { signal } from "@/w/ui/feedback";
import { Button } from "@/w/ui/parts";
import { answerWords } from "./answers";

/**
 * What is signed asks for the PIN again: at a shared phone the person who came in may have gone (21 CFR 11.200(a)(1)).
 * Only the plant looks at it, and a signature that waits in a queue would mean nothing.
 */
export function Signed({ label, act }: { label: string; /** null, or why it was not done */ act: () => Promise<string | null> }) {
  const [secret, setSecret] = useState("");
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const offline = useApp((state) => state.send.kind === "offline");
  const person = useApp((state) => state.person) as Person;
  // whoever was let in by an invitation has told this phone neither
  const login = useApp((state) => person.login ?? state.snapshots[person.userId]?.data.me.login ?? "");
  const id = useId();

  async function sign(): Promise<string | null> {
    const answer = await signIn(person.badge ? { badge: person.badge, secret } : { login, secret }, { byPlant: true });
    return answer.ok ? act() : wordsOf(answer);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (offline || working || secret === "") return;
    setWorking(true);
    setProblem(null);
    setSecret("");
    const said = await sign();
    setProblem(said);
    if (said) {
      signal("fail");
      store.set({ said });
    }
    setWorking(false);
  }

  return (
    <form className="stack signed" onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor={id}>{t("w.sign.secret", { name: person.name })}</label>
        <input id={id} type="password" inputMode={person.pinDigits ? "numeric" : undefined} autoComplete="off" value={secret} onChange={(event) => setSecret(event.target.value)} />
      </div>
      {problem && (
        <p className="note danger" role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" tone="primary" wide disabled={offline || working || secret === ""}>
        {offline ? t("w.intents.connect") : label}
      </Button>
    </form>
  );
}

/** The doors' words are those of coming in; nobody comes in here. */
function wordsOf(answer: Exclude<Answer, { ok: true }>): string | null {
  if (answer.problem === null) return answer.why === "offline" ? t("w.sign.not_reached") : answerWords(answer);
  return answer.problem.code === "identity.switch_refused" ? t("w.sign.wrong") : answerWords(answer);
}
