import { useState } from "react";
import { AccountStateDocument, ResetFactorsDocument, UnlockAccountDocument } from "@/packages/api/generated/graphql";
import { absolute, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { RESET_FACTOR, UNLOCK_ACCOUNT } from "@/c/permissions";
import { useSession } from "@/c/session";
import { withProof } from "@/features/session/kit/ProveDialog";

/** Whether somebody is locked out, and the second factors he has: for whoever helps him back in. */
export function AccountState({ user }: { user: { id: string; name: string } }) {
  const { can, me } = useSession();
  const found = useRead(AccountStateDocument, { id: user.id }).data?.accountState;
  const renew = useRenew(AccountStateDocument);
  const unlock = useCommand(UnlockAccountDocument, (reply) => reply.unlockAccount);
  const [resetting, setResetting] = useState(false);
  if (!found) return null;
  return (
    <>
      <h2>{t("account_state.title")}</h2>
      {found.lockedUntil ? (
        <div className="grant-form">
          <span>{t("account_state.locked", { until: absolute(found.lockedUntil) })}</span>
          {can(UNLOCK_ACCOUNT) && <button type="button" className="btn" disabled={unlock.isPending} onClick={() => unlock.mutate({ input: { userId: user.id } }, { onSuccess: () => { renew(); toast(t("account_state.unlocked")); } })}>{t("account_state.unlock")}</button>}
        </div>
      ) : <p className="lead">{t("account_state.open")}</p>}
      <Refused error={unlock.error} />
      <p className="lead">{found.factors.length ? t("account_state.factors", { names: found.factors.map((each) => `${each.name} (${t(`enrol.${each.kind}`)})`).join(t("list.separator")) }) : t("account_state.no_factors")}</p>
      {found.factors.length > 0 && can(RESET_FACTOR) && user.id !== me.id && <button type="button" className="btn danger" onClick={() => setResetting(true)}>{t("account_state.reset")}</button>}
      {resetting && <ResetDialog user={user} onClose={() => setResetting(false)} />}
    </>
  );
}

function ResetDialog({ user, onClose }: { user: { id: string; name: string }; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const renew = useRenew(AccountStateDocument);
  const command = useCommand(ResetFactorsDocument, (reply) => reply.resetFactors);
  const submit = (): void => command.mutate({ input: { userId: user.id, reason } }, { onSuccess: () => { renew(); onClose(); } });
  const proof = withProof(command, submit);
  return (
    <>
      <Dialog open title={t("account_state.reset_of", { name: user.name })} submit={t("account_state.reset")} danger busy={command.isPending} error={proof.error} disabled={!reason.trim()} onSubmit={submit} onClose={onClose}>
        <p>{t("account_state.reset_why", { name: user.name })}</p>
        <Field id="reset-reason" label={t("account_state.reason")}><input id="reset-reason" className="input" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      </Dialog>
      {proof.dialog}
    </>
  );
}
