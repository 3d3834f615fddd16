import { IconPlus } from "@tabler/icons-react";
import { RolloutBoardDocument, type RolloutBoardQuery } from "@/packages/api/generated/graphql";
import { count, date, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Head, Segments } from "@/c/kit/parts";
import { Loaded } from "@/c/kit/states";
import { RUN_ROLLOUT, TAKE_PART } from "@/c/permissions";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { ImportTabs } from "./ImportTabs";
import { Issues } from "./RolloutIssues";
import { Kpis } from "./RolloutKpis";
import { Meetings } from "./RolloutMeetings";
import { Milestones } from "./RolloutMilestones";
import { Suggestions } from "./RolloutSuggestions";

const VIEWS = ["plan", "issues", "meetings", "kpis", "suggestions"] as const;
type View = (typeof VIEWS)[number];
export type Department = RolloutBoardQuery["rolloutDepartments"][number];

/** What may be added in each view, and by whom. */
const ADD: Partial<Record<View, { needs: string; key: string }>> = {
  plan: { needs: RUN_ROLLOUT, key: "milestone" },
  issues: { needs: TAKE_PART, key: "issue" },
  meetings: { needs: RUN_ROLLOUT, key: "meeting" },
  suggestions: { needs: TAKE_PART, key: "suggestion" },
};

/** Who brings the product in by when, what stands in the way, and what it has changed in figures. */
export default function RolloutPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const view = VIEWS.find((each) => each === route.get("view")) ?? "plan";
  const query = useRead(RolloutBoardDocument, {});
  const add = ADD[view];
  return (
    <div className="page">
      <Head
        title={t("rollout.title")}
        figures={query.data && <Stage board={query.data} />}
        acts={add && can(add.needs) && <button type="button" className="btn primary" onClick={() => refine({ new: "1", row: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t(`rollout.new.${add.key}`)}</button>}
      />
      <div className="tools"><ImportTabs current="rollout" /></div>
      <div className="tools">
        <Segments label={t("rollout.views")} current={view} items={VIEWS.map((key) => ({ key, label: t(`rollout.view.${key}`), count: key === "issues" && query.data?.rolloutStage.issuesOpen ? count(query.data.rolloutStage.issuesOpen) : null, href: href("/rollout", { view: key === "plan" ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("rollout.title")} rows={8}>
        {(board) => <Shown view={view} departments={board.rolloutDepartments} />}
      </Loaded>
    </div>
  );
}

function Stage({ board: { rolloutStage: stage } }: { board: RolloutBoardQuery }) {
  if (stage.milestones === 0) return null;
  return (
    <>
      <span>{t("rollout.reached")} <b>{count(stage.done)} / {count(stage.milestones)}</b></span>
      {stage.overdue > 0 && <span className="import-bad">{t("rollout.overdue")} <b>{count(stage.overdue)}</b></span>}
      {stage.nextDue && <span>{t("rollout.next", { what: stage.nextTitle ?? "", day: date(stage.nextDue) })}</span>}
    </>
  );
}

function Shown({ view, departments }: { view: View; departments: Department[] }) {
  if (view === "issues") return <Issues departments={departments} />;
  if (view === "meetings") return <Meetings />;
  if (view === "kpis") return <Kpis />;
  if (view === "suggestions") return <Suggestions />;
  return <Milestones departments={departments} />;
}
