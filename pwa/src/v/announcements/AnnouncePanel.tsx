import { Select } from "antd";
import { useState, type FormEvent } from "react";
import { AnnounceDocument, AnnouncementsDocument, CustomerNamesDocument, CustomerSummaryDocument } from "@/packages/api/generated/vendor/graphql";
import { count, instant, named, plantDay, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { useSession } from "@/c/session";
import { usePartners } from "../customers/CustomerFilters";
import { READ_PARTNERS } from "../permissions";

const WORDS = ["titleZh", "titleEn", "textZh", "textEn"] as const;
type Word = (typeof WORDS)[number];
const LEVELS = ["info", "warning", "urgent"] as const;

export function AnnouncePanel({ onClose }: { onClose: () => void }) {
  const { can } = useSession();
  const [words, setWords] = useState<Record<Word, string>>({ titleZh: "", titleEn: "", textZh: "", textEn: "" });
  const [level, setLevel] = useState<string>("info");
  const [audience, setAudience] = useState("all");
  const [partner, setPartner] = useState<string | null>(null);
  const [companies, setCompanies] = useState<string[]>([]);
  const [days, setDays] = useState<{ from: string | null; until: string | null }>({ from: null, until: null });
  const [tried, setTried] = useState(false);
  const announce = useCommand(AnnounceDocument, (reply) => reply.announce);
  const renew = useRenew(AnnouncementsDocument);
  const reach = useReach(audience, partner, companies);
  const missing = WORDS.filter((key) => !words[key].trim());
  const audiences = ["all", ...(can(READ_PARTNERS) ? ["partner"] : []), "companies"];
  const addressed = audience === "all" || (audience === "partner" ? partner !== null : companies.length > 0);

  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    if (missing[0]) return document.getElementById(`announce-${missing[0]}`)?.focus();
    if (!addressed || announce.isPending) return;
    const input = {
      ...words, level, audience, partnerId: audience === "partner" ? partner : null, companyIds: audience === "companies" ? companies : [],
      startsAt: days.from && days.from > plantDay() ? instant(days.from, "00:00") : null, endsAt: days.until ? instant(days.until) : null,
    };
    announce.mutate({ input }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <SidePanel title={t("v.announce")} onClose={onClose}>
      <form onSubmit={submit} onKeyDown={formKeys(submit)} noValidate>
        {WORDS.map((key) => (
          <Field key={key} id={`announce-${key}`} label={t(`v.announce.${key}`)} wrong={tried && !words[key].trim() ? t("v.announce.missing") : null}>
            {key.startsWith("text") ? <textarea id={`announce-${key}`} className="input" rows={3} maxLength={2000} value={words[key]} onChange={(event) => setWords({ ...words, [key]: event.target.value })} /> : <input id={`announce-${key}`} className="input" maxLength={80} value={words[key]} onChange={(event) => setWords({ ...words, [key]: event.target.value })} />}
          </Field>
        ))}
        <div className="field"><span className="label">{t("v.announcement.level")}</span><Pills name="announce-level" label={t("v.announcement.level")} value={level} options={LEVELS.map((value) => ({ value, label: t(`announcement.level.${value}`) }))} onChange={setLevel} /></div>
        <div className="field"><span className="label">{t("v.announcement.audience")}</span><Pills name="announce-audience" label={t("v.announcement.audience")} value={audience} options={audiences.map((value) => ({ value, label: t(`v.announcement.audience.${value}`) }))} onChange={setAudience} /></div>
        {audience === "partner" && <PartnerChoice value={partner} onChange={setPartner} wrong={tried && !addressed} />}
        {audience === "companies" && <CompanyChoice value={companies} onChange={setCompanies} wrong={tried && !addressed} />}
        <Field id="announce-from" label={t("v.announcement.from")} optional hint={t("v.announce.from_hint")}><DayPicker id="announce-from" value={days.from} futureOnly onChange={(from) => setDays({ ...days, from })} /></Field>
        <Field id="announce-until" label={t("v.announcement.until")} optional hint={t("v.announce.until_hint")}><DayPicker id="announce-until" value={days.until} futureOnly onChange={(until) => setDays({ ...days, until })} /></Field>
        <Refused error={announce.error} />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button>
          <button type="submit" className="btn primary" disabled={announce.isPending}>{announce.isPending ? t("kit.sending") : reach === null ? t("v.announce.submit_some") : t("v.announce.submit", { n: count(reach) })}</button>
        </div>
      </form>
    </SidePanel>
  );
}

/** How many companies it will reach, as far as this screen knows. */
function useReach(audience: string, partner: string | null, companies: string[]): number | null {
  const total = useRead(CustomerSummaryDocument, {}).data?.customerSummary.total ?? null;
  if (audience === "companies") return companies.length;
  return audience === "all" && partner === null ? total : null;
}

function PartnerChoice({ value, onChange, wrong }: { value: string | null; onChange: (value: string | null) => void; wrong: boolean }) {
  const partners = usePartners();
  return <Field id="announce-partner" label={t("v.column.partner")} wrong={wrong ? t("v.announce.choose") : null}><Select id="announce-partner" value={value} options={partners} onChange={onChange} status={wrong ? "error" : undefined} /></Field>;
}

function CompanyChoice({ value, onChange, wrong }: { value: string[]; onChange: (value: string[]) => void; wrong: boolean }) {
  const [text, setText] = useState("");
  const [names, setNames] = useState<Record<string, string>>({});
  const found = useRead(CustomerNamesDocument, { filter: { tab: "ALL", search: text || null } }, { keep: true }).data?.customers.nodes ?? [];
  const options = [...found.map((each) => ({ value: each.id, label: named(each.name) })), ...value.filter((id) => !found.some((each) => each.id === id)).map((id) => ({ value: id, label: names[id] ?? id }))];
  const choose = (ids: string[]): void => {
    setNames({ ...names, ...Object.fromEntries(options.map((each) => [each.value, each.label])) });
    onChange(ids);
  };
  return (
    <Field id="announce-companies" label={t("rail.v.customers")} wrong={wrong ? t("v.announce.choose") : null}>
      <Select id="announce-companies" mode="multiple" value={value} options={options} filterOption={false} onSearch={setText} onChange={choose} status={wrong ? "error" : undefined} />
    </Field>
  );
}
