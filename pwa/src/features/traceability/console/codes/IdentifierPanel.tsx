import { useState } from "react";
import { ChangeDeviceIdentifierDocument, DeviceIdentifiersDocument, ItemIdentifiersDocument, PublishDeviceIdentifierDocument, WithdrawDeviceIdentifierDocument } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { href, refined } from "@/c/router";
import { useSession } from "@/c/session";
import type { Identifier } from "./IdentifiersPage";
import { missingFirst, NO, packagesOf, YES, type RecordField } from "./levels";
import { NmpaDialog } from "./NmpaDialog";
import { IdentifierState, levelName } from "./parts";
import { EDIT_IDENTIFIERS, PUBLISH_IDENTIFIERS } from "./permissions";

/** One identifier: what it numbers, what the authority's record lacks, what holds it. */
export function IdentifierPanel({ row, onClose }: { row: Identifier; onClose: () => void }) {
  const { can } = useSession();
  const [act, setAct] = useState<"edit" | "publish" | "withdraw" | "sheet" | null>(null);
  const sale = row.level === "sale_unit";
  const ready = !sale || row.missing.length === 0;
  const acts = (
    <>
      {row.state === "draft" && ready && can(PUBLISH_IDENTIFIERS) && <button type="button" className="btn primary" onClick={() => setAct("publish")}>{t("udi.publish")}</button>}
      {row.state !== "withdrawn" && sale && can(EDIT_IDENTIFIERS) && <button type="button" className="btn" onClick={() => setAct("edit")}>{t("udi.edit_record")}</button>}
      {sale && <button type="button" className="btn" onClick={() => setAct("sheet")}>{t("udi.sheet")}</button>}
      {row.state !== "withdrawn" && can(PUBLISH_IDENTIFIERS) && <button type="button" className="btn" onClick={() => setAct("withdraw")}>{t("udi.withdraw")}</button>}
    </>
  );
  return (
    <SidePanel title={row.di} onClose={onClose} foot={act !== "edit" && acts}>
      {act === "edit" ? <RecordForm row={row} onClose={() => setAct(null)} /> : (
        <>
          <dl className="pairs">
            <dt>{t("order.state_title")}</dt><dd><IdentifierState state={row.state} /></dd>
            <dt>{t("lots.item")}</dt><dd><a className="link" href={href(`/items/${row.item.id}`, { tab: "material" })}>{row.item.code} {named(row.item.name)}</a></dd>
            <dt>{t("udi.issuer")}</dt><dd>{row.issuer}</dd>
            <dt>{t("udi.level")}</dt><dd>{levelName(row.level)}</dd>
            {row.publishedOn && <><dt>{t("udi.published_on")}</dt><dd>{row.publishedOn}</dd></>}
          </dl>
          {row.state === "draft" && !ready && <p className="udi-warn">{t("udi.lacks_before", { n: count(row.missing.length) })}</p>}
          <Packages row={row} />
          {sale && <Shown fields={row.record} company={row.missing} />}
        </>
      )}
      {act === "publish" && <Publish row={row} onClose={() => setAct(null)} />}
      {act === "withdraw" && <Withdraw row={row} onClose={() => setAct(null)} />}
      {act === "sheet" && <NmpaDialog ids={[row.id]} onClose={() => setAct(null)} />}
    </SidePanel>
  );
}

