import { useEffect, useState } from "react";
import { absolute, t } from "@/packages/i18n";
import { type Letter, letters } from "../model/doors";
import { Button } from "./parts";

/** What an installation without gateways would have sent, for whoever tries it on his own machine. */
export function Mailbox() {
  const [found, setFound] = useState<Letter[] | null>(null);
  const look = (): void => void letters().then((reply) => setFound(reply.letters), () => setFound([]));
  useEffect(look, []);
  return (
    <main className="narrow">
      <h1>{t("p.mailbox")}</h1>
      <p className="caption">{t("p.mailbox_lead")}</p>
      <ul className="letters">
        {found?.map((letter) => (
          <li key={letter.id}>
            <b>{letter.to}</b>
            <time dateTime={letter.at}>{absolute(letter.at)}</time>
            <p lang={languageOf(letter.body)}>{letter.body}</p>
          </li>
        ))}
      </ul>
      {found?.length === 0 && <p className="caption">{t("p.mailbox_empty")}</p>}
      <div className="row">
        <Button onClick={look}>{t("p.look_again")}</Button>
        <a className="btn quiet" href="#/">
          {t("p.back")}
        </a>
      </div>
    </main>
  );
}

/** Letters are in the language of whoever gets them, not of whoever looks. */
function languageOf(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? "en" : "zh-CN";
}
