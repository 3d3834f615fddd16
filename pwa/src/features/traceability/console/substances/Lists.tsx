import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { KeepExemptionDocument, KeepSubstanceDocument, SetSubstancePolicyDocument, SubstanceBooksDocument, type SubstanceBooksQuery } from "@/packages/api/generated/graphql";
import { named, quantity, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { DayPicker } from "@/c/kit/DayPicker";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { Loaded, Refused } from "@/c/kit/states";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Section } from "@/features/masterdata/console/shared";
import { DASH } from "../parts";
import { LISTS } from "./parts";
import { MANAGE_SUBSTANCES } from "./permissions";

const AMOUNT = /^(1000000(\.0{1,6})?|\d{1,6}(\.\d{1,6})?)$/;
type Book = SubstanceBooksQuery["substanceBooks"][number];
type Policy = SubstanceBooksQuery["substancePolicies"][number];

/** What is restricted, what is exempt until when, and what happens at issue. */
export function Lists() {
  const { query: route } = useRoute();
  const code = LISTS.find((each) => each === route.get("list")) ?? "rohs";
  const query = useRead(SubstanceBooksDocument, {});
  return (
    <Loaded query={query} what={t("subst.lists")} rows={8}>
      {({ substanceBooks, substancePolicies }) => {
        const book = substanceBooks.find((each) => each.code === code);
        return book && (
          <>
            <div className="tools subst-tools"><Pills name="subst-book" label={t("subst.list")} value={code} onChange={(next) => refine({ list: next === "rohs" ? null : next })} options={substanceBooks.map((each) => ({ value: each.code, label: named(each.name) }))} /></div>
            <PolicyChoice key={code} book={book} policies={substancePolicies} />
            <Limits book={book} />
            <Exemptions book={book} />
          </>
        );
      }}
    </Loaded>
  );
}

function PolicyChoice({ book, policies }: { book: Book; policies: Policy[] }) {
  const { can } = useSession();
  const command = useCommand(SetSubstancePolicyDocument, (reply) => reply.setSubstancePolicy);
  const renew = useRenew(SubstanceBooksDocument);
  const now = policies.find((each) => !each.itemId && each.listCode === book.code)?.policy ?? "off";
  return (
    <Section title={t("subst.policy")}>
      <p className="subst-lead">{t("subst.policy_is")}</p>
      {can(MANAGE_SUBSTANCES)
        ? <div className="subst-lead"><Pills name="subst-policy" label={t("subst.policy_is")} value={now} onChange={(policy) => command.mutate({ input: { listCode: book.code, policy } }, { onSuccess: renew })} options={["off", "warn", "block"].map((value) => ({ value, label: t(`subst.policy.${value}`) }))} /></div>
        : <p className="subst-lead"><b className="strong">{t(`subst.policy.${now}`)}</b></p>}
      <Refused error={command.error} />
    </Section>
  );
}

const PerKg = ({ value }: { value: string }) => <span className="subst-day">{quantity(value)} <span className="faint">mg/kg</span></span>;

function Limits({ book }: { book: Book }) {
  const { can } = useSession();
  const [adding, setAdding] = useState(false);
  const columns: Column<Book["limits"][number]>[] = [
    { key: "code", title: t("subst.code"), width: 120, phone: "title", cell: (row) => <b className="strong">{row.code}</b> },
    { key: "name", title: t("subst.substance"), phone: "title", cell: (row) => named(row.name) },
    { key: "cas", title: t("subst.cas"), width: 160, cell: (row) => row.cas ?? DASH },
    { key: "limit", title: t("subst.limit"), width: 160, align: "right", phone: "corner", cell: (row) => <PerKg value={row.limitPpm} /> },
  ];
  return (
    <Section title={`${named(book.name)} ${t("subst.limit")}`} acts={!book.published && can(MANAGE_SUBSTANCES) && <button type="button" className="btn" onClick={() => setAdding(true)}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("subst.add_substance")}</button>}>
      {book.limits.length === 0 ? <p className="subst-lead">{t("subst.empty_list")}</p> : <DataTable label={t("subst.substance")} columns={columns} groups={[{ key: "all", rows: book.limits }]} rowKey={(row) => row.code} minWidth={560} />}
      {book.source && <p className="subst-note">{t("subst.source")} {book.source}</p>}
      {adding && <NewSubstance book={book} onClose={() => setAdding(false)} />}
    </Section>
  );
}

const TEXTS = ["code", "name_zh", "name_en", "cas"] as const;

