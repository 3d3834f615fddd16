import { useState } from "react";
import { NoticeSettingsDocument, SetNotifyPreferenceDocument, SubscribePushDocument, TodosDocument, type NoticeSettingsQuery } from "@/packages/api/generated/graphql";
import { date, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field, Head } from "@/c/kit/parts";
import { Loaded, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { MANAGE_NOTICES } from "@/c/permissions";
import { useSession } from "@/c/session";
import { ChannelList } from "./ChannelList";
import { InboxTabs } from "./InboxTabs";
import "./notices.css";
import { subscribe } from "./push";
import { kindName } from "./TodosPage";

const PERSONAL = ["push", "sms", "email"] as const;
const EVERY = "*";
const DEFAULT: Record<string, string[]> = { [EVERY]: ["push"] };

/** How I am told, and (for administrators) by which accounts of the company. */
export default function NoticesPage() {
  const { can } = useSession();
  const query = useRead(NoticeSettingsDocument, {});
  return (
    <div className="page scrolls">
      <Head title={t("inbox.page.notices")} acts={<InboxTabs current="notices" />} />
      <Loaded query={query} what={t("inbox.page.notices")} rows={6}>
        {(data) => (
          <div className="notice-settings">
            <Wishes data={data} />
            <Browsers data={data} />
            {can(MANAGE_NOTICES) && <ChannelList />}
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Wishes({ data }: { data: NoticeSettingsQuery }) {
  const old = data.notifyPreference;
  const [channels, setChannels] = useState<Record<string, string[]>>(() => (old ? Object.fromEntries(old.channels.map((each) => [each.kind, each.channels])) : DEFAULT));
  const [values, setValues] = useState({ email: old?.email ?? "", quietFrom: old?.quietFrom ?? "", quietTo: old?.quietTo ?? "" });
  const todos = useRead(TodosDocument, { first: 1, after: null, filter: null, sort: null }, { staleTime: 60_000 }).data;
  const kinds = [...new Set([EVERY, ...Object.keys(channels), ...(todos?.todoCount.kinds.map((each) => each.kind) ?? [])])];
  const command = useCommand(SetNotifyPreferenceDocument, (reply) => reply.setNotifyPreference);
  const renew = useRenew(NoticeSettingsDocument);
  const toggle = (kind: string, channel: string): void => {
    const now = channels[kind] ?? channels[EVERY] ?? [];
    setChannels({ ...channels, [kind]: now.includes(channel) ? now.filter((each) => each !== channel) : [...now, channel] });
  };
  const submit = (): void =>
    command.mutate(
      { input: { channels: Object.entries(channels).map(([kind, chosen]) => ({ kind, channels: chosen })), email: values.email.trim() || null, quietFrom: values.quietFrom || null, quietTo: values.quietTo || null } },
      { onSuccess: () => { toast(t("notices.saved")); renew(); } },
    );
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }} noValidate>
      <h2>{t("notices.mine")}</h2>
      <p className="sm">{t("notices.mine_why")}</p>
      <table className="wishes">
        <thead><tr><th scope="col">{t("notices.kind")}</th>{PERSONAL.map((channel) => <th key={channel} scope="col">{t(`channel.${channel}`)}</th>)}</tr></thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{kind === EVERY ? t("notices.every_kind") : kindName(kind)}</th>
              {PERSONAL.map((channel) => (
                <td key={channel}>
                  <input type="checkbox" aria-label={`${kind === EVERY ? t("notices.every_kind") : kindName(kind)} ${t(`channel.${channel}`)}`} checked={(channels[kind] ?? channels[EVERY] ?? []).includes(channel)} onChange={() => toggle(kind, channel)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Field id="notice-email" label={t("notices.email")} optional>
        <input id="notice-email" className="input" type="email" value={values.email} onChange={(event) => setValues({ ...values, email: event.target.value })} />
      </Field>
      <div className="quiet-hours">
        <Field id="quiet-from" label={t("notices.quiet_from")} optional hint={t("notices.quiet_hint")}>
          <input id="quiet-from" className="input" type="time" value={values.quietFrom} onChange={(event) => setValues({ ...values, quietFrom: event.target.value })} />
        </Field>
        <Field id="quiet-to" label={t("notices.quiet_to")} optional>
          <input id="quiet-to" className="input" type="time" value={values.quietTo} onChange={(event) => setValues({ ...values, quietTo: event.target.value })} />
        </Field>
      </div>
      <Refused error={command.error} />
      <button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : t("kit.save")}</button>
    </form>
  );
}

function Browsers({ data }: { data: NoticeSettingsQuery }) {
  const [problem, setProblem] = useState<string | null>(null);
  const command = useCommand(SubscribePushDocument, (reply) => reply.subscribePush);
  const renew = useRenew(NoticeSettingsDocument);
  const add = async (): Promise<void> => {
    const given = await subscribe(data.pushKey);
    setProblem("problem" in given ? t(`notices.push.${given.problem}`) : null);
    if (!("problem" in given)) command.mutate({ input: given }, { onSuccess: () => { toast(t("notices.saved")); renew(); } });
  };
  return (
    <section>
      <h2>{t("notices.browsers")}</h2>
      <ul className="browsers">
        {data.pushBrowsers.map((each) => <li key={each.id}>{each.browser || t("notices.a_browser")} <span className="second">{t("notices.since", { day: date(each.since) })}</span></li>)}
        {data.pushBrowsers.length === 0 && <li className="faint">{t("notices.no_browser")}</li>}
      </ul>
      {problem && <p role="alert" className="sm">{problem}</p>}
      <Refused error={command.error} />
      <button type="button" className="btn" disabled={command.isPending} onClick={() => void add()}>{t("notices.add_browser")}</button>
    </section>
  );
}
