import { useState } from "react";
import {
  ConsignmentsDocument, GiveBackMaterialDocument, IssueMaterialDocument, OrderIssuedDocument, OrderMaterialsDocument, ReceiveOutputDocument, ReleaseReservationDocument, ReserveMaterialDocument, type OrderIssuedQuery, type OrderMaterialsQuery,
} from "@/packages/api/generated/graphql";
import { absolute, count, known, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { Loaded, Refused } from "@/c/kit/states";
import { idsOf, useFacts } from "@/c/live";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { QuantityField, ReasonField } from "./LotDialogs";
import { isAbove, isZero, minus } from "./model/amounts";
import { Amount, amount, DASH, ItemCell, LotLink, PlaceCell, placeName, Status } from "./parts";
import { ISSUE, ISSUE_OTHERWISE, RECEIVE_OUTPUT, RESERVE, SEND_OUT } from "./permissions";
import { LocationPick, LotPick, type LotChoice } from "./Picks";
import { SendOutDialog } from "./SendOutDialog";

type Data = OrderMaterialsQuery;
type Need = Data["orderMaterials"][number];
type Issued = OrderIssuedQuery["stock"]["nodes"][number];
interface OrderLike { id: string; number: string; state: string; unit: string; quantity: string; operations: readonly { id: string; sequence: number; state: string; name: { zh: string; en: string } }[] }
type Act = { kind: "issue"; need: Need } | { kind: "back"; row: Issued } | { kind: "output" } | { kind: "send" } | null;

/** 物料 of an order: what its bill needs, what was issued and consumed, and the lots that came out of it. */
export default function OrderMaterial({ order }: { order: OrderLike }) {
  const { can } = useSession();
  const query = useRead(OrderMaterialsDocument, { id: order.id });
  const issued = useRead(OrderIssuedDocument, { id: order.id });
  const [act, setAct] = useState<Act>(null);
  const renew = useRenew(OrderMaterialsDocument, OrderIssuedDocument);
  const sent = useRenew(ConsignmentsDocument);
  useFacts((fact) => fact.name.startsWith("traceability.") && idsOf(fact).includes(order.id) && renew());
  const reserve = useCommand(ReserveMaterialDocument, (reply) => reply.reserveMaterial);
  const alive = order.state === "released";
  const sending = alive && can(SEND_OUT) && order.operations.some((each) => each.state !== "completed");
  const done = (): void => { setAct(null); renew(); };
  return (
    <Loaded query={query} what={t("om.title")} rows={5}>
      {(data) => (
        <div className="family om">
          <section>
            <h2>{t("om.needs")}{alive && can(RESERVE) && data.orderMaterials.some((each) => isAbove(each.left)) && <button type="button" className="btn" disabled={reserve.isPending} onClick={() => reserve.mutate({ input: { orderId: order.id, lines: [], hours: 12 } }, { onSuccess: renew })}>{t("om.reserve")}</button>}</h2>
            <Refused error={reserve.error} />
            {data.orderMaterials.length === 0 ? <p className="muted">{t("om.no_needs")}</p> : (
              <DataTable label={t("om.needs")} columns={needColumns(alive && can(ISSUE) ? (need) => setAct({ kind: "issue", need }) : null)} groups={[{ key: "all", rows: data.orderMaterials }]} rowKey={(row) => String(row.position)} minWidth={860} />
            )}
          </section>
          <Reserved data={data} may={can(RESERVE)} onDone={renew} />
          <section>
            <h2>{t("om.issued")}{sending && <button type="button" className="btn" disabled={!issued.data} onClick={() => setAct({ kind: "send" })}>{t("sub.send")}</button>}</h2>
            <Loaded query={issued} what={t("om.issued")} rows={3}>
              {({ stock }) => stock.nodes.length === 0 ? <p className="muted">{t("om.none_issued")}</p> : (
                <DataTable label={t("om.issued")} columns={issuedColumns(can(ISSUE) ? (row) => setAct({ kind: "back", row }) : null)} groups={[{ key: "all", rows: stock.nodes }]} rowKey={(row) => row.id} minWidth={720} />
              )}
            </Loaded>
          </section>
          <section>
            <h2>{t("om.outputs")}{alive && can(RECEIVE_OUTPUT) && <button type="button" className="btn" onClick={() => setAct({ kind: "output" })}>{t("om.receive")}</button>}</h2>
            {data.orderOutputs.length === 0 ? <p className="muted">{t("om.no_outputs")}</p> : <DataTable label={t("om.outputs")} columns={outputColumns()} groups={[{ key: "all", rows: data.orderOutputs }]} rowKey={(row) => row.id} minWidth={640} />}
            {data.orderByproducts.length > 0 && <ul className="plain">{data.orderByproducts.map((each) => <li key={each.code}>{named(each.name)} <span className="faint">{each.code}</span> <span>{t("om.planned", { n: amount(each.planned, each.unit) })}</span><span className="faint">{t(`om.kind.${each.kind}`)}</span></li>)}</ul>}
          </section>
          <p><a className="link" href={href("/movements", { order: order.id })}>{t("om.movements")}</a> <a className="link" href={href("/subcontract", { order: order.id, view: "all" })}>{t("sub.title")}</a> <a className="link" href={href("/shortfalls", { order: order.id, state: "all" })}>{t("short.title")}</a> <a className="link" href={href("/trace", { order: order.id })}>{t("lot.whole_trace")}</a></p>
          {act?.kind === "issue" && <IssueDialog order={order} need={act.need} onClose={() => setAct(null)} onDone={done} />}
          {act?.kind === "back" && <BackDialog order={order} row={act.row} onClose={() => setAct(null)} onDone={done} />}
          {act?.kind === "send" && issued.data && <SendOutDialog order={order} issued={issued.data.stock.nodes} onClose={() => setAct(null)} onDone={() => { sent(); done(); }} />}
          {act?.kind === "output" && <OutputDialog order={order} onClose={() => setAct(null)} onDone={done} />}
        </div>
      )}
    </Loaded>
  );
}

function needColumns(issue: ((need: Need) => void) | null): Column<Need>[] {
  const figure = (value: string) => (isZero(value) ? <span className="faint">0</span> : quantity(value));
  return [
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <><ItemCell item={row.item} />{row.alternativeOf !== null && row.alternativeOf !== undefined && <div className="second">{t("om.alternative", { n: count(row.alternativeOf) })}</div>}</> },
    { key: "step", title: t("operation.name"), width: 130, cell: (row) => (row.operation ? named(row.operation.name) : DASH) },
    { key: "method", title: t("om.method"), width: 90, phone: "hide", cell: (row) => known(`om.method.${row.method}`) ?? row.method },
    { key: "required", title: t("om.required"), width: 120, align: "right", cell: (row) => <Amount value={row.required} unit={row.unit} /> },
    { key: "issued", title: t("om.issued_n"), width: 100, align: "right", cell: (row) => figure(row.issued) },
    { key: "consumed", title: t("om.consumed"), width: 100, align: "right", cell: (row) => figure(row.consumed) },
    { key: "left", title: t("om.left"), width: 100, align: "right", cell: (row) => (isZero(row.left) ? <span className="faint">0</span> : <b className="strong">{quantity(row.left)}</b>) },
    ...(issue ? [{ key: "acts", title: <span className="sr-only">{t("md.acts")}</span>, width: 120, cell: (row: Need) => row.method === "scan" && <button type="button" className="btn ghost" onClick={() => issue(row)}>{t("om.issue")}<span className="sr-only"> {row.item.code}</span></button> }] : []),
  ];
}