function Packages({ row }: { row: Identifier }) {
  const query = useRead(ItemIdentifiersDocument, { itemId: row.item.id });
  return (
    <>
      <h3 className="udi-part">{t("udi.packages")}</h3>
      <Loaded query={query} what={t("udi.packages")} rows={2}>
        {({ deviceIdentifiers }) => deviceIdentifiers.nodes.length === 0 ? <p className="faint">{t("udi.no_value")}</p> : (
          <ul className="udi-tree">
            {packagesOf(deviceIdentifiers.nodes).map(({ row: each, depth }) => (
              <li key={each.id} style={{ paddingLeft: depth * 16 }}>
                <span>{levelName(each.level)}</span> {each.id === row.id ? <b className="strong">{each.di}</b> : <a className="link" href={refined({ open: each.id, search: null, level: null, state: null, item: row.item.id, pages: null })}>{each.di}</a>}
                {each.containsId && each.containedQuantity ? <span className="faint"> {t("udi.holds_n", { n: each.containedQuantity })}</span> : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}

/** The record, what is missing first; the registrant's part is kept with the company's codes. */
function Shown({ fields, company }: { fields: readonly RecordField[]; company: readonly string[] }) {
  const registrant = fields.filter((each) => each.company && company.includes(each.label));
  const own = missingFirst(fields.filter((each) => !each.company));
  const filled = own.filter((each) => each.value || each.required);
  return (
    <>
      <h3 className="udi-part">{t("udi.record")}</h3>
      <dl className="pairs udi-pairs">
        {registrant.map((each) => <div key={each.key} style={{ display: "contents" }}><dt lang="zh-CN">{each.label}</dt><dd><a className="link" href={refined({ company: "1", open: null })}>{t("udi.in_company")}</a></dd></div>)}
        {filled.map((each) => <div key={each.key} style={{ display: "contents" }}><dt lang="zh-CN">{each.label}</dt><dd>{each.value ? <Told field={each} /> : <span className="udi-lacks">{t("udi.lacks")}</span>}</dd></div>)}
      </dl>
      {filled.length < own.length && <p className="faint sm">{t("udi.optional_n", { n: count(own.length - filled.length) })}</p>}
    </>
  );
}

/** The record goes to the authority in Chinese, whatever language its reader has chosen. */
const Told = ({ field }: { field: RecordField }) =>
  field.yesNo && field.value === YES ? t("udi.yes") : field.yesNo && field.value === NO ? t("udi.no") : <span lang="zh-CN">{field.value}</span>;

function RecordForm({ row, onClose }: { row: Identifier; onClose: () => void }) {
  const own = missingFirst(row.record.filter((each) => !each.company));
  const [values, setValues] = useState<Record<string, string>>(Object.fromEntries(own.map((each) => [each.key, each.value ?? ""])));
  const command = useCommand(ChangeDeviceIdentifierDocument, (reply) => reply.changeDeviceIdentifier);
  const renew = useRenew(DeviceIdentifiersDocument);
  const set = (key: string, value: string): void => setValues({ ...values, [key]: value });
  const changed = own.filter((each) => (each.value ?? "") !== values[each.key]?.trim());
  const submit = (): void => {
    if (changed.length === 0) return onClose();
    command.mutate({ input: { identifierId: row.id, record: changed.map(({ key }) => ({ key, value: values[key]?.trim() || null })) } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      {own.map((each) => (
        <div className="field" key={each.key}>
          <label htmlFor={`udi-${each.key}`}><span lang="zh-CN">{each.label}</span>{!each.required && <span className="optional">{t("kit.optional")}</span>}</label>
          {each.yesNo
            ? <select id={`udi-${each.key}`} className="input" value={values[each.key]} onChange={(event) => set(each.key, event.target.value)}><option value="">–</option><option value={YES}>{t("udi.yes")}</option><option value={NO}>{t("udi.no")}</option></select>
            : <input id={`udi-${each.key}`} className="input" maxLength={2000} value={values[each.key]} onChange={(event) => set(each.key, event.target.value)} />}
        </div>
      ))}
      <Refused error={command.error} />
      <div className="dialog-foot"><button type="button" className="btn" onClick={onClose}>{t("kit.cancel")}</button><button type="submit" className="btn primary" disabled={command.isPending}>{command.isPending ? t("kit.sending") : t("udi.save_record")}</button></div>
    </form>
  );
}

interface ActProps { row: Identifier; onClose: () => void }

function Publish({ row, onClose }: ActProps) {
  const { me } = useSession();
  const command = useCommand(PublishDeviceIdentifierDocument, (reply) => reply.publishDeviceIdentifier);
  const renew = useRenew(DeviceIdentifiersDocument, ItemIdentifiersDocument);
  return (
    <Dialog open title={t("udi.publish_title", { di: row.di })} submit={t("udi.publish")} busy={command.isPending} error={command.error} onClose={onClose} onSubmit={() => command.mutate({ input: { identifierId: row.id } }, { onSuccess: () => { renew(); onClose(); } })}>
      <p className="dialog-lead">{t("udi.publish_effect")}</p>
      <p className="sm muted">{t("status.signs", { name: me.name, meaning: t("udi.publish_meaning") })}</p>
    </Dialog>
  );
}

function Withdraw({ row, onClose }: ActProps) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(WithdrawDeviceIdentifierDocument, (reply) => reply.withdrawDeviceIdentifier);
  const renew = useRenew(DeviceIdentifiersDocument, ItemIdentifiersDocument);
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { identifierId: row.id, reason: reason.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("udi.withdraw_title", { di: row.di })} submit={t("udi.withdraw")} danger busy={command.isPending} error={command.error} onClose={onClose} onSubmit={submit}>
      <p className="dialog-lead">{t("udi.withdraw_effect")}</p>
      <div className="field">
        <label htmlFor="udi-reason">{t("status.reason")}</label>
        <textarea id="udi-reason" className="input" rows={2} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        {tried && !reason.trim() && <div className="wrong" role="alert">{t("status.reason_missing")}</div>}
      </div>
    </Dialog>
  );
}
