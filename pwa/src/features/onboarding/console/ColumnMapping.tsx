import { Select } from "antd";
import { useState } from "react";
import { CheckImportDocument, ImportRowsDocument, ImportRunDocument } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Refused } from "@/c/kit/states";
import { targetName, type Run } from "./model";

/** Which column is what: guessed by the titles or remembered from last time, and the user has the last word. */
export function ColumnMapping({ run, onDone }: { run: Run; onDone: () => void }) {
  const [mapping, setMapping] = useState<(string | null)[]>(() => run.columns.map((each) => each.field ?? null));
  const [create, setCreate] = useState(run.createMissing);
  const check = useCommand(CheckImportDocument, (reply) => reply.checkImport);
  const renew = useRenew(ImportRunDocument, ImportRowsDocument);
  const targets = run.kind.columns;
  const guessed = run.columns.map((each) => each.field).filter((each): each is string => !!each?.includes("@"));
  const options = [...targets.map((each) => each.field), ...new Set(guessed)].map((field) => ({ value: field, label: targetName(field, targets) }));
  const missing = targets.filter((each) => each.required && !mapping.includes(each.field)).map((each) => named(each.title));
  const choose = (at: number, field: string | undefined): void => setMapping(mapping.map((each, place) => (place === at ? field ?? null : each === field ? null : each)));
  const submit = (): void => check.mutate({ input: { runId: run.id, mapping, createMissing: create } }, { onSuccess: () => { renew(); onDone(); } });
  return (
    <section className="import-mapping" aria-label={t("import.mapping")}>
      <h2>{t("import.mapping")}</h2>
      <p className="muted">{t("import.mapping_why")}</p>
      <ul>
        {run.columns.map((column, at) => column.title && (
          <li key={at} className={mapping[at] ? "" : "unread"}>
            <div><div className="first" lang="und" translate="no">{column.title}</div><div className="second">{column.sample ? <span lang="und" translate="no">{column.sample}</span> : t("import.no_sample")}</div></div>
            <Select
              aria-label={t("import.read_as", { column: column.title })} allowClear showSearch optionFilterProp="label" value={mapping[at] ?? undefined}
              placeholder={t("import.not_read")} options={options} onChange={(field: string | undefined) => choose(at, field)}
            />
          </li>
        ))}
      </ul>
      {run.kind.creates.length > 0 && (
        <label className="check"><input type="checkbox" checked={create} onChange={(event) => setCreate(event.target.checked)} /><span>{t("import.create_missing", { what: run.kind.creates.map((each) => t(`import.creates.${each}`)).join(t("list.separator")) })}</span></label>
      )}
      {missing.length > 0 && <p className="import-bad">{t("import.still_missing", { columns: missing.join(t("list.separator")) })}</p>}
      <Refused error={check.error} />
      <div className="import-foot">
        <button type="button" className="btn primary" disabled={check.isPending || missing.length > 0} onClick={submit}>{check.isPending ? t("kit.sending") : t("import.check")}</button>
        <span className="sm muted">{t("import.check_writes_nothing")}</span>
      </div>
    </section>
  );
}
