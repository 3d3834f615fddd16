import { named, t } from "@/packages/i18n";
import type { Offers, SignUp } from "../model/doors";
import { Facts } from "./Facts";
import { Plans } from "./Plans";
import { Prove } from "./Prove";
import { Sample } from "./Sample";

interface Props {
  offer: Offers;
  proved: (signUp: SignUp) => void;
}

/** One page to decide on: what it is, how it looks, for whom, what it costs, and the way in at the top. */
export function Landing({ offer, proved }: Props) {
  return (
    <main className="landing">
      <section className="hero">
        <div className="pitch">
          <h1>{t("p.headline")}</h1>
          <p className="lead">{t("p.lead", { days: offer.trial.days })}</p>
          <Prove offer={offer} proved={proved} />
        </div>
        <Sample />
      </section>
      <Facts />
      <section className="part" aria-labelledby="trades">
        <h2 id="trades">{t("p.trades")}</h2>
        <p className="caption">{t("p.trades_lead")}</p>
        <ul className="trades">
          {offer.industries.map((trade) => (
            <li key={trade.code}>
              <b>{named(trade.name)}</b>
              <span>{named(trade.about)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Plans offer={offer} />
    </main>
  );
}
