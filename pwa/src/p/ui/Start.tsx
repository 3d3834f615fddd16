import { type ReactNode, useEffect, useRef, useState } from "react";
import { clock, named, quantity, t, unitName } from "@/packages/i18n";
import { enter, first, type First, type Invitation, invitePhone, mine, type Refusal, Refused, type SignUp } from "../model/doors";
import { go } from "../model/router";
import { Picture, problemWords, Tick, Trouble } from "./parts";

const LOOK_MS = 300;
const WATCH_MS = 1_500;
const SLOW_MS = 15_000;

interface Props {
  signUp: SignUp;
  setSignUp: (next: SignUp) => void;
  password: string;
}

/** From the founding to the first report on one screen: it fills itself. */
export function Start({ signUp, setSignUp, password }: Props) {
  const [inside, setInside] = useState(signUp.state === null || signUp.state === "entered");
  const [trouble, setTrouble] = useState<Refusal | null>(null);
  const slow = useSlow(!inside && !trouble);
  const once = useRef(false);

  useEffect(() => {
    if (inside || trouble) return undefined;
    if (signUp.state === "failed" || signUp.state === "proved") return go("company", true);
    if (signUp.state === "ready") {
      if (once.current) return undefined;
      once.current = true;
      enter(password).then(() => setInside(true), (error: unknown) => setTrouble(refusalOf(error)));
      return undefined;
    }
    const timer = setTimeout(() => mine().then(setSignUp, () => setSignUp({ ...signUp })), LOOK_MS);
    return () => clearTimeout(timer);
  }, [signUp, inside, trouble, password, setSignUp]);

  return (
    <main className="narrow start">
      <p className="step">{t("p.step", { n: 3, of: 3 })}</p>
      <h1>{inside ? t("p.ready_title") : t("p.founding_title")}</h1>
      <p className="caption" aria-live="polite">
        {inside ? t("p.ready_lead") : slow ? t("p.founding_slow") : t("p.founding_lead", { company: signUp.company ?? "" })}
      </p>
      {trouble && <Trouble text={problemWords(trouble)} again={() => location.reload()} />}
      {!inside && !trouble && <Progress state={signUp.state} />}
      {inside && <FirstSteps />}
    </main>
  );
}

const refusalOf = (error: unknown): Refusal => (error instanceof Refused ? error.problem : { code: "infra.unreachable", params: {} });

function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return slow;
}

/** What the server has really done so far. */
function Progress({ state }: { state: SignUp["state"] }) {
  const at = state === "ready" ? 2 : 1;
  return (
    <ol className="progress" aria-label={t("p.progress")}>
      {["accepted", "template", "open"].map((step, n) => (
        <li key={step} className={n < at ? "done" : n === at ? "now" : undefined}>
          {n < at ? <Tick /> : <i className="ring" aria-hidden="true" />}
          {t(`p.progress.${step}`)}
        </li>
      ))}
    </ol>
  );
}

function FirstSteps() {
  const [order, setOrder] = useState<First | null>(null);
  const [phone, setPhone] = useState<Invitation | null>(null);
  const [trouble, setTrouble] = useState<Refusal | null>(null);

  useEffect(() => {
    invitePhone().then(setPhone, (error: unknown) => setTrouble(refusalOf(error)));
  }, []);
  useEffect(() => {
    let over = false;
    const look = async (): Promise<void> => {
      const found = await first().catch(() => null);
      if (over) return;
      if (found) setOrder(found);
      if (!found?.reported) setTimeout(() => void look(), WATCH_MS);
    };
    void look();
    return () => {
      over = true;
    };
  }, []);

  if (trouble?.code === "identity.not_signed_in") return <Trouble text={problemWords(trouble)} again={() => go("", true)} />;
  return (
    <>
      <ol className="steps">
        <Step n={1} done={(order?.phones ?? 0) > 0} title={t("p.first.phone")} text={t("p.first.phone_text", { until: phone ? clock(phone.expiresAt) : "" })}>
          {trouble && <Trouble text={problemWords(trouble)} again={() => location.reload()} />}
          {phone && (
            <>
              <Picture svg={phone.picture} label={t("p.first.phone_qr")} />
              <a className="link" href={phone.link}>
                {t("p.first.phone_link")}
              </a>
            </>
          )}
        </Step>
        {order?.order && (
          <Step n={2} done={order.reported} title={order.reported ? t("p.first.reported") : t("p.first.scan")} text={t("p.first.scan_text", { order: order.order, item: named(order.item), operation: named(order.operation), quantity: quantity(order.quantity), unit: unitName(order.unit) })}>
            <Picture svg={order.picture} label={t("p.first.card_qr", { card: order.card })} />
            <span className="num">{order.card}</span>
          </Step>
        )}
      </ol>
      <a className="btn primary" href="/c/">
        {t("p.to_console")}
      </a>
      <p className="caption">{t("p.to_console_text")}</p>
    </>
  );
}

function Step({ n, done, title, text, children }: { n: number; done: boolean; title: string; text: string; children: ReactNode }) {
  return (
    <li className={done ? "done" : undefined}>
      <div>
        <h2 aria-live="polite">
          {done ? <Tick /> : <i className="no">{n}</i>}
          {title}
        </h2>
        <p>{text}</p>
      </div>
      {!done && <div className="code">{children}</div>}
    </li>
  );
}