function NewSubstance({ book, onClose }: { book: Book; onClose: () => void }) {
  const [values, setValues] = useState<Record<string, string>>({ limit: "1000" });
  const [tried, setTried] = useState(false);
  const command = useCommand(KeepSubstanceDocument, (reply) => reply.keepSubstance);
  const renew = useRenew(SubstanceBooksDocument);
  const named_ = values.code?.trim() && values.name_zh?.trim() && values.name_en?.trim();
  const right = AMOUNT.test(values.limit ?? "");
  const submit = (): void => {
    setTried(true);
    if (!named_ || !right) return;
    command.mutate({ input: { listCode: book.code, code: values.code!.trim(), nameZh: values.name_zh!.trim(), nameEn: values.name_en!.trim(), cas: values.cas?.trim() || null, limitPpm: values.limit! } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("subst.add_substance")} submit={t("md.save")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      {TEXTS.map((each) => <Field key={each} id={`subst-${each}`} label={t(`subst.${each}`)} optional={each === "cas"} wrong={tried && each !== "cas" && !values[each]?.trim() ? t("subst.code_missing") : null}><input id={`subst-${each}`} className="input" maxLength={each === "code" ? 40 : 200} value={values[each] ?? ""} onChange={(event) => setValues({ ...values, [each]: event.target.value })} /></Field>)}
      <Field id="subst-limit" label={`${t("subst.limit")} mg/kg`} wrong={tried && !right ? t("subst.ppm_wrong") : null}><input id="subst-limit" className="input" inputMode="decimal" value={values.limit} onChange={(event) => setValues({ ...values, limit: event.target.value.trim() })} /></Field>
    </Dialog>
  );
}

function Exemptions({ book }: { book: Book }) {
  const { can } = useSession();
  const [open, setOpen] = useState<Book["exemptions"][number] | "new" | null>(null);
  const may = can(MANAGE_SUBSTANCES) && book.limits.length > 0;
  const columns: Column<Book["exemptions"][number]>[] = [
    { key: "code", title: t("subst.code"), width: 120, phone: "title", cell: (row) => (may ? <button type="button" className="link subst-code" onClick={() => setOpen(row)}>{row.code}</button> : <b className="strong">{row.code}</b>) },
    { key: "text", title: t("subst.text"), phone: "title", cell: (row) => <div className="first" title={named(row.name)}>{named(row.name)}</div> },
    { key: "substances", title: t("subst.substance"), width: 120, cell: (row) => row.substances.join(" ") },
    { key: "limit", title: t("subst.allows"), width: 160, align: "right", cell: (row) => (row.limitPpm ? <PerKg value={row.limitPpm} /> : t("subst.no_limit")) },
    { key: "until", title: t("subst.expires_on"), width: 130, phone: "corner", cell: (row) => <span className="subst-day">{row.expiresOn ?? t("subst.no_end")}</span> },
  ];
  return (
    <Section title={t("subst.exemptions")} acts={may && <button type="button" className="btn" onClick={() => setOpen("new")}><IconPlus size={16} stroke={1.75} aria-hidden="true" />{t("subst.add_exemption")}</button>}>
      {book.exemptions.length === 0 ? <p className="subst-lead">{t("subst.empty_list")}</p> : <DataTable label={t("subst.exemptions")} columns={columns} groups={[{ key: "all", rows: book.exemptions }]} rowKey={(row) => row.code} minWidth={720} />}
      {open && <Exemption book={book} now={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function Exemption({ book, now, onClose }: { book: Book; now: Book["exemptions"][number] | null; onClose: () => void }) {
  const [code, setCode] = useState(now?.code ?? "");
  const [text, setText] = useState(now?.text ?? "");
  const [limit, setLimit] = useState(now?.limitPpm ?? "");
  const [until, setUntil] = useState<string | null>(now?.expiresOn ?? null);
  const [substances, setSubstances] = useState<string[]>(now?.substances ?? []);
  const [source, setSource] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(KeepExemptionDocument, (reply) => reply.keepExemption);
  const renew = useRenew(SubstanceBooksDocument);
  const right = code.trim() && text.trim() && substances.length > 0 && (!limit || AMOUNT.test(limit));
  const submit = (): void => {
    setTried(true);
    if (right) command.mutate({ input: { listCode: book.code, code: code.trim(), text: text.trim(), substances, limitPpm: limit || null, expiresOn: until, source: source.trim() || null } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={now ? `${t("subst.exemption")} ${now.code}` : t("subst.add_exemption")} submit={t("md.save")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      {!now && <Field id="exempt-code" label={t("subst.code")} wrong={tried && !code.trim() ? t("subst.code_missing") : null}><input id="exempt-code" className="input" maxLength={40} value={code} onChange={(event) => setCode(event.target.value)} /></Field>}
      <Field id="exempt-text" label={t("subst.text")} wrong={tried && !text.trim() ? t("subst.code_missing") : null}><textarea id="exempt-text" className="input" rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} /></Field>
      <fieldset className="subst-choice"><legend>{t("subst.substance")}</legend>{book.limits.map((each) => <label key={each.code}><input type="checkbox" checked={substances.includes(each.code)} onChange={() => setSubstances(substances.includes(each.code) ? substances.filter((one) => one !== each.code) : [...substances, each.code])} />{each.code}</label>)}{tried && substances.length === 0 && <div className="wrong" role="alert">{t("subst.substances_missing")}</div>}</fieldset>
      <Field id="exempt-limit" label={`${t("subst.allows")} mg/kg`} optional wrong={tried && limit && !AMOUNT.test(limit) ? t("subst.ppm_wrong") : null}><input id="exempt-limit" className="input" inputMode="decimal" value={limit} onChange={(event) => setLimit(event.target.value.trim())} /></Field>
      <Field id="exempt-until" label={t("subst.expires_on")} optional><DayPicker id="exempt-until" value={until} onChange={setUntil} /></Field>
      <Field id="exempt-source" label={t("subst.source")} optional><input id="exempt-source" className="input" maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} /></Field>
    </Dialog>
  );
}
