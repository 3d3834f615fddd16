import { useState, type FormEvent } from "react";
import { NumberingRulesDocument, SetNumberingRuleDocument, type NumberingRulesQuery } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Head } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { EDIT_FIELDS } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { example } from "./numbering";
import { SettingsTabs } from "./SettingsTabs";

const SUBJECTS = ["order", "demand", "lot", "serial"] as const;
const USUAL: Record<string, string> = { order: "MO{yy}{MM}{dd}-{seq:3}", demand: "SO{yy}{MM}-{seq:4}", lot: "L{yy}{MM}{dd}-{seq:3}{check}", serial: "{yy}{ww}{seq:5}{check}" };
const PARTS = "{yyyy} {yy} {MM} {dd} {ww} {site} {line} {shift} {seq:3} {check} {check36}";
type Rule = NumberingRulesQuery["numberingRules"][number];
interface Row { subject: string; rule: Rule | undefined }

export default function NumberingPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const query = useRead(NumberingRulesDocument, {});
  const rows: Row[] = SUBJECTS.map((subject) => ({ subject, rule: query.data?.numberingRules.find((rule) => rule.subject === subject) }));
  const editing = rows.find((row) => row.subject === route.get("subject"));
  const open = can(EDIT_FIELDS) ? (row: Row) => refine({ subject: row.subject }) : undefined;
  return (
    <div className="page">
      <Head title={t("settings.title")} />
      <div className="tools"><SettingsTabs current="numbering" /></div>
      <Loaded query={query} what={t("numbering.title")} rows={4}>
        {() => <DataTable label={t("numbering.title")} columns={columns()} groups={[{ key: "all", rows }]} rowKey={(row) => row.subject} onOpen={open} minWidth={640} />}
      </Loaded>
      {query.data && editing && <RulePanel key={editing.subject} row={editing} onClose={() => refine({ subject: null })} />}
    </div>
  );
}

/** A pattern is notation, the same in every language. */
const Pattern = ({ text }: { text: string }) => <code translate="no">{text}</code>;

function columns(): Column<Row>[] {
  return [
    { key: "subject", title: t("numbering.subject"), width: 180, phone: "title", cell: (row) => <span className="first">{t(`numbering.subject.${row.subject}`)}</span> },
    { key: "pattern", title: t("numbering.pattern"), cell: (row) => (row.rule?.active ? <Pattern text={row.rule.pattern} /> : <span className="muted">{t("numbering.own_way")}</span>) },
    { key: "example", title: t("numbering.example"), width: 220, cell: (row) => (row.rule?.active ? <b className="strong nowrap">{example(row.rule.pattern)}</b> : <span className="faint">–</span>) },
    { key: "restarts", title: t("numbering.restarts"), width: 220, phone: "hide", cell: (row) => (row.rule?.active ? t(row.rule.restarts ? "numbering.restarts_yes" : "numbering.restarts_no") : "") },
  ];
}

function RulePanel({ row, onClose }: { row: Row; onClose: () => void }) {
  const [pattern, setPattern] = useState(row.rule?.pattern ?? USUAL[row.subject] ?? "{seq:4}");
  const [restarts, setRestarts] = useState(row.rule?.restarts ?? true);
  const [active, setActive] = useState(row.rule?.active ?? true);
  const command = useCommand(SetNumberingRuleDocument, (reply) => reply.setNumberingRule);
  const renew = useRenew(NumberingRulesDocument);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    command.mutate({ input: { subject: row.subject, pattern: pattern.trim(), restarts, active } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <SidePanel title={t("numbering.of", { subject: t(`numbering.subject.${row.subject}`) })} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        <Field id="numbering-pattern" label={t("numbering.pattern")} hint={<>{t("numbering.parts")} <Pattern text={PARTS} />{t("list.separator")}<Pattern text="{check}" /> {t("numbering.parts_check")}</>}>
          <input id="numbering-pattern" className="input" value={pattern} autoCapitalize="none" spellCheck={false} onChange={(event) => setPattern(event.target.value)} />
        </Field>
        <p className="sm" role="status">{t("numbering.next_like", { number: example(pattern) })}</p>
        <label className="check-line"><input type="checkbox" checked={restarts} onChange={(event) => setRestarts(event.target.checked)} /><span>{t("numbering.restarts_yes")}</span></label>
        <label className="check-line"><input type="checkbox" checked={active} onChange={(event) => setActive(event.target.checked)} /><span>{t("numbering.active")}</span></label>
        <Refused error={command.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : t("numbering.save")}</button>
        </div>
      </form>
    </SidePanel>
  );
}
