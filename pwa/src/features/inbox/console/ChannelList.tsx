import { useState } from "react";
import { NoticeChannelsDocument, SetNotifyChannelDocument, TestNotifyChannelDocument, type NoticeChannelsQuery } from "@/packages/api/generated/graphql";
import { date, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { Loaded, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";

const CHANNELS = ["push", "sms", "email", "dingtalk", "wecom"] as const;
type Name = (typeof CHANNELS)[number];
type Channel = NoticeChannelsQuery["notifyChannels"][number];
const FIELDS: Record<Name, ("url" | "key" | "host" | "port" | "sender" | "login")[]> = {
  push: [], sms: ["url", "login", "key"], email: ["host", "port", "sender", "login", "key"], dingtalk: ["url", "key"], wecom: ["url"],
};
const SECRET = new Set(["url", "key"]);

/** The company's accounts. What is secret is typed, never shown. */
export function ChannelList() {
  const query = useRead(NoticeChannelsDocument, {});
  const [editing, setEditing] = useState<Name | null>(null);
  const test = useCommand(TestNotifyChannelDocument, (reply) => reply.testNotifyChannel);
  return (
    <section>
      <h2>{t("notices.company")}</h2>
      <p className="sm">{t("notices.company_why")}</p>
      <Loaded query={query} what={t("notices.company")} rows={4}>
        {({ notifyChannels }) => (
          <ul className="channels">
            {CHANNELS.map((name) => {
              const row = notifyChannels.find((each) => each.channel === name);
              const on = row ? row.enabled : name === "push";
              return (
                <li key={name}>
                  <div>
                    <b className="strong">{t(`channel.${name}`)}</b>
                    <div className="second">{row?.host ?? (name === "push" ? t("notices.push_why") : t("notices.no_account"))}</div>
                  </div>
                  <StatusMark mark={on ? "running" : "silent"} tone={on ? undefined : "t3"}>{on ? t("notices.on") : t("notices.off")}</StatusMark>
                  <div className="acts">
                    {on && <button type="button" className="btn ghost" disabled={test.isPending} onClick={() => test.mutate({ input: { channel: name } }, { onSuccess: () => toast(t("notices.test_sent")) })}>{t("notices.test")}<span className="sr-only"> {t(`channel.${name}`)}</span></button>}
                    <button type="button" className="btn ghost" onClick={() => setEditing(name)}>{t("notices.set_up")}<span className="sr-only"> {t(`channel.${name}`)}</span></button>
                  </div>
                  {editing === name && <ChannelDialog name={name} row={row} onClose={() => setEditing(null)} />}
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
      <Refused error={test.error} />
    </section>
  );
}

function ChannelDialog({ name, row, onClose }: { name: Name; row?: Channel; onClose: () => void }) {
  const [enabled, setEnabled] = useState(row?.enabled ?? true);
  const [level, setLevel] = useState(row?.level ?? (name === "sms" ? "urgent" : "normal"));
  const [values, setValues] = useState<Record<string, string>>({ host: row?.host ?? "", port: row?.port ? String(row.port) : "", sender: row?.sender ?? "", login: row?.login ?? "" });
  const command = useCommand(SetNotifyChannelDocument, (reply) => reply.setNotifyChannel);
  const renew = useRenew(NoticeChannelsDocument);
  const text = (key: string): string | null => (FIELDS[name].includes(key as never) ? values[key]?.trim() || null : null);
  const submit = (): void => {
    const input = { channel: name, enabled, level, kinds: row?.kinds ?? [], url: text("url"), key: text("key"), host: text("host"), port: Number(text("port")) || null, sender: text("sender"), login: text("login") };
    command.mutate({ input }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("notices.set_up_title", { channel: t(`channel.${name}`) })} submit={t("kit.save")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <label className="check-line"><input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.target.checked)} /> {t("notices.enabled")}</label>
      {FIELDS[name].map((key) => (
        <Field key={key} id={`channel-${key}`} label={t(`notices.${name}.${key}`)} hint={SECRET.has(key) && row?.secretSetAt ? t("notices.secret_kept", { day: date(row.secretSetAt) }) : undefined}>
          <input id={`channel-${key}`} className="input" type={SECRET.has(key) ? "password" : "text"} autoComplete="off" inputMode={key === "port" ? "numeric" : undefined} value={values[key] ?? ""} onChange={(event) => setValues({ ...values, [key]: event.target.value })} />
        </Field>
      ))}
      <div className="field"><Pills name="channel-level" label={t("notices.from_level")} value={level} onChange={setLevel} options={[{ value: "normal", label: t("notices.level.normal") }, { value: "urgent", label: t("notices.level.urgent") }]} /></div>
    </Dialog>
  );
}
