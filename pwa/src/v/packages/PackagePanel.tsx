import { useState } from "react";
import { ComparePackageDocument, GivePackageDocument, PackageJobsDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { useSession } from "@/c/session";
import { CustomerSelect } from "../customers/CustomerSelect";
import { GIVE_PACKAGE } from "../permissions";
import { Jobs } from "./Jobs";
import { groupNames, type Group, type Package } from "./PackagesPage";

export function PackagePanel({ row, groups, onClose }: { row: Package; groups: readonly Group[]; onClose: () => void }) {
  const { can } = useSession();
  const [act, setAct] = useState<"compare" | "give" | null>(null);
  return (
    <SidePanel
      title={row.name}
      onClose={onClose}
      foot={<><button type="button" className="btn primary" onClick={() => setAct("compare")}>{t("v.package.compare")}</button>{can(GIVE_PACKAGE) && <button type="button" className="btn" onClick={() => setAct("give")}>{t("v.package.give")}</button>}</>}
    >
      <dl className="pairs">
        <dt>{t("v.package.from")}</dt><dd>{named(row.company)}</dd>
        <dt>{t("v.package.made")}</dt><dd>{absolute(row.madeAt)}</dd>
        <dt>{t("v.package.holds")}</dt><dd>{groupNames(row.groups, groups)}</dd>
        <dt>{t("v.package.rows")}</dt><dd>{count(row.rows)}</dd>
        <dt>{t("v.package.size")}</dt><dd>{count(Math.ceil(row.size / 1024))} kB</dd>
        <dt>{t("v.package.digest")}</dt><dd className="digest">{row.sha256}</dd>
        <dt>{t("v.acts.by")}</dt><dd>{row.keptBy} {absolute(row.createdAt)}</dd>
      </dl>
      <Jobs filter={{ packageId: row.id }} />
      {act && <ActDialog key={act} act={act} row={row} onClose={() => setAct(null)} />}
    </SidePanel>
  );
}

function ActDialog({ act, row, onClose }: { act: "compare" | "give"; row: Package; onClose: () => void }) {
  const [customer, setCustomer] = useState<string | null>(null);
  const [skip, setSkip] = useState(false);
  const [reason, setReason] = useState("");
  const compare = useCommand(ComparePackageDocument, (reply) => reply.comparePackage);
  const give = useCommand(GivePackageDocument, (reply) => reply.givePackage);
  const renew = useRenew(PackageJobsDocument);
  const done = { onSuccess: () => { renew(); onClose(); } };
  const submit = (): void => {
    if (!customer) return;
    if (act === "compare") compare.mutate({ input: { customerId: customer, packageId: row.id } }, done);
    else give.mutate({ input: { customerId: customer, packageId: row.id, skipConflicts: skip, reason: reason.trim() } }, done);
  };
  return (
    <Dialog open title={t(`v.package.${act}`)} submit={t(`v.package.${act}`)} busy={compare.isPending || give.isPending} error={compare.error ?? give.error} disabled={!customer || (act === "give" && !reason.trim())} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t(`v.package.${act}_lead`, { name: row.name })}</p>
      <Field id="package-customer" label={t("v.column.customer")}><CustomerSelect id="package-customer" value={customer} onChange={setCustomer} /></Field>
      {act === "give" && (
        <>
          <label className="check-line"><input type="checkbox" checked={skip} onChange={(event) => setSkip(event.target.checked)} /><span>{t("v.package.skip")}<small>{t("v.package.skip_hint")}</small></span></label>
          <Field id="package-reason" label={t("v.reason")} hint={t("v.reason.hint")}><textarea id="package-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
        </>
      )}
    </Dialog>
  );
}
