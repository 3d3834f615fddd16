import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { AddPrinterDocument, ChangePrinterDocument, LabelAgentsDocument, LabelPrintersDocument, type LabelPrintersQuery } from "@/packages/api/generated/graphql";
import { ago, count, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Head, OtherName, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { href, refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { LabelTabs } from "./parts";
import { MANAGE_PRINTERS } from "./permissions";
import "./labels.css";

type Printer = LabelPrintersQuery["labelPrinters"][number];
const AGAIN = 30_000;

/** Printers, and the programs beside them that print. */
export default function PrintersPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const may = can(MANAGE_PRINTERS);
  const query = useRead(LabelPrintersDocument, {}, { keep: true, refetchInterval: AGAIN });
  const chosen = query.data?.labelPrinters.find((each) => each.id === route.get("printer"));
  const add = may && <button type="button" className="btn primary" onClick={() => refine({ new: "1", printer: null })}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("label.printer_new")}</button>;
  return (
    <div className="page">
      <Head title={t("label.page.label-printers")} figures={query.data && <span>{t("label.printers")} <b>{count(query.data.labelPrinters.length)}</b></span>} acts={add} />
      <div className="tools"><LabelTabs current="label-printers" /></div>
      <Loaded query={query} what={t("label.page.label-printers")} rows={4}>
        {({ labelPrinters }) =>
          labelPrinters.length === 0
            ? <Note title={t("label.no_printers")} acts={add}>{t("label.no_printers_why")}</Note>
            : <DataTable label={t("label.page.label-printers")} columns={columns(now)} groups={[{ key: "all", rows: labelPrinters }]} rowKey={(row) => row.id} onOpen={may ? (row) => refine({ printer: row.id, new: null }) : undefined} minWidth={820} />}
      </Loaded>
      <Agents now={now} />
      {may && route.get("new") && <PrinterPanel onClose={() => refine({ new: null })} />}
      {may && chosen && <PrinterPanel key={chosen.id} printer={chosen} onClose={() => refine({ printer: null })} />}
    </div>
  );
}

