import { useState } from "react";
import { CompanyCodesDocument, DeviceIdentifiersDocument, SetCompanyCodesDocument, type CompanyCodesQuery } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { useSession } from "@/c/session";
import { EDIT_IDENTIFIERS } from "./permissions";

type Codes = CompanyCodesQuery["companyCodes"];
const PREFIX = /^\d{4,12}$/;
const GLN = /^\d{13}$/;

/** What GS1 gave the company, and the registrant's part of the authority's record. */
export function CompanyPanel({ onClose }: { onClose: () => void }) {
  const { can } = useSession();
  const query = useRead(CompanyCodesDocument, {});
  return (
    <SidePanel title={t("udi.company")} onClose={onClose}>
      <Loaded query={query} what={t("udi.company")} rows={5}>
        {({ companyCodes }) => (can(EDIT_IDENTIFIERS) ? <Form codes={companyCodes} onClose={onClose} /> : <Shown codes={companyCodes} />)}
      </Loaded>
    </SidePanel>
  );
}

function Shown({ codes }: { codes: Codes }) {
  const none = <span className="faint">{t("udi.no_value")}</span>;
  return (
    <dl className="pairs udi-pairs">
      <dt>{t("udi.prefix")}</dt><dd>{codes.companyPrefix ?? none}</dd>
      <dt>GLN</dt><dd>{codes.gln ?? none}</dd>
      {codes.record.map((each) => <div key={each.key} style={{ display: "contents" }}><dt lang="zh-CN">{each.label}</dt><dd>{each.value ? <span lang="zh-CN">{each.value}</span> : none}</dd></div>)}
    </dl>
  );
}

function Form({ codes, onClose }: { codes: Codes; onClose: () => void }) {
  const [prefix, setPrefix] = useState(codes.companyPrefix ?? "");
  const [gln, setGln] = useState(codes.gln ?? "");
  const [values, setValues] = useState<Record<string, string>>(Object.fromEntries(codes.record.map((each) => [each.key, each.value ?? ""])));
  const [tried, setTried] = useState(false);
  const command = useCommand(SetCompanyCodesDocument, (reply) => reply.setCompanyCodes);
  const renew = useRenew(CompanyCodesDocument, DeviceIdentifiersDocument);
  const wrong = { prefix: !!prefix && !PREFIX.test(prefix), gln: !!gln && !GLN.test(gln) };
  const submit = (): void => {
    setTried(true);
    if (wrong.prefix || wrong.gln) return;
    const record = codes.record.map(({ key }) => ({ key, value: values[key]?.trim() || null }));
    command.mutate({ input: { companyPrefix: prefix || null, gln: gln || null, record } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Field id="udi-prefix" label={t("udi.prefix")} optional hint={t("udi.prefix_hint")} wrong={tried && wrong.prefix ? t("udi.prefix_wrong") : null}><input id="udi-prefix" className="input" inputMode="numeric" value={prefix} onChange={(event) => setPrefix(event.target.value.trim())} /></Field>
      <Field id="udi-gln" label="GLN" optional hint={t("udi.gln_hint")} wrong={tried && wrong.gln ? t("udi.gln_wrong") : null}><input id="udi-gln" className="input" inputMode="numeric" value={gln} onChange={(event) => setGln(event.target.value.trim())} /></Field>
      <h3 className="udi-part">{t("udi.registrant")}</h3>
      {codes.record.map((each) => (
        <Field key={each.key} id={`udi-${each.key}`} label={each.label} optional={!each.required}><input id={`udi-${each.key}`} className="input" maxLength={2000} value={values[each.key]} onChange={(event) => setValues({ ...values, [each.key]: event.target.value })} /></Field>
      ))}
      <Refused error={command.error} />
      <div className="dialog-foot"><button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button><button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : t("kit.save")}</button></div>
    </form>
  );
}