function issuedColumns(back: ((row: Issued) => void) | null): Column<Issued>[] {
  return [
    { key: "lot", title: t("lots.number"), width: 180, phone: "title", cell: (row) => <LotLink lot={row.lot} /> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.lot.item} /> },
    { key: "place", title: t("mat.location"), width: 160, cell: (row) => <PlaceCell place={row.location} /> },
    { key: "quantity", title: t("lots.quantity"), width: 120, align: "right", phone: "corner", cell: (row) => <b className="strong"><Amount value={row.quantity} unit={row.lot.unit} /></b> },
    ...(back ? [{ key: "acts", title: <span className="sr-only">{t("md.acts")}</span>, width: 144, cell: (row: Issued) => row.location?.kind !== "subcontractor" && <button type="button" className="btn ghost" onClick={() => back(row)}>{t("om.back")}<span className="sr-only"> {row.lot.number}</span></button> }] : []),
  ];
}

function outputColumns(): Column<Data["orderOutputs"][number]>[] {
  return [
    { key: "lot", title: t("lots.number"), width: 200, phone: "title", cell: (row) => <LotLink lot={row} /> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "made", title: t("om.made"), width: 120, align: "right", cell: (row) => <Amount value={row.quantity} unit={row.unit} /> },
    { key: "there", title: t("lot.on_hand"), width: 120, align: "right", cell: (row) => (isZero(row.onHand) ? <span className="faint">0</span> : <Amount value={row.onHand} unit={row.unit} />) },
    { key: "open", title: t("om.open"), width: 110, phone: "hide", cell: (row) => t(row.closedAt ? "om.closed" : "om.taking") },
    { key: "state", title: t("lots.state"), width: 120, phone: "corner", cell: (row) => <Status status={row.state} /> },
  ];
}

