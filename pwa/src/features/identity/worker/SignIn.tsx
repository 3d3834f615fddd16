import { IconChevronLeft, IconIdBadge2, IconUserPlus } from "@tabler/icons-react";
import { type FormEvent, useEffect, useState } from "react";
import { t } from "@/packages/i18n";
import { readCode } from "@/packages/scan";
import { PhotoButton, Viewer } from "@/features/orders/worker/Scan";
import { unfinished } from "@/w/model/drafts";
import { go } from "@/w/model/router";
import { scans } from "@/w/model/scans";
import { type Credentials, isBadge, signIn } from "@/w/model/session";
import { store, useApp } from "@/w/model/store";
import type { Person } from "@/w/model/types";
import { signal } from "@/w/ui/feedback";
import { DigitPad, type Key } from "@/w/ui/Keypad";
import { Brand, Button, Disc } from "@/w/ui/parts";
import { Main } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { WedgeField } from "@/w/ui/WedgeField";
import { storedName } from "@/w/ui/words";
import { answerWords } from "./answers";
import { Field } from "./Field";
import { Languages } from "./Languages";

const TILES = 8;

type Step = { kind: "who" } | { kind: "badge" } | { kind: "account" } | { kind: "pin"; badge?: string; login?: string; name: string; digits: number | null };

/** Who holds the phone now: a tile or a badge, then the PIN. `back` is where the switch came from. */
export default function SignIn({ back, badge }: { back: string | null; badge: string | null }) {
  const [step, setStep] = useState<Step>(() => (badge ? pinStep(badge) : { kind: "who" }));
  const [error, setError] = useState<string | null>(null);
  const notice = useApp((state) => state.notice);

  useEffect(
    () =>
      scans.listen(({ text }) => {
        const code = readCode(text, null);
        if (code.kind === "badge") {
          setError(null);
          signal("pass");
          setStep(pinStep(code.badge));
        } else {
          setError(t("w.signin.not_a_badge"));
        }
      }),
    [],
  );

  async function enter(given: Credentials): Promise<boolean> {
    setError(null);
    const answer = await signIn(given);
    if (!answer.ok) {
      signal("fail");
      setError(answerWords(answer));
      return false;
    }
    signal("pass");
    const left = unfinished(store.get().person?.userId ?? "")[0];
    if (left) go(`/report/${left.operationId}`, true);
    else if (back !== null) go(back === "" ? "/" : back, true);
    return true;
  }

  const home = (): void => {
    setError(null);
    setStep({ kind: "who" });
  };

  return (
    <div className="app">
      <OfflineBand />
      <Main label={t("w.signin.title")}>
        {notice && step.kind === "who" && <p className="note">{t(`w.notice.${notice.kind}`)}</p>}
        {step.kind === "who" && <Who choose={setStep} back={back} />}
        {step.kind === "badge" && <BadgeScan cancel={home} />}
        {step.kind === "account" && <Account enter={enter} cancel={home} />}
        {step.kind === "pin" && <Pin key={step.badge ?? step.login} who={step} enter={enter} cancel={home} error={error} />}
        {error && step.kind !== "pin" && (
          <p className="note danger" role="alert">
            {error}
          </p>
        )}
        {step.kind === "who" && (
          <div className="form" style={{ marginTop: "auto" }}>
            <Languages />
          </div>
        )}
      </Main>
    </div>
  );
}

/** A badge this phone has seen shows its person; the PIN is sent with its last digit. */
function pinStep(badge: string): Step {
  const person = store.get().people.find((candidate) => candidate.badge === badge);
  return { kind: "pin", badge, name: person?.name ?? badge, digits: person?.pinDigits ?? null };
}

function Who({ choose, back }: { choose: (step: Step) => void; back: string | null }) {
  const people = useApp((state) => state.people);
  const device = useApp((state) => state.device);
  return (
    <>
      <Brand />
      <WedgeField />
      <h1 className="title">{t("w.signin.title")}</h1>
      <p className="caption">{device?.name}</p>
      {people.length > 0 && (
        <ul className="people">
          {people.slice(0, TILES).map((person) => (
            <li key={person.userId}>
              <Tile person={person} choose={choose} />
            </li>
          ))}
        </ul>
      )}
      <div className="form">
        <Button wide tone={people.length === 0 ? "primary" : undefined} onClick={() => choose({ kind: "badge" })}>
          <IconIdBadge2 size={26} stroke={1.75} aria-hidden="true" />
          {t("w.signin.scan_badge")}
        </Button>
        <Button wide onClick={() => choose({ kind: "account" })}>
          <IconUserPlus size={26} stroke={1.75} aria-hidden="true" />
          {t("w.signin.account")}
        </Button>
        {back !== null && (
          <a className="btn quiet" href={`#${back === "" ? "/" : back}`}>
            <IconChevronLeft size={24} stroke={1.75} aria-hidden="true" />
            {t("w.back")}
          </a>
        )}
      </div>
    </>
  );
}

