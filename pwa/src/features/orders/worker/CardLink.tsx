import { useEffect, useState } from "react";
import { t } from "@/packages/i18n";
import { useApp } from "@/w/model/store";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { type Miss, openCode } from "./open";
import { MissNote } from "./Scan";

/** A short link opened from outside the app: after signing in it ends on the same operation. */
export default function CardLink({ card, company }: { card: string; company: string | null }) {
  const own = useApp((state) => state.device?.company ?? null);
  const [miss, setMiss] = useState<Miss | null>(null);
  useEffect(() => {
    const link = company ? `#/scan/${card}?company=${company}` : card;
    void openCode(link, own).then(setMiss);
  }, [card, company, own]);
  return (
    <div className="app">
      <OfflineBand />
      <SubHead title={t("w.scan.title")} back="#/" />
      <Main label={t("w.scan.title")}>
        {miss ? <MissNote miss={miss} /> : <p className="caption">{t("w.scan.opening", { card })}</p>}
        {miss && (
          <div className="form">
            <a className="btn" href="#/scan">
              {t("w.home.scan")}
            </a>
          </div>
        )}
      </Main>
    </div>
  );
}
