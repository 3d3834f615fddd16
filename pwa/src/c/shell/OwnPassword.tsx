import { useState } from "react";
import { ChangeOwnPasswordDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { toast } from "@/c/kit/toast";

export function OwnPassword({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState({ current: "", fresh: "" });
  const command = useCommand(ChangeOwnPasswordDocument, (reply) => reply.setPassword);
  const submit = (): void =>
    command.mutate({ input: { password: values.fresh, currentPassword: values.current || null } }, { onSuccess: () => { toast(t("password.done")); onClose(); } });
  return (
    <Dialog open title={t("password.submit")} submit={t("password.submit")} busy={command.isPending} error={command.error} disabled={!values.fresh} onSubmit={submit} onClose={onClose}>
      <Field id="own-current" label={t("password.current")} optional hint={t("password.current_hint")}>
        <input id="own-current" className="input" type="password" autoComplete="current-password" value={values.current} onChange={(event) => setValues({ ...values, current: event.target.value })} />
      </Field>
      <Field id="own-fresh" label={t("password.new")} hint={t("password.hint")}>
        <input id="own-fresh" className="input" type="password" autoComplete="new-password" value={values.fresh} onChange={(event) => setValues({ ...values, fresh: event.target.value })} />
      </Field>
    </Dialog>
  );
}