function Tile({ person, choose }: { person: Person; choose: (step: Step) => void }) {
  const known = person.badge ? { badge: person.badge } : { login: person.login ?? "" };
  return (
    <Button wide onClick={() => choose({ kind: "pin", ...known, name: person.name, digits: person.pinDigits })}>
      <Disc name={person.name} />
      <span className="names">
        {person.name}
        <span className="s16 c-t2" style={{ display: "block", fontWeight: 400 }}>
          {storedName(person.team)}
        </span>
      </span>
    </Button>
  );
}

function BadgeScan({ cancel }: { cancel: () => void }) {
  return (
    <>
      <h1 className="title">{t("w.signin.scan_badge")}</h1>
      <Viewer miss={null} />
      <div className="form" style={{ marginTop: "auto" }}>
        <PhotoButton />
        <p className="c-t2 s16">{t("w.signin.wedge")}</p>
        <Button onClick={cancel}>{t("w.back")}</Button>
      </div>
    </>
  );
}

const SHORTEST_PIN = 4;
const LONGEST_PIN = 8;

function Pin({ who, enter, cancel, error }: { who: Extract<Step, { kind: "pin" }>; enter: (given: Credentials) => Promise<boolean>; cancel: () => void; error: string | null }) {
  const [pin, setPin] = useState("");
  const [working, setWorking] = useState(false);

  async function send(digits: string): Promise<void> {
    if (digits.length < SHORTEST_PIN || working) return;
    setWorking(true);
    const entered = await enter({ badge: who.badge, login: who.login, secret: digits });
    setWorking(false);
    if (!entered) setPin("");
  }

  function press(key: Key): void {
    if (working) return;
    if (key === "back") return setPin(pin.slice(0, -1));
    if (key === "ok") return void send(pin);
    if (pin.length >= LONGEST_PIN) return;
    const next = pin + key;
    setPin(next);
    if (next.length === who.digits) void send(next);
  }

  return (
    <>
      <h1 className="title">{who.name}</h1>
      <p className="caption">{t("w.signin.pin")}</p>
      <div className="dots" role="status" aria-label={t("w.signin.pin_digits", { n: pin.length })}>
        {Array.from({ length: Math.max(SHORTEST_PIN, pin.length) }, (_, at) => (
          <i key={at} className={at < pin.length ? "on" : undefined} />
        ))}
      </div>
      {error && (
        <p className="note danger" role="alert">
          {error}
        </p>
      )}
      <div className="desk">
        <DigitPad press={press} okText={working ? t("w.signin.checking") : t("w.signin.enter")} okDisabled={pin.length < SHORTEST_PIN || working} />
        <div className="go">
          <Button wide onClick={cancel}>
            {t("w.signin.other")}
          </Button>
        </div>
      </div>
    </>
  );
}

function Account({ enter, cancel }: { enter: (given: Credentials) => Promise<boolean>; cancel: () => void }) {
  const [name, setName] = useState("");
  const [secret, setSecret] = useState("");
  const [working, setWorking] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const typed = name.trim();
    if (typed === "" || secret === "" || working) return;
    setWorking(true);
    await enter(isBadge(typed) ? { badge: typed.toUpperCase(), secret } : { login: typed, secret });
    setWorking(false);
  }

  return (
    <>
      <h1 className="title">{t("w.signin.account")}</h1>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <Field label={t("w.signin.login_or_badge")} value={name} change={setName} name="login" autoComplete="username" />
        <Field label={t("w.signin.secret")} value={secret} change={setSecret} name="password" type="password" autoComplete="current-password" />
        <Button type="submit" tone="primary" disabled={name.trim() === "" || secret === "" || working}>
          {working ? t("w.signin.checking") : t("w.signin.enter")}
        </Button>
        <Button onClick={cancel}>{t("w.back")}</Button>
      </form>
    </>
  );
}
