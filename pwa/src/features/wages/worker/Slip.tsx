import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { call } from "@/packages/api";
import { WorkerSlipDocument, type WorkerWageLineFragment } from "@/packages/api/generated/worker/graphql";
import { plantDay, t } from "@/packages/i18n";
import { asPerson, useFetched } from "@/w/model/fetched";
import { centsOf } from "@/w/model/wages";
import { FetchedAge, Fetching } from "@/w/ui/Fetching";
import { yuan } from "@/w/ui/money";
import { Button, StateBlock } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { WageLine } from "./WageLine";

function shifted(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const all = year * 12 + (number - 1) + by;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, "0")}`;
}

/** The month: what it sums to, and every line it is made of. */
export default function Slip() {
  const now = plantDay().slice(0, 7);
  const [month, setMonth] = useState(now);
  const page = useFetched(`slip:${month}`, async () => (await call(WorkerSlipDocument, { month }, asPerson())).wageSlip);
  const slip = page.data;
  return (
    <div className="app">
      <OfflineBand />
      <SubHead title={t("w.slip.title")} back="#/today" />
      <Main label={t("w.slip.title")}>
        <div className="months">
          <Button onClick={() => setMonth(shifted(month, -1))} aria-label={t("w.slip.before")}>
            <IconChevronLeft size={26} stroke={1.75} aria-hidden="true" />
          </Button>
          <b aria-live="polite">{month}</b>
          <Button onClick={() => setMonth(shifted(month, 1))} disabled={month >= now} aria-label={t("w.slip.after")}>
            <IconChevronRight size={26} stroke={1.75} aria-hidden="true" />
          </Button>
        </div>
        <Fetching page={page} />
        {slip && (
          <>
            <p className="tally">
              <b>{yuan(centsOf(slip.total))}</b>
              <span className="s16 c-t2">{t(slip.closedAt ? "w.slip.closed" : "w.slip.open")}</span>
            </p>
            {centsOf(slip.waiting) !== 0 && <p className="caption">{t("w.slip.waiting", { yuan: yuan(centsOf(slip.waiting)) })}</p>}
            {slip.gaps > 0 && <p className="note">{t("w.slip.gaps", { n: slip.gaps })}</p>}
            {slip.lines.length === 0 && (
              <StateBlock>
                <p>{t("w.slip.empty")}</p>
              </StateBlock>
            )}
            {byDay(slip.lines).map(([day, lines]) => (
              <section key={day}>
                <h2 className="section">
                  {day.slice(5)}
                  <span>{yuan(lines.reduce((sum, line) => sum + centsOf(line.amount), 0))}</span>
                </h2>
                <ul className="rows wage-lines">
                  {lines.map((line, at) => (
                    <li key={at}>
                      <div className="names">
                        <WageLine line={line} />
                      </div>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </>
        )}
        <FetchedAge page={page} />
      </Main>
    </div>
  );
}

function byDay(lines: readonly WorkerWageLineFragment[]): [string, WorkerWageLineFragment[]][] {
  const days = new Map<string, WorkerWageLineFragment[]>();
  for (const line of lines) days.set(line.day, [...(days.get(line.day) ?? []), line]);
  return [...days].sort(([left], [right]) => right.localeCompare(left));
}
