import { IconCircleCheck, IconCircleDashed, IconProgress, IconPrinter } from "@tabler/icons-react";
import { ReadinessDocument, type ReadinessQuery } from "@/packages/api/generated/graphql";
import { count, known, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Head } from "@/c/kit/parts";
import { Loaded } from "@/c/kit/states";
import { PRINT_PAPERS } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { FixButton } from "./FixButton";
import { ImportTabs } from "./ImportTabs";
import { PapersPanel } from "./PapersPanel";
import { SamplesPart } from "./SamplesPart";
import { TestOrderPart } from "./TestOrderPart";

type Check = ReadinessQuery["readiness"]["checks"][number];

/** What is missing before the plant can work here, each gap with the screen or the click that closes it. */
export default function ReadinessPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(ReadinessDocument, {}, { refetchInterval: 30_000 });
  const print = can(PRINT_PAPERS) && <button type="button" className="btn" onClick={() => refine({ papers: "1" })}><IconPrinter size={16} stroke={1.75} aria-hidden="true" />{t("papers.title")}</button>;
  return (
    <div className="page">
      <Head title={t("ready.title")} figures={query.data && <span>{t("ready.score")} <b>{count(query.data.readiness.score)}</b></span>} acts={print} />
      <div className="tools"><ImportTabs current="readiness" /></div>
      <Loaded query={query} what={t("ready.title")} rows={10}>
        {({ readiness }) => (
          <div className="golive ready">
            <Headline score={readiness.score} checks={readiness.checks} />
            <TestOrderPart />
            <Checks checks={readiness.checks} />
            <SamplesPart />
          </div>
        )}
      </Loaded>
      {route.get("papers") && can(PRINT_PAPERS) && <PapersPanel kind={route.get("kind")} onClose={() => refine({ papers: null, kind: null })} />}
    </div>
  );
}

function Headline({ score, checks }: { score: number; checks: Check[] }) {
  const gaps = checks.filter((each) => each.state !== "done").length;
  return (
    <section className="ready-head" aria-label={t("ready.score")}>
      <p className="ready-score"><b>{count(score)}</b><span className="muted">{t("ready.of_100")}</span></p>
      <div className="ready-bar" role="img" aria-label={t("ready.score_is", { n: count(score) })}><i style={{ width: `${score}%` }} /></div>
      <p>{gaps === 0 ? t("ready.all_done") : t("ready.gaps", { n: count(gaps) })}</p>
    </section>
  );
}

/** What weighs most comes first: the next act is the first line. */
const lost = (check: Check): number => check.weight * (1 - Math.min(check.done / Math.max(check.total, 1), 1));

function Checks({ checks }: { checks: Check[] }) {
  const gaps = checks.filter((each) => each.state !== "done").sort((a, b) => lost(b) - lost(a));
  const done = checks.filter((each) => each.state === "done");
  return (
    <>
      {gaps.length > 0 && <><h2 className="ready-group">{t("ready.missing")}</h2><ol>{gaps.map((each) => <Line key={each.key} check={each} />)}</ol></>}
      {done.length > 0 && <><h2 className="ready-group">{t("ready.there")}</h2><ol>{done.map((each) => <Line key={each.key} check={each} />)}</ol></>}
    </>
  );
}

function Line({ check }: { check: Check }) {
  const Icon = { done: IconCircleCheck, begun: IconProgress }[check.state] ?? IconCircleDashed;
  const done = check.state === "done";
  return (
    <li className={done ? "there" : ""}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <div className="golive-what">
        <h3>{t(`ready.check.${check.key}`)}<span className="sr-only">{t(`ready.state.${check.state}`)}</span></h3>
        {!done && <p className="sm muted">{known(`ready.why.${check.key}`) ?? ""}</p>}
      </div>
      <div className="golive-figures">
        {check.total > 1 && <span>{t("ready.done_of", { done: count(check.done), total: count(check.total) })}</span>}
        {!done && check.who.length > 0 && <div className="sm muted">{t("ready.who", { who: check.who.join(t("list.separator")) })}</div>}
      </div>
      {!done && <FixButton check={check} />}
    </li>
  );
}
