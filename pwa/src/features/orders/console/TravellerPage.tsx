import { useState } from "react";
import { ChangeTravelerDocument, TravelerTemplateDocument, type TravelerTemplateQuery } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field, Head, Pills } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { DESIGN_TRAVELER } from "@/c/permissions";
import { useSession } from "@/c/session";
import { blobAddress, storeFile } from "@/features/masterdata/console/files";
import { useCustomFields } from "@/features/settings/console/CustomFields";
import { SettingsTabs } from "@/features/settings/console/SettingsTabs";

type Template = TravelerTemplateQuery["travelerTemplate"];

/** How the company's traveller card looks: paper, logo, what stands on it, the line at its foot. */
export default function TravellerPage() {
  const query = useRead(TravelerTemplateDocument, {});
  return (
    <div className="page scrolls">
      <Head title={t("traveller.title")} />
      <div className="tools"><SettingsTabs current="traveller" /></div>
      <Loaded query={query} what={t("traveller.title")} rows={8}>{({ travelerTemplate }) => <Form key={JSON.stringify(travelerTemplate)} template={travelerTemplate} />}</Loaded>
    </div>
  );
}

function Form({ template }: { template: Template }) {
  const { can } = useSession();
  const [size, setSize] = useState(template.size);
  const [facts, setFacts] = useState(template.facts);
  const [own, setOwn] = useState(template.customFields);
  const [footerZh, setFooterZh] = useState(template.footerZh);
  const [footerEn, setFooterEn] = useState(template.footerEn);
  const [logo, setLogo] = useState(template.logo ?? null);
  const [unread, setUnread] = useState(false);
  const fields = useCustomFields("order");
  const renew = useRenew(TravelerTemplateDocument);
  const command = useCommand(ChangeTravelerDocument, (reply) => reply.changeTraveler);
  if (!can(DESIGN_TRAVELER)) return <Note title={t("traveller.not_yours")}>{t("traveller.not_yours_why")}</Note>;
  const toggle = (list: string[], set: (next: string[]) => void, key: string): void => set(list.includes(key) ? list.filter((each) => each !== key) : [...list, key]);
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setUnread(false);
    await storeFile(file).then(setLogo, () => setUnread(true));
  };
  const submit = (): void => command.mutate(
    { input: { size, facts: template.known.filter((each) => facts.includes(each)), customFields: own, footerZh, footerEn, logo } },
    { onSuccess: () => { renew(); toast(t("traveller.saved")); } },
  );
  return (
    <form className="traveller-form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Field id="traveller-size" label={t("print.size")}><Pills name="traveller-size" label={t("print.size")} value={size} onChange={setSize} options={["A5", "A6"].map((value) => ({ value, label: value }))} /></Field>
      <Field id="traveller-logo" label={t("traveller.logo")} optional hint={t("traveller.logo_hint")} wrong={unread ? t("traveller.logo_unread") : null}>
        {logo && <div className="traveller-logo"><img src={blobAddress(logo)} alt={t("traveller.logo")} /><button type="button" className="btn" onClick={() => setLogo(null)}>{t("traveller.logo_remove")}</button></div>}
        <input id="traveller-logo" type="file" accept="image/png,image/jpeg" onChange={(event) => void choose(event.target.files?.[0])} />
      </Field>
      <fieldset className="traveller-facts">
        <legend>{t("traveller.facts")}</legend>
        {template.known.map((key) => <label key={key} className="check-line"><input type="checkbox" checked={facts.includes(key)} onChange={() => toggle(facts, setFacts, key)} /><span>{t(`traveller.fact.${key}`)}</span></label>)}
        {fields.map((field) => <label key={field.code} className="check-line"><input type="checkbox" checked={own.includes(field.code)} onChange={() => toggle(own, setOwn, field.code)} /><span>{named(field.name)}</span></label>)}
      </fieldset>
      <Field id="traveller-zh" label={t("traveller.footer_zh")} optional><input id="traveller-zh" className="input" maxLength={200} value={footerZh} onChange={(event) => setFooterZh(event.target.value)} /></Field>
      <Field id="traveller-en" label={t("traveller.footer_en")} optional><input id="traveller-en" className="input" maxLength={200} value={footerEn} onChange={(event) => setFooterEn(event.target.value)} /></Field>
      <Refused error={command.error} />
      <div className="dialog-foot" style={{ justifyContent: "flex-start" }}><button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : t("traveller.submit")}</button></div>
    </form>
  );
}
