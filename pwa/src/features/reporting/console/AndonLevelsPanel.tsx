import { Select } from "antd";
import { useState } from "react";
import { AndonRulesDocument, SetAndonLevelsDocument, type AndonRulesQuery } from "@/packages/api/generated/graphql";
import { count, known, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded } from "@/c/kit/states";

type Rule = AndonRulesQuery["andonLevels"][number];
const ROLES = ["TEAM_LEAD", "INSPECTOR", "PLANNER", "QUALITY_LEAD", "OWNER", "ADMIN"];
const MOST = 3;

/** Whom a kind of call goes to, and after how many minutes without an answer the next one. */
export function AndonLevelsPanel({ onClose }: { onClose: () => void }) {
  const query = useRead(AndonRulesDocument, {});
  const [editing, setEditing] = useState<Rule | null>(null);
  return (
    <SidePanel title={t("andon.rules")} onClose={onClose}>
      <Loaded query={query} what={t("andon.rules")} rows={8}>
        {({ andonLevels }) => andonLevels.map((rule) => (
          <section key={rule.kind} className="andon-rule">
            <h3>{t(`andon.kind.${rule.kind}`)} <button type="button" className="link" onClick={() => setEditing(rule)}>{t("andon.rule_change", { kind: t(`andon.kind.${rule.kind}`) })}</button></h3>
            <ol className="plain">
              {rule.levels.map((each) => <li key={each.level}><span>{t("andon.level_n", { n: count(each.level) })}</span><span>{known(`role.${each.role}`) ?? each.role}</span><span className="faint">{each.minutes === null ? t("andon.last_level") : t("andon.after", { n: count(each.minutes) })}</span></li>)}
            </ol>
          </section>
        ))}
      </Loaded>
      {editing && <RuleDialog rule={editing} onClose={() => setEditing(null)} />}
    </SidePanel>
  );
}

function RuleDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const [levels, setLevels] = useState(() => rule.levels.map(({ role, minutes }) => ({ role, minutes: minutes === null ? "" : String(minutes) })));
  const renew = useRenew(AndonRulesDocument);
  const command = useCommand(SetAndonLevelsDocument, (reply) => reply.setAndonLevels);
  const put = (at: number, change: Partial<(typeof levels)[number]>): void => setLevels(levels.map((each, n) => (n === at ? { ...each, ...change } : each)));
  const submit = (): void => command.mutate(
    { input: { kind: rule.kind, levels: levels.map((each, at) => ({ role: each.role, minutes: at === levels.length - 1 ? null : Number(each.minutes) || null })) } },
    { onSuccess: () => { renew(); onClose(); } },
  );
  return (
    <Dialog open title={t("andon.rule_title", { kind: t(`andon.kind.${rule.kind}`) })} submit={t("andon.rule_save")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("andon.rule_effect")}</p>
      {levels.map((each, at) => (
        <div key={at} className="andon-level">
          <Field id={`level-role-${at}`} label={t("andon.level_n", { n: count(at + 1) })}>
            <Select id={`level-role-${at}`} value={each.role} onChange={(role: string) => put(at, { role })} options={ROLES.map((role) => ({ value: role, label: known(`role.${role}`) ?? role }))} />
          </Field>
          {at < levels.length - 1 && (
            <Field id={`level-minutes-${at}`} label={t("andon.minutes")}>
              <input id={`level-minutes-${at}`} className="input" inputMode="numeric" value={each.minutes} onChange={(event) => put(at, { minutes: event.target.value })} />
            </Field>
          )}
        </div>
      ))}
      <p>
        {levels.length < MOST && <button type="button" className="btn" onClick={() => setLevels([...levels, { role: "OWNER", minutes: "" }])}>{t("andon.level_add")}</button>}
        {levels.length > 1 && <button type="button" className="btn ghost" onClick={() => setLevels(levels.slice(0, -1))}>{t("andon.level_drop")}</button>}
      </p>
    </Dialog>
  );
}
