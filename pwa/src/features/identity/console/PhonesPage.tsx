import { IconQrcode } from "@tabler/icons-react";
import { QRCode, Select } from "antd";
import { useState } from "react";
import { CreateEnrollmentCodeDocument, GrantPlacesDocument, PhonesDocument, RevokeDeviceDocument, type PhonesQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, clock, count, date, known, named, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head, Pills } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { INVITE_DEVICE, REVOKE_DEVICE } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";

const PAGE = 50;
const SILENT_MS = 12 * 3_600_000;
type Phone = PhonesQuery["devices"]["nodes"][number];

export default function PhonesPage() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const now = useNow();
  const paging = usePaging(PAGE);
  const query = useRead(PhonesDocument, { first: PAGE, after: paging.after }, { keep: true, refetchInterval: 20_000 });
  const [revoking, setRevoking] = useState<Phone | null>(null);
  const invite = can(INVITE_DEVICE) && (
    <button type="button" className="btn primary" onClick={() => refine({ new: "1" })}><IconQrcode size={16} stroke={1.75} aria-hidden="true" />{t("phones.enrol")}</button>
  );
  return (
    <div className="page">
      <Head title={t("phones.title")} figures={query.data && <span>{t("phones.enrolled")} <b>{count(query.data.devices.pageInfo.total)}</b></span>} acts={invite} />
      <div className="tools" />
      <Loaded query={query} what={t("phones.title")} rows={6}>
        {({ devices: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("phones.empty")} acts={invite}>{t("phones.empty_why")}</Note> : (
              <DataTable label={t("phones.title")} columns={columns(now, can(REVOKE_DEVICE) ? setRevoking : null)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} minWidth={860} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="phones.n" />
          </>
        )}
      </Loaded>
      {route.get("new") && <EnrolPanel onClose={() => refine({ new: null })} />}
      {revoking && <RevokeDialog phone={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}

const isActive = (phone: Phone): boolean => phone.state === "active" || phone.state === "enrolled";

function columns(now: number, revoke: ((phone: Phone) => void) | null): Column<Phone>[] {
  return [
    { key: "name", title: t("phones.name"), phone: "title", cell: (row) => <><b className="strong">{row.name}</b>{row.kind === "display" && <div className="second">{t("phones.kind.display")}</div>}</> },
    { key: "seen", title: t("phones.last_seen"), width: 150, cell: (row) => (row.lastSeenAt ? <time dateTime={row.lastSeenAt} title={absolute(row.lastSeenAt)}>{ago(row.lastSeenAt, now)}</time> : <span className="faint">{t("phones.never")}</span>) },
    { key: "pending", title: t("phones.pending"), width: 120, align: "right", cell: (row) => (row.pendingCount === null || row.pendingCount === undefined ? <span className="faint">–</span> : row.pendingCount > 0 ? <b className="strong">{count(row.pendingCount)}</b> : <span className="faint">0</span>) },
    { key: "seq", title: t("phones.entries"), width: 120, align: "right", cell: (row) => count(row.lastSeq) },
    { key: "since", title: t("phones.since"), width: 120, phone: "hide", cell: (row) => date(row.enrolledAt, now) },
    { key: "build", title: t("phones.build"), width: 130, phone: "hide", cell: (row) => <span className="el">{row.build ?? "–"}</span> },
    {
      key: "state", title: t("order.state_title"), width: 190, phone: "corner",
      cell: (row) => (
        <div className="with-menu">
          <State phone={row} now={now} />
          {revoke && isActive(row) && <button type="button" className="btn ghost row-menu" onClick={() => revoke(row)}>{t("phones.revoke")}</button>}
        </div>
      ),
    },
  ];
}

function State({ phone, now }: { phone: Phone; now: number }) {
  if (!isActive(phone)) return <StatusMark mark="silent" tone="t3">{known(`phones.state.${phone.state}`) ?? t("phones.state.revoked")}</StatusMark>;
  const silent = !phone.lastSeenAt || now - new Date(phone.lastSeenAt).getTime() > SILENT_MS;
  return silent ? <StatusMark mark="silent">{t("phones.state.silent")}</StatusMark> : <StatusMark mark="ready">{t("phones.state.active")}</StatusMark>;
}

/** A one-time code as QR, as a link's digits, and the time it stops working. */
function EnrolPanel({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState("phone");
  const [centers, setCenters] = useState<string[]>([]);
  const places = useRead(GrantPlacesDocument, {}, { staleTime: 300_000 }).data?.workCenters ?? [];
  const renew = useRenew(PhonesDocument);
  const command = useCommand(CreateEnrollmentCodeDocument, (reply) => reply.createEnrollmentCode);
  const made = command.data;
  return (
    <SidePanel title={t("phones.enrol")} onClose={() => { renew(); onClose(); }}>
      {made ? (
        <div className="qr-box">
          <QRCode value={made.url} size={224} errorLevel="Q" bordered={false} aria-label={t("phones.qr")} />
          <p>{kind === "display" ? t("phones.display_here", { url: `${location.origin}/s/` }) : t("phones.scan_this")}</p>
          <div className="code">{made.code}</div>
          <p className="sm">{t("phones.valid_until", { time: clock(made.expiresAt) })}</p>
          <button type="button" className="btn" onClick={() => command.reset()}>{t("phones.another")}</button>
        </div>
      ) : (
        <form onSubmit={(event) => { event.preventDefault(); command.mutate({ input: { deviceName: name.trim() || null, deviceKind: kind, workCenterIds: kind === "phone" ? centers : [] } }); }}>
          <Field id="phone-kind" label={t("phones.kind")}>
            <Pills name="phone-kind" label={t("phones.kind")} value={kind} onChange={setKind} options={["phone", "display"].map((value) => ({ value, label: t(`phones.kind.${value}`) }))} />
          </Field>
          <Field id="phone-name" label={t("phones.name")} optional hint={t("phones.name_hint")}>
            <input id="phone-name" className="input" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          </Field>
          {kind === "phone" && <Field id="phone-centers" label={t("phones.at")} optional hint={t("phones.at_hint")}>
            <Select id="phone-centers" mode="multiple" optionFilterProp="label" value={centers} onChange={setCenters} options={places.map((each) => ({ value: each.id, label: named(each.name) }))} />
          </Field>}
          <Refused error={command.error} />
          <div className="dialog-foot"><button type="submit" className="btn primary" disabled={command.isPending}>{t("phones.make_code")}</button></div>
        </form>
      )}
    </SidePanel>
  );
}

function RevokeDialog({ phone, onClose }: { phone: Phone; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [lost, setLost] = useState(false);
  const [tried, setTried] = useState(false);
  const renew = useRenew(PhonesDocument);
  const command = useCommand(RevokeDeviceDocument, (reply) => reply.revokeDevice);
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { deviceId: phone.id, reason: reason.trim(), lost } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("phones.revoke_title", { name: phone.name })} submit={t("phones.revoke_submit", { name: phone.name })} danger busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{phone.pendingCount ? t("phones.revoke_pending", { n: count(phone.pendingCount) }) : t("phones.revoke_effect")}</p>
      <Field id="revoke-reason" label={t("people.reason")} wrong={tried && !reason.trim() ? t("phones.reason_missing") : null}>
        <input id="revoke-reason" className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <label className="check-line"><input type="checkbox" checked={lost} onChange={(event) => setLost(event.target.checked)} /> {t("phones.lost")}</label>
    </Dialog>
  );
}
