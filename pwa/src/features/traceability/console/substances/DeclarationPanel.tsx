import { useState } from "react";
import { DeclarationsDocument, ProductSubstancesDocument, WithdrawDeclarationDocument } from "@/packages/api/generated/graphql";
import { named, quantity, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { SidePanel } from "@/c/kit/SidePanel";
import { useSession } from "@/c/session";
import { ReasonField } from "../LotDialogs";
import { DASH, Fact, Facts } from "../parts";
import { PaperState } from "./parts";
import { DECLARE } from "./permissions";
import type { Paper } from "./SubstancesPage";

/** One paper: what it says of which part, and until when. */
export function DeclarationPanel({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const { can } = useSession();
  const [withdrawing, setWithdrawing] = useState(false);
  const columns: Column<Paper["values"][number]>[] = [
    { key: "substance", title: t("subst.substance"), phone: "title", cell: (row) => <b className="strong">{row.substance}</b> },
    { key: "material", title: t("subst.material"), cell: (row) => row.material || DASH },
    { key: "ppm", title: t("subst.ppm"), align: "right", width: 100, phone: "corner", cell: (row) => quantity(row.ppm) },
    { key: "exemption", title: t("subst.exemption"), width: 90, cell: (row) => row.exemption ?? DASH },
  ];
  return (
    <SidePanel title={paper.number} onClose={onClose} foot={!paper.withdrawnAt && can(DECLARE) && <button type="button" className="btn" onClick={() => setWithdrawing(true)}>{t("subst.withdraw")}</button>}>
      <p><PaperState row={paper} /></p>
      <div className="subst-facts"><Facts>
        <Fact title={t("subst.item")}>{named(paper.item.name)} <small>{paper.item.code}</small></Fact>
        <Fact title={t("subst.supplier")}>{paper.supplier ? named(paper.supplier.name) : t("subst.any_supplier")}</Fact>
        <Fact title={t("subst.lot")}>{paper.lot?.number ?? t("subst.any_lot")}</Fact>
        <Fact title={t("subst.kind")}>{t(`subst.kind.${paper.kind}`)}</Fact>
        <Fact title={t("subst.issued_on")}>{paper.issuedOn} <small>{paper.issuer}</small></Fact>
        <Fact title={t("subst.valid_until")}>{paper.validUntil ?? t("subst.no_end")}</Fact>
      </Facts></div>
      {paper.values.length > 0 && <DataTable label={t("subst.values")} columns={columns} groups={[{ key: "all", rows: paper.values }]} rowKey={(row) => `${row.substance} ${row.material}`} />}
      {paper.note && <p>{paper.note}</p>}
      {withdrawing && <Withdraw paper={paper} onClose={() => setWithdrawing(false)} onDone={onClose} />}
    </SidePanel>
  );
}

function Withdraw({ paper, onClose, onDone }: { paper: Paper; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const command = useCommand(WithdrawDeclarationDocument, (reply) => reply.withdrawDeclaration);
  const renew = useRenew(DeclarationsDocument, ProductSubstancesDocument);
  return (
    <Dialog open title={t("subst.withdraw_title", { number: paper.number })} submit={t("subst.withdraw_title", { number: paper.number })} danger busy={command.isPending} error={command.error} onClose={onClose}
      onSubmit={() => command.mutate({ input: { declarationId: paper.id, reason: reason.trim() || null } }, { onSuccess: () => { renew(); onClose(); onDone(); } })}>
      <p className="dialog-lead">{t("subst.withdraw_effect")}</p>
      <ReasonField id="subst-reason" value={reason} optional onChange={setReason} />
    </Dialog>
  );
}
