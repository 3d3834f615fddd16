import { useState } from "react";
import { PaymentProvidersDocument, SetProviderDocument, type PaymentProvidersQuery } from "@/packages/api/generated/vendor/graphql";
import { absolute, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Field, Head, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { SET_PROVIDER } from "../permissions";
import { provider as name } from "./words";

type Known = PaymentProvidersQuery["paymentProviders"][number];
interface Row { code: string; known: Known | null }
const CODES = ["bank", "wechat", "alipay", "stripe", "simulator"] as const;
const SHOWN: Record<string, string[]> = { bank: ["name", "bank", "account"], wechat: ["mchid", "appid", "merchant_serial"], alipay: ["app_id", "seller_id"], stripe: ["account"], simulator: [] };
const KEYS: Record<string, string[]> = { bank: [], wechat: ["apiv3_key", "merchant_key", "platform_keys"], alipay: ["public_key", "private_key"], stripe: ["webhook_secret", "api_key"], simulator: [] };

/** How the vendor is paid. Keys go in and never come out again. */
export default function ProvidersPage() {
  const { query: route } = useRoute();
  const query = useRead(PaymentProvidersDocument, {});
  const wanted = route.get("way");
  return (
    <div className="page">
      <Head title={t("v.ways.title")} acts={<a className="btn" href={href("/bills")}>{t("rail.v.bills")}</a>} />
      <Loaded query={query} what={t("v.ways.title")} rows={5}>
        {({ paymentProviders }) => {
          const rows = CODES.map((code) => ({ code, known: paymentProviders.find((each) => each.code === code) ?? null }));
          const shown = rows.find((row) => row.code === wanted);
          return (
            <>
              <DataTable label={t("v.ways.title")} columns={columns()} groups={[{ key: "all", rows }]} rowKey={(row) => row.code} onOpen={(row) => refine({ way: row.code })} minWidth={640} />
              {shown && <ProviderPanel key={shown.code} row={shown} onClose={() => refine({ way: null })} />}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

const columns = (): Column<Row>[] => [
  { key: "name", title: t("v.bills.way"), phone: "title", cell: (row) => <a className="first opens strong" href={refined({ way: row.code })}>{name(row.code)}</a> },
  { key: "keys", title: t("v.ways.keys"), width: 240, cell: (row) => (row.known?.secretSetAt ? t("v.ways.kept_since", { at: absolute(row.known.secretSetAt) }) : <span className="faint">–</span>) },
  { key: "state", title: t("v.bills.state"), width: 140, phone: "corner", cell: (row) => (row.known?.enabled ? <StatusMark mark="done" tone="t2">{t("v.ways.on")}</StatusMark> : <StatusMark mark="silent" tone="t3">{t("v.ways.off")}</StatusMark>) },
];

function ProviderPanel({ row, onClose }: { row: Row; onClose: () => void }) {
  const { can } = useSession();
  const before = (row.known?.settings ?? {}) as Record<string, unknown>;
  const [given, setGiven] = useState<Record<string, string>>(() => Object.fromEntries((SHOWN[row.code] ?? []).map((key) => [key, String(before[key] ?? "")])));
  const [keys, setKeys] = useState<Record<string, string>>({});
  const [live, setLive] = useState(before.live === true ? "live" : "test");
  const [enabled, setEnabled] = useState(row.known?.enabled ? "on" : "off");
  const command = useCommand(SetProviderDocument, (reply) => reply.setProvider);
  const renew = useRenew(PaymentProvidersDocument);
  const may = can(SET_PROVIDER);
  const submit = (): void => {
    const settings = row.code === "stripe" ? { ...given, live: live === "live" } : given;
    const filled = Object.fromEntries(Object.entries(keys).filter(([, value]) => value.trim() !== ""));
    command.mutate({ input: { code: row.code, enabled: enabled === "on", settings, keys: Object.keys(filled).length ? filled : null } }, { onSuccess: () => { renew(); toast(t("v.ways.saved", { way: name(row.code) })); onClose(); } });
  };
  return (
    <SidePanel title={name(row.code)} onClose={onClose} foot={may && <button type="submit" form="way-form" className="btn primary" disabled={command.isPending}>{t(command.isPending ? "kit.sending" : "v.ways.save")}</button>}>
      <form id="way-form" onSubmit={(event) => { event.preventDefault(); submit(); }} noValidate>
        <p>{t(`v.ways.about.${row.code}`)}</p>
        <div className="field"><Pills name="way-on" label={t("v.bills.state")} value={enabled} onChange={setEnabled} options={["on", "off"].map((value) => ({ value, label: t(`v.ways.${value}`) }))} /></div>
        {(SHOWN[row.code] ?? []).map((key) => (
          <Field key={key} id={`way-${key}`} label={t(`v.ways.${row.code}.${key}`)}><input id={`way-${key}`} className="input" disabled={!may} autoComplete="off" value={given[key] ?? ""} onChange={(event) => setGiven({ ...given, [key]: event.target.value.trim() })} /></Field>
        ))}
        {row.code === "stripe" && <div className="field"><Pills name="way-live" label={t("v.ways.mode")} value={live} onChange={setLive} options={["test", "live"].map((value) => ({ value, label: t(`v.ways.mode.${value}`) }))} /></div>}
        {(KEYS[row.code] ?? []).map((key) => (
          <Field key={key} id={`way-${key}`} label={t(`v.ways.${row.code}.${key}`)} hint={row.known?.secretSetAt ? t("v.ways.leave_blank") : undefined} optional={Boolean(row.known?.secretSetAt)}>
            <textarea id={`way-${key}`} className="input" rows={3} disabled={!may} autoComplete="off" spellCheck={false} value={keys[key] ?? ""} onChange={(event) => setKeys({ ...keys, [key]: event.target.value })} />
          </Field>
        ))}
        {row.code !== "bank" && <p className="hint">{t("v.ways.notify")}<code>{`${location.origin}/api/pay/${row.code}/notify`}</code></p>}
        <Refused error={command.error} />
      </form>
    </SidePanel>
  );
}
