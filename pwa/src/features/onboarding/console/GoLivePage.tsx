import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useState } from "react";
import { GoLiveDocument, type GoLiveQuery } from "@/packages/api/generated/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Head } from "@/c/kit/parts";
import { Loaded } from "@/c/kit/states";
import { CUT_OVER, RUN_IMPORT } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { CutOverDialog } from "./CutOverDialog";
import { ImportTabs } from "./ImportTabs";

type GoLive = GoLiveQuery["goLive"];
type Step = GoLive["steps"][number];

/** Where the things that moved in can be looked at. */
const LISTS: Record<string, string> = { people: "/people", partners: "/partners", items: "/items", boms: "/items", routings: "/items", demands: "/demands", orders: "/orders", lots: "/lots", rates: "/wage-rates" };

/** Everything a plant brings along, in the order in which it can: what comes later refers to what came before. */
export default function GoLivePage() {
  const { can } = useSession();
  const [declaring, setDeclaring] = useState(false);
  const query = useRead(GoLiveDocument, {}, { refetchInterval: 30_000 });
  const cutOver = query.data?.goLive.cutOver;
  const act = query.data && !cutOver && can(CUT_OVER) && <button type="button" className="btn primary" onClick={() => setDeclaring(true)}>{t("golive.declare")}</button>;
  return (
    <div className="page">
      <Head title={t("golive.title")} acts={act} />
      <div className="tools"><ImportTabs current="go-live" /></div>
      <Loaded query={query} what={t("golive.title")} rows={7}>
        {({ goLive }) => (
          <div className="golive">
            <Declared goLive={goLive} />
            <ol>{goLive.steps.map((step, at) => <StepLine key={step.kind.name} step={step} n={at + 1} />)}</ol>
          </div>
        )}
      </Loaded>
      {declaring && <CutOverDialog onClose={() => setDeclaring(false)} />}
    </div>
  );
}

function Declared({ goLive: { cutOver } }: { goLive: GoLive }) {
  if (!cutOver) return <p className="muted">{t("golive.before")}</p>;
  return <p><b>{t("golive.since", { when: absolute(cutOver.declaredAt), name: cutOver.declaredBy })}</b> <span className="muted">{cutOver.reason}</span></p>;
}

function StepLine({ step, n }: { step: Step; n: number }) {
  const { can } = useSession();
  const { kind, records } = step;
  const Icon = records > 0 ? IconCircleCheck : IconCircleDashed;
  return (
    <li className={records > 0 ? "there" : ""}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <div className="golive-what">
        <h2>{count(n)}. {named(kind.title)}</h2>
        <p className="sm muted">{t(`import.hint.${kind.name}`)}</p>
      </div>
      <div className="golive-figures">
        <a className="link" href={href(LISTS[kind.name] ?? "/orders")}>{t("golive.records", { n: count(records) })}</a>
        {step.lastImportAt && <div className="sm muted">{t("golive.imported", { n: count(step.imports), when: absolute(step.lastImportAt) })}</div>}
      </div>
      {can(RUN_IMPORT) && <a className="btn" href={href("/imports", { new: "1", kind: kind.name })} aria-label={t("golive.import_kind", { kind: named(kind.title) })}>{t("golive.import")}</a>}
    </li>
  );
}