function columns(now: number): Column<Printer>[] {
  return [
    { key: "name", title: t("label.printer"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><OtherName name={row.name} /></> },
    { key: "code", title: t("label.code"), width: 130, cell: (row) => <b className="strong">{row.code}</b> },
    { key: "language", title: t("label.language"), width: 150, cell: (row) => <>{row.language.toUpperCase()}<div className="second">{row.dpi} dpi</div></> },
    { key: "address", title: t("label.address"), width: 220, cell: (row) => row.address ?? <span className="faint">–</span> },
    { key: "agent", title: t("label.agent"), width: 200, cell: (row) => (row.agent ? <><div>{row.agent.name}</div><div className="second">{heard(row.agent.seenAt, now)}</div></> : <span className="faint">{t("label.by_browser")}</span>) },
    { key: "state", title: t("label.state"), width: 120, phone: "corner", cell: (row) => (!row.active ? t("label.off") : row.agent?.silent ? <StatusMark mark="silent">{t("label.silent")}</StatusMark> : null) },
  ];
}

const heard = (at: string | null | undefined, now: number): string => (at ? t("label.heard", { at: ago(at, now) }) : t("label.never_heard"));

function Agents({ now }: { now: number }) {
  const query = useRead(LabelAgentsDocument, {}, { keep: true, refetchInterval: AGAIN });
  return (
    <section className="label-agents">
      <h2>{t("label.agents")}</h2>
      <p className="second">{t("label.agents_why")}</p>
      <pre tabIndex={0} role="group" aria-label={t("label.agent_command")}><code>./lotline edge --url {location.origin} --name {t("label.agent_example")} --token-file edge.token</code></pre>
      <p><a className="link" href={href("/tokens", { new: "1" })}>{t("label.agent_token")}</a></p>
      <Loaded query={query} what={t("label.agents")} rows={2}>
        {({ labelAgents }) => (
          <ul>
            {labelAgents.map((each) => (
              <li key={each.id}>
                <b className="strong">{each.name}</b>
                {each.silent ? <StatusMark mark="silent">{t("label.silent")}</StatusMark> : <StatusMark mark="done">{t("label.there")}</StatusMark>}
                <span className="second">{heard(each.seenAt, now)}{each.program ? ` · ${each.program}` : ""}</span>
              </li>
            ))}
            {labelAgents.length === 0 && <li className="second">{t("label.no_agents")}</li>}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function PrinterPanel({ printer, onClose }: { printer?: Printer; onClose: () => void }) {
  const [values, setValues] = useState({
    code: printer?.code ?? "", zh: printer?.name.zh ?? "", en: printer?.name.en ?? "", language: printer?.language ?? "zpl", dpi: String(printer?.dpi ?? 203),
    agent: printer?.agent?.id ?? "", address: printer?.address ?? "", active: printer?.active ?? true,
  });
  const agents = useRead(LabelAgentsDocument, {}).data?.labelAgents ?? [];
  const adding = useCommand(AddPrinterDocument, (reply) => reply.addPrinter);
  const changing = useCommand(ChangePrinterDocument, (reply) => reply.changePrinter);
  const renew = useRenew(LabelPrintersDocument);
  const set = (key: keyof typeof values) => (event: { target: { value: string } }): void => setValues({ ...values, [key]: event.target.value });
  const submit = (): void => {
    const pdf = values.language === "pdf";
    const same = { nameZh: values.zh.trim(), nameEn: values.en.trim(), language: values.language, dpi: Number(values.dpi), agentId: pdf ? null : values.agent || null, address: pdf ? null : values.address.trim() || null };
    const done = { onSuccess: () => { renew(); toast(t("label.printer_saved")); onClose(); } };
    if (printer) changing.mutate({ input: { printerId: printer.id, active: values.active, ...same } }, done);
    else adding.mutate({ input: { code: values.code.trim(), ...same } }, done);
  };
  return (
    <SidePanel title={printer ? named(printer.name) : t("label.printer_new")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        {!printer && <Field id="printer-code" label={t("label.code")}><input id="printer-code" className="input" maxLength={60} value={values.code} onChange={set("code")} /></Field>}
        <Field id="printer-zh" label={t("label.name_zh")}><input id="printer-zh" className="input" maxLength={120} value={values.zh} onChange={set("zh")} /></Field>
        <Field id="printer-en" label={t("label.name_en")}><input id="printer-en" className="input" maxLength={120} value={values.en} onChange={set("en")} /></Field>
        <div className="field"><Pills name="printer-language" label={t("label.language")} value={values.language} onChange={(language) => setValues({ ...values, language })} options={["zpl", "tspl", "pdf"].map((value) => ({ value, label: t(`label.language.${value}`) }))} /></div>
        <div className="field"><Pills name="printer-dpi" label={t("label.dpi")} value={values.dpi} onChange={(dpi) => setValues({ ...values, dpi })} options={["203", "300", "600"].map((value) => ({ value, label: `${value} dpi` }))} /></div>
        {values.language !== "pdf" && (
          <>
            <Field id="printer-agent" label={t("label.agent")} optional hint={t("label.agent_hint")}>
              <select id="printer-agent" className="input" value={values.agent} onChange={set("agent")}><option value="">{t("label.by_browser")}</option>{agents.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</select>
            </Field>
            <Field id="printer-address" label={t("label.address")} optional={!values.agent} hint="tcp://192.168.1.50:9100 · usb:/dev/usb/lp0"><input id="printer-address" className="input" value={values.address} onChange={set("address")} /></Field>
          </>
        )}
        {printer && <label className="check"><input type="checkbox" checked={values.active} onChange={(event) => setValues({ ...values, active: event.target.checked })} /> {t("label.printer_on")}</label>}
        <Refused error={adding.error ?? changing.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={adding.isPending || changing.isPending || !values.zh.trim() || !values.en.trim() || (!printer && !values.code.trim())}>{t("kit.save")}</button>
        </div>
      </form>
    </SidePanel>
  );
}
