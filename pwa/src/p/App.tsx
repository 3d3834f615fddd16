import { useEffect, useState } from "react";
import { t, useLocale } from "@/packages/i18n";
import { mine, type Offers, offers, Refused, type SignUp } from "./model/doors";
import { go, usePlace } from "./model/router";
import { Company } from "./ui/Company";
import { Foot, Head } from "./ui/Frame";
import { Landing } from "./ui/Landing";
import { Legal } from "./ui/Legal";
import { Mailbox } from "./ui/Mailbox";
import { Start } from "./ui/Start";
import { problemWords, Trouble } from "./ui/parts";

export function App() {
  useLocale();
  const place = usePlace();
  const [offer, setOffer] = useState<Offers | null>(null);
  const [signUp, setSignUp] = useState<SignUp | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    document.title = t("p.title");
    Promise.all([offers(), mine()]).then(
      ([what, where]) => {
        setOffer(what);
        setSignUp(where);
        resume(where);
      },
      (error: unknown) => setTrouble(error instanceof Refused ? problemWords(error.problem) : t("error.unavailable")),
    );
  }, []);

  return (
    <>
      <Head />
      {trouble && (
        <main className="narrow">
          <Trouble text={trouble} again={() => location.reload()} />
        </main>
      )}
      {!trouble && offer && signUp && <Screen place={place} offer={offer} signUp={signUp} setSignUp={setSignUp} />}
      <Foot />
    </>
  );
}

/** A sign-up that was left half-way goes on where it was, unless the page was opened at a place of its own. */
function resume(where: SignUp): void {
  if (location.hash.length > 2) return;
  if (where.state === "proved" || where.state === "failed") go("company", true);
  if (where.state === "asked" || where.state === "ready") go("start", true);
}

interface ScreenProps {
  place: ReturnType<typeof usePlace>;
  offer: Offers;
  signUp: SignUp;
  setSignUp: (next: SignUp) => void;
}

function Screen({ place, offer, signUp, setSignUp }: ScreenProps) {
  const [password, setPassword] = useState("");
  if (place === "terms" || place === "privacy") return <Legal what={place} version={offer.terms} />;
  if (place === "mailbox" && offer.mailbox) return <Mailbox />;
  if (place === "company" && (signUp.state === "proved" || signUp.state === "failed")) {
    return <Company offer={offer} signUp={signUp} setSignUp={setSignUp} password={password} setPassword={setPassword} />;
  }
  if (place === "start") return <Start signUp={signUp} setSignUp={setSignUp} password={password} />;
  return <Landing offer={offer} proved={setSignUp} />;
}
