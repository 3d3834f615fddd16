import { useState } from "react";
import { CustodyOfDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, count, named, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Loaded } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import type { Row } from "../customers/cells";
import { ARCHIVE, CLOSE, ERASE, HOLD, MOVE } from "../permissions";
import { CustodyDialog, type CustodyAct } from "./CustodyDialog";
import { jobName, JobState, placeName } from "./Job";

/** The company as a whole: where it lives, how long it is kept, its archives. */
export function CustodySection({ row }: { row: Row }) {
  const now = useNow();
  const { can } = useSession();
  const [act, setAct] = useState<CustodyAct | null>(null);
  const query = useRead(CustodyOfDocument, { customerId: row.id });
  const renew = useRenew(CustodyOfDocument);
  useFacts((fact) => fact.name === "vendor.custody_advanced" && renew());
  const closed = row.state === "closed";
  return (
    <section>
      <h3>{t("v.custody.title")}</h3>
      <Loaded query={query} what={t("v.custody.title")} rows={3}>
        {({ custodyJobs, custodyPlaces, customerPlacement: here, customerRetention: kept }) => {
          const places = custodyPlaces.filter((each) => each.key !== here).map((each) => ({ key: each.key, label: t("v.custody.place_of", { place: placeName(each.key), n: count(each.companies) }) }));
          const acts: [CustodyAct, boolean][] = [["archive", can(ARCHIVE)], ["move", can(MOVE) && places.length > 0 && !closed], ["retain", can(HOLD)], ["close", can(CLOSE) && !closed], ["erase", can(ERASE) && closed]];
          return (
            <>
              <dl className="pairs">
                <dt>{t("v.custody.place")}</dt><dd>{here ? placeName(here) : "–"}</dd>
                <dt>{t("v.custody.keep_until")}</dt><dd>{kept ? <>{kept.keepUntil}{kept.legalHold && <span className="c-warn strong"> {t("v.custody.held")}</span>}</> : t("v.custody.not_set")}</dd>
              </dl>
              <div className="custody-acts">{acts.filter(([, may]) => may).map(([name]) => <button key={name} type="button" className={`btn ${name === "close" || name === "erase" ? "danger" : ""}`} onClick={() => setAct(name)}>{t(`v.custody.do.${name}`)}</button>)}</div>
              {custodyJobs.nodes.length > 0 && (
                <ol className="acts-done">
                  {custodyJobs.nodes.map((job) => (
                    <li key={job.id}><div className="visit-line"><a className="link" href={href("/custody", { job: job.id })}>{jobName(job)}</a><JobState job={job} /></div><div className="faint sm">{job.askedBy} <time dateTime={job.askedAt} title={absolute(job.askedAt)}>{ago(job.askedAt, now)}</time></div></li>
                  ))}
                </ol>
              )}
              {act && <CustodyDialog key={act} act={act} subject={{ name: named(row.name), customerId: row.id, places, keepUntil: kept?.keepUntil ?? null, legalHold: kept?.legalHold ?? false }} onClose={() => setAct(null)} />}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