function Reserved({ data, may, onDone }: { data: Data; may: boolean; onDone: () => void }) {
  const release = useCommand(ReleaseReservationDocument, (reply) => reply.releaseReservation);
  const rows = data.reservations.nodes;
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t("om.reserved")}</h2>
      <Refused error={release.error} />
      <ul className="mat-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <div><LotLink lot={row.lot} /><div className="second">{row.location && placeName(row.location)} {t("om.until", { at: absolute(row.endsAt).slice(0, 16) })}</div></div>
            <span><Amount value={minus(row.quantity, row.used)} unit={row.lot.unit} />{may && <button type="button" className="btn ghost" disabled={release.isPending} onClick={() => release.mutate({ input: { reservationId: row.id } }, { onSuccess: onDone })}>{t("om.release")}<span className="sr-only"> {row.lot.number}</span></button>}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;
interface DialogProps { order: OrderLike; onClose: () => void; onDone: () => void }

/** The lots whose turn it is stand first; another one asks why. */
function IssueDialog({ order, need, onClose, onDone }: DialogProps & { need: Need }) {
  const { can } = useSession();
  const first = need.proposals[0];
  const [pick, setPick] = useState<string>(first ? `${first.lot.id} ${first.location?.id ?? ""}` : "other");
  const [lot, setLot] = useState<LotChoice | null>(null);
  const proposal = need.proposals.find((each) => `${each.lot.id} ${each.location?.id ?? ""}` === pick);
  const [typed, setTyped] = useState<string | null>(null);
  const [override, setOverride] = useState(false);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(IssueMaterialDocument, (reply) => reply.issueMaterial);
  const value = typed ?? proposal?.quantity ?? (isAbove(need.left) ? need.left : "");
  const right = QUANTITY.test(value) && isAbove(value);
  const lotId = proposal?.lot.id ?? lot?.id;
  const submit = (): void => {
    setTried(true);
    if (!lotId || !right || (override && !reason.trim())) return;
    command.mutate({ input: { orderId: order.id, lotId, locationId: proposal?.location?.id ?? null, quantity: value, position: need.position, override, reason: reason.trim() || null } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("om.issue_title", { item: named(need.item.name), order: order.number })} submit={t("om.issue_submit", { n: right ? amount(value, need.unit) : "" })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("om.issue_lead", { left: amount(need.left, need.unit), required: amount(need.required, need.unit) })}</p>
      <div className="field" role="radiogroup" aria-label={t("search.kind.lot")}>
        {need.proposals.map((each, at) => {
          const key = `${each.lot.id} ${each.location?.id ?? ""}`;
          return (
            <label key={key} className="check-line"><input type="radio" name="issue-lot" checked={pick === key} onChange={() => { setPick(key); setTyped(null); }} />
              <span><b className="strong">{each.lot.number}</b> {amount(each.free, need.unit)}<small>{each.location && placeName(each.location)}{each.lot.expiresOn && ` ${t("om.expires", { day: each.lot.expiresOn })}`}{at === 0 && ` ${t("om.turn")}`}</small></span>
            </label>
          );
        })}
        <label className="check-line"><input type="radio" name="issue-lot" checked={pick === "other"} onChange={() => setPick("other")} /><span>{t("om.other_lot")}</span></label>
      </div>
      {pick === "other" && <Field id="issue-other" label={t("search.kind.lot")} wrong={tried && !lot ? t("packs.lot_missing") : null}><LotPick id="issue-other" label={t("search.kind.lot")} value={lot} itemId={need.item.id} invalid={tried && !lot} onPick={setLot} /></Field>}
      <QuantityField id="issue-quantity" label={t("mat.quantity")} unit={need.unit} value={value} wrong={tried && !right ? t("mat.quantity_wrong") : null} onChange={setTyped} />
      {can(ISSUE_OTHERWISE) && <label className="check-line"><input type="checkbox" checked={override} onChange={(event) => setOverride(event.target.checked)} /><span>{t("om.override")}<small>{t("om.override_why")}</small></span></label>}
      {(override || command.error || pick !== "other" && proposal !== first || pick === "other") && <ReasonField id="issue-reason" value={reason} optional={!override} wrong={tried && override && !reason.trim() ? t("status.reason_missing") : null} onChange={setReason} />}
    </Dialog>
  );
}

function BackDialog({ order, row, onClose, onDone }: DialogProps & { row: Issued }) {
  const [value, setValue] = useState(row.quantity);
  const [to, setTo] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const command = useCommand(GiveBackMaterialDocument, (reply) => reply.giveBackMaterial);
  const right = QUANTITY.test(value) && isAbove(value);
  const submit = (): void => {
    setTried(true);
    if (right) command.mutate({ input: { orderId: order.id, lotId: row.lot.id, quantity: value, locationId: to } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("om.back_title", { lot: row.lot.number })} submit={t("om.back_submit", { n: right ? amount(value, row.lot.unit) : "" })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <QuantityField id="back-n" label={t("mat.quantity")} unit={row.lot.unit} value={value} wrong={tried && !right ? t("mat.quantity_wrong") : null} onChange={setValue} />
      <Field id="back-place" label={t("mat.to")} optional hint={t("om.back_hint")}><LocationPick id="back-place" label={t("mat.to")} value={to} optional onPick={setTo} /></Field>
    </Dialog>
  );
}

function OutputDialog({ order, onClose, onDone }: DialogProps) {
  const [value, setValue] = useState("");
  const [to, setTo] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const command = useCommand(ReceiveOutputDocument, (reply) => reply.receiveOutput);
  const right = QUANTITY.test(value) && isAbove(value);
  const submit = (): void => {
    setTried(true);
    if (right) command.mutate({ input: { orderId: order.id, quantity: value, locationId: to } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("om.receive_title", { order: order.number })} submit={t("om.receive_submit", { n: right ? `${quantity(value)} ${unitName(order.unit)}` : "" })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <QuantityField id="output-n" label={t("mat.quantity")} unit={order.unit} value={value} wrong={tried && !right ? t("mat.quantity_wrong") : null} onChange={setValue} />
      <Field id="output-place" label={t("mat.to")} optional><LocationPick id="output-place" label={t("mat.to")} value={to} optional onPick={setTo} /></Field>
    </Dialog>
  );
}
