import { useState } from "react";
import { PeopleDocument, PersonDetailDocument, ScheduleLeavingDocument } from "@/packages/api/generated/graphql";
import { absolute, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import type { PersonFull } from "./PersonPage";

const local = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
const tonight = (): string => { const at = new Date(); at.setHours(18, 0, 0, 0); return local(at.getTime() > Date.now() ? at : new Date(at.getTime() + 86_400_000)); };

/** The moment from which nothing of his opens anything; until then nothing changes for him. */
export function LeavingDialog({ user, onClose }: { user: PersonFull; onClose: () => void }) {
  const [at, setAt] = useState(user.leavesAt ? local(new Date(user.leavesAt)) : tonight());
  const renew = useRenew(PersonDetailDocument, PeopleDocument);
  const command = useCommand(ScheduleLeavingDocument, (reply) => reply.scheduleLeaving);
  const save = (leavesAt: string | null): void => command.mutate({ input: { userId: user.id, leavesAt } }, { onSuccess: () => { renew(); onClose(); } });
  return (
    <Dialog open title={t("people.leaving_title", { name: user.name })} submit={t("kit.save")} busy={command.isPending} error={command.error} disabled={!at} onSubmit={() => save(new Date(at).toISOString())} onClose={onClose}>
      <p className="dialog-lead">{t("people.leaving_effect", { name: user.name })}</p>
      <Field id="leaves-at" label={t("people.leaves_from")}>
        <input id="leaves-at" className="input" type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
      </Field>
      {user.leavesAt && <button type="button" className="btn" disabled={command.isPending} onClick={() => save(null)}>{t("people.stays", { at: absolute(user.leavesAt) })}</button>}
    </Dialog>
  );
}
